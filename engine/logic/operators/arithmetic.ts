import type { Arithmetic } from '../node.ts'
import { type OperatorRule, operandsAs } from './operator.ts'

/** Arithmetic in doubles, in written order from the left. */
const arithmetic = (operator: Arithmetic, least: number, most: number): OperatorRule => ({
  arity: { least, most },
  check(use) {
    const operands = operandsAs(use, 'number')
    return operands && { kind: 'arithmetic', type: 'number', operator, operands }
  },
})

export const arithmeticOperators = {
  '+': arithmetic('+', 1, Number.POSITIVE_INFINITY),
  '-': arithmetic('-', 1, 2),
  '*': arithmetic('*', 1, Number.POSITIVE_INFINITY),
  '/': arithmetic('/', 2, 2),
  min: arithmetic('min', 1, Number.POSITIVE_INFINITY),
  max: arithmetic('max', 1, Number.POSITIVE_INFINITY),
  abs: arithmetic('abs', 1, 1),
}
