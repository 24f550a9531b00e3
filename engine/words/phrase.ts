/**
 * A phrase: words in order, each with the role it plays, so that a view can underline a name and
 * stress a value without knowing the grammar of the language.
 */
interface Segment {
  text: string
  role?: 'name' | 'value' | 'tier'
  /** The id of what is named (a tier, a field), for views that draw more than its text. */
  id?: string
}

export type Phrase = readonly Segment[]

export const plain = (text: string): Phrase => (text === '' ? [] : [{ text }])
export const name = (text: string, id?: string): Phrase => [{ text, role: 'name', ...(id === undefined ? {} : { id }) }]
export const value = (text: string): Phrase => [{ text, role: 'value' }]

/** The phrase as text, for titles, announcements and tests. */
export const phraseText = (phrase: Phrase): string => phrase.map((segment) => segment.text).join('')

/** The phrase with its first letter large, where the script knows large letters. */
export function capitalised(phrase: Phrase): Phrase {
  const [first, ...rest] = phrase
  if (!first || first.role) return phrase
  return [{ ...first, text: capitalise(first.text) }, ...rest]
}

export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const han = /^\p{sc=Han}$/u
const latinEnd = /^[\p{sc=Latin}\p{N}%)]$/u
const latinStart = /^[\p{sc=Latin}\p{N}(+−≥≤<>]$/u

/** Joins phrases; between Chinese and Latin letters or digits it sets a space, as careful printers do. */
export function joinPhrases(parts: readonly Phrase[]): Phrase {
  const joined: Segment[] = []
  for (const part of parts) {
    for (const segment of part) {
      if (segment.text === '') continue
      const last = joined.at(-1)
      if (last !== undefined && needsSpace(lastCharacter(last.text), firstCharacter(segment.text))) {
        joined.push({ text: ' ' })
      }
      joined.push(segment)
    }
  }
  return merged(joined)
}

/** Where both are ASCII, or either is a space, there is nothing to ask. */
function needsSpace(before: string, after: string): boolean {
  if (before <= '\x7f' && after <= '\x7f') return false
  return (han.test(before) && latinStart.test(after)) || (latinEnd.test(before) && han.test(after))
}

const firstCharacter = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 0)

function lastCharacter(text: string): string {
  const code = text.charCodeAt(text.length - 1)
  return code >= 0xdc00 && code <= 0xdfff ? text.slice(-2) : text.slice(-1)
}

/** Neighbouring segments without a role become one. */
function merged(segments: readonly Segment[]): Phrase {
  const result: Segment[] = []
  for (const segment of segments) {
    const last = result.at(-1)
    if (last && !last.role && !segment.role) last.text += segment.text
    else result.push({ ...segment })
  }
  return result
}
