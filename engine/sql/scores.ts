import { POINT_DECIMALS, POINT_LIMIT_SCALED } from '../numbers/scaled.ts'
import type { ScorePlan } from '../plan/plan.ts'
import type { Context, Result } from './context.ts'
import type { Dialect } from './dialects/dialect.ts'
import { call, caseOf, joined } from './layout.ts'
import { levelOf, type Piece } from './piece.ts'

/** Combines all scores, children before parents. Fills the second part of `scope.results`. */
export function addScores(context: Context): void {
  const { plan, scope, chain } = context
  chain.begin('scores')
  for (const index of plan.scoreOrder)
    scope.results[scope.firstScore + index] = scoreColumn(plan.scores[index] as ScorePlan, context)
}

/** A sum of weights × points, and what it is to be divided by. */
interface Quotient {
  numerator: string
  /** A number, or a column that is NULL or 0 where every child is missing. */
  denominator: number | string
  level: number
  /** Bounds of the quotient. */
  low: number
  high: number
}

/** Combine, round, clamp. NULL without present children, which a root score may not be. */
function scoreColumn(plan: ScorePlan, context: Context): Result {
  const { chain, scope, stops } = context
  const children = plan.children.map((child) => scope.results[child] as Result)
  const missing = children.every((child) => child.missing)
  const quotient = quotientOf(plan, children, context)
  const rounded = roundedSql(quotient, plan, context.dialect)
  const [low, high] = [roundBound(quotient.low, plan), roundBound(quotient.high, plan)]
  const piece: Piece = { sql: rounded, level: quotient.level, atom: false, tight: true, missing }
  const name = `scores.${plan.id}`
  const clamped = clampedPiece(plan, piece, { low, high }, context)
  const bounds = { low: clampTo(low, plan), high: clampTo(high, plan) }
  const isWide = Math.max(-bounds.low, bounds.high) > POINT_LIMIT_SCALED
  const column = isWide ? withinPoints(plan, clamped, context) : chain.column(name, clamped, noteOf(plan))
  if (plan.parent === undefined && missing)
    stops.push({ when: missingChildren(children), code: 'missing-value', id: plan.id })
  if (isWide) stops.push({ when: wideStop(children, column, missing), code: 'out-of-range', id: plan.id })
  return {
    ...column,
    missing: missing && plan.parent !== undefined,
    low: Math.max(bounds.low, -POINT_LIMIT_SCALED),
    high: Math.min(bounds.high, POINT_LIMIT_SCALED),
  }
}

const missingChildren = (children: readonly Result[]): string =>
  joined(
    children.map(({ sql }) => `${sql} IS NULL`),
    'AND',
  )

/** A score beyond the limit of points has become NULL, though a child is present. */
const wideStop = (children: readonly Result[], column: Piece, missing: boolean): string =>
  missing ? `${column.sql} IS NULL AND NOT (${missingChildren(children)})` : `${column.sql} IS NULL`

/** Only a sum can leave the range; nothing above it may compute with what has. */
function withinPoints(plan: ScorePlan, value: Piece, { chain }: Context): Piece {
  const named = chain.column(`scores.${plan.id}.unlimited`, value, noteOf(plan))
  const isWithin = `ABS(${named.sql}) <= ${POINT_LIMIT_SCALED}`
  return chain.column(`scores.${plan.id}`, { ...named, sql: caseOf([[isWithin, named.sql]]), atom: false })
}

const noteOf = ({ id, combine, decimals }: ScorePlan): string => {
  const how = { weighted: 'weighted mean', mean: 'mean', sum: 'sum', min: 'least', max: 'greatest' }[combine]
  return `${id}: ${how}, rounded half up to ${decimals} decimal places`
}

function quotientOf(plan: ScorePlan, children: readonly Result[], context: Context): Quotient {
  const level = levelOf(children)
  switch (plan.combine) {
    case 'min':
    case 'max':
      return extreme(plan, children, level)
    case 'sum':
      return sum(plan, children, level)
    case 'mean':
    case 'weighted':
      return mean(plan, children, context)
  }
}

function extreme({ combine }: ScorePlan, children: readonly Result[], level: number): Quotient {
  const names = children.map(({ sql }) => sql)
  const numerator = names.length === 1 ? (names[0] as string) : call(combine === 'min' ? 'LEAST' : 'GREATEST', names)
  return { numerator, denominator: 1, level, ...hull(children) }
}

const hull = (children: readonly Result[]) => ({
  low: Math.min(...children.map(({ low }) => low)),
  high: Math.max(...children.map(({ high }) => high)),
})

function sum({ weights, weightUnit }: ScorePlan, children: readonly Result[], level: number): Quotient {
  const total = weightedSum(children, weights)
  const isMissing = children.every(({ missing }) => missing)
  const reach = (pick: (a: number, b: number) => number) =>
    children.reduce((bound, { low, high, missing }, index) => {
      const [a, b] = [(weights[index] ?? 0) * low, (weights[index] ?? 0) * high]
      return bound + (missing ? pick(0, pick(a, b)) : pick(a, b))
    }, 0) / weightUnit
  return {
    numerator: isMissing ? caseOf([[`NOT (${missingChildren(children)})`, total]]) : total,
    denominator: weightUnit,
    level,
    low: reach(Math.min),
    high: reach(Math.max),
  }
}

