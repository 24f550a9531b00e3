import type { Comparison, Node } from '../node.ts'
import { unify } from '../types.ts'
import type { OperatorRule, OperatorUse } from './operator.ts'

/**
 * Equality of two operands of one type; == null asks for absence. As there is no coercion, == and ===
 * are the same. Strings are equal by code points after NFC, which literals and input have both passed.
 */
const equality = (negated: boolean): OperatorRule => ({
  arity: { least: 2, most: 2 },
  check(use) {
    const left = use.infer(use.operands[0], use.pointers[0] ?? use.pointer)
    const right = use.infer(use.operands[1], use.pointers[1] ?? use.pointer)
    if (!left || !right) return undefined
    if (right.kind === 'absent') return { kind: 'isMissing', type: 'boolean', operand: left, negated }
    if (left.kind === 'absent') return { kind: 'isMissing', type: 'boolean', operand: right, negated }
    const same = unify([left, right], use.pointers, use.report)
    const [first, second] = same?.nodes ?? []
    return first && second && { kind: 'equal', type: 'boolean', left: first, right: second, negated }
  },
})

/** Order of numbers or of dates; strings have no order here, because a collation would decide about tiers. */
const order = (operator: Comparison, most: 2 | 3): OperatorRule => ({
  arity: { least: 2, most },
  check(use) {
    const nodes = use.operands.map((operand, index) => use.infer(operand, use.pointers[index] ?? use.pointer))
    const type = nodes.some((node) => node?.type === 'date') ? 'date' : 'number'
    const operands = ordered(nodes, type, use)
    return operands && { kind: 'compare', type: 'boolean', operator, operands }
  },
})

function ordered(nodes: (Node | undefined)[], type: 'date' | 'number', use: OperatorUse): Node[] | undefined {
  const absent = nodes.findIndex((node) => node?.kind === 'absent')
  if (absent >= 0) {
    use.report('type-mismatch', use.pointers[absent] ?? use.pointer, { expected: type, found: 'null' })
    return undefined
  }
  if (nodes.some((node) => node === undefined)) return undefined
  if (type === 'date') return unify(nodes, use.pointers, use.report)?.nodes
  const numbers = nodes.filter((node, index) => {
    if (node?.type === 'number') return true
    use.report('type-mismatch', use.pointers[index] ?? use.pointer, { expected: 'number', found: node?.type ?? 'null' })
    return false
  })
  return numbers.length === nodes.length ? (numbers as Node[]) : undefined
}

export const comparisonOperators = {
  '==': equality(false),
  '!=': equality(true),
  '===': equality(false),
  '!==': equality(true),
  '<': order('<', 3),
  '<=': order('<=', 3),
  '>': order('>', 2),
  '>=': order('>=', 2),
}
