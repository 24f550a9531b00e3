import type { EffectPlan, OverridePlan, Plan, ScorePlan } from '../plan/plan.ts'
import { expressionRule } from './expression.ts'
import type { Names } from './names.ts'
import { withinPoints } from './rounding.ts'
import { choose, elementOf, type Rule } from './rule.ts'
import { clampRule } from './scores.ts'
import type { Stages } from './stages.ts'

/** What `add` overrides leave behind. */
export interface Adds {
  /** The root score after each add: it may refuse. */
  scores: { id: string; score: Rule }[]
  /** Whether one of them was final and applied. */
  isFinal: Rule
}

/** Lets each `add` change its root score, on the scores that its predecessors left. Changes `names.results`. */
export function addAdds(plan: Plan, names: Names, stages: Stages): Adds {
  const scores: Adds['scores'] = []
  let isFinal: Rule = false
  for (const override of plan.overrides) {
    const { effect } = override
    if (effect.kind !== 'add') continue
    const place = names.firstScore + effect.score
    const before = names.results[place] ?? null
    const raised = clampRule({ '+': [before, effect.points] }, plan.scores[effect.score] as ScorePlan)
    const applies = conditionOf(override, names, stages)
    const [score = null, final]: Rule[] = stages.add([
      choose([[applies, withinPoints(raised)]], before),
      ...(override.final ? [either(isFinal, applies)] : []),
    ])
    names.results[place] = score
    isFinal = final ?? isFinal
    scores.push({ id: override.id, score })
  }
  return { scores, isFinal }
}

/** The index of the tier after all tier overrides, each on the tier that its predecessors left. */
export function addTierOverrides(
  plan: Plan,
  before: { tier: Rule; isFinal: Rule; tierIds: Rule },
  names: Names,
  stages: Stages,
): Rule {
  let { tier, isFinal } = before
  for (const override of plan.overrides) {
    const { effect } = override
    if (effect.kind === 'add' || (effect.kind === 'flag' && !override.final)) continue
    const applies = conditionOf(override, { ...names, tier: elementOf(before.tierIds, tier) }, stages)
    const [next = null, final]: Rule[] = stages.add([
      choose([...(isFinal === false ? [] : [[isFinal, tier] as const]), [applies, tierAfter(effect, tier)]], tier),
      ...(override.final ? [either(isFinal, applies)] : []),
    ])
    tier = next
    isFinal = final ?? isFinal
  }
  return tier
}

/** Whether an override is in force and its condition true. One that is final asks twice, so it gets a name. */
function conditionOf(override: OverridePlan, names: Names, stages: Stages): Rule {
  const { starts, expires, when, final } = override
  const rule: Rule = {
    and: [
      ...(starts === undefined ? [] : [{ '>=': [names.asOf, starts] }]),
      ...(expires === undefined ? [] : [{ '<': [names.asOf, expires] }]),
      { '===': [expressionRule(when, names), true] },
    ],
  }
  return final ? (stages.settle([rule])[0] ?? null) : rule
}

const either = (a: Rule, b: Rule): Rule => ({ or: [a, b] })

/** Tier 0 is the best: at most a tier means no lower index than its own. */
function tierAfter(effect: EffectPlan, tier: Rule): Rule {
  switch (effect.kind) {
    case 'atMost':
      return { max: [tier, effect.tier] }
    case 'atLeast':
      return { min: [tier, effect.tier] }
    case 'tier':
      return effect.tier
    default:
      return tier
  }
}
