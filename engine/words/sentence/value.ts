import type { Expression, Scalar } from '../../strategy/document.ts'
import { joinPhrases, name, type Phrase, plain } from '../phrase.ts'
import { facetOf, isLiteral, type Operation, operationOf } from './expression.ts'
import { joinList } from './list.ts'
import { literalPhrase } from './literal.ts'
import { phraseOf, type SentenceKey } from './say.ts'
import type { Speaker } from './speaker.ts'
import type { Facet } from './vocabulary.ts'

/** An expression that yields a value, in words: “10 × the value, at most 100”. */
export function speakValue(expression: Expression, speaker: Speaker, facet?: Facet): Phrase {
  const operation = operationOf(expression)
  if (!operation) return literalPhrase(expression as Scalar | null, facet, speaker.vocabulary)
  const { operator } = operation
  if (operator === 'var') return variablePhrase(operation, speaker)
  if (operator in arithmetic) return arithmeticPhrase(operation, speaker)
  if (operator === 'min' || operator === 'max') return extremePhrase(operation, speaker)
  if (operator in dateMessages) return spanPhrase(operation, speaker)
  if (operator === 'abs')
    return phraseOf(speaker.vocabulary.language, 'value.abs', { a: operand(operation, 0, speaker) })
  if (operator === 'if' || operator === '?:') return choicePhrase(operation.operands, speaker, facet)
  return speaker.condition(expression)
}

function operand({ operands }: Operation, index: number, speaker: Speaker, facet?: Facet): Phrase {
  const found = operands[index]
  return found === undefined ? plain('?') : speakValue(found, speaker, facet)
}

function variablePhrase(operation: Operation, speaker: Speaker): Phrase {
  const variable = speaker.vocabulary.variable(String(operation.operands[0]))
  const named = name(variable.name, variable.id)
  if (operation.operands.length < 2) return named
  return phraseOf(speaker.vocabulary.language, 'value.default', {
    a: named,
    b: operand(operation, 1, speaker, variable),
  })
}

const arithmetic: Record<string, { sign: string; rank: number }> = {
  '+': { sign: '+', rank: 1 },
  '-': { sign: '\u2212', rank: 1 },
  '*': { sign: '×', rank: 2 },
  '/': { sign: '÷', rank: 2 },
}

function arithmeticPhrase({ operator, operands }: Operation, speaker: Speaker): Phrase {
  const { sign, rank } = arithmetic[operator] as { sign: string; rank: number }
  const facet = rank === 1 ? operands.map((item) => facetOf(item, speaker.vocabulary)).find(Boolean) : undefined
  const parts = operands.map((item, index) => {
    const strict = index > 0 && (operator === '-' || operator === '/')
    const phrase = speakValue(item, speaker, facet)
    return needsBrackets(item, rank, strict) ? bracketed(phrase, speaker) : phrase
  })
  const [only] = parts
  if (parts.length === 1 && only) return operator === '-' ? [{ text: sign }, ...only] : only
  return joinPhrases(parts.flatMap((part, index) => (index === 0 ? [part] : [plain(` ${sign} `), part])))
}

function needsBrackets(expression: Expression, rank: number, strict: boolean): boolean {
  const operation = operationOf(expression)
  if (!operation || operation.operator === 'var') return false
  const inner = arithmetic[operation.operator]?.rank
  if (inner === undefined) return !(operation.operator in dateMessages) && operation.operator !== 'abs'
  return inner < rank || (strict && inner === rank)
}

const bracketed = (phrase: Phrase, speaker: Speaker): Phrase =>
  phraseOf(speaker.vocabulary.language, 'join.brackets', { list: phrase })

/** `min` with a number reads as a limit (“…, at most 100”), otherwise as the smallest of several. */
function extremePhrase({ operator, operands }: Operation, speaker: Speaker): Phrase {
  const limits = operands.filter(isLiteral)
  const others = operands.filter((item) => !isLiteral(item))
  const [limit] = limits
  const [other] = others
  const phrases = operands.map((item) => speakValue(item, speaker))
  if (limits.length === 1 && others.length === 1 && limit !== undefined && other !== undefined) {
    const key: SentenceKey = operator === 'min' ? 'value.atMost' : 'value.atLeast'
    return phraseOf(speaker.vocabulary.language, key, {
      a: speakValue(other, speaker),
      b: speakValue(limit, speaker, facetOf(other, speaker.vocabulary)),
    })
  }
  const key: SentenceKey = operator === 'min' ? 'value.min' : 'value.max'
  return phraseOf(speaker.vocabulary.language, key, { list: joinList(phrases, 'and', speaker.vocabulary.language) })
}

const dateMessages: Record<string, readonly [between: SentenceKey, since: SentenceKey, until: SentenceKey]> = {
  years_between: ['value.years', 'value.yearsSince', 'value.yearsUntil'],
  months_between: ['value.months', 'value.monthsSince', 'value.monthsUntil'],
  days_between: ['value.days', 'value.daysSince', 'value.daysUntil'],
}

function spanPhrase(operation: Operation, speaker: Speaker): Phrase {
  const [between, since, until] = dateMessages[operation.operator] as readonly [SentenceKey, SentenceKey, SentenceKey]
  const date: Facet = { kind: 'date' }
  const a = operand(operation, 0, speaker, date)
  const b = operand(operation, 1, speaker, date)
  if (isEvaluationDate(operation.operands[1])) return phraseOf(speaker.vocabulary.language, since, { a })
  if (isEvaluationDate(operation.operands[0])) return phraseOf(speaker.vocabulary.language, until, { b })
  return phraseOf(speaker.vocabulary.language, between, { a, b })
}

function isEvaluationDate(expression: Expression | undefined): boolean {
  const operation = expression === undefined ? undefined : operationOf(expression)
  return operation?.operator === 'var' && operation.operands[0] === 'asOf' && operation.operands.length === 1
}

/** `if` with any number of branches: “a if c, otherwise …”. */
function choicePhrase(operands: readonly Expression[], speaker: Speaker, facet?: Facet): Phrase {
  const [condition, then, ...rest] = operands
  if (then === undefined) return condition === undefined ? plain('?') : speakValue(condition, speaker, facet)
  return phraseOf(speaker.vocabulary.language, 'value.if', {
    c: speaker.condition(condition as Expression),
    a: speakValue(then, speaker, facet),
    b: choicePhrase(rest, speaker, facet),
  })
}
