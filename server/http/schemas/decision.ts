/** A decision, as the engine answers it. */
import Type, { type Static } from 'typebox'
import type { Decision as EngineDecision, Scalar, Text, WayTarget } from '../../../engine/index.ts'
import { closed, ref } from './common.ts'

const text = ref<Text>('Text')
const scalar = Type.Unsafe<Scalar>({ type: ['number', 'string', 'boolean'] })
const scalarOrNull = Type.Unsafe<Scalar | null>({ type: ['number', 'string', 'boolean', 'null'] })
const strings = Type.Array(Type.String())

const Identity = Type.Object(
  {
    id: Type.String(),
    version: Type.Optional(Type.Integer()),
    digest: Type.Optional(ref<string>('Digest')),
    phase: Type.Optional(text),
  },
  closed,
)

const DimensionResult = Type.Object(
  {
    id: Type.String(),
    value: Type.Optional(scalarOrNull),
    band: Type.Optional(Type.Integer({ description: 'The index of the band that was hit.' })),
    entry: Type.Optional(Type.String({ description: 'The key of the lookup’s entry.' })),
    rows: Type.Optional(Type.Array(Type.Integer(), { description: 'The indices of the table’s rows.' })),
    otherwise: Type.Optional(Type.Literal(true)),
    missing: Type.Optional(strings),
    points: Type.Optional(Type.Number({ description: 'Absent where the dimension was left out.' })),
    weight: Type.Optional(Type.Number()),
    contribution: Type.Optional(Type.Number({ description: 'What it adds to its root score.' })),
  },
  closed,
)

const Adjustment = Type.Object(
  {
    root: Type.String(),
    kind: Type.Enum(['clamp', 'add', 'rounding']),
    id: Type.Optional(Type.String()),
    points: Type.Number(),
  },
  closed,
)

const HoldResult = Type.Object(
  {
    previousTier: Type.String(),
    outcome: Type.Enum(['kept', 'limited', 'no-effect', 'unknown-tier']),
    from: Type.Optional(Type.String()),
    to: Type.Optional(Type.String()),
  },
  closed,
)

const tierOrScore = Type.Unsafe<string | number>({ type: ['string', 'number'] })

const OverrideResult = Type.Object(
  {
    id: Type.String(),
    outcome: Type.Enum(['applied', 'no-effect', 'not-matched', 'unknown', 'not-in-force', 'after-final']),
    from: Type.Optional(tierOrScore),
    to: Type.Optional(tierOrScore),
    missing: Type.Optional(strings),
  },
  closed,
)

const Reason = Type.Object(
  {
    code: Type.String(),
    lost: Type.Optional(Type.Number({ description: 'Points of the root score lost by a dimension.' })),
    dimension: Type.Optional(Type.String()),
    override: Type.Optional(Type.String()),
    from: Type.Optional(Type.String()),
    to: Type.Optional(Type.String()),
    text,
  },
  closed,
)

const edge = Type.Optional(Type.Number())
const wayTarget = Type.Unsafe<WayTarget>({
  anyOf: [
    scalar,
    Type.Array(scalar),
    Type.Object({ not: Type.Array(scalar) }, closed),
    Type.Object({ from: edge, above: edge, to: edge, below: edge }, closed),
  ],
})
const Way = Type.Object({ dimensions: strings, to: Type.Array(wayTarget), gains: Type.Number() }, closed)

const NextTier = Type.Object(
  {
    tier: Type.String(),
    missingPoints: Type.Number(),
    blockedBy: Type.Optional(strings),
    ways: Type.Optional(Type.Array(Way)),
  },
  closed,
)

export const Decision = Type.Object(
  {
    decisionId: Type.Optional(Type.String()),
    strategy: Identity,
    subject: Type.Optional(Type.String()),
    asOf: ref<string>('CalendarDate'),
    engine: Type.String({ description: 'The engine’s version.' }),
    tier: Type.Object({ id: Type.String(), title: Type.Optional(text) }, closed),
    scores: Type.Unsafe<Record<string, number>>({ type: 'object', additionalProperties: { type: 'number' } }),
    dimensions: Type.Optional(Type.Array(DimensionResult)),
    adjustments: Type.Optional(Type.Array(Adjustment)),
    hold: Type.Optional(HoldResult),
    overrides: Type.Optional(Type.Array(OverrideResult)),
    flags: Type.Optional(Type.Array(Type.Object({ id: Type.String(), text }, closed))),
    reasons: Type.Optional(Type.Array(Reason)),
    strengths: Type.Optional(strings),
    nextTier: Type.Optional(NextTier),
    lowerTier: Type.Optional(Type.Object({ tier: Type.String(), sparePoints: Type.Number() }, closed)),
    treatments: Type.Optional(
      Type.Unsafe<Record<string, Scalar | Text>>({
        type: 'object',
        additionalProperties: { type: ['number', 'string', 'boolean', 'object'] },
      }),
    ),
    derived: Type.Optional(
      Type.Unsafe<Record<string, Scalar | null>>({ type: 'object', additionalProperties: scalarOrNull }),
    ),
    expressions: Type.Optional(Type.Array(Type.Object({ pointer: Type.String(), value: scalarOrNull }, closed))),
    ignored: Type.Optional(strings),
  },
  {
    ...closed,
    description: 'The result of one evaluation. From `dimensions` on: trace `summary` and `full` only.',
    examples: [
      {
        strategy: { id: 'a-group-distributors', version: 1, digest: `sha256:${'5f'.repeat(32)}` },
        subject: 'D-1042',
        asOf: '2026-04-01',
        engine: '0.1.0',
        tier: { id: 'development' },
        scores: { value: 65.2, economic: 70, potential: 62 },
      },
    ],
  },
)

/** The engine's type and this schema say the same: a difference doesn't compile. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
const same: Same<EngineDecision, Static<typeof Decision>> = true
void same
