/**
 * Reads a text file of any size as pieces of whole lines, in constant memory.
 *
 * Each piece is decoded on its own and ends at a line end (in UTF-8, GB18030 and Big5 the byte 0x0A
 * is nothing else), so a wrong byte can be named by line and column.
 */
import { type FileHandle, open } from 'node:fs/promises'
import { reasonOf, Unreadable } from '../unreadable.ts'
import { adviceFor, type Encoding, encodingOf } from './encoding.ts'

export interface TextOptions {
  /** A name of the Encoding Standard; without it the byte order mark decides, else UTF-8. */
  encoding?: string | undefined
  /** Told how many bytes have been read, after each piece. */
  onBytes?: ((bytes: number) => void) | undefined
}

/** A longer line is no record: it would have to be held in memory whole. */
const LONGEST_LINE = 4 * 1024 * 1024
const CHUNK = 64 * 1024
const LINE_END = /\r\n|\n|\r/
const NO_TEXT = /\0/
/** Decoders give private-use characters and controls for bytes that the older encodings don't define. */
const NO_LEGACY_TEXT = /[\0\u0080-\u009f\p{Private_Use}]/u

/**
 * The text of a file, in pieces that end at line ends (the last one wherever the file ends).
 * @throws Unreadable naming the file, and line and column where there is one.
 */
export async function* readLines(path: string, options: TextOptions = {}): AsyncGenerator<string> {
  const file = await openFile(path)
  try {
    yield* decodeLines(path, file, options)
  } finally {
    await file.close()
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    const file = await open(path, 'r')
    if (!(await file.stat()).isDirectory()) return file
    await file.close()
  } catch (error) {
    throw new Unreadable(`${path}: can't be read: ${reasonOf(error)}.`)
  }
  throw new Unreadable(`${path}: can't be read: it is a folder, not a file.`)
}

async function* decodeLines(path: string, file: FileHandle, options: TextOptions): AsyncGenerator<string> {
  let encoding: Encoding | undefined
  let carried: Uint8Array = new Uint8Array(0)
  let line = 1
  let total = 0
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK)
    const last = bytesRead === 0
    total += bytesRead
    let bytes: Uint8Array = Buffer.concat([carried, buffer.subarray(0, bytesRead)])
    if (encoding === undefined) {
      if (last) throw new Unreadable(`${path}: is empty.`)
      encoding = inFile(path, () => encodingOf(bytes, options.encoding))
      bytes = bytes.subarray(encoding.markLength)
    }
    const end = last ? bytes.length : afterLastLineEnd(bytes, encoding.label)
    carried = bytes.subarray(end)
    if (carried.length > LONGEST_LINE)
      throw new Unreadable(`${path}: line ${line} is longer than 4 MB: is it CSV or NDJSON?`)
    if (end > 0) {
      const text = decode(path, bytes.subarray(0, end), encoding.label, line)
      line += countLineEnds(text)
      yield text
    }
    options.onBytes?.(total)
    if (last) return
  }
}

function inFile<T>(path: string, action: () => T): T {
  try {
    return action()
  } catch (error) {
    throw error instanceof Unreadable ? new Unreadable(`${path}: ${error.message}`) : error
  }
}

/** The offset after the last line feed; 0 where there is none. */
function afterLastLineEnd(bytes: Uint8Array, label: string): number {
  if (!label.startsWith('utf-16')) return bytes.lastIndexOf(0x0a) + 1
  const low = label === 'utf-16le' ? 0 : 1
  for (let at = (bytes.length & ~1) - 2; at >= 0; at -= 2) {
    if (bytes[at + low] === 0x0a && bytes[at + 1 - low] === 0) return at + 2
  }
  return 0
}

function decode(path: string, bytes: Uint8Array, label: string, line: number): string {
  let text: string
  try {
    text = new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw undecodable(path, bytes, label, line)
  }
  const wrong = text.search(label.startsWith('utf-') ? NO_TEXT : NO_LEGACY_TEXT)
  if (wrong < 0) return text
  const place = placeIn(text.slice(0, wrong), line)
  const character = `U+${(text.codePointAt(wrong) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const advice = character === 'U+0000' ? 'This is no text file.' : `Is it really ${label}?`
  throw new Unreadable(`${path}:${place}: the character ${character}, which stands in no text. ${advice}`)
}

function undecodable(path: string, bytes: Uint8Array, label: string, line: number): Unreadable {
  const good = decodableStart(bytes, label)
  const text = new TextDecoder(label, { ignoreBOM: true }).decode(bytes.subarray(0, good), { stream: true })
  const from = bytes.lastIndexOf(0x0a, good) + 1
  const to = bytes.indexOf(0x0a, from)
  const advice = adviceFor(bytes.subarray(from, to < 0 ? bytes.length : to), label)
  return new Unreadable(`${path}:${placeIn(text, line)}: ${advice}`)
}

/** How many bytes from the start can be decoded, found by halving. */
function decodableStart(bytes: Uint8Array, label: string): number {
  let [good, bad] = [0, bytes.length]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    try {
      new TextDecoder(label, { fatal: true }).decode(bytes.subarray(0, middle), { stream: true })
      good = middle
    } catch {
      bad = middle
    }
  }
  return good
}

/** `line:column` of the end of a text whose first line has the given number. */
function placeIn(text: string, firstLine: number): string {
  const lines = text.split(LINE_END)
  return `${firstLine + lines.length - 1}:${Array.from(lines.at(-1) ?? '').length + 1}`
}

function countLineEnds(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}
