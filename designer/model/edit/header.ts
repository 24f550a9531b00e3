/** Fields proposed from the head of a CSV file: the names of its columns, and what their values look like. */
import type { FieldType } from '../../../engine/index.ts'

export interface ColumnGuess {
  name: string
  type: FieldType
  /** A few different values, as they stand there. */
  examples: string[]
}

const ROWS = 200
const OPTIONS = 3

/** The columns of a file's beginning. A last line that was cut off is left out where `isCut`. */
export function guessColumns(text: string, isCut: boolean): ColumnGuess[] {
  const delimiter = delimiterOf(text)
  const records = readRecords(text.replace(/^\uFEFF/, ''), delimiter, ROWS + 1)
  const whole = isCut && records.length <= ROWS ? records.slice(0, -1) : records
  const [names = [], ...rows] = whole
  const seen = new Set<string>()
  return names.flatMap((cell, index) => {
    const name = cell.trim()
    if (name === '' || seen.has(name)) return []
    seen.add(name)
    const values = rows.map((row) => (row[index] ?? '').trim()).filter((value) => value !== '')
    return [{ name, type: typeOf(values), examples: [...new Set(values)].slice(0, OPTIONS) }]
  })
}

/** The one that its first line has most of. */
function delimiterOf(text: string): string {
  const [line = ''] = text.split(/\r?\n/, 1)
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: line.split(sign).length }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).sign
}

/** Records of RFC 4180: quotes around what holds delimiters, line ends and quotes, which are doubled. */
export function readRecords(text: string, delimiter: string, most: number): string[][] {
  const records: string[][] = []
  let record: string[] = []
  let cell = ''
  let quoted = false
  const endCell = () => {
    record.push(cell)
    cell = ''
  }
  const endRecord = () => {
    endCell()
    if (record.length > 1 || record[0] !== '') records.push(record)
    record = []
  }
  for (let at = 0; at < text.length && records.length < most; at++) {
    const sign = text[at] as string
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') {
        cell += '"'
        at++
      } else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === delimiter) endCell()
    else if (sign === '\n') endRecord()
    else if (sign !== '\r' || text[at + 1] !== '\n') cell += sign
  }
  if (records.length < most && (cell !== '' || record.length > 0)) endRecord()
  return records
}

const NUMBER = /^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?%?$/
const WHOLE = /^[+-]?(\d{1,3}(,\d{3})+|\d+)$/
const DATE = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/
const ANSWER = /^(true|false|yes|no|y|n|是|否)$/i
/** A code, not a quantity. */
const CODE = /^0\d/

function typeOf(values: readonly string[]): FieldType {
  const all = (pattern: RegExp) => values.length > 0 && values.every((value) => pattern.test(value))
  if (all(ANSWER)) return 'boolean'
  if (all(DATE)) return 'date'
  if (values.some((value) => CODE.test(value))) return 'string'
  return all(WHOLE) ? 'integer' : all(NUMBER) ? 'number' : 'string'
}
