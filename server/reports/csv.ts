/** Tables as CSV for a spreadsheet. */
import { stringify } from 'csv-stringify/sync'
import { neutralised } from '../import/cells/neutral.ts'
import type { Cell } from './cell.ts'

/** Texts that a spreadsheet would take for a formula are neutralised; numbers stay as they are. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  rows.length === 0
    ? ''
    : stringify(rows.map((row) => row.map((cell) => (typeof cell === 'string' ? neutralised(cell) : cell))))
