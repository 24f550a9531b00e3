/** Rules in words: typed JsonLogic, cells and overrides as sentences in three languages. The engine makes them. */
export {
  bandInterval,
  cellPhrase,
  conditionPhrase,
  type Facet,
  facetOf,
  intervalPhrase,
  literalText,
  overrideNotes,
  overridePhrase,
  type Vocabulary,
  valuePhrase,
  vocabularyOf,
  yieldText,
} from '../../engine/index.ts'
