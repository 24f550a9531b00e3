/**
 * The strategy document: the JSON that an author writes (format `tiersmith/1`), as a schema.
 *
 * One source gives three things: the TypeScript types below, the JSON Schema that ships as
 * `strategy.schema.json` (draft 2020-12), and the precompiled validator that `check` runs.
 * Only the shape is said here; what the parts mean together is the business of `check`.
 */
import Type, { type Static, type TSchema } from 'typebox'
import { POINTS_LIMIT } from '../numbers/scaled.ts'
import { MOST_JUDGED, MOST_TIMES } from '../weights/judgements.ts'
import {
  type Cell,
  closed,
  date,
  decimals,
  definitions,
  expression,
  id,
  points,
  ref,
  type Scalar,
  scalar,
  type Text,
  text,
} from './definitions.ts'

export type { Cell, Expression, IntervalCell, Scalar, Text } from './definitions.ts'

const Option = Type.Unsafe<string | { id: string; title?: Text }>({
  type: ['string', 'object'],
  minLength: 1,
  properties: { id: { type: 'string', minLength: 1 }, title: { $ref: '#/$defs/text' } },
  required: ['id'],
  additionalProperties: false,
})

const Field = Type.Object(
  {
    id,
    type: Type.Enum(['number', 'integer', 'string', 'boolean', 'date']),
    title: Type.Optional(text),
    description: Type.Optional(text),
    group: Type.Optional(text),
    unit: Type.Optional(text),
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
    step: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
    options: Type.Optional(Type.Array(Option, { minItems: 1 })),
    show: Type.Optional(Type.Enum(['percent'])),
    required: Type.Optional(Type.Boolean({ description: 'Default: true.' })),
    sensitive: Type.Optional(Type.Boolean()),
    actionable: Type.Optional(Type.Boolean({ description: 'Whether advice may ask for it. Default: true.' })),
  },
  closed,
)

/** What every entry of a band, lookup or table may carry beside its yield. */
const spoken = {
  title: Type.Optional(text),
  code: Type.Optional(id),
  reason: Type.Optional(text),
}

const edge = {
  from: Type.Optional(Type.Number({ description: 'Inclusive lower edge.' })),
  above: Type.Optional(Type.Number({ description: 'Exclusive lower edge.' })),
}

const PointsBand = Type.Object({ ...edge, points, ...spoken }, closed)
const ValueBand = Type.Object({ ...edge, value: scalar, ...spoken }, closed)
const TierBand = Type.Object({ ...edge, tier: id }, closed)

/** A lookup's entry: the bare yield, or an object with a reason of its own. */
const PointsEntry = Type.Unsafe<number | { points: number; title?: Text; code?: string; reason?: Text }>({
  if: { type: 'number' },
  then: { $ref: '#/$defs/points' },
  else: {
    type: ['number', 'object'],
    properties: {
      points: { $ref: '#/$defs/points' },
      title: { $ref: '#/$defs/text' },
      code: { $ref: '#/$defs/id' },
      reason: { $ref: '#/$defs/text' },
    },
    required: ['points'],
    additionalProperties: false,
  },
})
const PointsLookup = Type.Record(Type.String(), PointsEntry, { minProperties: 1 })
const ValueLookup = Type.Record(Type.String(), scalar, { minProperties: 1 })

const Curve = Type.Array(
  Type.Unsafe<[number, number]>({
    type: 'array',
    prefixItems: [{ type: 'number' }, { $ref: '#/$defs/points' }],
    items: false,
    minItems: 2,
  }),
  { minItems: 1, description: 'Piecewise linear [x, points], flat outside; two points at one x make a step.' },
)

const when = Type.Array(ref<Cell>('cell'))
const inputs = Type.Array(expression, { minItems: 1 })
const table = <H extends string[], Row extends TSchema, Yield extends TSchema>(
  hits: [...H],
  row: Row,
  otherwise: Yield,
) =>
  Type.Object(
    {
      inputs,
      hit: Type.Enum(hits),
      rows: Type.Array(row, { minItems: 1 }),
      otherwise: Type.Optional(otherwise),
    },
    closed,
  )

