import type { Node, Read } from '../node.ts'
import { type OperatorRule, type OperatorUse, operandsAs } from './operator.ts'
import { resolveName } from './variables.ts'

/** Kleene's three-valued logic: false decides `and`, true decides `or`, else a missing operand is the result. */
const connective = (kind: 'and' | 'or'): OperatorRule => ({
  arity: { least: 1, most: Number.POSITIVE_INFINITY },
  check(use) {
    const operands = operandsAs(use, 'boolean')
    return operands && { kind, type: 'boolean', operands }
  },
})

/** `!` and `!!` of a boolean, or of `missing`. */
const negation = (negated: boolean): OperatorRule => ({
  arity: { least: 1, most: 1 },
  check(use) {
    const names = namesOfMissing(use.operands[0])
    if (names !== undefined) return anyMissing(names, negated, use)
    const operand = use.expect(use.operands[0], 'boolean', use.pointers[0] ?? use.pointer)
    return operand && (negated ? { kind: 'not', type: 'boolean', operand } : operand)
  },
})

function namesOfMissing(expression: unknown): unknown[] | undefined {
  if (typeof expression !== 'object' || expression === null || Array.isArray(expression)) return undefined
  const keys = Object.keys(expression)
  if (keys.length !== 1 || keys[0] !== 'missing') return undefined
  const names = (expression as { missing: unknown }).missing
  return Array.isArray(names) ? names : [names]
}

function anyMissing(names: unknown[], negated: boolean, use: OperatorUse): Node | undefined {
  const pointer = `${use.pointers[0] ?? use.pointer}/missing`
  const reads = names.map((name) => resolveName(name, pointer, use))
  if (!reads.every((read) => read !== undefined)) return undefined
  return { kind: 'anyMissing', type: 'boolean', operands: reads satisfies Read[], negated }
}

export const booleanOperators = {
  and: connective('and'),
  or: connective('or'),
  '!': negation(true),
  '!!': negation(false),
}
