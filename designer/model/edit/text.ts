/** Texts of a document, changed language by language. */
import { type Language, languages, type Text } from '../../../engine/index.ts'

/** What stands for one language alone; a plain text stands for the language that is read. */
export function ownText(text: Text | undefined, tag: string, read: Language): string {
  if (text === undefined) return ''
  if (typeof text === 'string') return tag === read ? text : ''
  return text[tag] ?? ''
}

/** The text with another wording in one language; undefined where nothing is left. */
export function withWording(text: Text | undefined, tag: string, read: Language, wording: string): Text | undefined {
  const typed = wording.trim()
  if (text === undefined || typeof text === 'string') {
    if (tag === read) return typed === '' ? undefined : typed
    if (typed === '') return text
    return text === undefined ? { [tag]: typed } : { [read]: text, [tag]: typed }
  }
  const { [tag]: _, ...others } = text
  const result = typed === '' ? others : { ...text, [tag]: typed }
  return Object.keys(result).length === 0 ? undefined : result
}

/** The languages that a text can be written in here: those of the screens, and whatever else it has. */
export function tagsOf(text: Text | undefined): string[] {
  const own = typeof text === 'object' ? Object.keys(text) : []
  return [...new Set<string>([...languages, ...own])]
}
