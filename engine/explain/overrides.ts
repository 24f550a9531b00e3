import type { FlagResult, HoldResult, OverrideOutcome, OverrideResult } from '../decision/decision.ts'
import { unscalePoints } from '../numbers/scaled.ts'
import type { OverridePlan, Plan } from '../plan/plan.ts'
import { type Frame, NO_TIER } from '../rows/frame.ts'
import { missingNames } from './missing.ts'

export type TellOverride = (frame: Frame) => OverrideResult

const OUTCOMES = ['applied', 'no-effect', 'not-matched', 'not-in-force', 'after-final'] as const

/** The outcomes of which there is nothing more to say: one frozen object each. */
export function plainOutcomes({ id, effect }: OverridePlan): Map<OverrideOutcome, OverrideResult> {
  const plain = OUTCOMES.filter((outcome) => outcome !== 'applied' || effect.kind === 'flag')
  return new Map(plain.map((outcome) => [outcome, Object.freeze({ id, outcome })]))
}

/** Says what one override did. */
export function compileOverrideResult(plan: Plan, override: OverridePlan, index: number): TellOverride {
  const { id, effect } = override
  const plain = plainOutcomes(override)
  const said = (state: number) => (effect.kind === 'add' ? unscalePoints(state) : (plan.tiers[state]?.id ?? ''))
  return (frame) => {
    const outcome = frame.outcomes[index] as OverrideOutcome
    const result = plain.get(outcome)
    if (result) return result
    if (outcome === 'unknown') return { id, outcome, missing: missingNames(plan, frame, override.when) }
    return { id, outcome, from: said(frame.before[index] as number), to: said(frame.after[index] as number) }
  }
}

/** What each override did, in document order. */
export function overrideResults(tell: readonly TellOverride[], frame: Frame): OverrideResult[] {
  const results = new Array<OverrideResult>(tell.length)
  for (let index = 0; index < results.length; index++) results[index] = (tell[index] as TellOverride)(frame)
  return results
}

/** Flags that were raised, with their texts. */
export function flagResults({ overrides }: Plan, frame: Frame): FlagResult[] {
  const flags: FlagResult[] = []
  for (let index = 0; index < overrides.length; index++) {
    const { id, effect } = overrides[index] as OverridePlan
    if (effect.kind === 'flag' && frame.outcomes[index] === 'applied') flags.push({ id, text: effect.text })
  }
  return flags
}

/** What the hold made of a previous tier; undefined where nothing holds. */
export function holdResult(plan: Plan, frame: Frame, previousTier: string | null | undefined): HoldResult | undefined {
  if (!previousTier) return undefined
  if (frame.previousTier === NO_TIER) return { previousTier, outcome: 'unknown-tier' }
  if (!plan.hold) return undefined
  const { assigned, held } = frame
  if (assigned === held) return { previousTier, outcome: 'no-effect' }
  return {
    previousTier,
    outcome: held === frame.previousTier ? 'kept' : 'limited',
    from: plan.tiers[assigned]?.id ?? '',
    to: plan.tiers[held]?.id ?? '',
  }
}
