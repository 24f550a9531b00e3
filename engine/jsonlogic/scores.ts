import { POINT_DECIMALS } from '../numbers/scaled.ts'
import type { Plan, ScorePlan } from '../plan/plan.ts'
import type { Names } from './names.ts'
import { divideHalfUp, withinPoints } from './rounding.ts'
import { accumulator, bind, choose, current, fold, isMissing, part, type Rule, refusal } from './rule.ts'
import type { Stages } from './stages.ts'

/** Computes all scores, those of one depth together, the deepest first. Fills `names.results`. */
export function addScores({ scores, scoreOrder }: Plan, names: Names, stages: Stages): void {
  for (const level of byDepth(scores, scoreOrder)) {
    const values = stages.add(level.map((index) => scoreRule(scores[index] as ScorePlan, names)))
    level.forEach((index, position) => {
      names.results[names.firstScore + index] = values[position] ?? null
    })
  }
}

/** Combine, round, clamp; null without present children, which a root score may not be. */
function scoreRule(plan: ScorePlan, names: Names): Rule {
  const absent = plan.parent === undefined ? refusal('missing-value') : null
  return bind([presentChildren(plan, names)], ([children]) =>
    choose([[children, withinPoints(clampRule(roundRule(plan, combineRule(plan, children)), plan))]], absent),
  )
}

/** The list of [weight, points] of those children that are present. */
const presentChildren = ({ children, weights }: ScorePlan, names: Names): Rule => ({
  merge: children.map((child, index) => {
    const points = names.results[child] ?? null
    return { if: [isMissing(points), [], [[weights[index] ?? 0, points]]] }
  }),
})

/** The pair of a sum and what it is to be divided by. */
function combineRule({ combine, weightUnit }: ScorePlan, children: Rule): Rule {
  const [sum, divisor] = [part(accumulator, 0), part(accumulator, 1)]
  const [weight, points] = [part(current, 0), part(current, 1)]
  const weighted: Rule = { '+': [sum, { '*': [weight, points] }] }
  switch (combine) {
    case 'weighted':
      return fold(children, [weighted, { '+': [divisor, weight] }], [0, 0])
    case 'sum':
      return fold(children, [weighted, weightUnit], [0, 0])
    case 'mean':
      return fold(children, [{ '+': [sum, points] }, { '+': [divisor, 1] }], [0, 0])
    case 'min':
    case 'max':
      return fold(children, [choose([[isMissing(accumulator), points]], { [combine]: [sum, points] }), 1], null)
  }
}

/** The quotient rounded half up to the score's decimals, as scaled points. */
function roundRule({ decimals }: ScorePlan, quotient: Rule): Rule {
  const unit = 10 ** (POINT_DECIMALS - decimals)
  return bind([quotient], ([pair]) => ({
    '*': [divideHalfUp(part(pair, 0), { '*': [part(pair, 1), unit] }), unit],
  }))
}

/** Scaled points within a score's floor and cap. */
export function clampRule(points: Rule, { floor, cap }: ScorePlan): Rule {
  const raised: Rule = floor === undefined ? points : { max: [floor, points] }
  return cap === undefined ? raised : { min: [cap, raised] }
}

function byDepth(scores: readonly ScorePlan[], order: readonly number[]): number[][] {
  const levels: number[][] = []
  for (const index of order) {
    let depth = 0
    for (let above = scores[index]?.parent; above !== undefined; above = scores[above]?.parent) depth++
    levels[depth] = [...(levels[depth] ?? []), index]
  }
  return levels.reverse()
}
