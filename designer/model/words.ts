import { glossary, type Language } from '../../engine/index.ts'
import { type MessageKey, type Param, translate } from './i18n/translate.ts'
import { capitalise } from './phrase.ts'
import { language } from './preferences.ts'

export type TermKey = keyof typeof glossary

/** A word of the glossary in a language, as it stands inside a sentence. */
const termIn = (key: TermKey, language: Language): string => glossary[key][language]

/** A word of the glossary as a heading, in the plural where the language has one. */
export function headingIn(key: TermKey, language: Language): string {
  const word = termIn(key, language)
  return language === 'en' ? capitalise(plural(word)) : word
}

const plural = (word: string): string => (word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`)

// The same in the language of the screens, for views: reactive where a view reads them.
export const t = (key: MessageKey, params?: Record<string, Param>): string => translate(language(), key, params)
export const term = (key: TermKey): string => termIn(key, language())
export const label = (key: TermKey): string => (language() === 'en' ? capitalise(term(key)) : term(key))
/** Several things in a row. */
export const listed = (texts: readonly string[]): string => texts.join(language() === 'en' ? ', ' : '、')
export const heading = (key: TermKey): string => headingIn(key, language())
