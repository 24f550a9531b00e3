/** Rules in words: typed JsonLogic, cells and overrides as sentences in three languages. */
export { bandInterval, cellPhrase, intervalPhrase } from './cell.ts'
export { facetOf } from './expression.ts'
export { literalText, yieldText } from './literal.ts'
export { effectPhrase, overrideNotes, overridePhrase, rulePhrase } from './override.ts'
export { sentenceMessages } from './say.ts'
export { conditionPhrase, valuePhrase } from './speak.ts'
export { type Facet, type Vocabulary, vocabularyOf } from './vocabulary.ts'