const PointsTable = table(
  ['first', 'unique', 'any', 'sum', 'min', 'max'],
  Type.Object({ when, points, ...spoken }, closed),
  PointsEntry,
)
const ValueTable = table(['first', 'unique', 'any'], Type.Object({ when, value: scalar, ...spoken }, closed), scalar)
const TierTable = table(
  ['first', 'unique', 'any', 'best', 'worst'],
  Type.Object({ when, tier: id, ...spoken }, closed),
  id,
)

const Derived = Type.Object(
  {
    id,
    title: Type.Optional(text),
    description: Type.Optional(text),
    unit: Type.Optional(text),
    show: Type.Optional(Type.Enum(['percent'])),
    decimals: Type.Optional(decimals(6)),
    value: Type.Optional(expression),
    bands: Type.Optional(Type.Array(ValueBand, { minItems: 1 })),
    lookup: Type.Optional(ValueLookup),
    otherwise: Type.Optional(scalar),
    table: Type.Optional(ValueTable),
  },
  {
    ...closed,
    anyOf: [{ required: ['value'] }, { required: ['table'] }],
    not: {
      anyOf: [{ required: ['bands', 'lookup'] }, { required: ['bands', 'table'] }, { required: ['lookup', 'table'] }],
    },
    dependentRequired: { bands: ['value'], lookup: ['value'], otherwise: ['lookup'] },
  },
)

const Points = Type.Object(
  {
    bands: Type.Optional(Type.Array(PointsBand, { minItems: 1 })),
    lookup: Type.Optional(PointsLookup),
    otherwise: Type.Optional(PointsEntry),
    curve: Type.Optional(Curve),
    formula: Type.Optional(expression),
    table: Type.Optional(PointsTable),
  },
  {
    ...closed,
    oneOf: ['bands', 'lookup', 'curve', 'formula', 'table'].map((kind) => ({ required: [kind] })),
    dependentRequired: { otherwise: ['lookup'] },
  },
)

const Missing = Type.Unsafe<'fail' | 'skip' | { points: number }>({
  type: ['string', 'object'],
  if: { type: 'string' },
  then: { enum: ['fail', 'skip'] },
  else: {
    properties: { points: { $ref: '#/$defs/points' } },
    required: ['points'],
    additionalProperties: false,
  },
})

const Dimension = Type.Object(
  {
    id,
    title: Type.Optional(text),
    description: Type.Optional(text),
    unit: Type.Optional(text),
    show: Type.Optional(Type.Enum(['percent'])),
    into: id,
    weight: Type.Optional(Type.Number()),
    value: Type.Optional(expression),
    points: Points,
    missing: Type.Optional(Missing),
    baseline: Type.Optional(points),
    reason: Type.Optional(text),
    actionable: Type.Optional(Type.Boolean({ description: 'Whether advice may ask for it. Default: true.' })),
  },
  closed,
)

const Judgement = Type.Object(
  {
    of: id,
    over: id,
    times: Type.Number({
      minimum: 1,
      maximum: MOST_TIMES,
      description: 'How many times `of` counts as much as `over`: 1 as much, 3 somewhat more, 5, 7, 9 far more.',
    }),
  },
  closed,
)

const Score = Type.Object(
  {
    id,
    title: Type.Optional(text),
    description: Type.Optional(text),
    into: Type.Optional(id),
    weight: Type.Optional(Type.Number()),
    combine: Type.Enum(['weighted', 'mean', 'sum', 'min', 'max']),
    judgements: Type.Optional(
      Type.Array(Judgement, {
        minItems: 1,
        maxItems: (MOST_JUDGED * (MOST_JUDGED - 1)) / 2,
        description: 'Where the weights below come from: every pair of children compared once. Changes no decision.',
      }),
    ),
    decimals: Type.Optional(decimals(4)),
    floor: Type.Optional(points),
    cap: Type.Optional(points),
  },
  closed,
)

const share = Type.Number({ exclusiveMinimum: 0, maximum: 1 })
const Target = Type.Object(
  {
    share: Type.Optional(share),
    count: Type.Optional(Type.Integer({ minimum: 0 })),
    cumulative: Type.Optional(Type.Object({ of: id, share }, closed)),
  },
  { ...closed, minProperties: 1, maxProperties: 1 },
)

