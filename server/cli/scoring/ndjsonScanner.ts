/**
 * A chunk of NDJSON straight into columns, for lines as most are: an object of scalars, or one with such an object
 * as its `input`. All of a line is looked at, so that what strict reading refuses isn't taken; whatever is unusual
 * (a key twice, an escape in a key, arrays, values of another type) is left to the careful reader.
 */
import type { Strategy } from '../../../engine/index.ts'
import { readNdjsonLine } from '../../import/text/ndjsonReader.ts'
import { readLine } from '../population/ndjsonPopulation.ts'
import { PASSED_THROUGH, type Row } from '../population/row.ts'
import { BACKSLASH, CLOSE, COLON, COMMA, CR, DOT, LF, MINUS, NINE, OPEN, QUOTE, SPACE, TAB, ZERO } from './codes.ts'
import { readDecimal } from './decimal.ts'
import { Keys, UNREAD } from './keys.ts'
import type { OnCareful, Scanner } from './scanner.ts'
import { type ChunkTable, codeOfBoolean } from './table.ts'

/** Meanings of keys: from 0 an index of a field, and these. */
const INPUT = -2
const FIRST_PASSED = -3

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const NO_TEXT = /[\0\p{Surrogate}]/u

/** Whether the quick way knows what the keys mean: a field may be called as something else that a line brings. */
export const hasPlainNames = ({ fields }: Strategy): boolean =>
  fields.every(({ id }) => id !== 'input' && !(PASSED_THROUGH as readonly string[]).includes(id))

export class NdjsonScanner implements Scanner {
  readonly #strategy: Strategy
  readonly #table: ChunkTable
  readonly #onCareful: OnCareful
  readonly #lineKeys: Keys
  readonly #inputKeys: Keys
  /** Of a number that nothing reads. */
  readonly #unread = new Float64Array(1)
  #bytes: Buffer = Buffer.alloc(0)
  #end = 0
  /** The content of the string that was read last: where it stands, or the text where it has escapes. */
  #from = 0
  #to = 0
  #text: string | undefined
  /** Whether the line has an `input`, and whether it has something else that would have to stand within it. */
  #isWrapped = false
  #hasOthers = false

  constructor(strategy: Strategy, table: ChunkTable, onCareful: OnCareful) {
    this.#strategy = strategy
    this.#table = table
    this.#onCareful = onCareful
    const fields = strategy.fields.map(({ id }, index): [string, number] => [id, index])
    const passed = PASSED_THROUGH.map((name, index): [string, number] => [name, FIRST_PASSED - index])
    this.#inputKeys = new Keys(new Map(fields))
    this.#lineKeys = new Keys(new Map([...fields, ...passed, ['input', INPUT]]))
  }

  scan(bytes: Buffer, start: number, end: number, line: number): boolean {
    this.#bytes = bytes
    if (end > start && bytes[end - 1] !== LF) bytes[end] = LF
    this.#end = end
    for (let at = start; at < end; line++) {
      const first = this.#skipSpace(at)
      const after = bytes[first] === LF ? first : this.#readLine(first)
      if (after >= 0) {
        if (after > first) this.#table.endRow(at, after, line)
        at = after + 1
        continue
      }
      this.#table.dropRow()
      const to = bytes.indexOf(LF, first)
      const row = this.carefully(bytes, at, to, line)
      if (row) this.#onCareful(row, at, to)
      at = to + 1
    }
    return true
  }

