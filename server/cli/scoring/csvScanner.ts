/**
 * A chunk of CSV straight into columns. Only what a strategy reads is looked at; a row with anything unusual (quotes
 * within quotes, a line end within a cell, too few cells, a number with an exponent) is left to the careful reader.
 */
import type { Field } from '../../../engine/index.ts'
import { cellsOf } from '../../import/text/csvReader.ts'
import { readCell } from '../population/cell.ts'
import type { Columns } from '../population/columns.ts'
import { readRecord } from '../population/csvPopulation.ts'
import { PASSED_THROUGH, type Row } from '../population/row.ts'
import { COMMA, CR, LF, QUOTE } from './codes.ts'
import { readDecimal } from './decimal.ts'
import { afterRecord, lineEndsIn } from './ends.ts'
import type { OnCareful, Scanner } from './scanner.ts'
import { type ChunkTable, codeOfBoolean } from './table.ts'

/** What a column's cells are for: an index of a field, an index of PASSED_THROUGH, or −1. */
interface ColumnUse {
  field: number
  passed: number
}

export class CsvScanner implements Scanner {
  readonly #columns: Columns
  readonly #fields: readonly Field[]
  readonly #uses: readonly ColumnUse[]
  readonly #table: ChunkTable
  readonly #onCareful: OnCareful
  /** By column, the array of a field of numbers. */
  #numbers: (Float64Array | undefined)[] = []
  #bytes: Buffer = Buffer.alloc(0)
  #end = 0
  /** Where the content of the last cell stands. */
  #from = 0
  #to = 0

  constructor(fields: readonly Field[], columns: Columns, table: ChunkTable, onCareful: OnCareful) {
    this.#fields = fields
    this.#columns = columns
    this.#table = table
    this.#onCareful = onCareful
    this.#uses = Array.from({ length: columns.count }, (_, column) => ({
      field: fields.findIndex(({ id }) => columns.fields.find(({ index }) => index === column)?.field.id === id),
      passed: PASSED_THROUGH.findIndex((name) =>
        columns.passed.some((entry) => entry.column === name && entry.index === column),
      ),
    }))
  }

  scan(bytes: Buffer, start: number, end: number, line: number): boolean {
    this.#bytes = bytes
    // The last record of a file may do without a line end.
    if (end > start && bytes[end - 1] !== LF) bytes[end] = LF
    this.#end = end
    this.#numbers = this.#uses.map(({ field, passed }) =>
      passed < 0 && this.#table.fields[field]?.kind === 'number' ? this.#table.fields[field].numbers : undefined,
    )
    let at = start
    while (at < end) {
      if (bytes[at] === LF || bytes[at] === CR) {
        at = this.#afterLineEnd(at)
        line++
        continue
      }
      const after = this.#readRow(at)
      if (after >= 0) {
        this.#table.endRow(at, after, line)
        at = after
        line++
        continue
      }
      this.#table.dropRow()
      const to = afterRecord(bytes, at, end)
      const row = this.carefully(bytes, at, to, line)
      if (row === undefined) return false
      this.#onCareful(row, at, to)
      line += lineEndsIn(bytes, at, to)
      at = to
    }
    return true
  }

  carefully(bytes: Buffer, start: number, end: number, line: number): Row | undefined {
    const cells = cellsOf(bytes.toString('utf8', start, Math.min(end, this.#end)))
    return cells && readRecord({ line, cells }, this.#columns)
  }

  #afterLineEnd(at: number): number {
    return this.#bytes[at] === CR && this.#bytes[at + 1] === LF ? at + 2 : at + 1
  }

  /** Reads a row into the table; the offset after its line end, or −1 where it takes a closer look. */
  #readRow(at: number): number {
    const bytes = this.#bytes
    const { rows } = this.#table
    const last = this.#uses.length - 1
    for (let column = 0; ; column++) {
      const numbers = this.#numbers[column]
      let after = numbers ? readDecimal(bytes, at, numbers, rows) : -1
      if (after < 0 || !isEnd(bytes[after] as number)) after = this.#readCell(this.#uses[column] as ColumnUse, at)
      if (after < 0) return -1
      const code = bytes[after]
      if (column === last) return code === COMMA ? -1 : this.#afterLineEnd(after)
      if (code !== COMMA) return -1
      at = after + 1
    }
  }

  /** Reads a cell that isn't just digits; the offset of what ends it, or −1. */
  #readCell({ field, passed }: ColumnUse, at: number): number {
    const after = this.#findCell(at)
    if (after < 0) return -1
    const [from, to, row] = [this.#from, this.#to, this.#table.rows]
    if (field >= 0 && !this.#readValue(field, from, to)) return -1
    const texts = this.#table.passed[passed]
    if (texts) {
      texts.starts[row] = from
      texts.lengths[row] = to - from
    }
    return after
  }

  #readValue(field: number, from: number, to: number): boolean {
    const values = this.#table.fields[field]
    if (!values) return false
    if (from === to) return true
    if (values.kind !== 'text') return this.#readTyped(field, from, to)
    values.codes[this.#table.rows] = values.dictionary.codeOf(this.#bytes, from, to)
    return true
  }

  /** A number that isn't plain digits, or true and false. */
  #readTyped(field: number, from: number, to: number): boolean {
    const values = this.#table.fields[field]
    const reading = readCell(this.#fields[field] as Field, this.#bytes.toString('utf8', from, to))
    if (!reading.ok || !values) return false
    if (typeof reading.value === 'number') values.numbers[this.#table.rows] = reading.value + 0
    else values.codes[this.#table.rows] = codeOfBoolean(reading.value === true)
    return true
  }

  /** Finds the content of the cell at `at`; the offset of what ends it, or −1 for quotes within it. */
  #findCell(at: number): number {
    const bytes = this.#bytes
    if (bytes[at] !== QUOTE) {
      this.#from = at
      let code = bytes[at] as number
      while (STOPS[code] === 0) code = bytes[++at] as number
      this.#to = at
      return code === QUOTE ? -1 : at
    }
    this.#from = ++at
    let code = bytes[at] as number
    while (QUOTED_STOPS[code] === 0) code = bytes[++at] as number
    this.#to = at
    return code === QUOTE && isEnd(bytes[at + 1] as number) ? at + 1 : -1
  }
}

/** By byte: what ends a cell, and what ends it or is a quote. */
const ENDS = Uint8Array.from({ length: 256 }, (_, code) => Number(code === COMMA || code === LF || code === CR))
const STOPS = ENDS.map((isEnd, code) => (code === QUOTE ? 1 : isEnd))
const QUOTED_STOPS = ENDS.map((isEnd, code) => (code === COMMA ? 0 : code === QUOTE ? 1 : isEnd))

const isEnd = (code: number): boolean => ENDS[code] === 1
