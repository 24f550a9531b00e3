import { WEIGHT_SCALE } from '../numbers/scaled.ts'
import type { Plan, ScorePlan } from '../plan/plan.ts'
import type { Frame } from '../rows/frame.ts'
import { childWeight, clamp, compileRounding } from '../rows/scores.ts'

/** The score tree as explanations walk it: from a dimension up to its root. */
export interface ScoreTree {
  plan: Plan
  /** By result: the scaled weight that its points are multiplied with in the score above. */
  weights: number[]
  /** By dimension: the root score that it belongs to. */
  roots: number[]
  /** By dimension: false where a negative weight turns more points into less of the root. */
  raises: boolean[]
  rounding: ((sum: number, divisor: number) => number)[]
}

export function compileTree(plan: Plan): ScoreTree {
  const weights: number[] = new Array(plan.dimensions.length + plan.scores.length).fill(1)
  for (const score of plan.scores)
    score.children.forEach((result, child) => {
      weights[result] = childWeight(score, child)
    })
  const raises = plan.dimensions.map(({ parent }, dimension) => {
    let sign = Math.sign(weights[dimension] ?? 1)
    for (let score: number | undefined = parent; score !== undefined; score = plan.scores[score]?.parent)
      if (plan.scores[score]?.parent !== undefined) sign *= Math.sign(weights[plan.dimensions.length + score] ?? 1)
    return sign >= 0
  })
  return {
    plan,
    weights,
    roots: plan.dimensions.map(({ parent }) => plan.scores[parent]?.root ?? parent),
    raises,
    rounding: plan.scores.map(compileRounding),
  }
}

/** A root score before adds: rounded and clamped. */
export const rootBeforeAdds = ({ plan }: ScoreTree, frame: Frame, root: number): number =>
  clamp(frame.rounded[root] as number, plan.scores[root] as ScorePlan)

/** The root score, before adds, recomputed with one dimension's points replaced. */
export function rootWith(tree: ScoreTree, frame: Frame, dimension: number, points: number): number {
  const { scores, dimensions } = tree.plan
  let [child, value] = [dimension, points]
  for (let index = dimensions[dimension]?.parent; index !== undefined; ) {
    const score = scores[index] as ScorePlan
    const old = frame.results[child] as number
    value = recombine(tree, frame, index, child, old, value)
    child = frame.firstScore + index
    index = score.parent
  }
  return value
}

function recombine(tree: ScoreTree, frame: Frame, index: number, child: number, old: number, value: number): number {
  const score = tree.plan.scores[index] as ScorePlan
  const round = tree.rounding[index] as (sum: number, divisor: number) => number
  if (score.combine === 'min' || score.combine === 'max') {
    const others = score.children.map((result) => (result === child ? value : (frame.results[result] as number)))
    const present = others.filter((points) => !Number.isNaN(points))
    return clamp(round(score.combine === 'min' ? Math.min(...present) : Math.max(...present), 1), score)
  }
  const weight = tree.weights[child] as number
  const wasAbsent = Number.isNaN(old)
  const sum = (frame.sums[index] as number) + weight * (wasAbsent ? value : value - old)
  // Under `sum` the divisor is the weights' scale, which an absent score lacks; else the weights present.
  const divisor = score.combine === 'sum' ? WEIGHT_SCALE : (frame.divisors[index] as number) + (wasAbsent ? weight : 0)
  return clamp(round(sum, divisor), score)
}
