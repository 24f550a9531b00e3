import type { Scalar } from '../../strategy/document.ts'
import { localize } from '../../strategy/text.ts'
import { exactQuantity, formatDate } from '../format.ts'
import { nameOf, optionName } from '../names.ts'
import { type Phrase, value } from '../phrase.ts'
import { translate } from './say.ts'
import type { Facet, Vocabulary } from './vocabulary.ts'

/** A literal as a reader knows it: 80 %, 12 outlets, 1 Apr 2026, an option's or a tier's name. */
export function literalText(literal: Scalar | null, facet: Facet | undefined, vocabulary: Vocabulary): string {
  const { language } = vocabulary
  if (literal === null) return translate(language, 'cell.missing')
  if (typeof literal === 'boolean') return translate(language, literal ? 'answer.yes' : 'answer.no')
  if (typeof literal === 'number') return exactQuantity(literal, facet ?? {}, language)
  // A draft may have anything where a literal belongs.
  if (typeof literal !== 'string') return JSON.stringify(literal) ?? '?'
  if (facet?.kind === 'date') return formatDate(literal, language)
  const option = facet?.options?.find((candidate) => candidate.id === literal)
  if (!option) return literal
  return facet?.kind === 'tier' ? nameOf(option, language) : optionName(option, language)
}

export function literalPhrase(literal: Scalar | null, facet: Facet | undefined, vocabulary: Vocabulary): Phrase {
  const text = literalText(literal, facet, vocabulary)
  if (facet?.kind === 'tier') return [{ text, role: 'tier', id: String(literal) }]
  return value(text)
}

/** A treatment's or derived value: a text in its language, a number or an answer. */
export function yieldText(item: Scalar | Record<string, string>, vocabulary: Vocabulary, facet?: Facet): string {
  if (typeof item === 'object') return localize(item, vocabulary.language)
  return literalText(item, facet, vocabulary)
}
