import type { OverrideOutcome } from '../decision/decision.ts'
import { readsOf } from '../logic/node.ts'
import { POINT_LIMIT_SCALED } from '../numbers/scaled.ts'
import type { EffectPlan, OverridePlan, Plan, ScorePlan } from '../plan/plan.ts'
import type { ScoreStep } from './dimensions.ts'
import { compileExpression } from './expression.ts'
import type { Evaluate, Frame } from './frame.ts'
import type { Stop } from './refusals.ts'
import { clamp } from './scores.ts'

export interface OverrideSteps {
  /** The overrides that add to a root score, in order; a score may leave its range. */
  adds: ScoreStep
  /** Tier effects and flags, in order, each on the state that its predecessors left. */
  tiers: (frame: Frame) => void
  /** Those that can lower a tier. */
  lowering: Lowering[]
}

export interface Lowering {
  index: number
  /** Index of the tier to which it lowers. */
  lowest: number
  /** Whether its condition reads a score or the tier as it stands. */
  readsResults: boolean
}

/** A tier effect changes the tier; after a `final` override whose condition was true, none does. */
const isTierEffect = ({ kind }: EffectPlan): boolean => kind === 'atMost' || kind === 'atLeast' || kind === 'tier'

/** One override, ready to be asked. */
interface Step {
  override: OverridePlan
  index: number
  when: Evaluate
  changesTier: boolean
  isDated: boolean
}

export function compileOverrides(plan: Plan): OverrideSteps {
  const steps = plan.overrides.map(compileStep)
  const adds = steps.filter(({ override }) => override.effect.kind === 'add')
  const others = steps.filter(({ override }) => override.effect.kind !== 'add')
  const finalAdds = adds.filter(({ override }) => override.final)
  const tierIds = plan.tiers.map(({ id }) => id)
  return {
    lowering: plan.overrides.flatMap(loweringOf),
    adds(frame) {
      for (let place = 0; place < adds.length; place++) {
        const step = adds[place] as Step
        const outcome = ask(step, frame)
        const { override, index } = step
        frame.outcomes[index] = outcome
        const stop = outcome === 'applied' ? addPoints(override.effect, index, plan.scores, frame) : undefined
        if (stop) return stop
      }
      return undefined
    },
    tiers(frame) {
      let isFinal = finalAdds.some(({ index }) => wasTrue(frame.outcomes[index]))
      setTier(frame, frame.held, tierIds)
      for (let place = 0; place < others.length; place++) {
        const step = others[place] as Step
        const { override, index, changesTier } = step
        const isOver = isFinal && changesTier
        const outcome = isOver ? (inForce(override, frame) ? 'after-final' : 'not-in-force') : ask(step, frame)
        frame.outcomes[index] = outcome
        if (outcome !== 'applied') continue
        if (changesTier) applyTier(override.effect, index, tierIds, frame)
        isFinal ||= override.final
      }
    },
  }
}

const compileStep = (override: OverridePlan, index: number): Step => ({
  override,
  index,
  when: compileExpression(override.when),
  changesTier: isTierEffect(override.effect),
  isDated: override.starts !== undefined || override.expires !== undefined,
})

function loweringOf({ effect, when }: OverridePlan, index: number): Lowering[] {
  if (effect.kind !== 'atMost' && effect.kind !== 'tier') return []
  const readsResults = readsOf(when).some(({ source }) => source === 'score' || source === 'tier')
  return [{ index, lowest: effect.tier, readsResults }]
}

const wasTrue = (outcome: OverrideOutcome | undefined) => outcome === 'applied' || outcome === 'no-effect'

const inForce = ({ starts, expires }: OverridePlan, { asOf }: Frame): boolean =>
  (starts === undefined || asOf >= starts) && (expires === undefined || asOf < expires)

/** Whether an override's condition is true now; the effect may still turn out to change nothing. */
function ask({ override, index, when, isDated }: Step, frame: Frame): OverrideOutcome {
  if (isDated && !inForce(override, frame)) return 'not-in-force'
  const holds = when(frame)
  frame.conditions[index] = holds
  return holds === undefined ? 'unknown' : holds ? 'applied' : 'not-matched'
}

/** An add is clamped again and not rounded again. */
function addPoints(effect: EffectPlan, index: number, scores: readonly ScorePlan[], frame: Frame): Stop | undefined {
  if (effect.kind !== 'add') return undefined
  const place = frame.firstScore + effect.score
  const before = frame.results[place] as number
  const after = clamp(before + effect.points, scores[effect.score] as ScorePlan)
  note(frame, index, before, after)
  frame.results[place] = after
  return Math.abs(after) > POINT_LIMIT_SCALED ? { code: 'out-of-range', what: 'override', index } : undefined
}

function applyTier(effect: EffectPlan, index: number, tierIds: readonly string[], frame: Frame): void {
  const before = frame.tierIndex
  const after = tierAfter(effect, before)
  note(frame, index, before, after)
  setTier(frame, after, tierIds)
}

/** Tier 0 is the best: at most a tier means no lower index than its own. */
function tierAfter(effect: EffectPlan, tier: number): number {
  switch (effect.kind) {
    case 'atMost':
      return Math.max(tier, effect.tier)
    case 'atLeast':
      return Math.min(tier, effect.tier)
    case 'tier':
      return effect.tier
    default:
      return tier
  }
}

function note(frame: Frame, index: number, before: number, after: number): void {
  frame.before[index] = before
  frame.after[index] = after
  if (before === after) frame.outcomes[index] = 'no-effect'
}

function setTier(frame: Frame, tier: number, tierIds: readonly string[]): void {
  frame.tierIndex = tier
  frame.tier = tierIds[tier]
}
