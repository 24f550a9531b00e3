/** What one clause of a condition can turn out to be, from what its operands can be. */
import type { Comparison } from '../logic/node.ts'
import { asNumbers } from './arithmetic.ts'
import { canBePresent, type Facts } from './facts.ts'
import { contains, type Interval, intersect, isEmpty } from './interval.ts'

export interface Truth {
  canBeTrue: boolean
  canBeFalse: boolean
  canBeMissing: boolean
}

const onlyMissing: Truth = { canBeTrue: false, canBeFalse: false, canBeMissing: true }

export const opposite: Record<Comparison, Comparison> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' }

/** `== null` and `missing`: true where one of the operands is absent. */
export function absence(operands: readonly Facts[], negated: boolean): Truth {
  const someMissing = operands.some(({ canBeMissing }) => canBeMissing)
  const allPresent = operands.every(canBePresent)
  return {
    canBeTrue: negated ? allPresent : someMissing,
    canBeFalse: negated ? someMissing : allPresent,
    canBeMissing: false,
  }
}

export function equality(left: Facts, right: Facts, negated: boolean): Truth {
  if (!canBePresent(left) || !canBePresent(right)) return onlyMissing
  const [same, different] = [canAgree(left, right), !isOneValue(left, right)]
  return {
    canBeTrue: negated ? different : same,
    canBeFalse: negated ? same : different,
    canBeMissing: left.canBeMissing || right.canBeMissing,
  }
}

function canAgree(left: Facts, right: Facts): boolean {
  if (left.kind === 'numbers' && right.kind === 'numbers') {
    const { low, high } = intersect(left.within, right.within)
    return left.whole || right.whole ? Math.ceil(low) <= Math.floor(high) : low <= high
  }
  if (left.kind !== 'values' || right.kind !== 'values') return true
  return !left.values || !right.values || [...left.values].some((value) => right.values?.has(value))
}

/** Both have one value only, and the same. */
function isOneValue(left: Facts, right: Facts): boolean {
  if (left.kind === 'numbers' && right.kind === 'numbers') {
    const { low, high } = left.within
    return low === high && right.within.low === low && right.within.high === low
  }
  if (left.kind !== 'values' || right.kind !== 'values') return false
  return left.values?.size === 1 && right.values?.size === 1 && canAgree(left, right)
}

/** Two operands, or three as in between. */
export function comparison(operator: Comparison, operands: readonly Facts[]): Truth {
  const intervals = operands.map((operand) => asNumbers(operand).within)
  if (intervals.some(isEmpty)) return onlyMissing
  const pairs = intervals.slice(1).map((right, index) => [intervals[index] as Interval, right] as const)
  const [first, last] = [intervals[0] as Interval, intervals.at(-1) as Interval]
  return {
    canBeTrue: pairs.every(([a, b]) => canHold(operator, a, b)) && canHold(operator, first, last),
    canBeFalse: pairs.some(([a, b]) => canHold(opposite[operator], a, b)),
    canBeMissing: operands.some(({ canBeMissing }) => canBeMissing),
  }
}

/** Whether some pair of numbers compares so. */
function canHold(operator: Comparison, a: Interval, b: Interval): boolean {
  switch (operator) {
    case '<':
      return a.low < b.high
    case '<=':
      return a.low <= b.high
    case '>':
      return a.high > b.low
    case '>=':
      return a.high >= b.low
  }
}

export function membership(operand: Facts, list: readonly (number | string)[]): Truth {
  if (!canBePresent(operand)) return onlyMissing
  const { canBeMissing } = operand
  if (operand.kind === 'numbers') {
    const { within, whole } = operand
    const fits = (x: number | string) => typeof x === 'number' && contains(within, x) && (!whole || Number.isInteger(x))
    const isOther = within.low < within.high || !list.includes(within.low)
    return { canBeTrue: list.some(fits), canBeFalse: isOther, canBeMissing }
  }
  const listed = new Set<unknown>(list)
  const possible = operand.values && [...operand.values]
  return {
    canBeTrue: possible ? possible.some((value) => listed.has(value)) : list.length > 0,
    canBeFalse: possible ? possible.some((value) => !listed.has(value)) : true,
    canBeMissing,
  }
}
