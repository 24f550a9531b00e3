/**
 * Which encoding a text file is in. A byte order mark says it; without one it must be UTF-8, or the
 * caller names it. Nothing is guessed here: Big5 and GB18030 share most of their bytes, and a wrong guess
 * would read customers' names as other characters without anybody noticing (recognise.ts weighs evidence).
 */
import { Unreadable } from '../unreadable.ts'

export interface Encoding {
  /** A label of the Encoding Standard, as TextDecoder takes it. */
  label: string
  /** How many bytes the byte order mark takes. */
  markLength: number
}

const MARKS: [label: string, mark: number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
  ['utf-32', [0xff, 0xfe, 0x00, 0x00]],
  ['utf-32', [0x00, 0x00, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

const BINARY_KINDS: [kind: string, signature: string][] = [
  ['a zip archive, as .xlsx files are', 'PK\u0003\u0004'],
  ['a Parquet file', 'PAR1'],
  ['a gzip archive', '\u001f\u008b'],
  ['a PDF', '%PDF-'],
  ['an old Excel workbook (.xls)', '\u00d0\u00cf\u0011\u00e0'],
]

/** Encodings that a file without a mark, and not in UTF-8, is tried in to tell the user what it may be. */
const CANDIDATES = ['gb18030', 'big5']

/**
 * The encoding of a file, from its first bytes and the name that the user gave.
 * @throws Unreadable where the file is no text, or the name is unknown or contradicts the mark.
 */
export function encodingOf(head: Uint8Array, named: string | undefined): Encoding {
  refuseBinary(head)
  const mark = markOf(head)
  const label = named === undefined ? undefined : knownLabel(named)
  if (mark === undefined) {
    if (label === undefined) refuseUnmarkedUtf16(head)
    return { label: label ?? 'utf-8', markLength: 0 }
  }
  const [marked, bytes] = mark
  if (marked === 'utf-32') throw new Unreadable('is UTF-32. Save it as UTF-8.')
  if (label !== undefined && label !== marked) {
    throw new Unreadable(`begins with the byte order mark of ${marked}, but --encoding says ${named}. Leave it out.`)
  }
  return { label: marked, markLength: bytes.length }
}

/** The byte order mark that a file begins with, if it does. */
export const markOf = (head: Uint8Array): [label: string, mark: number[]] | undefined =>
  MARKS.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte))

/** @throws Unreadable */
export function knownLabel(name: string): string {
  try {
    return new TextDecoder(name).encoding
  } catch {
    throw new Unreadable(
      `can't be read as "${name}": no such encoding is known. Use utf-8, utf-16le, utf-16be, gb18030, big5 or another name of the Encoding Standard.`,
    )
  }
}

function refuseBinary(head: Uint8Array): void {
  const start = String.fromCharCode(...head.subarray(0, 8))
  const kind = BINARY_KINDS.find(([, signature]) => start.startsWith(signature))?.[0]
  if (kind !== undefined) throw new Unreadable(`is ${kind}, not text. Save it as CSV (UTF-8) or NDJSON.`)
}

function refuseUnmarkedUtf16(head: Uint8Array): void {
  const zeros = (parity: number) => head.filter((byte, index) => byte === 0 && index % 2 === parity).length
  const [even, odd] = [zeros(0), zeros(1)]
  const pairs = head.length / 2
  if (odd > pairs / 3 && even < pairs / 50) throw new Unreadable(unmarked('utf-16le'))
  if (even > pairs / 3 && odd < pairs / 50) throw new Unreadable(unmarked('utf-16be'))
}

const unmarked = (label: string) =>
  `looks like ${label.toUpperCase()} without a byte order mark. Add --encoding ${label}, or save it as UTF-8.`

/** What to do about a line that isn't in the encoding it was read in. */
export function adviceFor(line: Uint8Array, label: string): string {
  if (label !== 'utf-8') return `The bytes are not ${label}. Give the right --encoding, or save the file as UTF-8.`
  const readings = CANDIDATES.flatMap((candidate) => {
    const text = readingAs(candidate, line)
    return text === undefined ? [] : [`--encoding ${candidate} if it should read ${JSON.stringify(text)}`]
  })
  if (readings.length === 0) return 'The bytes are not UTF-8. Save the file as UTF-8, or name its --encoding.'
  return `The bytes are not UTF-8. Add ${readings.join(', or ')}; or save the file as UTF-8.`
}

/** The first words of a line as an encoding reads them; undefined where it can't, or gives no real characters. */
export function readingAs(label: string, line: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(line).trim()
    if (/[\p{Private_Use}\p{Unassigned}\p{Cc}]/u.test(text.replaceAll('\t', ' '))) return undefined
    const characters = Array.from(text)
    const first = characters.findIndex((character) => (character.codePointAt(0) ?? 0) > 0x7f)
    return characters.slice(first, first + 12).join('')
  } catch {
    return undefined
  }
}
