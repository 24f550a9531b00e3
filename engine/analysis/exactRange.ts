import { POINT_DECIMALS } from '../numbers/scaled.ts'
import type { ScorePlan } from '../plan/plan.ts'
import { type ResultRange, resultRange } from './ranges.ts'
import type { Survey } from './survey.ts'

/**
 * Refuses scores whose integers could leave 2⁵³: rounding looks at 2N + D, where N = Σ weight · points
 * and D is what it is divided by, in units of the score's last decimal. True where none can.
 */
export function checkExactRange({ plan, ranges, report }: Survey): boolean {
  const inexact = plan.scores.filter((score) => {
    const children = score.children.map((result) => resultRange(ranges, result))
    return 2 * numeratorLimit(score, children) + divisorOf(score) >= 2 ** 53
  })
  for (const score of inexact) report('exact-range', score.pointer, { score: score.id })
  return inexact.length === 0
}

const multiplies = ({ combine }: ScorePlan): boolean => combine === 'weighted' || combine === 'sum'

function numeratorLimit(score: ScorePlan, children: readonly ResultRange[]): number {
  return children.reduce((sum, { low, high }, child) => {
    const weight = multiplies(score) ? Math.abs(score.weights[child] ?? 0) : 1
    return sum + weight * Math.max(Math.abs(low), Math.abs(high))
  }, 0)
}

function divisorOf({ combine, weights, weightUnit, children, decimals }: ScorePlan): number {
  const unit = 10 ** (POINT_DECIMALS - decimals)
  switch (combine) {
    case 'weighted':
      return weights.reduce((sum, weight) => sum + weight, 0) * unit
    case 'sum':
      return weightUnit * unit
    case 'mean':
      return children.length * unit
    default:
      return unit
  }
}
