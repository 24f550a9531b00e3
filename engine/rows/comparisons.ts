/** Comparisons: of a name with literals, which most conditions are, as one interval; any others as they stand. */
import { nextAbove, nextBelow } from '../analysis/interval.ts'
import type { Comparison, Node, Value } from '../logic/node.ts'
import type { Evaluate } from './frame.ts'

/** Both ends included. */
interface Interval {
  low: number
  high: number
}

/**
 * @param compiled the operands, two or, as in between, three
 */
export function compileComparison(
  operator: Comparison,
  operands: readonly Node[],
  compiled: readonly Evaluate[],
): Evaluate {
  const judged = operands.findIndex((operand) => literalOf(operand) === undefined)
  const isOnly = operands.every((operand, place) => place === judged || literalOf(operand) !== undefined)
  if (judged < 0 || !isOnly) return compileAny(operator, compiled)
  return within(compiled[judged] as Evaluate, intervalAround(operator, operands, judged))
}

/** A number or a date; what is missing everywhere is no literal. */
const literalOf = (node: Node | undefined): number | undefined =>
  node?.kind === 'constant' && typeof node.value === 'number' ? node.value : undefined

/** What the only operand that is no literal may lie between; empty where the literals don't hold themselves. */
function intervalAround(operator: Comparison, operands: readonly Node[], judged: number): Interval {
  const interval: Interval = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  for (let right = 1; right < operands.length; right++) {
    const left = right - 1
    if (right === judged) narrow(interval, mirrored[operator], literalOf(operands[left]) as number)
    else if (left === judged) narrow(interval, operator, literalOf(operands[right]) as number)
    else if (!comparisons[operator](literalOf(operands[left]) as number, literalOf(operands[right]) as number))
      interval.low = Number.NaN
  }
  return interval
}

/** The same said from the right: 5 < x is x > 5. */
const mirrored: Record<Comparison, Comparison> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

function narrow(interval: Interval, operator: Comparison, literal: number): void {
  switch (operator) {
    case '<':
      interval.high = Math.min(interval.high, nextBelow(literal))
      break
    case '<=':
      interval.high = Math.min(interval.high, literal)
      break
    case '>':
      interval.low = Math.max(interval.low, nextAbove(literal))
      break
    case '>=':
      interval.low = Math.max(interval.low, literal)
  }
}

const within =
  (operand: Evaluate, { low, high }: Interval): Evaluate =>
  (frame): Value => {
    const value = operand(frame)
    return typeof value === 'number' ? value >= low && value <= high : undefined
  }

const comparisons: Record<Comparison, (a: number, b: number) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

function compileAny(operator: Comparison, operands: readonly Evaluate[]): Evaluate {
  const holds = comparisons[operator]
  const [first, second, third] = operands as [Evaluate, Evaluate, Evaluate | undefined]
  return (frame) => {
    const [a, b] = [first(frame), second(frame)]
    if (typeof a !== 'number' || typeof b !== 'number') return undefined
    if (!third) return holds(a, b)
    const c = third(frame)
    return typeof c === 'number' ? holds(a, b) && holds(b, c) : undefined
  }
}
