/** Runs and impact, as they are answered. */
import Type, { type TSchema } from 'typebox'
import type { Text } from '../../../engine/index.ts'
import { KINDS } from '../../runs/comparison.ts'

import { closed, pageOf, ref } from './common.ts'

const countsBy = (description: string) => Type.Record(Type.String(), Type.Integer({ minimum: 0 }), { description })
const numbersBy = (description: string) => Type.Record(Type.String(), Type.Number(), { description })
const count = Type.Integer({ minimum: 0 })
const optional = <T extends TSchema>(schema: T) => Type.Optional(schema)

const runShape = {
  id: Type.String(),
  strategy: Type.String(),
  version: ref<number>('VersionNumber'),
  digest: ref<string>('Digest'),
  population: Type.Object({ id: Type.String(), digest: ref<string>('Digest'), name: ref<Text>('Text') }, closed),
  asOf: ref<string>('CalendarDate'),
  previousRun: optional(Type.String({ description: 'The latest run before it.' })),
  previousTiers: Type.Enum(['population', 'run', 'none'], {
    description:
      'Where the tiers held until then come from, which count for hold: the population brings them; else the latest ' +
      'run before, by subject; else there are none.',
  }),
  subjects: count,
  tiers: countsBy('Subjects by tier.'),
  refused: count,
  refusals: countsBy('Refused subjects by code.'),
  createdAt: ref<string>('Instant'),
  createdBy: ref<unknown>('Actor'),
}

export const Run = Type.Object(runShape, closed)
export const RunPage = pageOf('Run')

export const RunSubject = Type.Object(
  {
    row: count,
    subject: optional(Type.String()),
    name: optional(Type.String()),
    tier: optional(Type.String()),
    refusal: optional(Type.String()),
    scores: numbersBy('Those that the tier is assigned by, or the roots.'),
    reasons: Type.Array(Type.String(), { description: 'Codes, the weightiest first; at most three.' }),
    decidedBy: optional(
      Type.String({ description: '`hold`, or `override:` with its id, where the scores alone didn’t decide.' }),
    ),
    sparePoints: optional(Type.Number({ description: 'Points above the threshold of its tier.' })),
    since: optional(Type.String({ description: 'Evaluation date of the first run in a row in this tier.' })),
    falls: Type.Integer({ minimum: 0, description: 'In how many runs in a row it fell to a lower tier.' }),
    declines: Type.Integer({ minimum: 0, description: 'In how many runs in a row its score fell.' }),
  },
  { ...closed, description: 'What came of one subject.' },
)
export const RunSubjectPage = pageOf('RunSubject')

const { tier, refusal, decidedBy, scores, reasons } = RunSubject.properties

export const SubjectRun = Type.Object(
  {
    run: Type.String({ description: 'Its id.' }),
    asOf: Type.String(),
    version: Type.Integer({ minimum: 1 }),
    from: optional(Type.String({ description: 'The tier in the run before, where that has one.' })),
    tier,
    refusal,
    decidedBy,
    scores,
    reasons,
  },
  { ...closed, description: 'A run in which a subject’s tier changed, or the first that has it.' },
)

export const RunChange = Type.Object(
  {
    kind: Type.Enum([...KINDS]),
    subject: Type.String(),
    name: optional(Type.String()),
    from: optional(Type.String()),
    to: optional(Type.String()),
    before: optional(numbersBy('Scores in the older run.')),
    after: optional(numbersBy('Scores in the newer run.')),
    through: optional(
      Type.String({
        description: 'What it moved through: a dimension, `override:` with its id, `hold` or `assignment`.',
      }),
    ),
    change: optional(Type.Number({ description: 'How much the dimension’s contribution changed.' })),
  },
  { ...closed, description: 'One subject whose tier isn’t the same in two runs.' },
)

