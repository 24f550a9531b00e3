import type { Node } from '../node.ts'
import { unify } from '../types.ts'
import type { OperatorRule, OperatorUse } from './operator.ts'

/**
 * `if`: condition, result, condition, result, …, else. Without an else the result is missing where no
 * condition holds. All results are of one type. A missing condition makes the whole missing.
 */
function check(use: OperatorUse): Node | undefined {
  const isCondition = (index: number) => index % 2 === 0 && index < use.operands.length - 1
  const pointerOf = (index: number) => use.pointers[index] ?? use.pointer
  const nodes = use.operands.map((operand, index) =>
    isCondition(index) ? use.expect(operand, 'boolean', pointerOf(index)) : use.infer(operand, pointerOf(index)),
  )
  const results = nodes.map((_, index) => index).filter((index) => !isCondition(index))
  const unified = unify(
    results.map((index) => nodes[index]),
    results.map(pointerOf),
    use.report,
  )
  if (nodes.some((node) => node === undefined)) return undefined
  if (!unified) {
    const allNull = results.every((index) => nodes[index]?.kind === 'absent')
    if (allNull) use.report('type-mismatch', use.pointer, { expected: 'value', found: 'null' })
    return undefined
  }
  const { type, nodes: values } = unified
  const branches: { when: Node; then: Node }[] = []
  for (let index = 0; index + 1 < nodes.length; index += 2) {
    const [when, result] = [nodes[index], values[index / 2]]
    if (when && result) branches.push({ when, then: result })
  }
  const otherwise = nodes.length % 2 === 1 ? values.at(-1) : undefined
  return { kind: 'if', type, branches, otherwise: otherwise ?? { kind: 'absent', type } }
}

export const conditionalOperators: Record<string, OperatorRule> = {
  if: { arity: { least: 2, most: Number.POSITIVE_INFINITY }, check },
  '?:': { arity: { least: 3, most: 3 }, check },
}
