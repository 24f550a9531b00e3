/** What operators on numbers and dates can answer, from what their operands can be. */
import type { Arithmetic, DateUnit } from '../logic/node.ts'
import { EXPRESSION_LIMIT } from '../numbers/scaled.ts'
import { type Facts, type NumberFacts, numbers } from './facts.ts'
import type { Interval } from './interval.ts'
import * as interval from './interval.ts'

/** The bounds of an operator's result: anything beyond is missing. */
export const COMPUTABLE: Interval = { low: -EXPRESSION_LIMIT, high: EXPRESSION_LIMIT }

/** The widest distance between two dates of the calendar, years 1 to 9999. */
const WIDEST: Record<DateUnit, number> = { days: 3_652_058, months: 119_987, years: 9_998 }

const NEVER = numbers(interval.NOTHING, true, true)

export const asNumbers = (facts: Facts): NumberFacts => (facts.kind === 'numbers' ? facts : NEVER)

const folds: Record<Arithmetic, (a: Interval, b: Interval) => Interval> = {
  '+': interval.add,
  '-': interval.subtract,
  '*': interval.multiply,
  '/': interval.divide,
  min: interval.lesser,
  max: interval.greater,
  abs: (a) => a,
}

/** The operator's own fold over intervals; the limit is for its result, as in evaluation. */
export function arithmeticFacts(operator: Arithmetic, operands: readonly NumberFacts[]): NumberFacts {
  const [first, ...rest] = operands
  if (!first || operands.some(({ within }) => interval.isEmpty(within))) return NEVER
  const folded = rest.reduce((result, { within }) => folds[operator](result, within), first.within)
  const computed = rest.length === 0 ? unary(operator, folded) : folded
  const canDivideByZero = operator === '/' && rest.some(({ within }) => interval.contains(within, 0))
  const canLeave = !interval.isWithin(computed, COMPUTABLE)
  const canBeMissing = canDivideByZero || canLeave || operands.some((operand) => operand.canBeMissing)
  const whole = operator !== '/' && operands.every((operand) => operand.whole)
  return numbers(interval.intersect(computed, COMPUTABLE), whole, canBeMissing)
}

function unary(operator: Arithmetic, operand: Interval): Interval {
  if (operator === '-') return interval.subtract({ low: 0, high: 0 }, operand)
  return operator === 'abs' ? interval.absolute(operand) : operand
}

export function betweenFacts(unit: DateUnit, first: NumberFacts, second: NumberFacts): NumberFacts {
  if (interval.isEmpty(first.within) || interval.isEmpty(second.within)) return NEVER
  const widest = WIDEST[unit]
  return numbers({ low: -widest, high: widest }, true, first.canBeMissing || second.canBeMissing)
}
