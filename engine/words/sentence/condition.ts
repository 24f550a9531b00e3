import type { Expression } from '../../strategy/document.ts'
import { type Phrase, plain } from '../phrase.ts'
import { facetOf, isLiteral, type Operation, operationOf } from './expression.ts'
import { joinList } from './list.ts'
import { literalPhrase } from './literal.ts'
import { phraseOf, type SentenceKey } from './say.ts'
import type { Speaker } from './speaker.ts'

/**
 * A condition in words: “claims is more than 5, and either … or …”. A negation is carried inward
 * (not more than = at most; not (a and b) = not a or not b), which holds with missing operands too.
 */
export function speakCondition(expression: Expression, speaker: Speaker, negated = false, depth = 0): Phrase {
  const operation = operationOf(expression)
  if (!operation) return constantPhrase(expression, speaker, negated)
  const { operator, operands } = operation
  const [first] = operands
  switch (operator) {
    case '!':
      return isMissingTest(first)
        ? presencePhrase(first, speaker, !negated)
        : speakCondition(first ?? null, speaker, !negated, depth)
    case '!!':
      return isMissingTest(first)
        ? presencePhrase(first, speaker, negated)
        : speakCondition(first ?? null, speaker, negated, depth)
    case 'and':
    case 'or':
      return junctionPhrase(operation, speaker, negated, depth)
    case 'in':
      return membershipPhrase(operation, speaker, negated)
    case 'var':
    case 'if':
    case '?:':
      return phraseOf(speaker.vocabulary.language, negated ? 'condition.no' : 'condition.yes', {
        a: speaker.value(expression),
      })
    default:
      return operator in comparators ? comparisonPhrase(operation, speaker, negated) : plain(operator)
  }
}

function constantPhrase(expression: Expression, speaker: Speaker, negated: boolean): Phrase {
  const holds = (expression === true) !== negated
  return phraseOf(speaker.vocabulary.language, holds ? 'condition.always' : 'condition.never')
}

// ---- and, or

function junctionPhrase(operation: Operation, speaker: Speaker, negated: boolean, depth: number): Phrase {
  const all = (operation.operator === 'and') !== negated
  const members = flattened(operation)
  if (members.length === 1) return speakCondition(members[0] as Expression, speaker, negated, depth)
  const phrases = members.map((member) => speakCondition(member, speaker, negated, depth + 1))
  const compound = members.some(isJunction)
  const list = joinList(phrases, all ? 'and' : 'or', speaker.vocabulary.language, depth === 0 && compound)
  if (depth === 0) return list
  if (depth > 1 || members.some(isJunction)) return phraseOf(speaker.vocabulary.language, 'join.brackets', { list })
  const key: SentenceKey = all ? (members.length === 2 ? 'join.both' : 'join.all') : 'join.either'
  return phraseOf(speaker.vocabulary.language, key, { list })
}

/** (a and (b and c)) reads as a, b and c. */
function flattened({ operator, operands }: Operation): Expression[] {
  return operands.flatMap((operand) => {
    const inner = operationOf(operand)
    return inner?.operator === operator ? flattened(inner) : [operand]
  })
}

function isJunction(expression: Expression): boolean {
  const operation = operationOf(expression)
  if (operation?.operator === '!' && operation.operands[0] !== undefined) return isJunction(operation.operands[0])
  return (operation?.operator === 'and' || operation?.operator === 'or') && operation.operands.length > 1
}

// ---- comparisons

interface Comparator {
  number: SentenceKey
  date: SentenceKey
  opposite: string
  mirrored: string
}

const comparators: Record<string, Comparator> = {
  '>': { number: 'condition.gt', date: 'condition.after', opposite: '<=', mirrored: '<' },
  '>=': { number: 'condition.gte', date: 'condition.from', opposite: '<', mirrored: '<=' },
  '<': { number: 'condition.lt', date: 'condition.before', opposite: '>=', mirrored: '>' },
  '<=': { number: 'condition.lte', date: 'condition.until', opposite: '>', mirrored: '>=' },
  '==': { number: 'condition.eq', date: 'condition.eq', opposite: '!=', mirrored: '==' },
  '===': { number: 'condition.eq', date: 'condition.eq', opposite: '!=', mirrored: '==' },
  '!=': { number: 'condition.ne', date: 'condition.ne', opposite: '==', mirrored: '!=' },
  '!==': { number: 'condition.ne', date: 'condition.ne', opposite: '==', mirrored: '!=' },
}

