/** What the points of a dimension come to over the population. */
import { NO_POINTS } from '../../../../engine/index.ts'
import type { PreviewState } from '../state.ts'

export interface PointsSpreadQuestion {
  dimension: string
}

/** In points. Undefined where nobody has any. */
export interface PointsSpreadAnswer {
  low: number
  mean: number
  high: number
  /** Subjects with points, and those without. */
  scored: number
  without: number
}

export function pointsSpreadAnswer(
  { now: { strategy, scored } }: PreviewState,
  { dimension }: PointsSpreadQuestion,
): PointsSpreadAnswer | undefined {
  const points = scored.points[strategy.plan.dimensions.findIndex(({ id }) => id === dimension)]
  if (!points) return undefined
  let [low, high, sum, count] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0]
  for (let row = 0; row < points.length; row++) {
    const value = points[row] as number
    if (value === NO_POINTS || (scored.tiers[row] as number) < 0) continue
    if (value < low) low = value
    if (value > high) high = value
    sum += value
    count++
  }
  if (count === 0) return undefined
  return {
    low: low / 10_000,
    mean: sum / count / 10_000,
    high: high / 10_000,
    scored: count,
    without: points.length - count,
  }
}
