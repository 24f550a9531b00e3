/** What an expression can answer, from what is known of the names it reads. */
import { EXPRESSION_LIMIT } from '../numbers/scaled.ts'
import type { Arithmetic, DateUnit, Node } from '../logic/node.ts'
import { BOOLEANS, type Facts, either, type NumberFacts, numbers, values } from './facts.ts'
import {
  absolute,
  add,
  contains,
  divide,
  greater,
  type Interval,
  intersect,
  isWithin,
  lesser,
  multiply,
  NOTHING,
  subtract,
} from './interval.ts'
import { assume } from './assume.ts'
import type { Known } from './known.ts'
import { truthOf } from './truth.ts'

/** The bounds of an operator's result: anything beyond is missing. */
export const COMPUTABLE: Interval = { low: -EXPRESSION_LIMIT, high: EXPRESSION_LIMIT }

/** The widest distance between two dates of the calendar (years 1 to 9999). */
const WIDEST: Record<DateUnit, number> = { days: 3_652_058, months: 119_987, years: 9_998 }

export function factsOf(node: Node, known: Known): Facts {
  switch (node.kind) {
    case 'constant':
      return constant(node.value)
    case 'absent':
      return node.type === 'number' || node.type === 'date' ? numbers(NOTHING, true, true) : values([], true)
    case 'read':
      return known.of(node)
    case 'default': {
      const value = known.of(node.value)
      if (!value.canBeMissing) return value
      const fallback = factsOf(node.fallback, known)
      return { ...either({ ...value, canBeMissing: false }, fallback), canBeMissing: fallback.canBeMissing }
    }
    case 'if':
      return ifFacts(node, known)
    case 'arithmetic':
      return arithmetic(node.operator, node.operands.map((operand) => asNumbers(factsOf(operand, known))))
    case 'between': {
      const operands = [factsOf(node.first, known), factsOf(node.second, known)]
      const widest = WIDEST[node.unit]
      return numbers({ low: -widest, high: widest }, true, operands.some(({ canBeMissing }) => canBeMissing))
    }
    default: {
      const truth = truthOf(node, known)
      return values([...BOOLEANS].filter((value) => (value ? truth.canBeTrue : truth.canBeFalse)), truth.canBeMissing)
    }
  }
}

export function constant(value: number | string | boolean): Facts {
  if (typeof value !== 'number') return values([value], false)
  return numbers({ low: value, high: value }, Number.isInteger(value), false)
}

export function asNumbers(facts: Facts): NumberFacts {
  return facts.kind === 'numbers' ? facts : numbers(NOTHING, true, true)
}

/** Each result counts only as far as its condition can hold, and under that condition. */
function ifFacts(node: Extract<Node, { kind: 'if' }>, known: Known): Facts {
  let canBeMissing = false
  let rest: Known | undefined = known
  const results: Facts[] = []
  for (const { when, then: result } of node.branches) {
    if (!rest) break
    canBeMissing ||= truthOf(when, rest).canBeMissing
    const taken = assume(when, true, rest)
    if (taken) results.push(factsOf(result, taken))
    rest = assume(when, false, rest)
  }
  if (rest) results.push(factsOf(node.otherwise, rest))
  const nothing = factsOf({ kind: 'absent', type: node.type }, known)
  const [first, ...others] = results
  const all = first ? others.reduce(either, first) : nothing
  return canBeMissing ? { ...all, canBeMissing } : all
}

const folds: Record<Arithmetic, (a: Interval, b: Interval) => Interval> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  min: lesser,
  max: greater,
  abs: (a) => a,
}

/** The operator's own fold over intervals; the limit is for its result, as in evaluation. */
function arithmetic(operator: Arithmetic, operands: readonly NumberFacts[]): NumberFacts {
  const [first, ...rest] = operands
  if (!first || operands.some(({ within }) => within.low > within.high)) return numbers(NOTHING, true, true)
  const folded = rest.reduce((result, { within }) => folds[operator](result, within), first.within)
  const computed = rest.length === 0 ? unary(operator, folded) : folded
  const zero = operator === '/' && rest.some(({ within }) => contains(within, 0))
  const canBeMissing = zero || !isWithin(computed, COMPUTABLE) || operands.some((operand) => operand.canBeMissing)
  const whole = operator !== '/' && operands.every((operand) => operand.whole)
  return numbers(intersect(computed, COMPUTABLE), whole, canBeMissing)
}

const unary = (operator: Arithmetic, interval: Interval): Interval =>
  operator === '-' ? subtract({ low: 0, high: 0 }, interval) : operator === 'abs' ? absolute(interval) : interval
