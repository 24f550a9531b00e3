/** How the sentences of a diff are put together: messages with params, in any language. */
import { fillPhrase, type PhraseParam } from '../../words/fill.ts'
import type { Language } from '../../words/glossary.ts'
import type { Phrase } from '../../words/phrase.ts'
import type { Vocabulary } from '../../words/sentence/index.ts'
import { type DiffKey, type DiffMessages, en } from './en.ts'
import { zhHans } from './zh-Hans.ts'
import { zhHant } from './zh-Hant.ts'

export type { DiffKey }

/** In which language, and with which names, something is said. */
export interface Speech {
  language: Language
  before: Vocabulary
  after: Vocabulary
}

/** Something that can be said in every language. */
export type Say = (speech: Speech) => Phrase

export type SayParam = PhraseParam | Say

export const diffMessages: Record<Language, DiffMessages> = { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans }

/** A message with its params. */
export const say =
  (key: DiffKey, params: Record<string, SayParam> = {}): Say =>
  (speech) =>
    fillPhrase(
      speech.language,
      diffMessages[speech.language][key],
      Object.fromEntries(
        Object.entries(params).map(([name, param]) => [name, typeof param === 'function' ? param(speech) : param]),
      ),
    )
