/**
 * Which points and scores a strategy can give: never narrower than the truth. Explanations measure a
 * dimension against its best, and warnings about thresholds and tiers rest on the rest.
 */
import { divideHalfUp, POINT_DECIMALS, POINT_LIMIT_SCALED, quantisePoints } from '../numbers/scaled.ts'
import type { ClassPlan, DimensionPlan, Plan, ScorePlan } from '../plan/plan.ts'
import { asNumbers } from './arithmetic.ts'
import type { Facts } from './facts.ts'
import { hull, hullOf, type Interval, intersect, isEmpty, mapped } from './interval.ts'
import type { Known } from './known.ts'
import { type Names, namesOf } from './names.ts'
import { pointsOfTable } from './tables.ts'
import { factsOf } from './values.ts'

/** In scaled points; low ≤ high. */
type PointsRange = Interval

export interface ResultRange extends PointsRange {
  /** It can be left out (`missing: "skip"`), so that it has no points at all. */
  canBeAbsent: boolean
}

interface DimensionRange {
  /** What its points can yield where its value is present, whatever its missing-policy says. */
  points: PointsRange
  /** Which ends are proven; an end that isn't stands at ±100,000, beyond which evaluation refuses. */
  proven: { low: boolean; high: boolean }
  /** With the missing-policy. */
  result: ResultRange
}

export interface PlanRanges {
  dimensions: DimensionRange[]
  /** After rounding, floor and cap, before `add` overrides. */
  scores: ResultRange[]
}

/** Points and scores beyond these are refused. */
const ADMITTED: Interval = { low: -POINT_LIMIT_SCALED, high: POINT_LIMIT_SCALED }

export function rangesOf(plan: Plan, names: Names = namesOf(plan)): PlanRanges {
  const dimensions = plan.dimensions.map((dimension) => dimensionRange(dimension, names.known))
  const ranges: PlanRanges = { dimensions, scores: [] }
  for (const index of plan.scoreOrder) {
    const score = plan.scores[index] as ScorePlan
    ranges.scores[index] = scoreRange(
      score,
      score.children.map((result) => resultRange(ranges, result)),
    )
  }
  return ranges
}

/** Of a result by its index: dimensions, then scores. */
export const resultRange = ({ dimensions, scores }: PlanRanges, result: number): ResultRange =>
  (dimensions[result]?.result ?? scores[result - dimensions.length]) as ResultRange

/** What is known inside a dimension's formula: its `value` is present there. */
export function insideFormula(value: Facts | undefined, known: Known): Known {
  if (!value) return known
  const type = value.kind === 'numbers' ? 'number' : 'string'
  return known.with({ kind: 'read', type, source: 'value', index: 0, name: 'value' }, { ...value, canBeMissing: false })
}

function dimensionRange(dimension: DimensionPlan, known: Known): DimensionRange {
  const value = dimension.value && factsOf(dimension.value, known)
  const computed = pointsOf(dimension, value, known)
  const points = admitted(computed.points)
  const proven = { low: computed.points.low >= ADMITTED.low, high: computed.points.high <= ADMITTED.high }
  const canBeMissing = (value?.canBeMissing ?? false) || computed.canBeMissing
  const { missing } = dimension
  const withPolicy =
    canBeMissing && missing.kind === 'points' ? hull(points, { low: missing.points, high: missing.points }) : points
  return {
    points,
    proven,
    result: { ...withPolicy, canBeAbsent: canBeMissing && missing.kind === 'skip' },
  }
}

interface Computed {
  points: Interval
  canBeMissing: boolean
}

function pointsOf({ points }: DimensionPlan, value: Facts | undefined, known: Known): Computed {
  switch (points.kind) {
    case 'curve':
      return { points: mapped(hullOf(points.ys), quantisePoints), canBeMissing: false }
    case 'formula': {
      const formula = asNumbers(factsOf(points.formula, insideFormula(value, known)))
      return { points: mapped(formula.within, quantisePoints), canBeMissing: formula.canBeMissing }
    }
    case 'table':
      return { points: pointsOfTable(points, known), canBeMissing: false }
    default:
      return { points: hullOf(yieldsOf(points)), canBeMissing: false }
  }
}

/** Every literal that bands, a lookup or a table can yield. */
function yieldsOf<Y>(classes: ClassPlan<Y>): Y[] {
  const otherwise = classes.kind === 'bands' ? undefined : classes.otherwise
  return otherwise ? [...classes.yields, otherwise.yield] : [...classes.yields]
}

