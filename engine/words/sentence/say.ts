/** The messages that sentences about rules are made of. */
import { fillPhrase, type PhraseParam } from '../fill.ts'
import type { Language } from '../glossary.ts'
import { type Phrase, phraseText } from '../phrase.ts'
import { en, type SentenceKey, type SentenceMessages } from './messages/en.ts'
import { zhHans } from './messages/zh-Hans.ts'
import { zhHant } from './messages/zh-Hant.ts'

export type { SentenceKey }

export const sentenceMessages: Record<Language, SentenceMessages> = { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans }

/** The message with its params, as a phrase. */
export const phraseOf = (language: Language, key: SentenceKey, params: Record<string, PhraseParam> = {}): Phrase =>
  fillPhrase(language, sentenceMessages[language][key], params)

/** The message as text. */
export const translate = (language: Language, key: SentenceKey, params?: Record<string, PhraseParam>): string =>
  phraseText(phraseOf(language, key, params))
