/**
 * The quick look at a JSON text that runs beside JSON.parse: how deep it nests, how many keys it
 * writes, and whether something in its strings needs the slow, exact reading.
 *
 * It doesn't judge syntax (JSON.parse does); on a malformed text it only promises to end. One loop,
 * no recursion, no allocation, so that a text nested a million deep costs no more than its length.
 */
export interface Survey {
  /** How many keys the text writes: more than the parsed value has means that one stands twice. */
  keys: number
  /** True where the text nests too deep, or may hold a lone surrogate or U+0000. */
  doubtful: boolean
}

const QUOTE = 0x22
const COLON = 0x3a
const BACKSLASH = 0x5c

export function survey(text: string, maxDepth: number): Survey {
  let keys = 0
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) {
      at = endOfPlainString(text, at + 1)
      if (at < 0) return { keys, doubtful: true }
    } else if (code === COLON) keys++
    // [ and { differ from ] and } in one bit only; between them stands no other character of JSON.
    else if ((code | 0x20) === 0x7b) {
      if (++depth > maxDepth) return { keys, doubtful: true }
    } else if ((code | 0x20) === 0x7d) depth--
  }
  return { keys, doubtful: false }
}

/** Where the string that begins at `at` closes; -1 where it holds something to look at exactly. */
function endOfPlainString(text: string, at: number): number {
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) return at
    if (code === BACKSLASH) {
      if (isDoubtfulEscape(text, at + 1)) return -1
      at++
    } else if (code >= 0xd800 && code <= 0xdfff) {
      const next = text.charCodeAt(at + 1)
      if (code >= 0xdc00 || !(next >= 0xdc00 && next <= 0xdfff)) return -1
      at++
    }
  }
  return at
}

/** \uD8xx to \uDFxx (perhaps half of a pair) and \u0000; which it is, the exact reading says. */
function isDoubtfulEscape(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 0x75) return false
  const first = text.charCodeAt(at + 1)
  return (first | 0x20) === 0x64 || (first === 0x30 && text.startsWith('0000', at + 1))
}
