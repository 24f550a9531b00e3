import type { ExpressionResult } from '../decision/decision.ts'
import type { Node, Value } from '../logic/node.ts'
import type { Plan } from '../plan/plan.ts'
import { compileExpression } from '../rows/expression.ts'
import type { Frame } from '../rows/frame.ts'
import { spoken } from './spoken.ts'

/** The value of every expression that was looked at, by its place in the document; conditions as they were seen. */
export function expressionsOf(plan: Plan, frame: Frame): ExpressionResult[] {
  const results: ExpressionResult[] = []
  const tell = (node: Node | undefined, pointer: string) => {
    if (node) results.push({ pointer, value: spoken(compileExpression(node)(frame), node.type) })
  }
  const tellAll = (nodes: readonly Node[], pointer: string) => {
    nodes.forEach((node, index) => {
      tell(node, `${pointer}/${index}`)
    })
  }
  for (const { value, classes, pointer } of plan.derived) {
    tell(value, `${pointer}/value`)
    if (classes?.kind === 'table') tellAll(classes.inputs, `${pointer}/table/inputs`)
  }
  plan.dimensions.forEach(({ value, points, pointer }, index) => {
    tell(value, `${pointer}/value`)
    if (points.kind === 'table') tellAll(points.inputs, `${pointer}/points/table/inputs`)
    const given: Value = frame.values[index]
    if (points.kind === 'formula') {
      frame.value = given
      tell(points.formula, `${pointer}/points/formula`)
    }
  })
  if (plan.assign.kind === 'table') tellAll(plan.assign.table.inputs, '/assign/table/inputs')
  plan.overrides.forEach(({ pointer }, index) => {
    const outcome = frame.outcomes[index]
    const wasAsked = outcome !== 'not-in-force' && outcome !== 'after-final'
    if (wasAsked) results.push({ pointer: `${pointer}/when`, value: spoken(frame.conditions[index], 'boolean') })
  })
  plan.treatments.forEach(({ when }, index) => {
    tell(when, `/treatments/${index}/when`)
  })
  return results
}
