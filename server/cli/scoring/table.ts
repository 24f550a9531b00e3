/** The subjects of one chunk as columns: values of fields, where each row stands, and what passes through. */
import type { Columns, RawColumn, Strategy } from '../../../engine/index.ts'
import { PASSED_THROUGH, type SubjectRow } from '../population/row.ts'
import { Dictionary } from './dictionary.ts'

type FieldKind = 'number' | 'boolean' | 'text'

const FIRST_ROWS = 4096
const BOOLEANS = [null, true, false]
const TRUE_CODE = 1
const FALSE_CODE = 2

export const SUBJECT = PASSED_THROUGH.indexOf('subject')
const PREVIOUS_TIER = PASSED_THROUGH.indexOf('previousTier')

/** Values of one field: numbers with NaN for missing, or codes with 0 for it. */
class FieldValues {
  readonly id: string
  readonly kind: FieldKind
  readonly dictionary = new Dictionary()
  numbers = new Float64Array(0)
  codes = new Int32Array(0)

  constructor({ id, type }: Strategy['fields'][number]) {
    this.id = id
    this.kind = type === 'number' || type === 'integer' ? 'number' : type === 'boolean' ? 'boolean' : 'text'
  }

  clear(): void {
    this.numbers.fill(Number.NaN)
    this.codes.fill(0)
    this.dictionary.clear()
  }

  /** Room for so many rows; nothing is kept. */
  resize(rows: number): void {
    if (this.kind === 'number') this.numbers = new Float64Array(rows)
    else this.codes = new Int32Array(rows)
  }

  column(rows: number): RawColumn {
    if (this.kind === 'number') return { kind: 'numbers', values: this.numbers.subarray(0, rows) }
    const dictionary = this.kind === 'boolean' ? BOOLEANS : this.dictionary.entries
    return { kind: 'coded', codes: this.codes.subarray(0, rows), dictionary }
  }
}

/** A column that passes through: where its text stands in the chunk, or the text itself where it isn't plain there. */
class PassedTexts {
  starts = new Int32Array(0)
  /** 0 is nothing. */
  lengths = new Int32Array(0)
  readonly texts = new Map<number, string>()

  resize(rows: number): void {
    this.starts = new Int32Array(rows)
    this.lengths = new Int32Array(rows)
  }

  clear(): void {
    this.lengths.fill(0)
    this.texts.clear()
  }
}

export class ChunkTable {
  readonly fields: readonly FieldValues[]
  /** In the order of PASSED_THROUGH. */
  readonly passed: readonly PassedTexts[] = PASSED_THROUGH.map(() => new PassedTexts())
  /** By row: where it begins in the chunk, and its line in the file. */
  starts = new Int32Array(0)
  ends = new Int32Array(0)
  lines = new Float64Array(0)
  /** How many rows are whole; the next one is being read. */
  rows = 0
  #bytes: Buffer = Buffer.alloc(0)

  constructor(strategy: Strategy) {
    this.fields = strategy.fields.map((field) => new FieldValues(field))
    this.#resize(FIRST_ROWS)
  }

  get bytes(): Buffer {
    return this.#bytes
  }

  /** Begins with another chunk, of at most so many rows. */
  begin(bytes: Buffer, mostRows: number): void {
    this.#bytes = bytes
    this.rows = 0
    if (mostRows > this.starts.length) this.#resize(Math.ceil(1.25 * mostRows))
    for (const part of [...this.fields, ...this.passed]) part.clear()
  }

  /** The row that is being read is whole. */
  endRow(start: number, end: number, line: number): void {
    this.starts[this.rows] = start
    this.ends[this.rows] = end
    this.lines[this.rows] = line
    this.rows++
  }

  /** Nothing of the row that is being read counts. */
  dropRow(): void {
    for (const { kind, numbers, codes } of this.fields) {
      if (kind === 'number') numbers[this.rows] = Number.NaN
      else codes[this.rows] = 0
    }
    for (const { lengths, texts } of this.passed) {
      lengths[this.rows] = 0
      texts.delete(this.rows)
    }
  }

  /**
   * Takes over the values of a row that was read otherwise.
   * @returns false where a value isn't of its field's type: intake refuses the row, and nothing of it is kept
   */
  takeRow({ input, passed }: SubjectRow): boolean {
    this.dropRow()
    const fits = this.fields.every((field) => this.#take(field, ownOf(input, field.id)))
    if (!fits) {
      this.dropRow()
      return false
    }
    PASSED_THROUGH.forEach((name, index) => {
      const text = passed[name]
      if (text !== undefined) this.passed[index]?.texts.set(this.rows, text)
    })
    return true
  }

  #take({ kind, numbers, codes, dictionary }: FieldValues, value: unknown): boolean {
    const row = this.rows
    if (value === undefined || value === null || value === '') return true
    if (kind === 'number') {
      if (typeof value !== 'number') return false
      numbers[row] = value + 0
    } else if (kind === 'boolean') {
      if (typeof value !== 'boolean') return false
      codes[row] = codeOfBoolean(value)
    } else {
      if (typeof value !== 'string') return false
      codes[row] = dictionary.codeOfText(value)
    }
    return true
  }

  /** What passes through in a column; undefined where the row brings none. */
  passedAt(column: number, row: number): string | undefined {
    const { starts, lengths, texts } = this.passed[column] as PassedTexts
    const length = lengths[row] as number
    if (length === 0) return texts.get(row)
    const start = starts[row] as number
    return this.#bytes.toString('utf8', start, start + length)
  }

  /** The rows as the engine takes them, valid until the next chunk. @param withSubject whether a rule reads the ids */
  columns(withSubject: boolean): Columns {
    return {
      length: this.rows,
      fields: this.fields.map((field) => ({ id: field.id, column: field.column(this.rows) })),
      subject: withSubject ? this.#passedColumn(SUBJECT) : undefined,
      previousTier: this.#passedColumn(PREVIOUS_TIER),
      notObjects: undefined,
    }
  }

  #passedColumn(column: number): RawColumn | undefined {
    const { starts, lengths, texts } = this.passed[column] as PassedTexts
    const dictionary = new Dictionary()
    const codes = new Int32Array(this.rows)
    for (let row = 0; row < this.rows; row++) {
      const [start, length] = [starts[row] as number, lengths[row] as number]
      if (length > 0) codes[row] = dictionary.codeOf(this.#bytes, start, start + length)
    }
    for (const [row, text] of texts) codes[row] = dictionary.codeOfText(text)
    return dictionary.entries.length === 1 ? undefined : { kind: 'coded', codes, dictionary: dictionary.entries }
  }

  #resize(rows: number): void {
    for (const part of [...this.fields, ...this.passed]) part.resize(rows)
    this.starts = new Int32Array(rows)
    this.ends = new Int32Array(rows)
    this.lines = new Float64Array(rows)
  }
}

export const codeOfBoolean = (value: boolean): number => (value ? TRUE_CODE : FALSE_CODE)

const ownOf = (input: Record<string, unknown>, id: string): unknown =>
  Object.hasOwn(input, id) ? input[id] : undefined
