/**
 * Which encoding a text file without a byte order mark is in, with the evidence for it.
 *
 * Valid UTF-8 with characters beyond ASCII is UTF-8: no other encoding's text looks like it by chance. GB18030
 * and Big5 share most of their bytes, but not their everyday characters: each has a first level of frequent ones
 * (GB 2312 level 1, Big5 level 1), which is nearly all that real text uses, while text read in the wrong one of
 * the two falls half outside. Where that isn't clear the user is asked, with what it would read like either way.
 */
import { isUtf8 } from 'node:buffer'
import { open } from 'node:fs/promises'
import { reasonOf, Unreadable } from '../unreadable.ts'
import { encodingOf, knownLabel, markOf, readingAs } from './encoding.ts'

export interface EncodingFinding {
  /** A label of the Encoding Standard. */
  label: string
  /** By what: its byte order mark, its bytes being valid UTF-8, nothing but ASCII, zero bytes, frequent characters, the user. */
  by: 'mark' | 'utf-8' | 'ascii' | 'zero-bytes' | 'frequent-characters' | 'named'
  /** Of frequent characters: the share that is frequent in this encoding, and in the next likely one. */
  shares?: { this: number; other: number }
}

export interface EncodingChoice {
  label: string
  /** The first words beyond ASCII as this encoding reads them. */
  reading: string
}

/** More than one encoding could be meant; the user must say which. */
export class AmbiguousEncoding extends Unreadable {
  override readonly name = 'AmbiguousEncoding'
  readonly choices: EncodingChoice[]

  constructor(path: string, choices: EncodingChoice[]) {
    const readings = choices.map(({ label, reading }) => `${label} if it should read ${JSON.stringify(reading)}`)
    const asked =
      readings.length === 0
        ? 'Name its encoding, or save it as UTF-8.'
        : `Name its encoding: ${readings.join(', or ')}.`
    super(`${path}: is not UTF-8, and its encoding can't be told for certain. ${asked}`)
    this.choices = choices
  }
}

const HEAD = 1024 * 1024
const LEAST_CHARACTERS = 12
const LEAST_SHARE = 0.85
const LEAST_LEAD = 0.2

/**
 * @param named what the user, or a mapping, says; a mark or valid UTF-8 that says otherwise goes first
 * @throws Unreadable where it is no text; AmbiguousEncoding
 */
export async function recogniseEncoding(path: string, named?: string): Promise<EncodingFinding> {
  const head = await headOf(path)
  if (markOf(head) !== undefined) return { label: inFile(path, () => encodingOf(head, undefined)).label, by: 'mark' }
  const label = named === undefined ? undefined : inFile(path, () => knownLabel(named))
  const zeros = zeroBytes(head)
  if (zeros !== undefined) return { label: zeros, by: 'zero-bytes' }
  inFile(path, () => encodingOf(head, 'utf-8'))
  if (head.includes(0)) throw new Unreadable(`${path}: is binary, not text: it is no table.`)
  const isAscii = !head.some((byte) => byte > 0x7f)
  if (!isAscii && isUtf8(withoutTail(head))) return { label: 'utf-8', by: 'utf-8' }
  if (label !== undefined) return { label, by: 'named' }
  return isAscii ? { label: 'utf-8', by: 'ascii' } : byFrequentCharacters(path, head)
}

async function headOf(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r')
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
      if (bytesRead === 0) throw new Unreadable(`${path}: is empty.`)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(`${path}: can't be read: ${reasonOf(error)}.`)
  }
}

function inFile<T>(path: string, action: () => T): T {
  try {
    return action()
  } catch (error) {
    throw error instanceof Unreadable ? new Unreadable(`${path}: ${error.message}`) : error
  }
}

/** UTF-16 without a mark: delimiters and line ends have a zero byte, always on the same side. */
function zeroBytes(head: Uint8Array): string | undefined {
  const zeros = [0, 0]
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (even + odd < head.length / 100 || (even > 0 && odd > 0)) return undefined
  const label = odd > 0 ? 'utf-16le' : 'utf-16be'
  return readsAs(label, head) ? label : undefined
}

/** The head may end within a character. */
function withoutTail(head: Uint8Array): Uint8Array {
  if (head.length < HEAD) return head
  return head.subarray(0, Math.max(head.lastIndexOf(0x0a), 0))
}

function readsAs(label: string, head: Uint8Array): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(head, { stream: head.length === HEAD })
    return true
  } catch {
    return false
  }
}

interface Count {
  frequent: number
  others: number
}

function byFrequentCharacters(path: string, head: Uint8Array): EncodingFinding {
  const body = withoutTail(head)
  const counted = [
    { label: 'gb18030', count: countPairs(body, isFrequentInGb) },
    { label: 'big5', count: countPairs(body, isFrequentInBig5) },
  ].map(({ label, count }) => ({ label, count, share: readsAs(label, body) ? shareOf(count) : 0 }))
  const [first, second] = counted.sort((a, b) => b.share - a.share)
  if (
    first &&
    second &&
    first.count.frequent + first.count.others >= LEAST_CHARACTERS &&
    first.share >= LEAST_SHARE &&
    first.share - second.share >= LEAST_LEAD
  ) {
    const shares = { this: rounded(first.share), other: rounded(second.share) }
    return { label: first.label, by: 'frequent-characters', shares }
  }
  throw new AmbiguousEncoding(path, choicesOf(body))
}

const shareOf = ({ frequent, others }: Count) => (frequent + others === 0 ? 0 : frequent / (frequent + others))
const rounded = (share: number) => Math.round(share * 1000) / 1000

const CANDIDATES = ['gb18030', 'big5', 'windows-1252']

function choicesOf(body: Uint8Array): EncodingChoice[] {
  const first = body.findIndex((byte) => byte > 0x7f)
  const from = body.lastIndexOf(0x0a, first) + 1
  const end = body.indexOf(0x0a, first)
  const line = body.subarray(from, end < 0 ? body.length : end)
  return CANDIDATES.flatMap((label) => {
    const reading = readsAs(label, body) ? readingAs(label, line) : undefined
    return reading === undefined ? [] : [{ label, reading }]
  })
}

/** Counts two-byte characters; punctuation and full-width signs, which say nothing, are left out. */
function countPairs(bytes: Uint8Array, isFrequent: (lead: number, trail: number) => boolean | undefined): Count {
  const count = { frequent: 0, others: 0 }
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0
    if (lead < 0x81) continue
    const frequent = isFrequent(lead, bytes[++at] ?? 0)
    if (frequent === true) count.frequent++
    else if (frequent === false) count.others++
  }
  return count
}

/** Level 1 of GB 2312 is rows B0 to D7; A1 and A3 are punctuation and full-width forms. */
function isFrequentInGb(lead: number, trail: number): boolean | undefined {
  if ((lead === 0xa1 || lead === 0xa3) && trail >= 0xa1) return undefined
  return lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1
}

/** Level 1 of Big5 is A440 to C67E; A1 to A3 are punctuation and full-width forms. */
function isFrequentInBig5(lead: number, trail: number): boolean | undefined {
  if (lead >= 0xa1 && lead <= 0xa3) return undefined
  return (lead >= 0xa4 && lead <= 0xc5) || (lead === 0xc6 && trail <= 0x7e)
}
