/**
 * The jsonlogic backend: a whole strategy as one plain JsonLogic rule, which json-logic-js runs without
 * any operator of our own. It shares no code of evaluation with the other backends.
 *
 * The rule's data is an object of what intake leaves (see `data`). Its result is
 *
 *   ["ok", tier, [[score, value], …]]   scores in document order, null where one is missing
 *   ["refused", code, id]               the first refusal in the order of evaluation, and what refused
 */
import type { CompiledStrategy } from '../compile.ts'
import type { RefusalCode } from '../decision/decision.ts'
import { POINT_SCALE } from '../numbers/scaled.ts'
import type { Plan } from '../plan/plan.ts'
import { addAssign, addHold, missingScoreOf } from './assign.ts'
import { dateOf } from './dates.ts'
import { addDerived } from './derived.ts'
import { addDimensions } from './dimensions.ts'
import type { Names } from './names.ts'
import { type Adds, addAdds, addTierOverrides } from './overrides.ts'
import { choose, elementOf, isRefusal, type Rule, refusalCode, unlessMissing, variable } from './rule.ts'
import { addScores } from './scores.ts'
import { beginStages, type Stages } from './stages.ts'

/** What the rule answers. */
export type JsonLogicAnswer =
  | ['ok', tier: string, scores: [id: string, value: number | null][]]
  | ['refused', code: RefusalCode, id: string]

/** The strategy as one plain JsonLogic rule. Its size is linear in the plan. */
export const toJsonLogic = ({ plan }: Pick<CompiledStrategy, 'plan'>): Rule => strategyRule(plan)

function strategyRule(plan: Plan): Rule {
  const { names, previousTier, tierIds, stages } = begin(plan)
  addDerived(plan, names, stages)
  addDimensions(plan, names, stages)
  addScores(plan, names, stages)
  const beforeAdds = [...names.results]
  const adds = addAdds(plan, names, stages)
  const assigned = addAssign(plan, names, stages)
  const held = addHold(plan, assigned, names, previousTier, stages)
  const tier = addTierOverrides(plan, { tier: held, isFinal: adds.isFinal, tierIds }, names, stages)
  const refusals = refusalsOf(plan, { ...names, results: beforeAdds }, adds, [assigned, missingScoreOf(plan, names)])
  const scores = plan.scores.map(
    ({ id }, index): Rule => [id, decimal(names.results[names.firstScore + index] ?? null)],
  )
  return stages.answer(choose(refusals, ['ok', elementOf(tierIds, tier), scores]))
}

/** The state at the start: what the data brings, dates as numbers, the previous tier as its index. */
function begin(plan: Plan): { names: Names; previousTier: Rule; tierIds: Rule; stages: Stages } {
  const fromData = [...plan.fields.map(({ id }) => id), 'asOf', 'subject', 'previousTier'].map(variable)
  const { stages, initial } = beginStages([...fromData, plan.tiers.map(({ id }) => id)])
  const [asOf = null, subject = null, previousId = null, tierIds = null] = initial.slice(plan.fields.length)
  const indexOfTier = choose(
    plan.tiers.map(({ id }, index) => [{ '===': [previousId, id] }, index]),
    null,
  )
  const isDate = plan.fields.map(({ type }) => type === 'date')
  const [asOfNumber = null, previousTier = null, ...dates] = stages.add([
    dateOf(asOf),
    indexOfTier,
    ...initial
      .slice(0, plan.fields.length)
      .filter((_, index) => isDate[index])
      .map(dateOf),
  ])
  const fields = plan.fields.map((_, index) => (isDate[index] ? dates.shift() : initial[index]) ?? null)
  const names: Names = {
    fields,
    derived: [],
    results: [],
    firstScore: plan.dimensions.length,
    asOf: asOfNumber,
    subject,
    tier: null,
    value: null,
  }
  return { names, previousTier, tierIds, stages }
}

/** Every value that may refuse, in the order of evaluation, with the answer that it then gives. */
function refusalsOf(plan: Plan, names: Names, adds: Adds, [assigned, missingScore]: [Rule, Rule]): [Rule, Rule][] {
  const refusal = (place: Rule, id: Rule): [Rule, Rule] => [isRefusal(place), ['refused', refusalCode(place), id]]
  const result = (index: number): Rule => names.results[index] ?? null
  return [
    ...plan.derived.map(({ id }, index) => refusal(names.derived[index] ?? null, id)),
    ...plan.dimensions.map(({ id }, index) => refusal(result(index), id)),
    ...plan.scoreOrder.map((index) => refusal(result(names.firstScore + index), plan.scores[index]?.id ?? null)),
    ...adds.scores.map(({ id, score }) => refusal(score, id)),
    refusal(assigned, missingScore),
  ]
}

const decimal = (scaled: Rule): Rule => unlessMissing([scaled], { '/': [scaled, POINT_SCALE] })
