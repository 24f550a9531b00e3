import type { Report } from '../../check/problems.ts'
import type { Node, ValueType } from '../node.ts'
import type { Scope } from '../scope.ts'

/** What every operator's check needs: the names in scope, where problems go, and its operands' checks. */
export interface OperatorContext {
  scope: Scope
  report: Report
  infer(expression: unknown, pointer: string): Node | undefined
  expect(expression: unknown, type: ValueType, pointer: string): Node | undefined
}

/** One use of an operator in a document. */
export interface OperatorUse extends OperatorContext {
  name: string
  operands: readonly unknown[]
  /** The pointer of each operand. */
  pointers: readonly string[]
  /** The pointer of the operator itself. */
  pointer: string
}

export interface OperatorRule {
  arity: { least: number; most: number }
  check(use: OperatorUse): Node | undefined
}

/** All operands as one type, or undefined where one of them is not. */
export function operandsAs(use: OperatorUse, type: ValueType): Node[] | undefined {
  const nodes = use.operands.map((operand, index) => use.expect(operand, type, use.pointers[index] ?? use.pointer))
  return nodes.every((node) => node !== undefined) ? nodes : undefined
}