/** A missing child has no part in the sum. */
const weightedSum = (children: readonly Result[], weights: readonly number[]): string =>
  joined(
    children.map(({ sql, missing }, index) => {
      const weight = weights[index] ?? 0
      const present = missing ? `COALESCE(${sql}, 0)` : sql
      return times(weight, present)
    }),
    '+',
  )

/** A product with a number, which is left out where it is 1. */
export const times = (factor: number, sql: string | number): string =>
  factor === 1 ? String(sql) : factor < 0 ? `(${factor}) * ${sql}` : `${factor} * ${sql}`

/** Σ wᵢpᵢ / Σ wᵢ over the children that are present. */
function mean(plan: ScorePlan, children: readonly Result[], context: Context): Quotient {
  const numerator = weightedSum(children, reducedWeights(plan))
  const divisor = divisorOf(plan, children, context)
  if (typeof divisor === 'number')
    return { numerator, denominator: divisor, level: levelOf(children), ...hull(children) }
  const denominator = children.every(({ missing }) => missing) ? `NULLIF(${divisor.sql}, 0)` : divisor.sql
  return { numerator, denominator, level: divisor.level, ...hull(children) }
}

/**
 * What the weighted points of a score are divided by: the weights of its present children, a number where all
 * are present always, and else a column. Not for min and max.
 */
export function divisorOf(
  plan: ScorePlan,
  children: readonly Result[],
  { chain, dialect, weights }: Context,
): number | Piece {
  if (plan.combine === 'sum') return plan.weightUnit
  const own = reducedWeights(plan)
  if (!children.some(({ missing }) => missing)) return own.reduce((total, weight) => total + weight, 0)
  const known = weights.get(plan.id)
  if (known) return known
  const parts = children.map(({ sql, missing }, index) =>
    missing ? caseOf([[`${sql} IS NULL`, '0']], String(own[index])) : String(own[index]),
  )
  const sql = `CAST(${joined(parts, '+')} AS ${dialect.types.whole})`
  const total = { level: levelOf(children), atom: false, tight: true, missing: false, sql }
  const column = chain.column(`scores.${plan.id}.weight`, total)
  weights.set(plan.id, column)
  return column
}

/** What each child's points are multiplied with, without a divisor that all weights of a mean have in common. */
export function reducedWeights({ combine, weights, children }: ScorePlan): number[] {
  if (combine === 'mean') return children.map(() => 1)
  if (combine === 'sum') return weights
  const divisor = weights.reduce(greatestCommonDivisor, 0)
  return weights.map((weight) => weight / divisor)
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

const unitOf = ({ decimals }: ScorePlan): number => 10 ** (POINT_DECIMALS - decimals)

const roundBound = (bound: number, plan: ScorePlan): number => Math.floor(bound / unitOf(plan) + 0.5) * unitOf(plan)

/**
 * floor((2N + D) / 2D) units, half up, below zero too. Engines divide integers towards zero, so where the
 * result may be negative a whole number of units is added before and taken away after.
 */
function roundedSql({ numerator, denominator, low }: Quotient, plan: ScorePlan, { quotient }: Dialect): string {
  const unit = unitOf(plan)
  const shift = low < 0 ? Math.ceil(-low / unit) + 1 : 0
  if (denominator === 1 && unit === 1) return numerator
  const isFixed = typeof denominator === 'number'
  const half = isFixed ? String(denominator * unit * (1 + 2 * shift)) : times(unit * (1 + 2 * shift), denominator)
  const divisor = isFixed ? String(2 * denominator * unit) : `(${times(2 * unit, denominator)})`
  const units = quotient(`(2 * (${numerator}) + ${half})`, divisor)
  const settled = shift === 0 ? units : `${units} - ${shift}`
  return unit === 1 ? settled : `(${settled}) * ${unit}`
}

const clampTo = (score: number, { floor, cap }: { floor?: number | undefined; cap?: number | undefined }): number =>
  Math.min(Math.max(score, floor ?? score), cap ?? Number.POSITIVE_INFINITY)

/** Within a score's floor and cap, as far as they can be reached. NULL stays NULL. */
export function clampedPiece(
  plan: ScorePlan,
  value: Piece,
  { low, high }: { low: number; high: number },
  { chain }: Context,
): Piece {
  const { floor, cap, id } = plan
  const isFloored = floor !== undefined && low < floor
  const isCapped = cap !== undefined && Math.max(high, floor ?? high) > cap
  if (!isFloored && !isCapped) return value
  const named = chain.atom(`scores.${id}.rounded`, value)
  const branches: [string, string][] = [
    ...(isFloored ? [[`${named.sql} < ${floor}`, String(Math.min(floor, cap ?? floor))] as [string, string]] : []),
    ...(isCapped ? [[`${named.sql} > ${cap}`, String(cap)] as [string, string]] : []),
  ]
  return { ...named, sql: caseOf(branches, named.sql), atom: false }
}
