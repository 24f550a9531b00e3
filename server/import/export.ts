/** Subjects and rejects as files: what an import gives back. Reading the subjects again gives the same subjects. */
import { stringify } from 'csv-stringify/sync'
import { neutralised } from './cells/neutral.ts'
import type { Value } from './cells/value.ts'
import type { ImportedRow, ImportReject } from './read.ts'
import type { Format } from './text/format.ts'

type CsvCell = string | number | undefined

const cellOf = (value: Value | undefined): CsvCell =>
  typeof value === 'string' ? neutralised(value) : typeof value === 'boolean' ? String(value) : value

const toCsv = (rows: CsvCell[][]): string => (rows.length === 0 ? '' : stringify(rows))
const toNdjson = (values: object[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('')

export interface RowFormat<Row> {
  header: string
  lines(rows: readonly Row[]): string
}

/** @param fields ids, in the order of the rows' values */
export function subjectFormat(format: Format, fields: readonly string[]): RowFormat<ImportedRow> {
  if (format === 'ndjson') return { header: '', lines: (rows) => toNdjson(rows.map((row) => objectOf(row, fields))) }
  return {
    header: toCsv([['subject', 'name', 'previousTier', ...fields]]),
    lines: (rows) =>
      toCsv(rows.map((row) => [row.subject, row.name, row.previousTier, ...row.values].map((value) => cellOf(value)))),
  }
}

function objectOf({ subject, name, previousTier, values }: ImportedRow, fields: readonly string[]): object {
  const input = Object.fromEntries(
    fields.flatMap((id, index) => (values[index] === undefined ? [] : [[id, values[index]]])),
  )
  return { subject, name, previousTier, input }
}

export function rejectFormat(format: Format): RowFormat<ImportReject> {
  if (format === 'ndjson') return { header: '', lines: (rejects) => toNdjson([...rejects]) }
  return {
    header: toCsv([['line', 'subject', 'column', 'code', 'reason', 'cell']]),
    lines: (rejects) =>
      toCsv(
        rejects.map(({ line, subject, column, code, reason, cell }) =>
          [line, subject, column, code, reason, cell].map((value) => cellOf(value)),
        ),
      ),
  }
}
