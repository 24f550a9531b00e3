import { fillPhrase } from '../../words/fill.ts'
import type { Language } from '../../words/glossary.ts'
import { phraseText } from '../../words/phrase.ts'
import { en, type ImpactKey, type ImpactMessages } from './en.ts'
import { zhHans } from './zh-Hans.ts'
import { zhHant } from './zh-Hant.ts'

const messages: Record<Language, ImpactMessages> = { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans }

export type Say = (key: ImpactKey, params?: Record<string, string | number>) => string

/** Says a message with its params; numbers are printed as the language writes them. */
export const sayIn =
  (language: Language): Say =>
  (key, params) =>
    phraseText(fillPhrase(language, messages[language][key], params))