  carefully(bytes: Buffer, start: number, end: number, line: number): Row | undefined {
    const reading = readNdjsonLine(bytes.toString('utf8', start, Math.min(end, this.#end)), line)
    return reading && readLine(reading, this.#strategy)
  }

  /** Reads a line into the table; the offset of its LF, or −1 where it takes a closer look. */
  #readLine(at: number): number {
    if (this.#bytes[at] !== OPEN) return -1
    this.#isWrapped = false
    this.#hasOthers = false
    const after = this.#readObject(at + 1, this.#lineKeys)
    if (after < 0 || (this.#isWrapped && this.#hasOthers)) return -1
    const end = this.#skipSpace(after)
    return this.#bytes[end] === LF ? end : -1
  }

  /** Reads what follows the brace of an object; the offset after its closing brace, or −1. */
  #readObject(at: number, keys: Keys): number {
    const bytes = this.#bytes
    keys.beginObject()
    at = this.#skipSpace(at)
    if (bytes[at] === CLOSE) return at + 1
    for (;;) {
      if (bytes[at] !== QUOTE) return -1
      at = keys.read(bytes, at + 1)
      if (at < 0) return -1
      if (bytes[at] !== COLON) at = this.#skipSpace(at)
      if (bytes[at++] !== COLON) return -1
      if ((bytes[at] as number) <= SPACE) at = this.#skipSpace(at)
      at = this.#readValue(at, keys.meaning, keys === this.#lineKeys)
      if (at < 0) return -1
      if ((bytes[at] as number) <= SPACE) at = this.#skipSpace(at)
      const code = bytes[at++]
      if (code === CLOSE) return at
      if (code !== COMMA) return -1
      if ((bytes[at] as number) <= SPACE) at = this.#skipSpace(at)
    }
  }

  /** Reads a value; the offset after it, or −1. */
  #readValue(at: number, meaning: number, isLine: boolean): number {
    if (meaning >= 0) {
      if (isLine) this.#hasOthers = true
      return this.#readField(at, meaning)
    }
    if (meaning <= FIRST_PASSED) return this.#readPassed(at, FIRST_PASSED - meaning)
    if (meaning === UNREAD) {
      if (isLine) this.#hasOthers = true
      return this.#readUnread(at)
    }
    if (this.#bytes[at] !== OPEN) return -1
    this.#isWrapped = true
    return this.#readObject(at + 1, this.#inputKeys)
  }

  #readField(at: number, index: number): number {
    const values = this.#table.fields[index]
    const row = this.#table.rows
    if (!values) return -1
    if (values.kind === 'number') {
      const after = this.#readNumber(at, values.numbers, row)
      return after >= 0 ? after : this.#readNull(at)
    }
    if (values.kind === 'boolean') {
      const isTrue = this.#isWord(at, 'true')
      if (!isTrue && !this.#isWord(at, 'false')) return this.#readNull(at)
      values.codes[row] = codeOfBoolean(isTrue)
      return at + (isTrue ? 4 : 5)
    }
    if (this.#bytes[at] !== QUOTE) return this.#readNull(at)
    const after = this.#readString(at + 1)
    if (after < 0) return -1
    const { dictionary } = values
    if (this.#text) values.codes[row] = dictionary.codeOfText(this.#text)
    else if (this.#to > this.#from) values.codes[row] = dictionary.codeOf(this.#bytes, this.#from, this.#to)
    return after
  }

  #readPassed(at: number, index: number): number {
    if (this.#bytes[at] !== QUOTE) return this.#readNull(at)
    const after = this.#readString(at + 1)
    const texts = this.#table.passed[index]
    if (after < 0 || !texts) return -1
    if (this.#text) texts.texts.set(this.#table.rows, this.#text)
    else {
      texts.starts[this.#table.rows] = this.#from
      texts.lengths[this.#table.rows] = this.#to - this.#from
    }
    return after
  }

  #readUnread(at: number): number {
    const code = this.#bytes[at] as number
    if (code === QUOTE) return this.#readString(at + 1)
    if (code === MINUS || (code >= ZERO && code <= NINE)) return this.#readNumber(at, this.#unread, 0)
    if (this.#isWord(at, 'true')) return at + 4
    return this.#isWord(at, 'false') ? at + 5 : this.#readNull(at)
  }

  #readNull(at: number): number {
    return this.#isWord(at, 'null') ? at + 4 : -1
  }

  #isWord(at: number, word: string): boolean {
    for (let index = 0; index < word.length; index++)
      if (this.#bytes[at + index] !== word.charCodeAt(index)) return false
    return true
  }

  /** Reads a number into an array. JSON has no leading zeros. */
  #readNumber(at: number, numbers: Float64Array, index: number): number {
    const bytes = this.#bytes
    const first = bytes[at] === MINUS ? at + 1 : at
    const after = readDecimal(bytes, at, numbers, index)
    const next = bytes[after] as number
    if (after >= 0 && next !== DOT && (next | 0x20) !== 0x65) {
      const second = bytes[first + 1] as number
      return bytes[first] === ZERO && second >= ZERO && second <= NINE ? -1 : after
    }
    let end = at
    while (isInNumber(bytes[end] as number)) end++
    const text = bytes.toString('latin1', at, end)
    if (!NUMBER.test(text)) return -1
    numbers[index] = Number(text) + 0
    return end
  }

  /** Reads a string from after its opening quote; the offset after the closing one, or −1. */
  #readString(at: number): number {
    const bytes = this.#bytes
    this.#from = at
    this.#text = undefined
    for (;;) {
      const code = bytes[at] as number
      if (code === QUOTE) break
      if (code === BACKSLASH) return this.#readEscaped(this.#from)
      if (code < SPACE) return -1
      at++
    }
    this.#to = at
    return at + 1
  }

  #readEscaped(from: number): number {
    const bytes = this.#bytes
    let at = from
    while (bytes[at] !== QUOTE && bytes[at] !== LF) at += bytes[at] === BACKSLASH && bytes[at + 1] !== LF ? 2 : 1
    if (bytes[at] !== QUOTE) return -1
    this.#to = this.#from
    try {
      this.#text = JSON.parse(bytes.toString('utf8', from - 1, at + 1)) as string
    } catch {
      return -1
    }
    return NO_TEXT.test(this.#text) ? -1 : at + 1
  }

  /** A line feed is no space here: it ends the line. */
  #skipSpace(at: number): number {
    let code = this.#bytes[at]
    while (code === SPACE || code === TAB || code === CR) code = this.#bytes[++at]
    return at
  }
}

const isInNumber = (code: number): boolean =>
  (code >= ZERO && code <= NINE) || code === DOT || code === MINUS || code === 0x2b || (code | 0x20) === 0x65
