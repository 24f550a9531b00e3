/** Where records end in a piece of a file, and how many lines that is. */
import { CR, LF, QUOTE } from './codes.ts'

/** The whole records at the start of a piece. */
export interface Cut {
  /** The offset after the last of them; 0 where none is whole. */
  end: number
  /** How many lines end within them. */
  lines: number
}

/** A line of NDJSON ends at LF. */
export function cutLines(bytes: Buffer): Cut {
  const end = bytes.lastIndexOf(LF) + 1
  return { end, lines: countLineFeeds(bytes.subarray(0, end)) }
}

/** A record of CSV ends at a line end outside quotes; here only LF counts, so that a CRLF stays whole. */
export function cutRecords(bytes: Buffer): Cut {
  const hasQuotes = bytes.includes(QUOTE)
  const end = hasQuotes ? afterLastRecord(bytes) : bytes.lastIndexOf(LF) + 1
  return { end, lines: lineEndsIn(bytes, 0, end) }
}

/** A quote within quotes is doubled, so outside quotes their number is even. */
function afterLastRecord(bytes: Uint8Array): number {
  let end = 0
  let isQuoted = false
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at]
    if (code === QUOTE) isQuoted = !isQuoted
    else if (code === LF && !isQuoted) end = at + 1
  }
  return end
}

/** The offset after the line end of the record that begins at `at`; `end` where it has none. */
export function afterRecord(bytes: Uint8Array, at: number, end: number): number {
  let isQuoted = false
  for (; at < end; at++) {
    const code = bytes[at]
    if (code === QUOTE) isQuoted = !isQuoted
    else if (!isQuoted && code === LF) return at + 1
    else if (!isQuoted && code === CR) return bytes[at + 1] === LF && at + 1 < end ? at + 2 : at + 1
  }
  return end
}

/** Line ends, LF, CRLF or CR. */
export function lineEndsIn(bytes: Buffer, start: number, end: number): number {
  const part = bytes.subarray(start, end)
  if (!part.includes(CR)) return countLineFeeds(part)
  let lines = 0
  for (let at = 0; at < part.length; at++) {
    const code = part[at]
    if (code === LF || (code === CR && part[at + 1] !== LF)) lines++
  }
  return lines
}

const EVERY_LF = 0x0a0a0a0a
const LOW_BITS = 0x01010101
const HIGH_BITS = 0x80808080

/** Line feeds, four bytes at a look: most hold none, which one test of the four tells. */
function countLineFeeds(bytes: Uint8Array): number {
  let count = 0
  let at = 0
  const lead = Math.min(-bytes.byteOffset & 3, bytes.length)
  for (; at < lead; at++) if (bytes[at] === LF) count++
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + lead, (bytes.length - lead) >> 2)
  for (let index = 0; index < words.length; index++) {
    const word = (words[index] as number) ^ EVERY_LF
    // Some byte is 0 exactly where this is not.
    if (((word - LOW_BITS) & ~word & HIGH_BITS) === 0) continue
    for (let byte = word, left = 4; left > 0; left--, byte >>>= 8) if ((byte & 0xff) === 0) count++
  }
  for (at = lead + 4 * words.length; at < bytes.length; at++) if (bytes[at] === LF) count++
  return count
}
