import { type Node, type Read, readsOf } from '../logic/node.ts'
import type { EffectPlan, OverridePlan } from '../plan/plan.ts'
import type { Survey } from './survey.ts'
import { truthOf } from './values.ts'

/** Overrides that can't apply, and overrides that never change what comes out. */
export function checkOverrides(survey: Survey): void {
  const { plan, report, applies } = survey
  const rules = plan.overrides.map((override) => ruleOf(override, survey))
  rules.forEach((rule, index) => {
    const { id, pointer } = rule.override
    if (!applies[index]) {
      report('override-never', pointer, { id })
      return
    }
    const why = isIdle(rule.override, plan.tiers.length) ? {} : whyUndone(rules, index)
    if (why) report('override-undone', pointer, { id, ...why })
  })
}

/** An override with what its condition says, for comparing it with others. */
interface Rule {
  override: OverridePlan
  changesTier: boolean
  isAlwaysTrue: boolean
  condition: string
  /** Conditions that are true wherever this one is: itself, and the clauses that `and` joins. */
  implied: ReadonlySet<string>
  readsTier: boolean
  readsScores: boolean
}

function ruleOf(override: OverridePlan, { known }: Survey): Rule {
  const { when, effect } = override
  const { canBeFalse, canBeMissing } = truthOf(when, known)
  const clauses = when.kind === 'and' ? [when, ...when.operands] : [when]
  const reads = (source: Read['source']) => readsOf(when).some((read) => read.source === source)
  return {
    override,
    changesTier: effect.kind !== 'add' && effect.kind !== 'flag',
    isAlwaysTrue: !canBeFalse && !canBeMissing,
    condition: textOf(when),
    implied: new Set(clauses.map(textOf)),
    readsTier: reads('tier'),
    readsScores: reads('score'),
  }
}

const textOf = (node: Node): string => JSON.stringify(node)

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

/** Which override before or after it leaves nothing of this one; undefined where it may count. */
function whyUndone(rules: readonly Rule[], index: number): { final?: string; by?: string } | undefined {
  const rule = rules[index]
  if (!rule?.changesTier) return undefined
  for (let before = 0; before < index; before++) {
    const earlier = rules[before]
    if (earlier?.override.final && isSure(earlier, rule)) return { final: earlier.override.id }
  }
  const by = rule.override.final ? undefined : undoneBy(rule, rules, index + 1)
  return by && { by: by.override.id }
}

/** The later override that decides anew wherever this one applies. */
function undoneBy(rule: Rule, rules: readonly Rule[], from: number): Rule | undefined {
  let tierIsRead = false
  for (let after = from; after < rules.length; after++) {
    const later = rules[after] as Rule
    if (outweighs(later.override.effect, rule.override.effect, tierIsRead) && isSure(later, rule)) return later
    if (later.override.final) return undefined
    tierIsRead ||= later.readsTier
  }
  return undefined
}

/** Whether a later effect leaves nothing of an earlier one, also where conditions between read the tier. */
function outweighs(later: EffectPlan, earlier: EffectPlan, tierIsRead: boolean): boolean {
  if (later.kind === 'tier') return true
  if (tierIsRead) return false
  if (later.kind === 'atMost') return earlier.kind === 'atMost' && later.tier >= earlier.tier
  return later.kind === 'atLeast' && earlier.kind === 'atLeast' && later.tier <= earlier.tier
}

/** Whether one rule's condition is true, and in force, wherever the other's is, though tier and scores change between. */
function isSure(one: Rule, other: Rule): boolean {
  const { starts = 0, expires = Infinity } = one.override
  if (starts > (other.override.starts ?? 0) || expires < (other.override.expires ?? Infinity)) return false
  if (one.isAlwaysTrue) return true
  if (one.readsTier || (one.readsScores && !(one.changesTier && other.changesTier))) return false
  return other.implied.has(one.condition)
}
