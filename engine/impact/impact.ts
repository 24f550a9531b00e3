import { createScorer, type Scorer } from '../columns/scorer.ts'
import type { Columns, RawColumn } from '../columns/table.ts'
import type { CompiledStrategy } from '../compile.ts'
import { findRenames } from '../diff/renames.ts'
import { ablate } from './ablation.ts'
import { breakDown } from './breakdown.ts'
import { type CauseReader, causeReader } from './causes.ts'
import { distributionOf, refusals, type Side, targetDrift } from './holdings.ts'
import { type Moves, movesBetween, ways } from './moves.ts'
import type { Cause, CauseCount, Direction, Impact, Mover } from './shape.ts'
import { exactSum } from './sums.ts'
import { pairTiers } from './tiers.ts'
import { treatmentChanges, withConditions } from './treatments.ts'

export interface ImpactOptions {
  /** The evaluation date, YYYY-MM-DD. */
  asOf: string
  /** Break the moves down by this field of the population. */
  by?: string | undefined
  /** How many movers to list; 100 by default. */
  movers?: number | undefined
  /** What each group of changes alone would have done; false leaves it out. */
  ablation?: boolean | undefined
  /** What people call the subjects, by row. */
  names?: RawColumn | undefined
  /** One that has scored this population already. */
  scorer?: Scorer | undefined
}

const MOVERS = 100

/**
 * What a change from one version to another does to a population: who moves where, how much they stand for, and why.
 *
 * Both versions score the same subjects as of the same day; tiers, dimensions and treatments correspond by id, or
 * as `diff` finds them renamed. The measure is what the population brings, whether or not a version refuses it.
 *
 * @throws RangeError where the population can't be broken down by `by` (see categoriesOf)
 */
export function impact(a: CompiledStrategy, b: CompiledStrategy, columns: Columns, options: ImpactOptions): Impact {
  const { asOf, by, movers = MOVERS, ablation = true, names } = options
  const scorer = options.scorer ?? createScorer(columns)
  const renames = findRenames(a.document, b.document)
  const measured = measureOf(a, b, columns)
  const measure = measured?.values
  const before: Side = { strategy: a, scored: scorer.score(withConditions(a), asOf) }
  const after: Side = { strategy: b, scored: scorer.score(withConditions(b), asOf) }
  const pairing = pairTiers(a.plan, b.plan, renames.tiers)
  const moves = movesBetween(before.scored, after.scored, pairing, measure)
  const reader = causeReader(
    { plan: a.plan, scored: before.scored },
    { plan: b.plan, scored: after.scored },
    pairing,
    renames.dimensions,
    moves.ways,
  )
  const { causes, rows } = moversOf(moves, reader)
  return {
    asOf,
    subjects: columns.length,
    ...(measured ? { measure: { field: measured.field, missing: measured.missing, total: measured.total } } : {}),
    moves: moves.counts,
    ...(moves.sums ? { moved: moves.sums } : {}),
    matrix: moves.matrix,
    distribution: distributionOf(moves.matrix, pairing),
    refused: refusals(moves.matrix, before.scored, after.scored),
    causes,
    movers: largest(rows, measure, movers).map((row) =>
      moverAt(row, { before, after, moves, reader, columns, names, measure }),
    ),
    treatments: treatmentChanges(before, after, renames.treatments),
    targets: targetDrift(before, after, renames.tiers),
    ...(by === undefined ? {} : { by: breakDown(columns, by, moves.ways, measure) }),
    ...(ablation ? { ablation: ablate({ a, b, renames, scorer, asOf, measure }) } : {}),
  }
}

interface Measure {
  field: string
  values: Float64Array
  missing: number
  total: number
}

/** The new version's measure, else the old one's, as the population brings it. */
function measureOf(a: CompiledStrategy, b: CompiledStrategy, columns: Columns): Measure | undefined {
  const field = b.document.subject?.measure ?? a.document.subject?.measure
  if (field === undefined) return undefined
  const raw = columns.fields.find(({ id }) => id === field)?.column
  const values = raw === undefined ? new Float64Array(columns.length).fill(Number.NaN) : amountsOf(raw)
  let missing = 0
  for (let row = 0; row < values.length; row++) missing += Number(Number.isNaN(values[row]))
  return { field, values, missing, total: exactSum(values) }
}

