/**
 * Ways to the next tier: which change of one dimension alone would be enough, and if none is, which
 * dimensions together. A way is a claim about the strategy, so each is run before it is told: scores,
 * adds, assign, hold and overrides with the points replaced.
 */
import type { Way, WayTarget } from '../decision/decision.ts'
import { POINT_SCALE, quantisePoints, unscalePoints } from '../numbers/scaled.ts'
import type { BandsPlan, CurvePlan, DimensionPlan, LookupPlan } from '../plan/plan.ts'
import { type Rows, runFromScores } from '../rows/compile.ts'
import { compileCurve } from '../rows/dimensions.ts'
import type { Frame } from '../rows/frame.ts'
import type { Scalar } from '../strategy/document.ts'
import { nearestRegion, type Region, regionsOf, roundedInwards } from './curveRegions.ts'
import { copyInto, nextBetter } from './tiers.ts'
import type { ScoreTree } from './tree.ts'

interface Search {
  tree: ScoreTree
  rows: Rows
  frame: Frame
  /** Index of the tier to be reached. */
  next: number
  /** Index of the assigning score among results. */
  score: number
}

export function waysOf(tree: ScoreTree, rows: Rows, frame: Frame): Way[] | undefined {
  const { plan } = tree
  const next = nextBetter(plan, frame.tierIndex)
  if (plan.assign.kind !== 'bands' || !plan.ordered || next === undefined) return undefined
  const search: Search = { tree, rows, frame, next, score: frame.firstScore + plan.assign.score }
  const candidates = plan.dimensions.flatMap((dimension, index) => (canAdvise(dimension) ? [index] : []))
  const alone = candidates.flatMap((dimension) => wayAlone(search, dimension) ?? [])
  if (alone.length > 0) return alone.sort((a, b) => a.gains - b.gains)
  const together = wayTogether(search, candidates)
  return together ? [together] : []
}

type Advised = BandsPlan<number> | LookupPlan<number> | CurvePlan

function canAdvise({ actionable, points }: DimensionPlan): boolean {
  return actionable && (points.kind === 'bands' || points.kind === 'lookup' || points.kind === 'curve')
}

const pointsOf = ({ plan }: ScoreTree, dimension: number): Advised => plan.dimensions[dimension]?.points as Advised

interface Trial {
  reached: boolean
  /** Scaled gain of the assigning score. */
  gain: number
}

/** Runs the steps from scores on with some dimensions' points replaced. */
function attempt({ rows, frame, next, score }: Search, replaced: ReadonlyMap<number, number>): Trial {
  const { scratch } = rows
  copyInto(scratch, frame)
  for (const [dimension, points] of replaced) scratch.results[dimension] = points
  const stop = runFromScores(rows, scratch)
  const gain = (scratch.results[score] as number) - (frame.results[score] as number)
  return { reached: stop === undefined && scratch.tierIndex <= next, gain }
}

function wayAlone(search: Search, dimension: number): Way | undefined {
  const smallest = smallestEnough(search, dimension)
  if (!smallest) return undefined
  const to = targetOf(search, dimension, smallest.points)
  const points = pointsOf(search.tree, dimension)
  if (points.kind === 'curve' && !holdsAtBorder(search, dimension, points, to as Interval)) return undefined
  return {
    dimensions: [search.tree.plan.dimensions[dimension]?.id ?? ''],
    to: [to],
    gains: unscalePoints(smallest.gain),
  }
}

type Interval = Exclude<WayTarget, Scalar | Scalar[] | { not: Scalar[] }>

/** On a curve more points are taken to be as good; overrides that read points can make that false. */
function holdsAtBorder(search: Search, dimension: number, curve: CurvePlan, { from, to }: Interval): boolean {
  const border = from ?? to
  if (border === undefined) return true
  return attempt(search, new Map([[dimension, quantisePoints(compileCurve(curve)(border))]])).reached
}

/** The points nearest to the present ones that reach the tier by themselves. */
function smallestEnough(search: Search, dimension: number): { points: number; gain: number } | undefined {
  const points = pointsOf(search.tree, dimension)
  const better = betterPoints(search, dimension)
  for (const candidate of better) {
    const trial = attempt(search, new Map([[dimension, candidate]]))
    // Points that are new, in place of none, may lower the score; such a way is none.
    if (!trial.reached || trial.gain < 0) continue
    return points.kind === 'curve'
      ? betweenKnots(search, dimension, points, candidate, better)
      : { points: candidate, gain: trial.gain }
  }
  return undefined
}

/** Points that the dimension can yield and that raise the root, the nearest first. */
function betterPoints({ tree, frame }: Search, dimension: number): number[] {
  const points = pointsOf(tree, dimension)
  const sign = tree.raises[dimension] ? 1 : -1
  const present = frame.results[dimension] as number
  const otherwise = points.kind === 'lookup' ? (points.otherwise?.yield ?? []) : []
  const yields = points.kind === 'curve' ? knotPoints(points) : points.yields
  return [...new Set([...yields, ...[otherwise].flat()])]
    .filter((candidate) => Number.isNaN(present) || sign * candidate > sign * present)
    .sort((a, b) => sign * (a - b))
}

/** On a curve, the first points between the knot that is not enough and the one that is (halving). */
function betweenKnots(
  search: Search,
  dimension: number,
  curve: CurvePlan,
  enough: number,
  better: readonly number[],
): { points: number; gain: number } {
  const present = search.frame.results[dimension] as number
  const below = better[better.indexOf(enough) - 1] ?? (Number.isNaN(present) ? enough : present)
  // What a step leaps over lies on no slope, and no value yields it.
  let [low, high] = [isOnSlope(curve, below, enough) ? below : enough, enough]
  while (Math.abs(high - low) > 1) {
    const middle = low + Math.trunc((high - low) / 2)
    if (attempt(search, new Map([[dimension, middle]])).reached) high = middle
    else low = middle
  }
  return { points: high, gain: attempt(search, new Map([[dimension, high]])).gain }
}

