/** Where a table's header is: titles, dates and blank lines may stand above it. */
import { foldName, withoutBrackets } from './names.ts'
import type { Cell, SourceRow } from './rows.ts'
import type { Source } from './source.ts'
import { Unreadable } from './unreadable.ts'

/** So many rows are looked at for the header. */
const LOOKED_AT = 40

export interface Header {
  line: number
  /** One a column, distinct: a second `amount` is `amount (2)`, a column without a name `column 5`. */
  names: string[]
}

/** A file with its header found. */
export interface Table {
  source: Source
  header: Header
  /** What stands above the header. */
  above: SourceRow[]
  /** Reads the rows below the header, from the first, each time it is called. */
  rows(onBytes?: (bytes: number) => void): AsyncGenerator<SourceRow[]>
}

/**
 * @param isKnown whether a column of that name (folded) is expected
 * @throws Unreadable where nothing stands below a header, or there is none
 */
export async function openTable(source: Source, isKnown: (folded: string) => boolean): Promise<Table> {
  if (source.keys) {
    return { source, header: { line: 0, names: source.keys }, above: [], rows: (onBytes) => source.rows(onBytes) }
  }
  const first = await firstRows(source)
  const index = headerAmong(first, isKnown)
  const row = first[index]
  if (!row) throw new Unreadable(`${source.path}: is empty.`)
  const header = { line: row.line, names: namesOf(row.cells) }
  if (first.length === index + 1) {
    throw new Unreadable(`${source.path}:${row.line}: there is a header, but no row under it.`)
  }
  return { source, header, above: first.slice(0, index), rows: (onBytes) => rowsBelow(source, header.line, onBytes) }
}

async function* rowsBelow(
  source: Source,
  line: number,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<SourceRow[]> {
  for await (const batch of source.rows(onBytes)) {
    const below = (batch[0]?.line ?? 0) > line ? batch : batch.filter((row) => row.line > line)
    const filled = below.filter((row) => row.fault !== undefined || row.cells.some((cell) => cell !== ''))
    if (filled.length > 0) yield filled
  }
}

async function firstRows(source: Source): Promise<SourceRow[]> {
  const first: SourceRow[] = []
  for await (const batch of source.rows()) {
    for (const row of batch) if (row.cells.some((cell) => cell !== '')) first.push(row)
    if (first.length >= LOOKED_AT) break
  }
  return first.slice(0, LOOKED_AT)
}

/**
 * The row that looks most like names of columns: names that are expected count most, then how many of the table's
 * columns it names. Rows with numbers among them are data.
 */
function headerAmong(rows: SourceRow[], isKnown: (folded: string) => boolean): number {
  const width = Math.max(...rows.map((row) => filledIn(row.cells)))
  let [best, bestScore] = [0, Number.NEGATIVE_INFINITY]
  for (const [index, { cells }] of rows.entries()) {
    const texts = cells.map(textOf).filter((text) => text !== '')
    const known = texts.filter((text) => isKnown(foldName(text)) || isKnown(foldName(withoutBrackets(text)))).length
    const numbers = texts.filter((text) => /^[\d.,%()-]+$/.test(text)).length
    const score = (3 * known + texts.length - 2 * numbers) / Math.max(1, width)
    // A later row must be clearly better: data repeats, a header comes first.
    if (score > bestScore + (known > 0 ? 0.2 : 0.34)) [best, bestScore] = [index, score]
  }
  return best
}

const filledIn = (cells: Cell[]): number => cells.filter((cell) => cell !== '').length

export const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell.trim() : String(cell))

function namesOf(cells: Cell[]): string[] {
  const filled = cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
  const seen = new Map<string, number>()
  return filled.map((cell, index) => {
    const name = textOf(cell).normalize('NFC').replaceAll(/\s+/g, ' ') || `column ${index + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}
