/** The parts that the sentences of a diff are made of: names, quantities, edges, texts. */
import type { Dimension, Expression, Scalar, Strategy, Text } from '../../strategy/document.ts'
import { localize } from '../../strategy/text.ts'
import { exactNumber, exactPercent, formatDate } from '../../words/format.ts'
import { nameOf } from '../../words/names.ts'
import { joinPhrases, name, type Phrase, phraseText, plain } from '../../words/phrase.ts'
import {
  conditionPhrase,
  type Facet,
  facetOf,
  literalText,
  type Vocabulary,
  valuePhrase,
  yieldText,
} from '../../words/sentence/index.ts'
import { joinList } from '../../words/sentence/list.ts'
import { same } from '../same.ts'
import { type DiffKey, type Say, type SayParam, type Speech, say } from './say.ts'

type Titled = { id: string; title?: Text | undefined }

export const nameSay =
  (thing: Titled): Say =>
  ({ language }) =>
    name(nameOf(thing, language))

/** A thing of the strategy by its id; an id that leads nowhere stands for itself. */
export const nameById = (list: readonly Titled[] | undefined, id: string): Say =>
  nameSay(list?.find((item) => item.id === id) ?? { id })

export const percentSay =
  (share: number): Say =>
  () =>
    plain(exactPercent(share))
export const numberSay =
  (number: number): Say =>
  () =>
    plain(exactNumber(number))
export const pointsSay = (points: number): Say => say('points', { points: numberSay(points), n: points })
export const dateSay =
  (date: string): Say =>
  ({ language }) =>
    plain(formatDate(date, language))

/** What isn't there, where something else says what is. */
export const orNone = <V>(value: V | undefined, speak: (value: V) => Say): Say =>
  value === undefined ? say('none') : speak(value)

/** “Weight of Coverage: 70 % → 35 %”. */
export function fromTo<V>(aspect: Say, before: V | undefined, after: V | undefined, speak: (value: V) => Say): Say {
  return say('change', { aspect, before: orNone(before, speak), after: orNone(after, speak) })
}

