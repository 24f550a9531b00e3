/** What answers bring, apart from decisions. */
import Type from 'typebox'
import type { Text } from '../../../engine/index.ts'
import { closed, pageOf, ref } from './common.ts'

const text = Type.Optional(ref<Text>('Text'))

/** Parameters of a problem's message: numbers and names by key. */
const params = Type.Unsafe<Record<string, unknown>>({ type: 'object' })

export const StrategyProblem = Type.Object(
  {
    code: Type.String(),
    severity: Type.Enum(['error', 'warning']),
    pointer: Type.String({ description: 'JSON pointer into the strategy document.' }),
    message: Type.String(),
    params,
  },
  { ...closed, description: 'Something that check found.' },
)

export const CheckResult = Type.Object(
  {
    problems: Type.Array(ref<unknown>('StrategyProblem')),
    errors: Type.Integer({ minimum: 0 }),
    warnings: Type.Integer({ minimum: 0 }),
  },
  { ...closed, examples: [{ problems: [], errors: 0, warnings: 0 }] },
)

export const Settings = Type.Object(
  {
    title: text,
    timeZone: Type.String({ description: 'IANA time zone, fixed at creation.' }),
    approvals: Type.Integer({ minimum: 0, maximum: 20, description: 'How many people must approve a proposal.' }),
    record: Type.Enum(['never', 'asked', 'tier-changes', 'always'], { description: 'Which decisions are recorded.' }),
    retention: Type.Optional(Type.Integer({ minimum: 1, description: 'Days that recorded decisions are kept.' })),
    reviewDate: Type.Optional(ref<string>('CalendarDate')),
  },
  { ...closed, examples: [{ timeZone: 'UTC', approvals: 2, record: 'asked' }] },
)

export const Actor = Type.Object(
  { kind: Type.Enum(['person', 'key', 'system']), id: Type.String(), name: Type.String() },
  { ...closed, description: 'Who did something, as they were called then.' },
)

export const StrategySummary = Type.Object(
  {
    id: Type.String(),
    title: text,
    createdAt: ref<string>('Instant'),
    settings: ref<unknown>('Settings'),
    latestVersion: Type.Optional(ref<number>('VersionNumber')),
    inEffect: Type.Optional(
      Type.Object(
        {
          version: ref<number>('VersionNumber'),
          digest: ref<string>('Digest'),
          effectiveFrom: ref<string>('Moment'),
          phase: text,
        },
        { ...closed, description: 'The version that answers now; absent before the first takes effect.' },
      ),
    ),
  },
  {
    ...closed,
    examples: [
      {
        id: 'a-group-distributors',
        title: { en: 'A-Group distributor value' },
        createdAt: '2026-03-20T08:00:00.000Z',
        settings: { timeZone: 'UTC', approvals: 0, record: 'asked' },
        latestVersion: 1,
        inEffect: { version: 1, digest: `sha256:${'5f'.repeat(32)}`, effectiveFrom: '2026-04-01' },
      },
    ],
  },
)
export const StrategyPage = pageOf('StrategySummary')

const version = {
  strategy: Type.String(),
  number: ref<number>('VersionNumber'),
  digest: ref<string>('Digest'),
  authors: Type.Array(ref<unknown>('Actor')),
  approvers: Type.Array(ref<unknown>('Actor')),
  note: ref<string>('Note'),
  createdAt: ref<string>('Instant'),
}

export const VersionSummary = Type.Object(version, { ...closed, description: 'A version without its document.' })
export const VersionPage = pageOf('VersionSummary')

export const Version = Type.Object(
  { ...version, document: ref<unknown>('Strategy') },
  { ...closed, description: 'A published version: it never changes.' },
)

export const TimelineEntry = Type.Object(
  {
    seq: Type.Integer({ minimum: 1 }),
    recordedAt: ref<string>('Instant'),
    effectiveFrom: ref<string>('Moment'),
    version: ref<number>('VersionNumber'),
    phase: text,
    note: ref<string>('Note'),
    cancels: Type.Optional(Type.Integer({ minimum: 1, description: 'The seq of the entry that it cancels.' })),
  },
  {
    ...closed,
    examples: [
      {
        seq: 1,
        recordedAt: '2026-03-20T08:00:00.000Z',
        effectiveFrom: '2026-04-01',
        version: 1,
        phase: { en: 'Rapid layout' },
        note: 'Coverage of first-tier cities first',
      },
    ],
  },
)
export const TimelinePage = pageOf('TimelineEntry')

