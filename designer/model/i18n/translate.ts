import {
  fillPhrase,
  type Language,
  type Phrase,
  type PhraseParam,
  phraseText,
  sentenceMessages,
} from '../../../engine/index.ts'
import type { Messages, MessageKey as ScreenKey } from './en/index.ts'

export type MessageKey = ScreenKey | keyof (typeof sentenceMessages)['en']
export type Param = PhraseParam

/** The sentences of the screens come with the language that is read; those about rules the engine has. */
const sources: Record<Language, () => Promise<Messages>> = {
  en: async () => (await import('./en/index.ts')).en,
  'zh-Hant': async () => (await import('./zh-Hant/index.ts')).zhHant,
  'zh-Hans': async () => (await import('./zh-Hans/index.ts')).zhHans,
}

const loaded = new Map<Language, Record<MessageKey, string>>()

/** Has a language ready before it is read. */
export async function loadLanguage(language: Language): Promise<void> {
  if (loaded.has(language)) return
  loaded.set(language, { ...sentenceMessages[language], ...(await sources[language]()) })
}

/**
 * The message with its `{params}` filled in, as a phrase. Numbers are printed for the language. A
 * message may hold two forms, `one|other`, chosen by the number param `n`.
 * @throws Error where the language isn't loaded
 */
export function phraseOf(language: Language, key: MessageKey, params: Record<string, Param> = {}): Phrase {
  const messages = loaded.get(language)
  if (!messages) throw new Error(`the language ${language} isn’t loaded`)
  return fillPhrase(language, messages[key], params)
}

/** The message as text; see `phraseOf`. */
export function translate(language: Language, key: MessageKey, params?: Record<string, Param>): string {
  return phraseText(phraseOf(language, key, params))
}
