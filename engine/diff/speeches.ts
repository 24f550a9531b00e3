/** In which languages, and with whose names, something is said. */
import type { Strategy } from '../strategy/document.ts'
import { type Language, languages } from '../words/glossary.ts'
import { capitalised, phraseText } from '../words/phrase.ts'
import { vocabularyOf } from '../words/sentence/index.ts'
import type { Sentences } from './entry.ts'
import type { Say, Speech } from './words/say.ts'

export const speechIn = (language: Language, a: Strategy, b: Strategy): Speech => ({
  language,
  before: vocabularyOf(a, language),
  after: vocabularyOf(b, language),
})

/** A sentence in one language. */
export const speakIn = (say: Say, speech: Speech): string => phraseText(capitalised(say(speech)))

/** Says a sentence of two documents in every language. */
export function speakerOf(a: Strategy, b: Strategy): (say: Say) => Sentences {
  const speeches = languages.map((language) => speechIn(language, a, b))
  return (say) => Object.fromEntries(speeches.map((speech) => [speech.language, speakIn(say, speech)])) as Sentences
}
