import type { Text } from './document.ts'

/** U+0000 and lone surrogates are no text: they can't be stored, compared or shown. */
export const isText = (text: string): boolean => isPlain(text) || !/[\0\p{Surrogate}]/u.test(text)

/** A text in NFC. */
export const composed = (text: string): string => (isPlain(text) ? text : text.normalize('NFC'))

/** Below U+0300 there is nothing to compose and no surrogate: most ids are looked through faster than asked about. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0 || code >= 0x300) return false
  }
  return true
}

/**
 * A text in one language: the tag itself, else the nearest that the text has (zh-Hant-TW → zh-Hant → zh,
 * any other zh for zh), else English, else the first. A plain string stands for every language.
 */
export function localize(text: Text | undefined, language: string): string {
  if (text === undefined) return ''
  if (typeof text === 'string') return text
  const tags = Object.keys(text)
  const find = (wanted: string) => tags.find((tag) => tag.toLowerCase() === wanted.toLowerCase())
  const parts = language.split('-')
  for (let length = parts.length; length > 0; length--) {
    const exact = find(parts.slice(0, length).join('-'))
    if (exact !== undefined) return text[exact] ?? ''
  }
  const primary = `${parts[0]?.toLowerCase()}-`
  const relative = tags.find((tag) => tag.toLowerCase().startsWith(primary)) ?? find('en') ?? tags[0]
  return relative === undefined ? '' : (text[relative] ?? '')
}
