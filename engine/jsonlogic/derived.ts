import { readsOf } from '../logic/node.ts'
import type { DerivedPlan, Plan } from '../plan/plan.ts'
import { bandsRule, lookupRule, tableRule } from './classes.ts'
import { expressionRule } from './expression.ts'
import type { Names } from './names.ts'
import { quantise } from './rounding.ts'
import { type Rule, unlessMissing } from './rule.ts'
import type { Stages } from './stages.ts'

/** Computes all derived values, those which don't read each other together. Fills `names.derived`. */
export function addDerived(plan: Plan, names: Names, stages: Stages): void {
  for (const level of levelsOf(plan.derived)) {
    const derived = level.map((index) => ({ index, plan: plan.derived[index] as DerivedPlan }))
    const rules = derived.map(({ plan: one }) => operandsOf(one).map((node) => expressionRule(node, names)))
    const operands = stages.settle(rules.flat())
    const values = stages.add(
      derived.map(({ plan: one }) => derivedRule(one, operands.splice(0, operandsOf(one).length))),
    )
    derived.forEach(({ index }, position) => {
      names.derived[index] = values[position] ?? null
    })
  }
}

/** A derived value's expression, or the inputs of its table. */
const operandsOf = ({ value, classes }: DerivedPlan) => [
  ...(value ? [value] : []),
  ...(classes?.kind === 'table' ? classes.inputs : []),
]

function derivedRule(plan: DerivedPlan, operands: Rule[]): Rule {
  const { classes, value, decimals } = plan
  const [first = null] = operands
  switch (classes?.kind) {
    case 'bands':
      return unlessMissing([first], bandsRule(classes, first))
    case 'lookup':
      return unlessMissing([first], lookupRule(classes, first))
    case 'table':
      return value ? unlessMissing([first], tableRule(classes, operands.slice(1))) : tableRule(classes, operands)
    case undefined:
      return plan.type === 'number' ? unlessMissing([first], quantise(first, decimals)) : first
  }
}

/** Indices by how many derived values stand one behind the other, the independent ones first. */
function levelsOf(derived: readonly DerivedPlan[]): number[][] {
  const depths: number[] = []
  const levels: number[][] = []
  derived.forEach((plan, index) => {
    const reads = operandsOf(plan).flatMap(readsOf)
    const below = reads.flatMap((read) => (read.source === 'derived' ? [depths[read.index] ?? 0] : []))
    const depth = below.reduce((deepest, one) => Math.max(deepest, one + 1), 0)
    depths.push(depth)
    levels[depth] = [...(levels[depth] ?? []), index]
  })
  return levels
}
