/** What requests bring: bodies and query strings. These are the schemas that validate them. */
import Type, { type Static } from 'typebox'
import type { Text, TraceLevel } from '../../../engine/index.ts'
import { closed, ref } from './common.ts'

const document = (description: string) => Type.Unsafe<unknown>({ $ref: '#/components/schemas/Strategy', description })

const asOf = Type.Optional(ref<string>('Moment'))
const knownAt = Type.Optional(ref<string>('Moment'))
const version = Type.Optional(ref<number>('VersionNumber'))
const trace = Type.Optional(ref<TraceLevel>('Trace'))
const record = Type.Optional(
  Type.Boolean({
    default: false,
    description:
      'Whether the decision is to be recorded. The strategy’s settings come first: under `never` `true` is refused, ' +
      'under `always` every decision is recorded, under `tier-changes` every one whose tier is not `previousTier` ' +
      '(without it, the tier of the subject’s latest recorded decision).',
  }),
)

const subject = {
  subject: Type.Optional(
    Type.Unsafe<string | null>({
      type: ['string', 'null'],
      maxLength: 1_000,
      description: 'The subject’s own id; readable as `subject` in overrides.',
    }),
  ),
  input: Type.Unsafe<Record<string, unknown>>({
    type: 'object',
    description: 'Values by field id. Unknown keys are ignored, and listed by trace `full`.',
  }),
  previousTier: Type.Optional(
    Type.Unsafe<string | null>({
      type: ['string', 'null'],
      maxLength: 1_000,
      description: 'The tier held until now, for `hold`.',
    }),
  ),
}

const exampleInput = {
  tier1_outlets: 12,
  annual_sales: 1_000_000,
  gross_profit: 150_000,
  payment_term: 'lc',
  first_order: '2016-05-01',
}

export const EvaluateBody = Type.Object(
  { ...subject, asOf, knownAt, version, trace, record },
  { ...closed, examples: [{ subject: 'D-1042', input: exampleInput, asOf: '2026-04-01' }] },
)
export type EvaluateBody = Static<typeof EvaluateBody>

export const EvaluateUnsavedBody = Type.Object(
  { strategy: document('The strategy document.'), ...subject, asOf, trace },
  closed,
)
export type EvaluateUnsavedBody = Static<typeof EvaluateUnsavedBody>

export const BatchLine = Type.Object(subject, {
  ...closed,
  description: 'One line of a batch.',
  examples: [{ subject: 'D-1042', input: exampleInput }],
})
export type BatchLine = Static<typeof BatchLine>

export const CheckBody = Type.Object(
  {
    strategy: Type.Unsafe<unknown>({
      description: 'The strategy document, valid (as `Strategy` says) or not: any JSON value.',
    }),
  },
  closed,
)
export type CheckBody = Static<typeof CheckBody>

export const CreateBody = Type.Object(
  {
    document: document('Becomes version 1; its id becomes the strategy’s.'),
    publish: Type.Optional(
      Type.Boolean({ default: true, description: 'false: it becomes the draft “main”, which may hold errors.' }),
    ),
    note: Type.Optional(ref<string>('Note')),
    effectiveFrom: Type.Optional(ref<string>('Moment')),
    phase: Type.Optional(ref<Text>('Text')),
    title: Type.Optional(ref<Text>('Text')),
    timeZone: Type.Optional(
      Type.String({
        maxLength: 100,
        description: 'IANA time zone, fixed from here on. Default: UTC.',
        examples: ['Europe/Lisbon'],
      }),
    ),
  },
  { ...closed, description: 'Without effectiveFrom, version 1 is in effect from now on.' },
)
export type CreateBody = Static<typeof CreateBody>

export const PublishBody = Type.Object(
  {
    document: document('The next version; it must have no errors and keep the strategy’s id.'),
    note: ref<string>('Note'),
    effectiveFrom: Type.Optional(ref<string>('Moment')),
    phase: Type.Optional(ref<Text>('Text')),
    base: Type.Optional(
      Type.Integer({
        minimum: 0,
        description: 'The version that it was made from; where another has been published since, nothing is done.',
      }),
    ),
    acceptedBreaks: Type.Optional(
      Type.Array(Type.String(), {
        maxItems: 10_000,
        description: 'The breaks of the input contract that are accepted, by key.',
      }),
    ),
  },
  { ...closed, description: 'Without effectiveFrom it is in effect from now on.' },
)
export type PublishBody = Static<typeof PublishBody>

/** What every list takes. */
export const page = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50, description: 'How many items at most.' })),
  cursor: Type.Optional(Type.String({ maxLength: 1_000, description: '`next` of the page before.' })),
}

export const PageQuery = Type.Object(page, closed)
export type PageQuery = Static<typeof PageQuery>

export const AsOfQuery = Type.Object({ asOf, knownAt }, closed)
export type AsOfQuery = Static<typeof AsOfQuery>

export const BatchQuery = Type.Object({ asOf, knownAt, version, trace, record }, closed)
export type BatchQuery = Static<typeof BatchQuery>

export const NoQuery = Type.Object({}, closed)
export type NoQuery = Static<typeof NoQuery>
