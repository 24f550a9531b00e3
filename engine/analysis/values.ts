/** What an expression can answer, from what is known of the names it reads: never less than the truth. */
import type { Node } from '../logic/node.ts'
import { arithmeticFacts, asNumbers, betweenFacts } from './arithmetic.ts'
import { absence, comparison, equality, membership, type Truth } from './clauses.ts'
import { BOOLEANS, canBe, either, type Facts, numbers, values } from './facts.ts'
import { NOTHING } from './interval.ts'
import type { Known } from './known.ts'

export function factsOf(node: Node, known: Known): Facts {
  switch (node.kind) {
    case 'constant':
      return constantFacts(node.value)
    case 'absent':
      return absentFacts(node.type)
    case 'read':
      return known.of(node)
    case 'default': {
      const value = known.of(node.value)
      if (!value.canBeMissing) return value
      const fallback = factsOf(node.fallback, known)
      return { ...either(value, fallback), canBeMissing: fallback.canBeMissing }
    }
    case 'if':
      return ifFacts(node, known)
    case 'arithmetic':
      return arithmeticFacts(node.operator, numbersOf(node.operands, known))
    case 'between':
      return betweenFacts(node.unit, asNumbers(factsOf(node.first, known)), asNumbers(factsOf(node.second, known)))
    default: {
      const truth = truthOf(node, known)
      const possible = [...BOOLEANS].filter((value) => (value ? truth.canBeTrue : truth.canBeFalse))
      return values(possible, truth.canBeMissing)
    }
  }
}

const numbersOf = (nodes: readonly Node[], known: Known) => nodes.map((node) => asNumbers(factsOf(node, known)))

export function constantFacts(value: number | string | boolean): Facts {
  if (typeof value !== 'number') return values([value], false)
  return numbers({ low: value, high: value }, Number.isInteger(value), false)
}

const absentFacts = (type: Node['type']): Facts =>
  type === 'number' || type === 'date' ? numbers(NOTHING, true, true) : values([], true)

/** The results whose conditions can hold, where those before them can fail. */
function ifFacts(node: Extract<Node, { kind: 'if' }>, known: Known): Facts {
  let facts = absentFacts(node.type)
  let canBeMissing = false
  let isReached = true
  const include = (result: Node) => {
    const more = factsOf(result, known)
    facts = either(facts, more)
    canBeMissing ||= more.canBeMissing
  }
  for (const { when, then: result } of node.branches) {
    if (!isReached) break
    const truth = truthOf(when, known)
    if (truth.canBeTrue) include(result)
    canBeMissing ||= truth.canBeMissing
    isReached = truth.canBeFalse
  }
  if (isReached) include(node.otherwise)
  return { ...facts, canBeMissing }
}

export function truthOf(node: Node, known: Known): Truth {
  const facts = (inner: Node) => factsOf(inner, known)
  switch (node.kind) {
    case 'and':
      return conjunction(node.operands.map((operand) => truthOf(operand, known)))
    case 'or':
      return negation(conjunction(node.operands.map((operand) => negation(truthOf(operand, known)))))
    case 'not':
      return negation(truthOf(node.operand, known))
    case 'isMissing':
      return absence([facts(node.operand)], node.negated)
    case 'anyMissing':
      return absence(node.operands.map(facts), node.negated)
    case 'equal':
      return equality(facts(node.left), facts(node.right), node.negated)
    case 'compare':
      return comparison(node.operator, node.operands.map(facts))
    case 'in':
      return membership(facts(node.operand), node.list)
    default: {
      const own = facts(node)
      return { canBeTrue: canBe(own, true), canBeFalse: canBe(own, false), canBeMissing: own.canBeMissing }
    }
  }
}

const negation = ({ canBeTrue, canBeFalse, canBeMissing }: Truth): Truth => ({
  canBeTrue: canBeFalse,
  canBeFalse: canBeTrue,
  canBeMissing,
})

const conjunction = (truths: readonly Truth[]): Truth => ({
  canBeTrue: truths.every(({ canBeTrue }) => canBeTrue),
  canBeFalse: truths.some(({ canBeFalse }) => canBeFalse),
  canBeMissing: truths.some(({ canBeMissing }) => canBeMissing),
})
