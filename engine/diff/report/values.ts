/** A value of an example as its field shows it. */
import type { Field, Scalar, Strategy } from '../../strategy/document.ts'
import type { Language } from '../../words/glossary.ts'
import { optionsOf } from '../../words/names.ts'
import { literalText, vocabularyOf } from '../../words/sentence/index.ts'

export function valueText(value: unknown, field: Omit<Field, 'id'>, strategy: Strategy, language: Language): string {
  const facet = { kind: field.type, show: field.show, unit: field.unit, options: optionsOf(field.options) }
  return literalText(value as Scalar, facet, vocabularyOf(strategy, language))
}
