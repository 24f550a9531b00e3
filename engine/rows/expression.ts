/**
 * Typed expressions as closures over a frame. Names and types were resolved when the strategy was
 * checked, so a closure only reads slots and computes; undefined is missing.
 */
import { daysBetween, monthsBetween, yearsBetween } from '../dates/calendar.ts'
import type { Arithmetic, DateUnit, Node, Read, Value } from '../logic/node.ts'
import { EXPRESSION_LIMIT, POINT_SCALE } from '../numbers/scaled.ts'
import { compileComparison } from './comparisons.ts'
import type { Evaluate } from './frame.ts'

export function compileExpression(node: Node): Evaluate {
  switch (node.kind) {
    case 'constant': {
      const { value } = node
      return () => value
    }
    case 'absent':
      return () => undefined
    case 'read':
      return compileRead(node)
    case 'default': {
      const [value, fallback] = [compileExpression(node.value), compileExpression(node.fallback)]
      return (frame) => value(frame) ?? fallback(frame)
    }
    case 'isMissing': {
      const operand = compileExpression(node.operand)
      return node.negated ? (frame) => operand(frame) !== undefined : (frame) => operand(frame) === undefined
    }
    case 'anyMissing': {
      const operands = node.operands.map(compileExpression)
      const { negated } = node
      return (frame) => operands.some((operand) => operand(frame) === undefined) !== negated
    }
    case 'equal':
      return compileEqual(compileExpression(node.left), compileExpression(node.right), node.negated)
    case 'compare':
      return compileComparison(node.operator, node.operands, node.operands.map(compileExpression))
    case 'and':
      return compileConnective(node.operands.map(compileExpression), false)
    case 'or':
      return compileConnective(node.operands.map(compileExpression), true)
    case 'not': {
      const operand = compileExpression(node.operand)
      return (frame) => {
        const value = operand(frame)
        return value === undefined ? undefined : !value
      }
    }
    case 'if':
      return compileIf(node)
    case 'arithmetic':
      return compileArithmetic(node.operator, node.operands.map(compileExpression))
    case 'in': {
      const operand = compileExpression(node.operand)
      const list = new Set<Value>(node.list)
      return (frame) => {
        const value = operand(frame)
        return value === undefined ? undefined : list.has(value)
      }
    }
    case 'between':
      return compileBetween(node.unit, compileExpression(node.first), compileExpression(node.second))
  }
}

function compileRead({ source, index, type }: Read): Evaluate {
  switch (source) {
    case 'field':
      // A number beyond the limit of expressions is in the input, but missing here.
      return type === 'number' ? (frame) => withinLimit(frame.fields[index]) : (frame) => frame.fields[index]
    case 'derived':
      return (frame) => frame.derived[index]
    case 'points':
      return (frame) => unscaled(frame.results[index])
    case 'score':
      return (frame) => unscaled(frame.results[frame.firstScore + index])
    case 'tier':
      return (frame) => frame.tier
    case 'asOf':
      return (frame) => frame.asOf
    case 'subject':
      return (frame) => frame.subject
    case 'value':
      return (frame) => frame.value
  }
}

const withinLimit = (value: Value): Value =>
  typeof value === 'number' && Math.abs(value) > EXPRESSION_LIMIT ? undefined : value

const unscaled = (scaled: number | undefined): Value =>
  scaled === undefined || Number.isNaN(scaled) ? undefined : scaled / POINT_SCALE

function compileEqual(left: Evaluate, right: Evaluate, negated: boolean): Evaluate {
  return (frame) => {
    const [a, b] = [left(frame), right(frame)]
    return a === undefined || b === undefined ? undefined : (a === b) !== negated
  }
}

function compileConnective(operands: Evaluate[], decisive: boolean): Evaluate {
  return (frame) => {
    let result: Value = !decisive
    for (const operand of operands) {
      const value = operand(frame)
      if (value === decisive) return decisive
      if (value === undefined) result = undefined
    }
    return result
  }
}

function compileIf(node: Extract<Node, { kind: 'if' }>): Evaluate {
  const branches = node.branches.map(({ when, then: result }) => ({
    when: compileExpression(when),
    result: compileExpression(result),
  }))
  const otherwise = compileExpression(node.otherwise)
  return (frame) => {
    for (const branch of branches) {
      const holds = branch.when(frame)
      if (holds === undefined) return undefined
      if (holds) return branch.result(frame)
    }
    return otherwise(frame)
  }
}

const folds: Record<Arithmetic, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  min: Math.min,
  max: Math.max,
  abs: (a) => a,
}

/**
 * Folds from the left in doubles. The limit is for the result of the operator, so partial sums and
 * products may pass it; a division by zero, NaN and infinities fail the same comparison.
 */
function compileArithmetic(operator: Arithmetic, operands: Evaluate[]): Evaluate {
  const fold = folds[operator]
  const [first, ...rest] = operands as [Evaluate, ...Evaluate[]]
  const unary = rest.length === 0
  return (frame) => {
    const start = first(frame)
    if (typeof start !== 'number') return undefined
    let result = start
    for (const operand of rest) {
      const value = operand(frame)
      if (typeof value !== 'number') return undefined
      result = fold(result, value)
    }
    if (unary) result = unaryResult(operator, result)
    return Math.abs(result) <= EXPRESSION_LIMIT ? result + 0 : undefined
  }
}

const unaryResult = (operator: Arithmetic, value: number): number =>
  operator === '-' ? -value : operator === 'abs' ? Math.abs(value) : value

function compileBetween(unit: DateUnit, first: Evaluate, second: Evaluate): Evaluate {
  const count = { days: daysBetween, months: monthsBetween, years: yearsBetween }[unit]
  return (frame) => {
    const [from, to] = [first(frame), second(frame)]
    return typeof from === 'number' && typeof to === 'number' ? count(from, to) : undefined
  }
}
