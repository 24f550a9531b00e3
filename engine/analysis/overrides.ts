import { type Node, type Read, readsOf } from '../logic/node.ts'
import type { EffectPlan, OverridePlan } from '../plan/plan.ts'
import type { Survey } from './survey.ts'
import { truthOf } from './values.ts'

/** Overrides that can't apply, and overrides that never change what comes out. */
export function checkOverrides(survey: Survey): void {
  const { plan, report, applies } = survey
  plan.overrides.forEach((override, index) => {
    const { id, pointer } = override
    if (!applies[index]) return report('override-never', pointer, { id })
    if (isIdle(override, plan.tiers.length)) return report('override-undone', pointer, { id })
    const final = plan.overrides.slice(0, index).find((earlier) => earlier.final && isSure(earlier, override, survey))
    if (final && changesTier(override)) return report('override-undone', pointer, { id, final: final.id })
    const by = undoneBy(override, index, survey)
    if (by) report('override-undone', pointer, { id, by: by.id })
  })
}

const changesTier = ({ effect }: OverridePlan): boolean => effect.kind !== 'add' && effect.kind !== 'flag'

/** At most the best tier, at least the worst, nothing added: no state is changed, unless it ends all changes. */
function isIdle({ effect, final }: OverridePlan, tiers: number): boolean {
  if (final) return false
  switch (effect.kind) {
    case 'atMost':
      return effect.tier === 0
    case 'atLeast':
      return effect.tier === tiers - 1
    case 'add':
      return effect.points === 0
    default:
      return false
  }
}

/** The later override that decides anew wherever this one applies. */
function undoneBy(override: OverridePlan, index: number, survey: Survey): OverridePlan | undefined {
  if (!changesTier(override) || override.final) return undefined
  const later = survey.plan.overrides.slice(index + 1)
  for (const [position, other] of later.entries()) {
    const between = later.slice(0, position)
    if (outweighs(other.effect, override.effect, between) && isSure(other, override, survey)) return other
    if (other.final) return undefined
  }
  return undefined
}

/** Whether a later effect leaves nothing of an earlier one, whatever happens between. */
function outweighs(later: EffectPlan, earlier: EffectPlan, between: readonly OverridePlan[]): boolean {
  if (later.kind === 'tier') return true
  if (between.some(({ when }) => readsTier(when))) return false
  if (later.kind === 'atMost') return earlier.kind === 'atMost' && later.tier >= earlier.tier
  return later.kind === 'atLeast' && earlier.kind === 'atLeast' && later.tier <= earlier.tier
}

/** Whether one override's condition is true, and in force, wherever the other's is. */
function isSure(one: OverridePlan, other: OverridePlan, survey: Survey): boolean {
  const inForce = (one.starts ?? 0) <= (other.starts ?? 0) && (one.expires ?? Infinity) >= (other.expires ?? Infinity)
  return inForce && (isAlwaysTrue(one.when, survey) || follows(one, other))
}

function isAlwaysTrue(when: Node, { known }: Survey): boolean {
  const { canBeFalse, canBeMissing } = truthOf(when, known)
  return !canBeFalse && !canBeMissing
}

/** The same condition, or one of the clauses that make the other true, as long as nothing it reads changes between. */
function follows(conclusion: OverridePlan, condition: OverridePlan): boolean {
  const adds = conclusion.effect.kind === 'add' || condition.effect.kind === 'add'
  if (readsTier(conclusion.when) || (adds && reads(conclusion.when, 'score'))) return false
  const { when } = condition
  const clauses = when.kind === 'and' ? [when, ...when.operands] : [when]
  const wanted = JSON.stringify(conclusion.when)
  return clauses.some((clause) => JSON.stringify(clause) === wanted)
}

const reads = (node: Node, source: Read['source']): boolean => readsOf(node).some((read) => read.source === source)
const readsTier = (node: Node): boolean => reads(node, 'tier')