const Tier = Type.Object(
  {
    id,
    title: Type.Optional(text),
    description: Type.Optional(text),
    target: Type.Optional(Target),
  },
  closed,
)

const Axis = Type.Object({ score: id, edges: Type.Array(Type.Number()) }, closed)
const Assign = Type.Object(
  {
    score: Type.Optional(id),
    bands: Type.Optional(Type.Array(TierBand, { minItems: 1 })),
    matrix: Type.Optional(
      Type.Object({ x: Axis, y: Axis, cells: Type.Array(Type.Array(id, { minItems: 1 }), { minItems: 1 }) }, closed),
    ),
    table: Type.Optional(TierTable),
  },
  {
    ...closed,
    oneOf: ['bands', 'matrix', 'table'].map((kind) => ({ required: [kind] })),
    dependentRequired: { bands: ['score'], score: ['bands'] },
  },
)

const Hold = Type.Object(
  {
    margin: Type.Number({ minimum: 0, maximum: 2 * POINTS_LIMIT }),
    maxDrop: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  closed,
)

const Effect = Type.Object(
  {
    atMost: Type.Optional(id),
    atLeast: Type.Optional(id),
    tier: Type.Optional(id),
    add: Type.Optional(Type.Object({ score: id, points }, closed)),
    flag: Type.Optional(text),
  },
  { ...closed, minProperties: 1, maxProperties: 1 },
)

const Override = Type.Object(
  {
    id,
    title: Type.Optional(text),
    description: Type.Optional(text),
    when: expression,
    then: Effect,
    reason: Type.Optional(text),
    starts: Type.Optional(date),
    expires: Type.Optional(date),
    final: Type.Optional(Type.Boolean()),
  },
  closed,
)

const TreatmentValue = Type.Unsafe<Scalar | Text>({
  if: { type: 'object' },
  then: { $ref: '#/$defs/text' },
  else: { $ref: '#/$defs/scalar' },
})

const Treatment = Type.Object(
  {
    id,
    aspect: Type.Optional(text),
    title: Type.Optional(text),
    description: Type.Optional(text),
    unit: Type.Optional(text),
    byTier: Type.Record(Type.String(), TreatmentValue, { minProperties: 1 }),
    when: Type.Optional(expression),
  },
  closed,
)

const Subject = Type.Object({ title: Type.Optional(text), measure: Type.Optional(id) }, closed)

export const StrategySchema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    format: Type.Literal('tiersmith/1'),
    id,
    title: Type.Optional(text),
    description: Type.Optional(text),
    subject: Type.Optional(Subject),
    fields: Type.Array(Field),
    derived: Type.Optional(Type.Array(Derived)),
    scores: Type.Array(Score),
    dimensions: Type.Array(Dimension),
    tiers: Type.Array(Tier, { minItems: 1 }),
    ordered: Type.Optional(Type.Boolean({ description: 'false: tiers are classes without rank. Default: true.' })),
    assign: Assign,
    hold: Type.Optional(Hold),
    overrides: Type.Optional(Type.Array(Override)),
    treatments: Type.Optional(Type.Array(Treatment)),
  },
  {
    ...closed,
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:tiersmith:strategy:1',
    title: 'Tiersmith strategy',
    $defs: definitions,
  },
)

export type Strategy = Static<typeof StrategySchema>
export type Field = Static<typeof Field>
export type Derived = Static<typeof Derived>
export type Dimension = Static<typeof Dimension>
export type Points = Static<typeof Points>
export type PointsEntry = Static<typeof PointsEntry>
export type PointsTable = Static<typeof PointsTable>
export type ValueTable = Static<typeof ValueTable>
export type TierTable = Static<typeof TierTable>
export type Score = Static<typeof Score>
export type Tier = Static<typeof Tier>
export type Assign = Static<typeof Assign>
export type Override = Static<typeof Override>
export type Effect = Static<typeof Effect>
export type Treatment = Static<typeof Treatment>
export type MissingPolicy = Static<typeof Missing>
export type FieldType = Field['type']
export type Combine = Score['combine']
