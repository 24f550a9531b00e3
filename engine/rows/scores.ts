import { divideHalfUp, POINT_DECIMALS, POINT_LIMIT_SCALED } from '../numbers/scaled.ts'
import type { ScorePlan } from '../plan/plan.ts'
import type { ScoreStep } from './dimensions.ts'
import type { Frame } from './frame.ts'

/** Combines one score's children into the frame: combine, round, clamp. */
export function compileScore(plan: ScorePlan, index: number): ScoreStep {
  const combine = plan.combine === 'min' || plan.combine === 'max' ? compileExtreme(plan) : compileLinear(plan)
  const round = compileRounding(plan)
  const isRoot = plan.parent === undefined
  return (frame) => {
    const place = frame.firstScore + index
    combine(frame, index)
    if (frame.divisors[index] === 0) {
      frame.results[place] = Number.NaN
      frame.rounded[index] = Number.NaN
      frame.hasAbsent = true
      return isRoot ? { code: 'missing-value', what: 'score', index } : undefined
    }
    const rounded = round(frame.sums[index] as number, frame.divisors[index] as number)
    const clamped = clamp(rounded, plan)
    frame.rounded[index] = rounded
    frame.results[place] = clamped
    return Math.abs(clamped) > POINT_LIMIT_SCALED ? { code: 'out-of-range', what: 'score', index } : undefined
  }
}

/** A score within its floor and cap. */
export function clamp(score: number, { floor, cap }: ScorePlan): number {
  const raised = floor !== undefined && score < floor ? floor : score
  return cap !== undefined && raised > cap ? cap : raised
}

/** An exact quotient of scaled integers, rounded once, half up, to the score's decimals. */
function compileRounding({ decimals }: ScorePlan): (sum: number, divisor: number) => number {
  const unit = 10 ** (POINT_DECIMALS - decimals)
  return (sum, divisor) => divideHalfUp(sum, divisor * unit) * unit + 0
}

type Combine = (frame: Frame, index: number) => void

/** weighted: Σ wᵢpᵢ / Σ wᵢ; mean: Σ pᵢ / n; sum: Σ wᵢpᵢ; each over the children that are present. */
function compileLinear(plan: ScorePlan): Combine {
  const children = Int32Array.from(plan.children)
  const weights = Float64Array.from(plan.children, (_, child) => childWeight(plan, child))
  const isSum = plan.combine === 'sum'
  const { weightUnit } = plan
  return (frame, index) => {
    const { results } = frame
    let sum = 0
    let divisor = 0
    for (let child = 0; child < children.length; child++) {
      const points = results[children[child] as number] as number
      if (Number.isNaN(points)) continue
      const weight = weights[child] as number
      sum += weight * points
      divisor = isSum ? weightUnit : divisor + weight
    }
    frame.sums[index] = sum
    frame.divisors[index] = divisor
  }
}

/** What a child's points are multiplied with, before the division. */
export const childWeight = (plan: ScorePlan, child: number): number =>
  plan.combine === 'weighted' || plan.combine === 'sum' ? (plan.weights[child] ?? 0) : 1

function compileExtreme(plan: ScorePlan): Combine {
  const { children } = plan
  const pick = plan.combine === 'min' ? Math.min : Math.max
  return (frame, index) => {
    let extreme = Number.NaN
    for (const child of children) {
      const points = frame.results[child] as number
      if (!Number.isNaN(points)) extreme = Number.isNaN(extreme) ? points : pick(extreme, points)
    }
    frame.sums[index] = extreme
    frame.divisors[index] = Number.isNaN(extreme) ? 0 : 1
  }
}
