/**
 * The quick look at a JSON text that runs beside JSON.parse: how deep it nests, how many keys it
 * writes, and whether something in its strings needs the slow, exact reading.
 *
 * It doesn't judge syntax (JSON.parse does); on a malformed text it only promises to end. One loop,
 * no recursion, so that a text nested a million deep costs no more than its length. It runs over the
 * text's UTF-8, which costs half of asking the text for each character.
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
const ZERO = 0x30

export function survey(text: string, maxDepth: number): Survey {
  const { bytes, length } = utf8(text)
  let keys = 0
  let depth = 0
  for (let at = 0; at < length; at++) {
    const code = bytes[at] as number
    if (code === QUOTE) {
      at = endOfPlainString(bytes, at + 1, length)
      if (at < 0) return { keys, doubtful: true }
    } else if (code === COLON) keys++
    // [ and { differ from ] and } in one bit only; between them stands no other character of JSON.
    else if ((code | 0x20) === 0x7b) {
      if (++depth > maxDepth) return { keys, doubtful: true }
    } else if ((code | 0x20) === 0x7d) depth--
  }
  return { keys, doubtful: false }
}

const encoder = new TextEncoder()
/** Room for texts as short as most are: only longer ones are given memory of their own. */
const room = new Uint8Array(16_384)
/** A UTF-16 unit takes at most three bytes. */
const BYTES_A_UNIT = 3

function utf8(text: string): { bytes: Uint8Array; length: number } {
  if (text.length * BYTES_A_UNIT <= room.length) return { bytes: room, length: encoder.encodeInto(text, room).written }
  const bytes = encoder.encode(text)
  return { bytes, length: bytes.length }
}

/** Where the string that begins at `at` closes; -1 where it holds something to look at exactly. */
function endOfPlainString(bytes: Uint8Array, at: number, length: number): number {
  for (; at < length; at++) {
    const code = bytes[at] as number
    if (code === QUOTE) return at
    if (code === BACKSLASH) {
      if (isDoubtfulEscape(bytes, at + 1)) return -1
      at++
    } else if (code === 0xef && isReplacement(bytes, at)) return -1
  }
  return at
}

/** U+FFFD is what a lone surrogate is encoded as; whether it was one, the exact reading says. */
const isReplacement = (bytes: Uint8Array, at: number) => bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd

/** \uD8xx to \uDFxx (perhaps half of a pair) and \u0000; which it is, the exact reading says. */
function isDoubtfulEscape(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== 0x75) return false
  const first = bytes[at + 1] as number
  return (first | 0x20) === 0x64 || (first === ZERO && isThreeZeros(bytes, at + 2))
}

const isThreeZeros = (bytes: Uint8Array, at: number) =>
  bytes[at] === ZERO && bytes[at + 1] === ZERO && bytes[at + 2] === ZERO
