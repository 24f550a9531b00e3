import type { AssignPlan, AxisPlan, HoldPlan, Plan } from '../plan/plan.ts'
import { compileBands, compileTable } from './classes.ts'
import type { ScoreStep } from './dimensions.ts'
import { type Frame, NO_TIER } from './frame.ts'

/** Sets `assigned` from scores, by bands, a matrix or a table. */
export function compileAssign(plan: AssignPlan): ScoreStep {
  switch (plan.kind) {
    case 'bands': {
      const bandOf = compileBands(plan.bands)
      return (frame) => {
        const score = frame.results[frame.firstScore + plan.score] as number
        if (Number.isNaN(score)) return { code: 'missing-value', what: 'score', index: plan.score }
        frame.assigned = plan.bands.yields[bandOf(score)] as number
        return undefined
      }
    }
    case 'matrix':
      return compileMatrix(plan)
    case 'table': {
      const run = compileTable(plan.table)
      return (frame) => {
        const hit = run(frame)
        if (!hit.ok) return { code: hit.code, what: 'assign', index: 0, rows: hit.rows }
        frame.assigned = hit.yield
        return undefined
      }
    }
  }
}

/** Rows from low y to high y; an edge belongs to the higher side. */
function compileMatrix({ x, y, cells }: Extract<AssignPlan, { kind: 'matrix' }>): ScoreStep {
  return (frame) => {
    for (const axis of [x, y])
      if (Number.isNaN(frame.results[frame.firstScore + axis.score]))
        return { code: 'missing-value', what: 'score', index: axis.score }
    frame.assigned = cells[sideOf(frame, y)]?.[sideOf(frame, x)] as number
    return undefined
  }
}

function sideOf(frame: Frame, { score, edges }: AxisPlan): number {
  const value = frame.results[frame.firstScore + score] as number
  return edges.filter((edge) => value >= edge).length
}

/** The scaled score at which a tier begins; undefined for the lowest band, and for tiers without a band. */
export function thresholdOf(assign: AssignPlan, tier: number): number | undefined {
  if (assign.kind !== 'bands') return undefined
  const band = assign.bands.yields.indexOf(tier)
  return band > 0 ? assign.bands.edges[band - 1]?.at : undefined
}

/**
 * Sets `held`: a better previous tier is kept while the score is at least its threshold − margin, and
 * otherwise the fall is at most `maxDrop` tiers. Tier 0 is the best.
 */
export function compileHold(plan: Plan): (frame: Frame) => void {
  const { hold, assign } = plan
  if (!hold || assign.kind !== 'bands') {
    return (frame) => {
      frame.held = frame.assigned
    }
  }
  const { score } = assign
  const thresholds = plan.tiers.map((_, tier) => thresholdOf(assign, tier))
  return (frame) => {
    frame.held = keep(frame, hold, frame.results[frame.firstScore + score] as number, thresholds)
  }
}

function keep(frame: Frame, hold: HoldPlan, score: number, thresholds: readonly (number | undefined)[]): number {
  const { previousTier, assigned } = frame
  if (previousTier === NO_TIER || previousTier >= assigned) return assigned
  const threshold = thresholds[previousTier]
  if (threshold !== undefined && score >= threshold - hold.margin) return previousTier
  return hold.maxDrop === undefined ? assigned : Math.min(assigned, previousTier + hold.maxDrop)
}
