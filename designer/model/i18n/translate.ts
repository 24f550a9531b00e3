import { createSignal } from 'solid-js'
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

type Loaded = Partial<Record<MessageKey, string>>

/** The sentences of the screens come with the language that is read, in two parts; those about rules the engine has. */
const sources: Record<Language, { first: () => Promise<Loaded>; all: () => Promise<Messages> }> = {
  en: {
    first: async () => (await import('./en/firstEn.ts')).first,
    all: async () => (await import('./en/index.ts')).en,
  },
  'zh-Hant': {
    first: async () => (await import('./zh-Hant/firstZhHant.ts')).first,
    all: async () => (await import('./zh-Hant/index.ts')).zhHant,
  },
  'zh-Hans': {
    first: async () => (await import('./zh-Hans/firstZhHans.ts')).first,
    all: async () => (await import('./zh-Hans/index.ts')).zhHans,
  },
}

const loaded = new Map<Language, Loaded>()
const whole = new Map<Language, Promise<void>>()
const [parts, setParts] = createSignal(0)

function keep(language: Language, messages: Loaded): void {
  loaded.set(language, { ...sentenceMessages[language], ...loaded.get(language), ...messages })
  setParts((count) => count + 1)
}

/** Has what the first screens say ready before it is read. */
export async function loadFirst(language: Language): Promise<void> {
  if (!loaded.has(language)) keep(language, await sources[language].first())
}

/** Has all sentences of a language ready. */
export function loadLanguage(language: Language): Promise<void> {
  const loading = whole.get(language) ?? sources[language].all().then((messages) => keep(language, messages))
  whole.set(language, loading)
  return loading
}

/**
 * The message with its `{params}` filled in, as a phrase. Numbers are printed for the language. A
 * message may hold two forms, `one|other`, chosen by the number param `n`. Empty until the message is loaded.
 */
export function phraseOf(language: Language, key: MessageKey, params: Record<string, Param> = {}): Phrase {
  const message = loaded.get(language)?.[key]
  if (message !== undefined) return fillPhrase(language, message, params)
  // It is on its way: whoever asks is told when it is there.
  parts()
  return []
}

/** The message as text; see `phraseOf`. */
export function translate(language: Language, key: MessageKey, params?: Record<string, Param>): string {
  return phraseText(phraseOf(language, key, params))
}