/** JSON as it stands, for what has no words of its own. */
export const rawSay =
  (value: unknown): Say =>
  () =>
    plain(shortened(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')))

const LONGEST_RAW = 120
const shortened = (text: string): string => (text.length > LONGEST_RAW ? `${text.slice(0, LONGEST_RAW)}…` : text)

/** A text that was reworded: in the reader's language, or in the first other one that changed. */
export function textSay(aspect: Say, before: Text | undefined, after: Text | undefined): Say {
  return (speech) => {
    const [old, now] = [localize(before, speech.language), localize(after, speech.language)]
    if (old !== now) return reworded(aspect, old, now)(speech)
    const tag = tagsOf(before, after).find((one) => own(before, one) !== own(after, one))
    if (tag === undefined) return say('text.rewritten', { aspect })(speech)
    return reworded(say('text.in', { aspect, tag }), own(before, tag) ?? '', own(after, tag) ?? '')(speech)
  }
}

const reworded = (aspect: Say, before: string, after: string): Say =>
  before === ''
    ? say('text.added', { aspect, after })
    : after === ''
      ? say('text.removed', { aspect, before })
      : say('text.changed', { aspect, before, after })

const tagsOf = (...texts: (Text | undefined)[]): string[] => [
  ...new Set(texts.flatMap((text) => (typeof text === 'object' ? Object.keys(text) : []))),
]
const own = (text: Text | undefined, tag: string): string | undefined =>
  typeof text === 'object' ? text[tag] : undefined

// ---- expressions

type Side = 'before' | 'after'

/** What a dimension or derived value measures, before and after. */
export function measureSay(named: Say, before: Expression | undefined, after: Expression | undefined): Say {
  if (before === undefined && after === undefined) return say('none')
  if (before === undefined) return say('value.added', { name: named, after: valueSay(after as Expression, 'after') })
  if (after === undefined) return say('value.removed', { name: named, before: valueSay(before, 'before') })
  return rewritten('value', 'value.rewritten', valueSay(before, 'before'), valueSay(after, 'after'), { name: named })
}

export const valueSay =
  (expression: Expression, side: Side): Say =>
  (speech) =>
    valuePhrase(expression, speech[side])

export const conditionSay =
  (expression: Expression, side: Side): Say =>
  (speech) =>
    conditionPhrase(expression, speech[side])

/** Both in words; where they read alike, says that it is only written otherwise. */
export function rewritten(
  key: DiffKey,
  rewrittenKey: DiffKey,
  before: Say,
  after: Say,
  params: Record<string, SayParam>,
): Say {
  return (speech) => {
    const [old, now] = [before(speech), after(speech)]
    if (phraseText(old) === phraseText(now)) return say(rewrittenKey, { ...params, after: now })(speech)
    return say(key, { ...params, before: old, after: now })(speech)
  }
}

/** The smallest part of two conditions that tells them apart: below `and` and `or`, where one clause changed. */
export function narrowed(before: Expression, after: Expression): [before: Expression, after: Expression] {
  const [old, now] = [clausesOf(before), clausesOf(after)]
  if (!old || !now || old.operator !== now.operator || old.clauses.length !== now.clauses.length) return [before, after]
  const differing = old.clauses.flatMap((clause, index) => (same(clause, now.clauses[index]) ? [] : [index]))
  const [only, another] = differing
  if (only === undefined || another !== undefined) return [before, after]
  return narrowed(old.clauses[only] as Expression, now.clauses[only] as Expression)
}

function clausesOf(expression: Expression): { operator: string; clauses: readonly Expression[] } | undefined {
  if (typeof expression !== 'object' || expression === null) return undefined
  const [[operator, clauses] = ['']] = Object.entries(expression)
  return (operator === 'and' || operator === 'or') && Array.isArray(clauses) ? { operator, clauses } : undefined
}

// ---- quantities

/** How the values of a dimension are shown: as the expression that it reads, unless it says otherwise. */
export function dimensionFacet(
  dimension: Pick<Dimension, 'value' | 'show' | 'unit'>,
  vocabulary: Vocabulary,
): Facet | undefined {
  const found = dimension.value === undefined ? undefined : facetOf(dimension.value, vocabulary)
  return found && { ...found, show: dimension.show ?? found.show, unit: dimension.unit ?? found.unit }
}

export type FacetOf = (vocabulary: Vocabulary) => Facet | undefined

export const literalSay =
  (literal: Scalar, facet: FacetOf, side: Side): Say =>
  (speech) =>
    plain(literalText(literal, facet(speech[side]), speech[side]))

/** A treatment's value or a derived one's. */
export const yieldSay =
  (item: Scalar | Record<string, string>, unit: Text | undefined, side: Side): Say =>
  (speech) =>
    plain(yieldText(item, speech[side], { kind: 'number', unit }))

export interface Edged {
  from?: number | undefined
  above?: number | undefined
}

/** Where a band begins: “at 82”, “above 82”. The first band begins nowhere. */
export function edgeSay(edge: Edged, facet: FacetOf, side: Side, form: 'begins' | 'plain' = 'begins'): Say {
  const at = edge.from ?? edge.above
  if (at === undefined) return say('none')
  const quantity = literalSay(at, facet, side)
  if (edge.above !== undefined) return say('edge.above', { edge: quantity })
  return form === 'plain' ? quantity : say('edge.at', { edge: quantity })
}

/** A share in the score above: a percentage under `weighted`, else a factor. */
export function weightSay(weight: number | undefined, parent: string | undefined, document: Strategy): Say {
  if (weight === undefined) return say('none')
  return combineOf(parent, document) === 'weighted' ? percentSay(weight) : numberSay(weight)
}

export const combineOf = (score: string | undefined, document: Strategy) =>
  document.scores.find(({ id }) => id === score)?.combine

/** “A, B and C”. */
export const listSay =
  (items: readonly Say[], word: 'and' | 'or' = 'and'): Say =>
  (speech: Speech) =>
    joinList(
      items.map((item) => item(speech)),
      word,
      speech.language,
    )

/** Items one after the other. */
export const joinedSay =
  (items: readonly Say[], separator: 'comma' | 'clause' | 'semicolon'): Say =>
  (speech) => {
    const between = say(separator)(speech)
    return joinPhrases(
      items.flatMap((item, index): Phrase[] => (index === 0 ? [item(speech)] : [between, item(speech)])),
    )
  }