function comparisonPhrase(operation: Operation, speaker: Speaker, negated: boolean): Phrase {
  const [first = null, second = null, third] = operation.operands
  if (third !== undefined) return betweenPhrase(operation, speaker, negated)
  const mirror = isLiteral(first) && !isLiteral(second)
  const [left, right] = mirror ? [second, first] : [first, second]
  const written = mirror ? comparator(operation.operator).mirrored : operation.operator
  const operator = negated ? comparator(written).opposite : written
  const facet = facetOf(left, speaker.vocabulary) ?? facetOf(right, speaker.vocabulary)
  return (
    answerPhrase(operator, left, right, speaker) ??
    phraseOf(speaker.vocabulary.language, comparator(operator)[facet?.kind === 'date' ? 'date' : 'number'], {
      a: speaker.value(left, facet),
      b: speaker.value(right, facet),
    })
  )
}

const comparator = (operator: string): Comparator => comparators[operator] as Comparator

/** Equality with null, true or false has words of its own. */
function answerPhrase(operator: string, left: Expression, right: Expression, speaker: Speaker) {
  if (right !== null && typeof right !== 'boolean') return undefined
  const equal = comparator(operator).number === 'condition.eq'
  const a = speaker.value(left)
  if (right === null)
    return phraseOf(speaker.vocabulary.language, equal ? 'condition.missing' : 'condition.known', { a })
  return phraseOf(speaker.vocabulary.language, equal === right ? 'condition.yes' : 'condition.no', { a })
}

/** `<` or `<=` with three operands: the middle one lies between the others. */
function betweenPhrase({ operator, operands }: Operation, speaker: Speaker, negated: boolean): Phrase {
  const [low = null, middle = null, high = null] = operands
  const facet = facetOf(middle, speaker.vocabulary)
  const keys: readonly [SentenceKey, SentenceKey] =
    operator === '<=' ? ['condition.between', 'condition.notBetween'] : ['condition.inside', 'condition.notInside']
  return phraseOf(speaker.vocabulary.language, keys[negated ? 1 : 0], {
    a: speaker.value(middle),
    low: speaker.value(low, facet),
    high: speaker.value(high, facet),
  })
}

// ---- membership and presence

function membershipPhrase({ operands }: Operation, speaker: Speaker, negated: boolean): Phrase {
  const [item = null, list] = operands
  const facet = facetOf(item, speaker.vocabulary)
  const members = (Array.isArray(list) ? list : [list]) as (string | number)[]
  const phrases = members.map((member) => literalPhrase(member, facet, speaker.vocabulary))
  const several: SentenceKey = negated ? 'condition.notIn' : 'condition.in'
  const single: SentenceKey = negated ? 'condition.ne' : 'condition.eq'
  return phraseOf(speaker.vocabulary.language, members.length === 1 ? single : several, {
    a: speaker.value(item),
    b: joinList(phrases, 'or', speaker.vocabulary.language),
  })
}

const isMissingTest = (expression: Expression | undefined): expression is { missing: unknown } =>
  expression !== undefined && operationOf(expression)?.operator === 'missing'

/** `!!missing` holds when any of the fields is missing, `!missing` when all are there. */
function presencePhrase(test: Expression, speaker: Speaker, allPresent: boolean): Phrase {
  const operands = operationOf(test)?.operands ?? []
  const names = operands.flat().map((path) => speaker.value({ var: String(path) }))
  const key: SentenceKey = allPresent ? 'condition.known' : 'condition.missing'
  return phraseOf(speaker.vocabulary.language, key, {
    a: joinList(names, allPresent ? 'and' : 'or', speaker.vocabulary.language),
  })
}
