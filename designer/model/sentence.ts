/** Rules in words: typed JsonLogic, cells and overrides as sentences in three languages. Pure. */
export { bandInterval, cellPhrase, intervalPhrase } from './sentence/cell.ts'
export { facetOf } from './sentence/expression.ts'
export { literalText, yieldText } from './sentence/literal.ts'
export { overrideNotes, overridePhrase } from './sentence/override.ts'
export { conditionPhrase, valuePhrase } from './sentence/speak.ts'
export { type Facet, type Vocabulary, vocabularyOf } from './sentence/vocabulary.ts'
