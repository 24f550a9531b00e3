/** Recorded decisions as they are answered. */
import Type from 'typebox'
import type { Language, Text } from '../../../engine/index.ts'
import { closed, pageOf, ref } from './common.ts'

const decisionId = Type.String({ format: 'uuid', description: 'A UUIDv7: ids sort by the time of recording.' })
const scalars = Type.Unsafe<Record<string, unknown>>({ type: 'object' })
const sentences = Type.Unsafe<Record<Language, string[]>>({
  type: 'object',
  description: 'By language (en, zh-Hant, zh-Hans), in the order of telling.',
  additionalProperties: { type: 'array', items: { type: 'string' } },
})
const strings = Type.Array(Type.String())

const summary = {
  id: decisionId,
  strategy: Type.Object(
    {
      id: Type.String(),
      version: ref<number>('VersionNumber'),
      digest: ref<string>('Digest'),
      phase: Type.Optional(ref<Text>('Text')),
    },
    closed,
  ),
  subject: Type.Optional(Type.String()),
  asOf: ref<string>('CalendarDate'),
  tier: Type.Unsafe<string | null>({
    type: ['string', 'null'],
    description: 'The tier’s id; null where the evaluation was refused.',
  }),
  scores: Type.Optional(
    Type.Unsafe<Record<string, number>>({ type: 'object', additionalProperties: { type: 'number' } }),
  ),
  refusal: Type.Optional(Type.String({ description: 'The code of a refused evaluation.' })),
  recordedAt: ref<string>('Instant'),
  recordedBy: ref<unknown>('Actor'),
  engine: Type.String({ description: 'The version of the engine that decided.' }),
  request: Type.Unsafe<Record<string, unknown>>({
    type: 'object',
    description: 'asOf, knownAt, version, previousTier and trace, as they were asked for.',
  }),
}

export const DecisionSummary = Type.Object(summary, { ...closed, description: 'A recorded decision in outline.' })
export const DecisionPage = pageOf('DecisionSummary')

export const RecordedDecision = Type.Object(
  {
    ...summary,
    input: Type.Unsafe<Record<string, unknown>>({ ...scalars, description: 'The strategy’s fields that were given.' }),
    decision: Type.Optional(ref<unknown>('Decision')),
    refused: Type.Optional(ref<unknown>('Refusal')),
    sealed: Type.Optional(Type.Boolean({ description: 'True where sensitive fields are stored encrypted.' })),
    withheld: Type.Optional(
      Type.Enum(['omitted', 'unreadable', 'damaged'], {
        description: 'Why the result can’t be told: sensitive fields were not kept, or can’t be decrypted.',
      }),
    ),
  },
  { ...closed, description: 'A recorded decision with what it rests on and what it said.' },
)

export const Refusal = Type.Object(
  { code: Type.String(), message: Type.String(), errors: Type.Array(ref<unknown>('ProblemError')) },
  closed,
)

const backends = Type.Array(Type.Enum(['rows', 'jsonlogic']), {
  description: 'What evaluated it again. A subject that intake refuses never reaches the JsonLogic rule.',
})

export const Replay = Type.Object(
  {
    decisionId,
    outcome: Type.Enum(['identical', 'different', 'not-replayable']),
    identical: Type.Boolean(),
    engine: Type.Object({ recorded: Type.String(), now: Type.String() }, closed),
    backends: Type.Optional(backends),
    differences: Type.Optional(
      Type.Array(
        Type.Object(
          {
            backend: Type.Enum(['rows', 'jsonlogic']),
            path: Type.String({ description: 'JSON pointer into the result.' }),
            stored: Type.Optional(Type.Unknown()),
            now: Type.Optional(Type.Unknown()),
          },
          closed,
        ),
      ),
    ),
    reason: Type.Optional(
      Type.Object(
        {
          code: Type.Enum(['omitted', 'unreadable', 'damaged', 'version-gone', 'version-changed', 'version-refused']),
          message: Type.String(),
        },
        { ...closed, description: 'Why it can’t be replayed.' },
      ),
    ),
  },
  closed,
)

const outcome = Type.Unsafe<{ tier: string } | { refusal: string }>({
  type: 'object',
  properties: { tier: { type: 'string' }, refusal: { type: 'string' } },
  additionalProperties: false,
})
const stages = Type.Object(
  {
    outcome,
    assigned: Type.Optional(Type.String({ description: 'By score, matrix or table, before hold and overrides.' })),
    held: Type.Optional(Type.String({ description: 'After hold, before overrides.' })),
    scores: Type.Optional(scalars),
  },
  closed,
)
const factor = Type.Enum(['data', 'rules', 'previousTier', 'date'])
const change = Type.Unsafe<unknown>({ type: 'object' })

export const TierChange = Type.Object(
  {
    changed: Type.Boolean(),
    before: stages,
    after: stages,
    differs: Type.Array(factor),
    causes: Type.Array(Type.Array(factor), {
      description: 'The smallest sets of what differs that lead to the new outcome by themselves.',
    }),
    alone: Type.Array(Type.Object({ factor, outcome }, closed)),
    data: Type.Optional(
      Type.Object(
        {
          fields: Type.Array(change, { description: 'Every field whose value changed.' }),
          alone: Type.Unsafe<string[]>({ ...strings, description: 'Fields of which one alone is enough.' }),
          together: Type.Unsafe<string[]>({ ...strings, description: 'Fields that are enough only together.' }),
        },
        closed,
      ),
    ),
    rules: Type.Optional(
      Type.Object(
        {
          groups: strings,
          changes: Type.Array(change),
          dimensions: strings,
          overrides: strings,
          thresholds: Type.Boolean(),
        },
        closed,
      ),
    ),
    dimensions: Type.Array(change),
    overrides: Type.Array(change),
    hold: Type.Optional(change),
    sentences,
  },
  { ...closed, description: 'What changed a subject’s tier, each claim found by evaluating.' },
)

export const Explanation = Type.Object(
  { decision: decisionId, since: decisionId, change: ref<unknown>('TierChange') },
  closed,
)

export const SubjectHistory = Type.Object(
  {
    strategy: Type.String(),
    subject: Type.String(),
    items: Type.Array(
      Type.Object(
        {
          decision: ref<unknown>('DecisionSummary'),
          since: Type.Optional(decisionId),
          change: Type.Optional(ref<unknown>('TierChange')),
          unexplained: Type.Optional(
            Type.Object(
              { code: Type.String(), message: Type.String() },
              { ...closed, description: 'Why it can’t be explained.' },
            ),
          ),
        },
        { ...closed, description: 'A decision; where the tier isn’t that of the one before, why.' },
      ),
    ),
    next: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'The cursor of the next page.' }),
    runs: Type.Optional(
      Type.Array(ref<unknown>('SubjectRun'), {
        description:
          'Of the first page: the runs in which its tier changed, the newest first, among the latest twelve.',
      }),
    ),
  },
  { ...closed, description: 'A subject’s decisions, the latest first, and the runs in which its tier changed.' },
)
