import {
  fillPhrase,
  type Language,
  type Phrase,
  type PhraseParam,
  phraseText,
  sentenceMessages,
} from '../../../engine/index.ts'
import { en } from './en.ts'
import { zhHans } from './zh-Hans.ts'
import { zhHant } from './zh-Hant.ts'

/** The sentences of the screens, and those about rules, which the engine has. */
const messages = {
  en: { ...sentenceMessages.en, ...en },
  'zh-Hant': { ...sentenceMessages['zh-Hant'], ...zhHant },
  'zh-Hans': { ...sentenceMessages['zh-Hans'], ...zhHans },
}

export type MessageKey = keyof (typeof messages)['en']
export type Param = PhraseParam

/**
 * The message with its `{params}` filled in, as a phrase. Numbers are printed for the language. A
 * message may hold two forms, `one|other`, chosen by the number param `n`.
 */
export function phraseOf(language: Language, key: MessageKey, params: Record<string, Param> = {}): Phrase {
  return fillPhrase(language, messages[language][key], params)
}

/** The message as text; see `phraseOf`. */
export function translate(language: Language, key: MessageKey, params?: Record<string, Param>): string {
  return phraseText(phraseOf(language, key, params))
}
