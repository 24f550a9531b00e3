/** The next better tier and the next worse one, for strategies that assign by bands and rank their tiers. */
import type { LowerTier, NextTier } from '../decision/decision.ts'
import { unscalePoints } from '../numbers/scaled.ts'
import type { Plan, TierPlan } from '../plan/plan.ts'
import { thresholdOf } from '../rows/assign.ts'
import type { Rows } from '../rows/compile.ts'
import { type Frame, NO_TIER } from '../rows/frame.ts'
import type { Lowering } from '../rows/overrides.ts'

/** The tiers beside each tier, by its index. */
export interface Ladder {
  /** Where a tier begins, in scaled points of the assigning score; NaN for the lowest band, and without one. */
  thresholds: Float64Array
  /** The nearest better tier that has a threshold, by index; NO_TIER for none. */
  next: Int32Array
  /** The nearest worse tier that has a band. */
  lower: (TierPlan | undefined)[]
}

/** Empty for tiers without rank, and for those that no bands assign. */
export function compileLadder(plan: Plan): Ladder {
  const { assign, tiers, ordered } = plan
  const steps = assign.kind === 'bands' && ordered ? tiers.map((_, tier) => tier) : []
  return {
    thresholds: Float64Array.from(steps, (tier) => thresholdOf(assign, tier) ?? Number.NaN),
    next: Int32Array.from(steps, (tier) => nextBetter(plan, tier) ?? NO_TIER),
    lower: steps.map((tier) => lowerOf(plan, tier)),
  }
}

/** What a tier is missed by, and which overrides would prevent it even with the points. */
export function nextTierOf(plan: Plan, ladder: Ladder, rows: Rows, frame: Frame): NextTier | undefined {
  const { assign } = plan
  const next = ladder.next[frame.tierIndex] ?? NO_TIER
  if (assign.kind !== 'bands' || next === NO_TIER) return undefined
  const threshold = ladder.thresholds[next] as number
  const score = frame.results[frame.firstScore + assign.score] as number
  const blockedBy = blockersOf(plan, rows, frame, next, threshold)
  const nextTier: NextTier = { tier: plan.tiers[next]?.id ?? '', missingPoints: unscalePoints(threshold - score) }
  if (blockedBy.length > 0) nextTier.blockedBy = [...blockedBy]
  return nextTier
}

/** The nearest better tier that a score can reach: one with a threshold. */
export function nextBetter({ assign }: Plan, tier: number): number | undefined {
  for (let better = tier - 1; better >= 0; better--) if (thresholdOf(assign, better) !== undefined) return better
  return undefined
}

/** Runs the tier overrides as if the score had just reached the tier, and names those that take it away. */
function blockersOf(plan: Plan, rows: Rows, frame: Frame, next: number, threshold: number): readonly string[] {
  if (plan.assign.kind !== 'bands' || !mayBlock(rows.overrides.lowering, frame, next)) return NOBODY
  const { scratch } = rows
  copyInto(scratch, frame)
  scratch.results[scratch.firstScore + plan.assign.score] = threshold
  scratch.held = next
  rows.overrides.tiers(scratch)
  if (scratch.tierIndex <= next) return NOBODY
  const blockers: string[] = []
  for (const { index } of rows.overrides.lowering) {
    const wasLowered = (scratch.after[index] as number) > Math.max(scratch.before[index] as number, next)
    if (scratch.outcomes[index] === 'applied' && wasLowered) blockers.push(plan.overrides[index]?.id ?? '')
  }
  return blockers
}

const NOBODY: readonly string[] = []

/** Whether an override that takes the tier away could apply: one was false, and another score can't make it true. */
function mayBlock(lowering: readonly Lowering[], { outcomes }: Frame, next: number): boolean {
  for (const { index, lowest, readsResults } of lowering) {
    const outcome = outcomes[index]
    const staysFalse = !readsResults && (outcome === 'not-matched' || outcome === 'unknown')
    if (lowest > next && !staysFalse && outcome !== 'not-in-force') return true
  }
  return false
}

/** Makes the scratch frame a what-if copy: inputs are shared, results are its own. */
export function copyInto(scratch: Frame, frame: Frame): void {
  scratch.fields = frame.fields
  scratch.derived = frame.derived
  scratch.values = frame.values
  scratch.results.set(frame.results)
  scratch.rounded.set(frame.rounded)
  scratch.asOf = frame.asOf
  scratch.subject = frame.subject
  scratch.previousTier = frame.previousTier
  scratch.assigned = frame.assigned
  for (let index = 0; index < frame.outcomes.length; index++)
    scratch.outcomes[index] = frame.outcomes[index] as Frame['outcomes'][number]
}

/** How many points the tier can lose before the next worse one. */
export function lowerTierOf({ assign }: Plan, ladder: Ladder, frame: Frame): LowerTier | undefined {
  const lower = ladder.lower[frame.tierIndex]
  const threshold = ladder.thresholds[frame.tierIndex] ?? Number.NaN
  if (assign.kind !== 'bands' || !lower || Number.isNaN(threshold)) return undefined
  const score = frame.results[frame.firstScore + assign.score] as number
  return { tier: lower.id, sparePoints: unscalePoints(score - threshold) }
}

/** The nearest worse tier that has a band. */
export function lowerOf({ assign, tiers }: Plan, tier: number): TierPlan | undefined {
  if (assign.kind !== 'bands') return undefined
  let nearest: number | undefined
  for (const other of assign.bands.yields)
    if (other > tier && (nearest === undefined || other < nearest)) nearest = other
  return nearest === undefined ? undefined : tiers[nearest]
}
