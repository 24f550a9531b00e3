/**
 * Overrides over whole columns, in order, each on the state that its predecessors left. Whether one is in
 * force depends on the date alone, so those that aren't cost nothing.
 */
import type { OverrideOutcome } from '../decision/decision.ts'
import { POINT_LIMIT_SCALED } from '../numbers/scaled.ts'
import type { EffectPlan, OverridePlan, Plan, ScorePlan } from '../plan/plan.ts'
import { type BooleanColumn, NO_POINTS, type PointsColumn, type TierColumn, TRUE, UNKNOWN } from './column.ts'
import { evaluateTruth } from './expression.ts'
import type { Frame } from './frame.ts'
import { addWhere, boundTiers } from './kernels/tiers.ts'
import type { Kept } from './memo.ts'
import { type MaybeRefusing, type PartRefusing, refusalNumber } from './refusals.ts'

/** An outcome is its index here. */
export const OVERRIDE_OUTCOMES = [
  'not-in-force',
  'after-final',
  'not-matched',
  'unknown',
  'no-effect',
  'applied',
] as const satisfies readonly OverrideOutcome[]

const [NOT_IN_FORCE, AFTER_FINAL, NOT_MATCHED, UNKNOWN_CONDITION, NO_EFFECT, APPLIED] = [0, 1, 2, 3, 4, 5] as const

/** What one override did, as it is asked for. */
export interface OverrideStep {
  /** Undefined where it is not in force. */
  when: BooleanColumn | undefined
  /** 1 where an earlier one was final, if any was. */
  over: Uint8Array | undefined
  /** The tiers or the scores before and after it; undefined where it changes neither. */
  before: Int16Array | Int32Array | undefined
  after: Int16Array | Int32Array | undefined
}

const isInForce = ({ starts, expires }: OverridePlan, { asOf }: Frame): boolean =>
  (starts === undefined || asOf >= starts) && (expires === undefined || asOf < expires)

const isAdd = ({ effect }: OverridePlan): boolean => effect.kind === 'add'

/** Adds to root scores, and whom that refuses. */
export function applyAdds(plan: Plan, frame: Frame, steps: OverrideStep[]): PartRefusing[] {
  return plan.overrides.flatMap((override, index): PartRefusing[] => {
    if (override.effect.kind !== 'add') return []
    if (!isInForce(override, frame)) {
      steps[index] = { when: undefined, over: undefined, before: undefined, after: undefined }
      return []
    }
    const { score, points } = override.effect
    const when = evaluateTruth(override.when, frame)
    const before = frame.scores[score] as PointsColumn
    const added = addPoints(before, when, points, plan.scores[score] as ScorePlan, frame)
    frame.scores[score] = added
    steps[index] = { when, over: undefined, before: before.scaled, after: added.scaled }
    return added.codes ? [{ refusing: { id: added.id, codes: added.codes }, part: override.id }] : []
  })
}

interface Added extends PointsColumn, MaybeRefusing {}

/** Clamped again, and not rounded again. */
function addPoints(
  score: PointsColumn,
  when: BooleanColumn,
  points: number,
  { floor, cap }: ScorePlan,
  { memo }: Frame,
): Added {
  return memo.recall<Added>(`add:${JSON.stringify([score.id, when.id, points, floor, cap])}`, (id) => {
    const sums = addWhere(
      score.scaled,
      when.bytes,
      points,
      floor ?? Number.NEGATIVE_INFINITY,
      cap ?? Number.POSITIVE_INFINITY,
    )
    const isBeyond = (sum: number) => sum !== NO_POINTS && Math.abs(sum) > POINT_LIMIT_SCALED
    if (!sums.some(isBeyond))
      return { id, scaled: Int32Array.from(sums), hasMissing: score.hasMissing, codes: undefined }
    return {
      id,
      scaled: Int32Array.from(sums, (sum) => (isBeyond(sum) ? NO_POINTS : sum)),
      hasMissing: true,
      codes: Uint8Array.from(sums, (sum) => (isBeyond(sum) ? refusalNumber('out-of-range') : 0)),
    }
  })
}

interface FinalMarks extends Kept {
  over: Uint8Array
}

/** Tier effects and flags, in order; the tiers stand in the frame. */
export function applyTierEffects(plan: Plan, frame: Frame, steps: OverrideStep[]): void {
  let over: FinalMarks | undefined
  plan.overrides.forEach((override, index) => {
    if (isAdd(override)) {
      const { when } = steps[index] as OverrideStep
      if (override.final && when) over = markedFinal(over, when, frame)
      return
    }
    if (!isInForce(override, frame)) {
      steps[index] = { when: undefined, over: undefined, before: undefined, after: undefined }
      return
    }
    const when = evaluateTruth(override.when, frame)
    const before = frame.tiers as TierColumn
    const after = affected(before, when, over, override.effect, plan.tiers.length - 1, frame)
    const changesTier = override.effect.kind !== 'flag'
    frame.tiers = after
    steps[index] = changesTier
      ? { when, over: over?.over, before: before.tiers, after: after.tiers }
      : { when, over: undefined, before: undefined, after: undefined }
    if (override.final) over = markedFinal(over, when, frame)
  })
}

/** `final` holds once its condition is true, even with no effect. */
const markedFinal = (over: FinalMarks | undefined, when: BooleanColumn, { memo }: Frame): FinalMarks =>
  memo.recall(`final:${over?.id}:${when.id}`, (id) => ({
    id,
    over: when.bytes.map((truth, row) => (truth === TRUE || over?.over[row] === 1 ? 1 : 0)),
  }))

function affected(
  tiers: TierColumn,
  when: BooleanColumn,
  over: FinalMarks | undefined,
  effect: EffectPlan,
  lowest: number,
  { memo }: Frame,
): TierColumn {
  if (effect.kind === 'flag' || effect.kind === 'add') return tiers
  const { kind, tier } = effect
  return memo.recall(`${kind}:${tier}:${lowest}:${tiers.id}:${when.id}:${over?.id}`, (id) => {
    const after = tiers.tiers.slice()
    // Tier 0 is the best: at most a tier means no lower index than its own.
    boundTiers(after, when.bytes, over?.over, kind === 'atLeast' ? 0 : tier, kind === 'atMost' ? lowest : tier)
    return { id, tiers: after }
  })
}

/** By subject, the index of the outcome in OVERRIDE_OUTCOMES. */
export function outcomesOf({ when, over, before, after }: OverrideStep, length: number): Uint8Array {
  const outcomes = new Uint8Array(length).fill(NOT_IN_FORCE)
  if (!when) return outcomes
  for (let row = 0; row < length; row++) {
    const truth = when.bytes[row]
    if (over?.[row] === 1) outcomes[row] = AFTER_FINAL
    else if (truth === UNKNOWN) outcomes[row] = UNKNOWN_CONDITION
    else if (truth !== TRUE) outcomes[row] = NOT_MATCHED
    else outcomes[row] = before && before[row] === after?.[row] ? NO_EFFECT : APPLIED
  }
  return outcomes
}

/** The tiers that one override found and left. */
export const tiersAround = ({ before, after }: OverrideStep): { before: Int16Array; after: Int16Array } | undefined =>
  before instanceof Int16Array && after instanceof Int16Array ? { before, after } : undefined
