/** Phrases: words with the role they play. The engine makes them; views draw them. */
export {
  capitalise,
  joinPhrases,
  namePhrase as name,
  type Phrase,
  phraseText,
  plain,
  valuePart as value,
} from '../../engine/index.ts'
