/** What a condition can turn out to be: true, false or missing. */
import type { Comparison, Node } from '../logic/node.ts'
import { canBe, canBePresent, type Facts } from './facts.ts'
import { contains, type Interval, intersect, isEmpty } from './interval.ts'
import type { Known } from './known.ts'
import { assume } from './assume.ts'
import { asNumbers, factsOf } from './values.ts'

export interface Truth {
  canBeTrue: boolean
  canBeFalse: boolean
  canBeMissing: boolean
}

/** Never says less than what is possible. */
export function truthOf(node: Node, known: Known): Truth {
  switch (node.kind) {
    case 'and':
      return connected(node.operands, false, known)
    case 'or':
      return connected(node.operands, true, known)
    case 'not': {
      const truth = truthOf(node.operand, known)
      return { ...truth, canBeTrue: truth.canBeFalse, canBeFalse: truth.canBeTrue }
    }
    case 'isMissing':
      return absence([node.operand], node.negated, known)
    case 'anyMissing':
      return absence(node.operands, node.negated, known)
    case 'equal':
      return equality(factsOf(node.left, known), factsOf(node.right, known), node.negated)
    case 'compare':
      return comparison(node.operator, node.operands.map((operand) => factsOf(operand, known)))
    case 'in':
      return membership(factsOf(node.operand, known), node.list)
    default: {
      const facts = factsOf(node, known)
      return { canBeTrue: canBe(facts, true), canBeFalse: canBe(facts, false), canBeMissing: facts.canBeMissing }
    }
  }
}

/** `and`, or `or` where the deciding value is true. All operands must be able to agree for the other result. */
function connected(operands: readonly Node[], decisive: boolean, known: Known): Truth {
  const truths = operands.map((operand) => truthOf(operand, known))
  const can = (truth: Truth, value: boolean) => (value ? truth.canBeTrue : truth.canBeFalse)
  let agreed: Known | undefined = known
  for (const operand of operands) agreed = agreed && assume(operand, !decisive, agreed)
  const decided = truths.some((truth) => can(truth, decisive))
  const undecided = agreed !== undefined
  return {
    canBeTrue: decisive ? decided : undecided,
    canBeFalse: decisive ? undecided : decided,
    canBeMissing: truths.some(({ canBeMissing }) => canBeMissing),
  }
}

function absence(operands: readonly Node[], negated: boolean, known: Known): Truth {
  const all = operands.map((operand) => factsOf(operand, known))
  const someMissing = all.some(({ canBeMissing }) => canBeMissing)
  const allPresent = all.every(canBePresent)
  return {
    canBeTrue: negated ? allPresent : someMissing,
    canBeFalse: negated ? someMissing : allPresent,
    canBeMissing: false,
  }
}

function equality(left: Facts, right: Facts, negated: boolean): Truth {
  const canBeMissing = left.canBeMissing || right.canBeMissing
  if (!canBePresent(left) || !canBePresent(right)) return { canBeTrue: false, canBeFalse: false, canBeMissing }
  const [same, different] = [canAgree(left, right), !isOneValue(left, right)]
  return { canBeTrue: negated ? different : same, canBeFalse: negated ? same : different, canBeMissing }
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
  if (left.kind === 'numbers' && right.kind === 'numbers')
    return left.within.low === left.within.high && right.within.low === left.within.low && right.within.high === left.within.low
  if (left.kind !== 'values' || right.kind !== 'values') return false
  return left.values?.size === 1 && right.values?.size === 1 && canAgree(left, right)
}

const negations: Record<Comparison, Comparison> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' }

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

function comparison(operator: Comparison, operands: readonly Facts[]): Truth {
  const canBeMissing = operands.some((operand) => operand.canBeMissing)
  const intervals = operands.map((operand) => asNumbers(operand).within)
  if (intervals.some(isEmpty)) return { canBeTrue: false, canBeFalse: false, canBeMissing }
  const pairs = intervals.slice(1).map((right, index) => [intervals[index] as Interval, right] as const)
  const [first, last] = [intervals[0] as Interval, intervals.at(-1) as Interval]
  return {
    canBeTrue: pairs.every(([a, b]) => canHold(operator, a, b)) && canHold(operator, first, last),
    canBeFalse: pairs.some(([a, b]) => canHold(negations[operator], a, b)),
    canBeMissing,
  }
}

function membership(operand: Facts, list: readonly (number | string)[]): Truth {
  const { canBeMissing } = operand
  if (!canBePresent(operand)) return { canBeTrue: false, canBeFalse: false, canBeMissing }
  if (operand.kind === 'numbers') {
    const { low, high } = operand.within
    const inside = list.some((item) => typeof item === 'number' && contains(operand.within, item) && fits(item, operand.whole))
    return { canBeTrue: inside, canBeFalse: low < high || !list.includes(low), canBeMissing }
  }
  const possible = operand.values && [...operand.values]
  return {
    canBeTrue: possible ? possible.some((value) => (list as unknown[]).includes(value)) : list.length > 0,
    canBeFalse: possible ? possible.some((value) => !(list as unknown[]).includes(value)) : true,
    canBeMissing,
  }
}

const fits = (x: number, whole: boolean): boolean => !whole || Number.isInteger(x)
