import type { Language } from '../glossary.ts'
import { joinPhrases, type Phrase } from '../phrase.ts'
import { phraseOf } from './say.ts'

/** Phrases as a list in words: “A, B and C”. With `clauses`, a comma stands before the last word too. */
export function joinList(items: readonly Phrase[], word: 'and' | 'or', language: Language, clauses = false): Phrase {
  const last = items.at(-1)
  if (last === undefined) return []
  const before = items.slice(0, -1)
  if (before.length === 0) return last
  const comma = phraseOf(language, clauses ? 'join.clause' : 'join.comma')
  const head = joinPhrases(before.flatMap((item, index) => (index === 0 ? [item] : [comma, item])))
  const key = clauses ? (`join.${word}Clause` as const) : (`join.${word}` as const)
  return phraseOf(language, key, { a: head, b: last })
}