/** Numbers within the limit of input; anything else is no amount. */
function amountsOf(raw: RawColumn): Float64Array {
  const isAmount = (value: unknown): value is number =>
    typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER
  if (raw.kind === 'numbers')
    return hasBeyond(raw.values) ? raw.values.map((value) => (isAmount(value) ? value : Number.NaN)) : raw.values
  const amounts = raw.dictionary.map((value, code) => (code > 0 && isAmount(value) ? value : Number.NaN))
  return Float64Array.from(raw.codes, (code) => amounts[code] as number)
}

function hasBeyond(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++)
    if (Math.abs(values[row] as number) > Number.MAX_SAFE_INTEGER) return true
  return false
}

/** Everybody who moves, and through what. */
function moversOf({ ways: byRow }: Moves, reader: CauseReader): { causes: CauseCount[]; rows: number[] } {
  const counts = new Map<Cause, CauseCount>()
  const rows: number[] = []
  for (let row = 0; row < byRow.length; row++) {
    if (byRow[row] === 0) continue
    rows.push(row)
    const cause = reader.read(row)
    let known = counts.get(cause)
    if (!known) {
      known = { cause, counts: {} }
      counts.set(cause, known)
    }
    const way = ways[byRow[row] as number] as Direction
    known.counts[way] = (known.counts[way] ?? 0) + 1
  }
  const size = ({ counts: by }: CauseCount) => Object.values(by).reduce((sum, count) => sum + count, 0)
  return { causes: [...counts.values()].sort((x, y) => size(y) - size(x)), rows }
}

/** The rows with the largest measure, then as they stand; those without one come last. */
function largest(rows: readonly number[], measure: Float64Array | undefined, most: number): number[] {
  if (!measure) return rows.slice(0, most)
  const amounts = new Float64Array(rows.length)
  for (let place = 0; place < rows.length; place++) {
    const value = measure[rows[place] as number] as number
    amounts[place] = Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value
  }
  // Numbers sort themselves much faster than rows by a comparison: where to cut, then the few above.
  const cut = amounts.toSorted()[Math.max(rows.length - most, 0)] ?? 0
  const above: number[] = []
  const level: number[] = []
  for (let place = 0; place < rows.length; place++) {
    const amount = amounts[place] as number
    if (amount > cut) above.push(place)
    else if (amount === cut && level.length < most) level.push(place)
  }
  above.sort((x, y) => (amounts[y] as number) - (amounts[x] as number) || x - y)
  return [...above, ...level].slice(0, most).map((place) => rows[place] as number)
}

const TOLD_DIMENSIONS = 3

interface MoverParts {
  before: Side
  after: Side
  moves: Moves
  reader: CauseReader
  columns: Columns
  names: RawColumn | undefined
  measure: Float64Array | undefined
}

function moverAt(row: number, { before, after, moves, reader, columns, names, measure }: MoverParts): Mover {
  const cause = reader.read(row)
  const [from, to] = [before, after].map(({ strategy, scored }) => strategy.plan.tiers[scored.tiers[row] as number]?.id)
  const [subject, name] = [textAt(columns.subject, row), textAt(names, row)]
  const amount = measure?.[row] ?? Number.NaN
  return {
    row,
    ...(subject === undefined ? {} : { subject }),
    ...(name === undefined ? {} : { name }),
    direction: ways[moves.ways[row] as number] as Direction,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    before: reader.scores('before'),
    after: reader.scores('after'),
    ...(Number.isNaN(amount) ? {} : { measure: amount }),
    cause,
    dimensions: reader.dimensions(TOLD_DIMENSIONS),
  }
}

function textAt(column: RawColumn | undefined, row: number): string | undefined {
  if (column?.kind !== 'coded') return undefined
  const code = column.codes[row] ?? 0
  const value = code === 0 ? undefined : column.dictionary[code]
  return typeof value === 'string' ? value : undefined
}
