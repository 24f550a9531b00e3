/** Finding by a few typed letters. */

export interface Findable {
  title: string
  keywords?: string | undefined
  hint?: string | undefined
}

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()

/**
 * How well something fits what is typed, 0 the best; undefined where it doesn't. Every word typed must be found: at
 * the start of the title, of a word, within, or as letters in order; in Chinese a part of the name is a part of a
 * word. Keywords and hint count after the title.
 */
export function fitOf(query: string, { title, keywords = '', hint = '' }: Findable): number | undefined {
  const words = folded(query).split(/\s+/).filter(Boolean)
  const name = folded(title)
  const more = folded(`${keywords} ${hint}`)
  let sum = 0
  for (const word of words) {
    const fit = wordFit(word, name) ?? later(wordFit(word, more))
    if (fit === undefined) return undefined
    sum += fit
  }
  // Of two that fit alike the shorter name is nearer to what was typed.
  return sum + Math.min(name.length, 99) / 1000
}

const later = (fit: number | undefined): number | undefined => (fit === undefined ? undefined : fit + 4)

function wordFit(word: string, text: string): number | undefined {
  if (text.startsWith(word)) return 0
  const at = text.indexOf(word)
  if (at > 0) return /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && !/\p{sc=Han}/u.test(word) ? 2 : 1
  return inOrder(word, text) ? 3 : undefined
}

/** Whether all letters occur in order, the first of them at the start of a word. */
function inOrder(word: string, text: string): boolean {
  if ([...word].length < 2) return false
  const first = word.charAt(0)
  for (let start = text.indexOf(first); start !== -1; start = text.indexOf(first, start + 1)) {
    const begins = start === 0 || !/[a-z0-9]/.test(text.charAt(start - 1))
    if (begins && follows(word, text, start)) return true
  }
  return false
}

/** Letters may not be further apart than this, or anything would fit. */
const REACH = 12

function follows(word: string, text: string, start: number): boolean {
  let at = start
  for (const letter of [...word].slice(1)) {
    const next = text.indexOf(letter, at + 1)
    if (next === -1 || next - at > REACH) return false
    at = next
  }
  return true
}

/** Those that fit, the best first; of equals in the order given. */
export function found<T extends Findable>(query: string, things: readonly T[]): T[] {
  return things
    .flatMap((thing) => {
      const fit = fitOf(query, thing)
      return fit === undefined ? [] : [{ thing, fit }]
    })
    .sort((a, b) => a.fit - b.fit)
    .map(({ thing }) => thing)
}
