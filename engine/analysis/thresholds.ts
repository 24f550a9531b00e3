import { pointerTo } from '../check/problems.ts'
import { unscalePoints } from '../numbers/scaled.ts'
import type { AxisPlan, EdgePlan } from '../plan/plan.ts'
import type { Survey } from './survey.ts'

/** Thresholds, and edges of a matrix, above all that their score can be, adds included. */
export function checkThresholds(survey: Survey): void {
  const { assign, tiers } = survey.plan
  if (assign.kind === 'bands') {
    assign.bands.edges.forEach((edge, index) => {
      const tier = tiers[assign.bands.yields[index + 1] ?? 0]?.id ?? ''
      warnAbove(survey, assign.score, edge, pointerTo('/assign/bands', index + 1), { tier })
    })
  }
  if (assign.kind === 'matrix') {
    for (const axis of ['x', 'y'] as const) checkAxis(survey, assign[axis], pointerTo('/assign/matrix', axis, 'edges'))
  }
}

function checkAxis(survey: Survey, { score, edges }: AxisPlan, pointer: string): void {
  edges.forEach((at, index) => {
    warnAbove(survey, score, { at, inclusive: true }, pointerTo(pointer, index), {})
  })
}

/** Whether a score reaches an edge: at it where the edge is inclusive. */
export const reaches = (score: number, { at, inclusive }: EdgePlan): boolean =>
  score > at || (inclusive && score === at)

function warnAbove(survey: Survey, score: number, edge: EdgePlan, pointer: string, tier: { tier?: string }): void {
  const range = survey.finalScores[score]
  if (!range || reaches(range.high, edge)) return
  survey.report('threshold-unattainable', pointer, {
    threshold: unscalePoints(edge.at),
    score: survey.plan.scores[score]?.id ?? '',
    high: unscalePoints(range.high),
    ...tier,
  })
}