/** Whether some slope of the curve runs through all points between the two. */
const isOnSlope = ({ xs, ys }: CurvePlan, a: number, b: number): boolean =>
  xs.some((x, knot) => {
    const [y0, y1] = [ys[knot] as number, ys[knot + 1]]
    if (y1 === undefined || x === xs[knot + 1]) return false
    const [low, high] = [Math.min(y0, y1) * POINT_SCALE, Math.max(y0, y1) * POINT_SCALE]
    return low <= Math.min(a, b) + 1 && high >= Math.max(a, b) - 1
  })

/** All candidates at their best, by largest gain, one after another until together they reach the tier. */
function wayTogether(search: Search, candidates: readonly number[]): Way | undefined {
  const gains = candidates.flatMap((dimension): Candidate[] => {
    const best = betterPoints(search, dimension).at(-1)
    if (best === undefined) return []
    const { gain } = attempt(search, new Map([[dimension, best]]))
    return gain >= 0 ? [{ dimension, best, gain }] : []
  })
  gains.sort((a, b) => b.gain - a.gain)
  const replaced = new Map<number, number>()
  for (const { dimension, best } of gains) {
    replaced.set(dimension, best)
    if (attempt(search, replaced).reached) return describe(search, withoutIdle(search, gains, replaced))
  }
  return undefined
}

interface Candidate {
  dimension: number
  best: number
  gain: number
}

/** Dimensions that gain nothing alone may be what a minimum waits for; those that it doesn't need are dropped. */
function withoutIdle(
  search: Search,
  candidates: readonly Candidate[],
  replaced: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const needed = new Map(replaced)
  for (const { dimension, best, gain } of candidates) {
    if (gain > 0 || !needed.delete(dimension)) continue
    if (!attempt(search, needed).reached) needed.set(dimension, best)
  }
  return needed
}

const describe = (search: Search, replaced: ReadonlyMap<number, number>): Way => ({
  dimensions: [...replaced.keys()].map((dimension) => search.tree.plan.dimensions[dimension]?.id ?? ''),
  to: [...replaced].map(([dimension, points]) => targetOf(search, dimension, points)),
  gains: unscalePoints(attempt(search, replaced).gain),
})

/** The values that yield the points, as a cell of a decision table would say it. */
function targetOf(search: Search, dimension: number, points: number): WayTarget {
  const plan = pointsOf(search.tree, dimension)
  switch (plan.kind) {
    case 'bands':
      return bandInterval(plan, plan.yields.indexOf(points))
    case 'lookup':
      return entriesWith(plan, points)
    case 'curve':
      return curveTarget(search, dimension, plan, points)
  }
}

/** The keys whose entries yield the points; where `otherwise` alone does, any other value than the keys. */
function entriesWith({ keys, texts, yields }: LookupPlan<number>, points: number): WayTarget {
  // A date's key is a number within; it is said as written.
  const said = keys.map((key, entry) => (String(key) === texts[entry] ? key : (texts[entry] as string)))
  const found = said.filter((_, entry) => yields[entry] === points)
  if (found.length === 0) return { not: said }
  return found.length === 1 ? (found[0] as Scalar) : found
}

/** A band ends where the next begins: before an inclusive edge, at an exclusive one. */
function bandInterval({ edges }: BandsPlan<number>, band: number): WayTarget {
  const [low, next] = [edges[band - 1], edges[band]]
  return intervalOf({ low, high: next && { at: next.at, inclusive: !next.inclusive } })
}

/** Decimal places that advice about a value is rounded to: millionths, or whole numbers for a whole field. */
const VALUE_SCALE = 1e6

function scaleOf({ plan }: ScoreTree, dimension: number): number {
  const value = plan.dimensions[dimension]?.value
  const isWhole = value?.kind === 'read' && value.source === 'field' && plan.fields[value.index]?.type === 'integer'
  return isWhole ? 1 : VALUE_SCALE
}

/** The values nearest to the present one at which a curve yields the points or better. */
function curveTarget({ tree, frame }: Search, dimension: number, curve: CurvePlan, points: number): WayTarget {
  const present = frame.values[dimension]
  const value = typeof present === 'number' ? present : undefined
  const regions = regionsOf(curve, unscalePoints(points), tree.raises[dimension] ?? true)
  const region = nearestRegion(regions, value)
  if (!region) throw new Error(`curveTarget: no value yields the points that were tried for dimension ${dimension}`)
  return intervalOf(roundedInwards(region, scaleOf(tree, dimension)))
}

const intervalOf = ({ low, high }: Region): WayTarget => ({
  ...(low && (low.inclusive ? { from: low.at } : { above: low.at })),
  ...(high && (high.inclusive ? { to: high.at } : { below: high.at })),
})

/**
 * The points that a curve has at its knots. Where a slope ends in a step, the end itself is not on the
 * curve, and the nearest points below it are.
 */
function knotPoints({ xs, ys }: CurvePlan): number[] {
  return ys.map((y, knot) => {
    const points = Math.round(y * POINT_SCALE)
    const previous = ys[knot - 1]
    const endsInStep = xs[knot] === xs[knot + 1] && previous !== undefined && xs[knot - 1] !== xs[knot]
    return endsInStep ? points - Math.sign(y - previous) : points
  })
}