export const Published = Type.Object(
  {
    version: ref<unknown>('VersionSummary'),
    entry: ref<unknown>('TimelineEntry'),
    problems: Type.Array(ref<unknown>('StrategyProblem'), { description: 'Warnings.' }),
    proposal: Type.Optional(Type.Integer({ minimum: 1, description: 'The number of the proposal that it was.' })),
  },
  { ...closed, description: 'A version as published, and the timeline entry that puts it into effect.' },
)

export const BatchAnswer = Type.Unsafe<unknown>({
  type: 'object',
  description:
    'One line of a batch’s answer: a decision, an error, or, as the last line, the summary. ' +
    'Where the summary is missing the batch was cut off.',
  properties: {
    line: { type: 'integer', minimum: 1 },
    decision: ref('Decision'),
    error: Type.Object(
      {
        code: Type.String(),
        message: Type.String(),
        errors: Type.Array(ref('ProblemError')),
        decisionId: Type.Optional(Type.String({ description: 'That of a refused evaluation that was recorded.' })),
      },
      closed,
    ),
    summary: Type.Object(
      {
        lines: Type.Integer({ minimum: 0 }),
        refused: Type.Integer({ minimum: 0 }),
        tiers: Type.Unsafe({ type: 'object', additionalProperties: { type: 'integer' } }),
      },
      closed,
    ),
  },
  additionalProperties: false,
  oneOf: [{ required: ['line', 'decision'] }, { required: ['line', 'error'] }, { required: ['summary'] }],
  examples: [{ summary: { lines: 440, refused: 1, tiers: { key: 88, development: 351 } } }],
})

export const Pack = Type.Object(
  {
    id: Type.String(),
    title: ref<Text>('Text'),
    source: text,
    purpose: text,
    strategies: Type.Array(Type.String(), { description: 'Ids of its strategies.' }),
  },
  closed,
)
export const PackPage = pageOf('Pack')

export const PackWithDocuments = Type.Object(
  {
    ...Pack.properties,
    documents: Type.Array(ref<unknown>('Strategy'), { description: 'Its strategies’ latest versions.' }),
  },
  closed,
)

export const JsonSchema = Type.Unsafe<unknown>({
  type: 'object',
  description: 'A JSON Schema (draft 2020-12).',
  examples: [{ type: 'object', properties: { claims: { type: 'integer', minimum: 0 } } }],
})

export const Export = Type.Unsafe<unknown>({
  description:
    'jsonlogic: one plain JsonLogic rule that gives ["ok", tier, scores] or ["refused", code, id]. ' +
    'json-schema: the JSON Schema of the input.',
})

export const Health = Type.Object({ status: Type.Enum(['ok']) }, { ...closed, examples: [{ status: 'ok' }] })

export const ProblemError = Type.Object(
  {
    pointer: Type.String({ description: 'JSON pointer into the request’s body, or /query/<name>.' }),
    code: Type.String(),
    message: Type.String(),
    id: Type.Optional(Type.String({ description: 'The field, dimension or score concerned.' })),
  },
  closed,
)

export const Problem = Type.Object(
  {
    type: Type.String({ description: 'urn:tiersmith:problem:<code>' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    instance: Type.Optional(Type.String({ description: 'urn:tiersmith:request:<id>: the log has the id.' })),
    code: Type.String({ description: 'What is wrong, from a closed list; a refused evaluation’s code is its own.' }),
    errors: Type.Array(ref<unknown>('ProblemError')),
    problems: Type.Optional(
      Type.Array(ref<unknown>('StrategyProblem'), { description: 'All that check found, for strategy-has-errors.' }),
    ),
    breaks: Type.Optional(
      Type.Array(ref<unknown>('ContractBreak'), { description: 'What nobody has accepted, for breaks-not-accepted.' }),
    ),
    current: Type.Optional(
      Type.Unsafe<unknown>({ type: 'object', description: 'What is there now, where a precondition failed.' }),
    ),
    decisionId: Type.Optional(Type.String({ description: 'That of a refused evaluation that was recorded.' })),
  },
  {
    ...closed,
    description: 'RFC 9457 problem details.',
    examples: [
      {
        type: 'urn:tiersmith:problem:missing-value',
        title: 'A value is missing',
        status: 422,
        detail: 'The required field "annual_sales" is missing.',
        code: 'missing-value',
        errors: [
          {
            pointer: '/input/annual_sales',
            code: 'missing-value',
            message: 'The required field "annual_sales" is missing.',
          },
        ],
      },
    ],
  },
)
