/** What a file of subjects consists of, before anybody knows what its columns mean. */

/** What a cell holds; '' is nothing. Dates of spreadsheets are text by now: `YYYY-MM-DD`. */
export type Cell = string | number | boolean

export interface SheetRow {
  /** The line of a text file where the row begins, or the row's number in its sheet, from 1. */
  line: number
  cells: Cell[]
}

/** A row, or a line that is none, and why. */
export type SourceRow = SheetRow & { fault?: string }
