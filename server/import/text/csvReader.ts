/**
 * CSV as RFC 4180 has it, with commas or another delimiter: quotes doubled inside quotes, line ends LF, CRLF
 * or CR, also within quotes. It knows the line and column of everything, which is why it isn't a library:
 * csv-parse miscounts the lines of a CRLF within quotes, and every reject must name its line.
 */
import { Unreadable } from '../unreadable.ts'

export interface CsvRecord {
  /** The line where the record begins, from 1. */
  line: number
  cells: string[]
}

interface Scan {
  path: string
  /** The code of the character between cells. */
  delimiter: number
  text: string
  /** Where the record begins that is being read, and its line. */
  start: number
  line: number
  /** True when no more text will come: then the end of the text ends a record. */
  last: boolean
}

/** A record that goes on for longer than this is a quote that was never closed. */
const LONGEST_RECORD = 1024 * 1024
const QUOTE = 0x22
const COMMA = 0x2c
const LF = 0x0a
const CR = 0x0d

/**
 * The records of a CSV text, in batches; blank lines are skipped.
 * @param delimiter one character
 * @throws Unreadable with line and column at a misplaced quote, or one that is never closed.
 */
export async function* readCsv(
  path: string,
  pieces: AsyncIterable<string>,
  delimiter = ',',
): AsyncGenerator<CsvRecord[]> {
  const scan: Scan = { path, delimiter: delimiter.charCodeAt(0), text: '', start: 0, line: 1, last: false }
  for await (const piece of pieces) {
    scan.text = scan.text.slice(scan.start) + piece
    scan.start = 0
    yield takeRecords(scan)
    if (scan.text.length - scan.start > LONGEST_RECORD) throw endlessRecord(scan)
  }
  scan.last = true
  yield takeRecords(scan)
}

/** The cells of one record, with its line end or without it; undefined where it isn't just one, or a quote is misplaced. */
export function cellsOf(record: string): string[] | undefined {
  const scan: Scan = { path: '', delimiter: COMMA, text: record, start: 0, line: 1, last: true }
  try {
    const cells = takeRecord(scan)
    return scan.start >= record.length ? cells : undefined
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

/** Takes every record that is whole; `scan.start` is then where the next one begins. */
function takeRecords(scan: Scan): CsvRecord[] {
  const records: CsvRecord[] = []
  while (scan.start < scan.text.length) {
    const { start, line } = scan
    const cells = takeRecord(scan)
    if (cells === undefined) break
    const blank = cells.length === 1 && cells[0] === '' && scan.text.charCodeAt(start) !== QUOTE
    if (!blank) records.push({ line, cells })
  }
  return records
}

/** Reads one record and moves past its line end; undefined where the text ends before the record does. */
function takeRecord(scan: Scan): string[] | undefined {
  const { text } = scan
  const cells: string[] = []
  let at = scan.start
  let linesWithin = 0
  for (;;) {
    const end = endOfCell(scan, at)
    if (end < 0) return undefined
    const quoted = text.charCodeAt(at) === QUOTE
    const cell = quoted ? text.slice(at + 1, end - 1) : text.slice(at, end)
    if (quoted) linesWithin += countLineEnds(cell)
    cells.push(quoted && cell.includes('"') ? cell.replaceAll('""', '"') : cell)
    if (text.charCodeAt(end) === scan.delimiter) {
      at = end + 1
      continue
    }
    // A CR at the end of the text may be the first half of CRLF.
    if (!scan.last && end + 1 >= text.length && text.charCodeAt(end) !== LF) return undefined
    const crlf = text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF
    scan.line += linesWithin + 1
    scan.start = end + (crlf ? 2 : 1)
    return cells
  }
}

/** The offset of the delimiter or line end after the cell that begins at `at` (or of the text's end); -1 where it isn't there yet. */
function endOfCell(scan: Scan, at: number): number {
  const { text } = scan
  if (text.charCodeAt(at) === QUOTE) return endOfQuotedCell(scan, at)
  for (let end = at; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === scan.delimiter || code === LF || code === CR) return end
    if (code === QUOTE) {
      throw failureAt(scan, end, 'a quote within a cell: put the whole cell in quotes and double this one.')
    }
  }
  return scan.last ? text.length : -1
}

function endOfQuotedCell(scan: Scan, at: number): number {
  const { text } = scan
  let quote = text.indexOf('"', at + 1)
  while (quote >= 0 && text.charCodeAt(quote + 1) === QUOTE) quote = text.indexOf('"', quote + 2)
  if (quote < 0) {
    if (scan.last) throw failureAt(scan, at, 'this quote is never closed.')
    return -1
  }
  const end = quote + 1
  if (end === text.length) return scan.last ? end : -1
  const code = text.charCodeAt(end)
  if (code === scan.delimiter || code === LF || code === CR) return end
  throw failureAt(scan, end, 'text after the closing quote: double the quotes that belong to the cell.')
}

function endlessRecord(scan: Scan): Unreadable {
  const message = 'the row that begins here does not end within 1 MB. Is a quote not closed?'
  return failureAt(scan, scan.start, message)
}

function failureAt(scan: Scan, offset: number, message: string): Unreadable {
  const lines = scan.text.slice(scan.start, offset).split(/\r\n|\n|\r/)
  const line = scan.line + lines.length - 1
  const column = Array.from(lines.at(-1) ?? '').length + 1
  return new Unreadable(`${scan.path}:${line}:${column}: ${message}`)
}

function countLineEnds(cell: string): number {
  let count = 0
  for (let at = 0; at < cell.length; at++) {
    const code = cell.charCodeAt(at)
    if (code === LF || (code === CR && cell.charCodeAt(at + 1) !== LF)) count++
  }
  return count
}
