import type { AssignPlan, AxisPlan, HoldPlan, Plan } from '../plan/plan.ts'
import { bandsRule, tableRule } from './classes.ts'
import { expressionRule } from './expression.ts'
import type { Names } from './names.ts'
import { choose, isMissing, type Rule, refusal } from './rule.ts'
import type { Stages } from './stages.ts'

/** The index of the assigned tier, or a refusal, as one more value of the state. */
export function addAssign({ assign }: Plan, names: Names, stages: Stages): Rule {
  const inputs =
    assign.kind === 'table' ? stages.settle(assign.table.inputs.map((input) => expressionRule(input, names))) : []
  const [tier = null] = stages.add([assignRule(assign, inputs, names)])
  return tier
}

function assignRule(assign: AssignPlan, inputs: Rule[], names: Names): Rule {
  const scoreOf = (score: number): Rule => names.results[names.firstScore + score] ?? null
  switch (assign.kind) {
    case 'bands': {
      const score = scoreOf(assign.score)
      return choose([[isMissing(score), refusal('missing-value')]], bandsRule(assign.bands, score))
    }
    case 'matrix': {
      const [x, y] = [scoreOf(assign.x.score), scoreOf(assign.y.score)]
      const rows = assign.cells.map((row) => sideRule(assign.x, x, row))
      return choose([[{ in: [null, [x, y]] }, refusal('missing-value')]], sideRule(assign.y, y, rows))
    }
    case 'table':
      return tableRule(assign.table, inputs)
  }
}

/** The result for the side of an axis that a score lies on; an edge belongs to the higher side. */
const sideRule = ({ edges }: AxisPlan, score: Rule, results: readonly Rule[]): Rule =>
  choose(
    edges.map((edge, index) => [{ '<': [score, edge] }, results[index] ?? null]),
    results.at(-1) ?? null,
  )

/** The id of the score whose absence refuses an assignment: for a matrix, x before y. */
export function missingScoreOf(plan: Plan, names: Names): Rule {
  const { assign, scores } = plan
  const idOf = (score: number): Rule => scores[score]?.id ?? null
  switch (assign.kind) {
    case 'bands':
      return idOf(assign.score)
    case 'matrix':
      return choose(
        [[isMissing(names.results[names.firstScore + assign.x.score] ?? null), idOf(assign.x.score)]],
        idOf(assign.y.score),
      )
    case 'table':
      return 'assign'
  }
}

/** A better previous tier is kept by the margin, or else bounds the fall; tier 0 is the best. */
export function addHold(plan: Plan, assigned: Rule, names: Names, previousTier: Rule, stages: Stages): Rule {
  const { hold, assign } = plan
  if (!hold || assign.kind !== 'bands') return assigned
  const [lowest = null] = stages.add([lowestToKeep(assign.bands, hold, previousTier)])
  const score = names.results[names.firstScore + assign.score] ?? null
  const isKept: Rule = { and: [{ '!==': [lowest, null] }, { '>=': [score, lowest] }] }
  const fallen: Rule =
    hold.maxDrop === undefined ? assigned : { min: [assigned, { '+': [previousTier, hold.maxDrop] }] }
  const isNoBetter: Rule = { or: [isMissing(previousTier), { '>=': [previousTier, assigned] }] }
  const [held = null] = stages.add([
    choose(
      [
        [isNoBetter, assigned],
        [isKept, previousTier],
      ],
      fallen,
    ),
  ])
  return held
}

/** The previous tier's threshold less the margin; null where it has no threshold. */
const lowestToKeep = (
  { edges, yields }: Extract<AssignPlan, { kind: 'bands' }>['bands'],
  { margin }: HoldPlan,
  previousTier: Rule,
): Rule =>
  choose(
    edges.map(({ at }, index) => [{ '===': [previousTier, yields[index + 1] ?? null] }, at - margin]),
    null,
  )
