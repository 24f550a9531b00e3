/** Cells as spreadsheets put them on the clipboard: tabs between them, a line a row, quotes around what holds either. */
import { readRecords } from './header.ts'

export const toTsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(quoted).join('\t')).join('\r\n')

const quoted = (cell: string): string => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Empty lines within are rows of empty cells; the line end after the last row is none. */
export function fromTsv(text: string): string[][] {
  const trimmed = text.replace(/\r?\n$/, '')
  return trimmed.includes('"')
    ? readRecords(trimmed, '\t', Number.POSITIVE_INFINITY)
    : trimmed.split(/\r?\n/).map((line) => line.split('\t'))
}
