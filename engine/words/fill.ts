/** Templates of sentences, filled with phrases: `{name}` is a place, `one|other` two forms by number. */
import { formatNumber } from './format.ts'
import type { Language } from './glossary.ts'
import { joinPhrases, type Phrase, plain } from './phrase.ts'

export type PhraseParam = string | number | Phrase

/**
 * The template with its `{params}` filled in, as a phrase. Numbers are printed for the language. A
 * template may hold two forms, `one|other`, chosen by the number param `n`. A param is never taken for
 * a template.
 * @throws Error where a param isn't given
 */
export function fillPhrase(language: Language, template: string, params: Record<string, PhraseParam> = {}): Phrase {
  const form = chooseForm(language, template, params.n)
  const parts = partsOf(form).map((part, index) => {
    if (index % 2 === 0) return plain(part)
    const param = params[part]
    if (param === undefined) throw new Error(`“${template}” needs the param ${part}`)
    if (typeof param === 'number') return plain(formatNumber(param, language))
    return typeof param === 'string' ? plain(param) : param
  })
  return joinPhrases(parts)
}

const parsed = new Map<string, readonly string[]>()

/** Texts and names of params in turn. Templates are few and are filled often. */
function partsOf(template: string): readonly string[] {
  let parts = parsed.get(template)
  if (!parts) {
    parts = template.split(/\{(\w+)\}/)
    parsed.set(template, parts)
  }
  return parts
}

function chooseForm(language: Language, template: string, n: PhraseParam | undefined): string {
  if (typeof n !== 'number' || !template.includes('|')) return template
  const [one = '', other = one] = template.split('|')
  return pluralRules(language).select(n) === 'one' ? one : other
}

const rules = new Map<Language, Intl.PluralRules>()

function pluralRules(language: Language): Intl.PluralRules {
  let found = rules.get(language)
  if (!found) {
    found = new Intl.PluralRules(language)
    rules.set(language, found)
  }
  return found
}
