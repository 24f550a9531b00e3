import type { Language } from '../../../engine/index.ts'
import { formatNumber } from '../format.ts'
import { joinPhrases, type Phrase, phraseText, plain } from '../phrase.ts'
import { en, type MessageKey, type Messages } from './en.ts'
import { zhHans } from './zh-Hans.ts'
import { zhHant } from './zh-Hant.ts'

export type { MessageKey }
export type Param = string | number | Phrase

const messages: Record<Language, Messages> = { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans }

/**
 * The message with its `{params}` filled in, as a phrase. Numbers are printed for the language. A
 * message may hold two forms, `one|other`, chosen by the number param `n`.
 */
export function phraseOf(language: Language, key: MessageKey, params: Record<string, Param> = {}): Phrase {
  const form = chooseForm(language, messages[language][key], params.n)
  const parts = form.split(/\{(\w+)\}/).map((part, index) => {
    if (index % 2 === 0) return plain(part)
    const param = params[part]
    if (param === undefined) throw new Error(`message ${key} needs the param ${part}`)
    if (typeof param === 'number') return plain(formatNumber(param, language))
    return typeof param === 'string' ? plain(param) : param
  })
  return joinPhrases(parts)
}

/** The message as text; see `phraseOf`. */
export function translate(language: Language, key: MessageKey, params?: Record<string, Param>): string {
  return phraseText(phraseOf(language, key, params))
}

function chooseForm(language: Language, message: string, n: Param | undefined): string {
  if (typeof n !== 'number' || !message.includes('|')) return message
  const [one = '', other = one] = message.split('|')
  return new Intl.PluralRules(language).select(n) === 'one' ? one : other
}