/** Cut to what is not refused; what lies wholly outside is at the limit. */
function admitted(range: Interval): PointsRange {
  const cut = intersect(range, ADMITTED)
  if (!isEmpty(cut)) return cut
  if (isEmpty(range)) return { low: 0, high: 0 }
  return range.low > ADMITTED.high
    ? { low: ADMITTED.high, high: ADMITTED.high }
    : { low: ADMITTED.low, high: ADMITTED.low }
}

function scoreRange(score: ScorePlan, children: readonly ResultRange[]): ResultRange {
  const combined = combine(score, children)
  const clamped = mapped(combined, (x) => clampTo(x, score))
  return { ...admitted(clamped), canBeAbsent: children.every(({ canBeAbsent }) => canBeAbsent) }
}

export function clampTo(x: number, { floor, cap }: Pick<ScorePlan, 'floor' | 'cap'>): number {
  const raised = floor === undefined ? x : Math.max(x, floor)
  return cap === undefined ? raised : Math.min(raised, cap)
}

function combine(score: ScorePlan, children: readonly ResultRange[]): Interval {
  const unit = 10 ** (POINT_DECIMALS - score.decimals)
  const round = (sum: number, divisor: number) => divideHalfUp(sum, divisor * unit) * unit
  switch (score.combine) {
    case 'sum':
      return mapped(sumRange(score.weights, children), (sum) => round(sum, score.weightUnit))
    case 'weighted':
      return averageRange(score.weights, children, round)
    case 'mean':
      return averageRange(
        children.map(() => 1),
        children,
        round,
      )
    case 'min':
      return mapped(negated(highestRange(children.map(negatedResult))), (x) => round(x, 1))
    case 'max':
      return mapped(highestRange(children), (x) => round(x, 1))
  }
}

/** A child that is left out adds nothing. */
function sumRange(weights: readonly number[], children: readonly ResultRange[]): Interval {
  let [low, high] = [0, 0]
  children.forEach((child, index) => {
    const weight = weights[index] ?? 0
    const ends = hullOf([weight * child.low, weight * child.high])
    low += child.canBeAbsent ? Math.min(0, ends.low) : ends.low
    high += child.canBeAbsent ? Math.max(0, ends.high) : ends.high
  })
  return { low, high }
}

type Round = (sum: number, divisor: number) => number

/** A weighted average over those present: at its highest where just the low ones are left out. */
function averageRange(weights: readonly number[], children: readonly ResultRange[], round: Round): Interval {
  const weighted = children.map((child, index) => ({ child, weight: weights[index] ?? 0 }))
  const highest = highestAverage(weighted, ({ child }) => child.high, round)
  const lowest = highestAverage(
    weighted,
    ({ child }) => -child.low,
    (sum, divisor) => -round(-sum, divisor),
  )
  return { low: -lowest + 0, high: highest }
}

interface WeightedChild {
  child: ResultRange
  weight: number
}

/** Those that can't be left out, and of the others every one above the average of those before it. */
function highestAverage(all: readonly WeightedChild[], pointsAt: (one: WeightedChild) => number, round: Round): number {
  const fixed = all.filter(({ child }) => !child.canBeAbsent)
  const free = all.filter(({ child }) => child.canBeAbsent).sort((a, b) => pointsAt(b) - pointsAt(a))
  let [sum, divisor] = [0, 0]
  const include = (one: WeightedChild) => {
    sum += one.weight * pointsAt(one)
    divisor += one.weight
  }
  for (const one of fixed) include(one)
  for (const one of free) if (divisor === 0 || pointsAt(one) * divisor > sum) include(one)
  return divisor === 0 ? 0 : round(sum, divisor)
}

/** The highest of those present: at least the highest low of those that can't be left out. */
function highestRange(children: readonly ResultRange[]): Interval {
  const fixed = children.filter(({ canBeAbsent }) => !canBeAbsent)
  const low =
    fixed.length > 0 ? Math.max(...fixed.map((child) => child.low)) : Math.min(...children.map((child) => child.low))
  return { low, high: Math.max(...children.map((child) => child.high)) }
}

const negated = ({ low, high }: Interval): Interval => ({ low: 0 - high, high: 0 - low })
const negatedResult = (range: ResultRange): ResultRange => ({ ...negated(range), canBeAbsent: range.canBeAbsent })