export const RunComparison = Type.Object(
  {
    from: ref<unknown>('Run'),
    to: ref<unknown>('Run'),
    counts: countsBy('Subjects by kind of change, and `same`.'),
    through: Type.Array(Type.Object({ through: Type.String(), up: count, down: count, other: count }, closed), {
      description: 'How many moved through what, the most first.',
    }),
    items: Type.Array(ref<unknown>('RunChange')),
    next: Type.Union([Type.String(), Type.Null()]),
  },
  { ...closed, description: 'The older run goes first.' },
)

export const RunBreakdown = Type.Object(
  {
    field: Type.String(),
    values: Type.Array(
      Type.Object(
        {
          value: optional(Type.Unsafe<unknown>({ type: ['string', 'number', 'boolean'] })),
          subjects: count,
          tiers: countsBy('Subjects by tier.'),
          refused: count,
          fallen: Type.Integer({ minimum: 0, description: 'Fell to a lower tier in this run.' }),
        },
        closed,
      ),
    ),
  },
  closed,
)

const moves = countsBy('Subjects by direction (up, down, across, refused, admitted), and `same`.')
const amounts = numbersBy('The measure by direction.')
const grid = (item: TSchema) => Type.Array(Type.Array(item))
const anything = (description: string) => Type.Unsafe<unknown>({ type: 'object', description })

const matrix = Type.Object(
  {
    from: Type.Array(Type.String()),
    to: Type.Array(Type.String()),
    counts: grid(count),
    sums: optional(grid(Type.Number())),
  },
  { ...closed, description: 'From each tier to each; the last row and column are those refused.' },
)

const side = Type.Object(
  {
    version: optional(ref<number>('VersionNumber')),
    draft: optional(Type.String()),
    proposal: optional(Type.Integer({ minimum: 1 })),
    digest: ref<string>('Digest'),
  },
  { ...closed, description: 'A version, a draft or a proposal.' },
)

export const ImpactMover = Type.Object(
  {
    row: count,
    subject: optional(Type.String()),
    name: optional(Type.String()),
    direction: Type.Enum(['up', 'down', 'across', 'refused', 'admitted']),
    from: optional(Type.String()),
    to: optional(Type.String()),
    before: numbersBy('The scores that the tier is assigned by.'),
    after: numbersBy('The same in the new version.'),
    measure: optional(Type.Number()),
    cause: anything('What decided: {kind: dimension, override, assignment, hold or refusal, id?, code?}.'),
    dimensions: Type.Array(Type.Object({ id: Type.String(), before: Type.Number(), after: Type.Number() }, closed), {
      description: 'The largest changes of contribution.',
    }),
  },
  { ...closed, description: 'One subject that moves.' },
)

export const Impact = Type.Object(
  {
    from: side,
    to: side,
    population: Type.Object({ id: Type.String(), digest: ref<string>('Digest') }, closed),
    asOf: ref<string>('CalendarDate'),
    subjects: count,
    measure: optional(Type.Object({ field: Type.String(), missing: count, total: Type.Number() }, closed)),
    moves,
    moved: optional(amounts),
    matrix,
    distribution: Type.Array(anything('A tier with what it holds before and after.')),
    refused: anything('Refused before and after, by code.'),
    causes: Type.Array(anything('A cause, with how many it moves by direction.')),
    movers: Type.Array(ref<unknown>('ImpactMover'), { description: 'The largest first, by the measure.' }),
    treatments: Type.Array(anything('A treatment with how many get it before and after, and how much in all.')),
    targets: Type.Array(anything('A tier’s target with what it holds before and after.')),
    by: optional(anything('The moves by the values of a field.')),
    ablation: optional(
      Type.Array(anything('What a group of changes alone would have done, or why it can’t stand alone.')),
    ),
  },
  closed,
)

export const Calibrated = Type.Object(
  {
    changed: Type.Boolean(),
    tiers: optional(Type.Array(anything('A tier’s threshold and holding before and after, with notes.'))),
    document: optional(ref<unknown>('Strategy')),
    reason: optional(anything('Why there is nothing to calibrate: {code, params, message}.')),
  },
  { ...closed, description: 'The document with thresholds set to the targets, or why there is none.' },
)
