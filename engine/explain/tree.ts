import { divideHalfUp, POINT_DECIMALS } from '../numbers/scaled.ts'
import type { Plan, ScorePlan } from '../plan/plan.ts'
import type { Frame } from '../rows/frame.ts'
import { childWeight } from '../rows/scores.ts'
import type { Combine } from '../strategy/document.ts'

/** The score tree as explanations walk it, from a dimension up to its root; flat, because they walk it often. */
export interface ScoreTree {
  plan: Plan
  /** By result: the scaled weight that its points are multiplied with in the score above. */
  weights: Float64Array
  /** By result: the score above it, or NO_SCORE. */
  parents: Int32Array
  /** By dimension: the root score that it belongs to. */
  roots: Int32Array
  /** By dimension: false where a negative weight turns more points into less of the root. */
  raises: boolean[]
  /** By score: how its children combine. */
  combines: Combine[]
  /** By score: what its rounding leaves whole, in scaled points, and its limits. */
  units: Float64Array
  floors: Float64Array
  caps: Float64Array
}

const NO_SCORE = -1

export function compileTree(plan: Plan): ScoreTree {
  const { dimensions, scores } = plan
  const weights = new Float64Array(dimensions.length + scores.length).fill(1)
  for (const score of scores)
    score.children.forEach((result, child) => {
      weights[result] = childWeight(score, child)
    })
  const parents = Int32Array.from([...dimensions, ...scores].map(({ parent }) => parent ?? NO_SCORE))
  return {
    plan,
    weights,
    parents,
    roots: Int32Array.from(dimensions.map(({ parent }) => scores[parent]?.root ?? parent)),
    raises: dimensions.map((_, dimension) => signOfPath(dimension, weights, parents, dimensions.length) >= 0),
    combines: scores.map(({ combine }) => combine),
    units: Float64Array.from(scores.map(({ decimals }) => 10 ** (POINT_DECIMALS - decimals))),
    floors: Float64Array.from(scores.map(({ floor }) => floor ?? Number.NEGATIVE_INFINITY)),
    caps: Float64Array.from(scores.map(({ cap }) => cap ?? Number.POSITIVE_INFINITY)),
  }
}

/** The product of the signs of the weights between a dimension and its root. */
function signOfPath(dimension: number, weights: Float64Array, parents: Int32Array, firstScore: number): number {
  let sign = 1
  for (
    let result = dimension;
    (parents[result] as number) !== NO_SCORE;
    result = firstScore + (parents[result] as number)
  )
    sign *= Math.sign(weights[result] as number)
  return sign
}

/** A score within its floor and cap. */
const limited = (tree: ScoreTree, score: number, value: number): number =>
  Math.min(Math.max(value, tree.floors[score] as number), tree.caps[score] as number)

/** A root score before adds: rounded and clamped. */
export const rootBeforeAdds = (tree: ScoreTree, frame: Frame, root: number): number =>
  limited(tree, root, frame.rounded[root] as number)

/** The root score, before adds, recomputed with one dimension's points replaced. */
export function rootWith(tree: ScoreTree, frame: Frame, dimension: number, points: number): number {
  let child = dimension
  let value = points
  for (let score = tree.parents[child] as number; score !== NO_SCORE; score = tree.parents[child] as number) {
    value = recombine(tree, frame, score, child, value)
    child = frame.firstScore + score
  }
  return value
}

/**
 * What the root changes by, before adds, when a dimension's points change while no child is left out; NaN where it
 * depends on the other dimensions: on a limit, an extreme, or what they leave to be rounded.
 */
export function rootChange(tree: ScoreTree, dimension: number, change: number): number {
  const { dimensions, scores } = tree.plan
  let child = dimension
  let changed = change
  for (let score = tree.parents[child] as number; score !== NO_SCORE; score = tree.parents[child] as number) {
    const above = scores[score] as ScorePlan
    const unit = tree.units[score] as number
    const divisor = wholeOf(above) * unit
    const sum = (tree.weights[child] as number) * changed
    const hangsOnOthers = above.combine === 'min' || above.combine === 'max' || sum % divisor !== 0
    if (hangsOnOthers || above.floor !== undefined || above.cap !== undefined) return Number.NaN
    changed = (sum / divisor) * unit + 0
    child = dimensions.length + score
  }
  return changed
}

/** Whether a minimum or maximum stands between a dimension and its root. */
export function isBelowExtreme({ plan, parents, combines }: ScoreTree, dimension: number): boolean {
  for (let score = parents[dimension] as number; score !== NO_SCORE; ) {
    if (combines[score] === 'min' || combines[score] === 'max') return true
    score = parents[plan.dimensions.length + score] as number
  }
  return false
}

/** What a sum of weighted children is divided by where none is left out. */
export function wholeOf({ combine, weights, weightUnit, children }: ScorePlan): number {
  if (combine === 'sum') return weightUnit
  return combine === 'mean' ? children.length : weights.reduce((sum, weight) => sum + weight, 0)
}

function recombine(tree: ScoreTree, frame: Frame, index: number, child: number, value: number): number {
  const combine = tree.combines[index]
  const unit = tree.units[index] as number
  if (combine === 'min' || combine === 'max') {
    const extreme = extremeWith(tree, frame, index, child, value)
    return limited(tree, index, divideHalfUp(extreme, unit) * unit)
  }
  const old = frame.results[child] as number
  const weight = tree.weights[child] as number
  const wasAbsent = Number.isNaN(old)
  const sum = (frame.sums[index] as number) + weight * (wasAbsent ? value : value - old)
  // Under `sum` the divisor is the weights' unit, which an absent score lacks; else the weights present.
  const { weightUnit } = tree.plan.scores[index] as ScorePlan
  const divisor = combine === 'sum' ? weightUnit : (frame.divisors[index] as number) + (wasAbsent ? weight : 0)
  return limited(tree, index, divideHalfUp(sum, divisor * unit) * unit)
}

function extremeWith(tree: ScoreTree, frame: Frame, index: number, child: number, value: number): number {
  const { children, combine } = tree.plan.scores[index] as ScorePlan
  const others = children.map((result) => (result === child ? value : (frame.results[result] as number)))
  const present = others.filter((points) => !Number.isNaN(points))
  return combine === 'min' ? Math.min(...present) : Math.max(...present)
}
