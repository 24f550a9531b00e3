/** A population in a CSV file: one header, then one subject a row. */
import type { Strategy } from '../../../engine/index.ts'
import { type CsvRecord, readCsv } from '../../import/text/csvReader.ts'
import { Failure } from '../failure.ts'
import { readCell } from './cell.ts'
import { type Columns, matchColumns, notesOn } from './columns.ts'
import type { Population, Row, SubjectRow } from './row.ts'

/**
 * Opens a CSV population: the header is read and matched, the rows follow in batches.
 * @throws Failure where the header can't be used, or nothing follows it.
 */
export async function openCsv(path: string, pieces: AsyncIterable<string>, strategy: Strategy): Promise<Population> {
  const batches = readCsv(path, pieces)
  const first = await firstBatch(path, batches)
  const [header, ...records] = first
  const columns = matchColumns(`${path}:${header.line}`, header.cells, strategy)
  const passed = columns.passed.map(({ column }) => column)
  return { columns: passed, notes: notesOn(columns, strategy), batches: rows(records, batches, columns) }
}

/**
 * The columns of a CSV population: what `openCsv` finds before the first row.
 * @throws Failure likewise
 */
export async function readColumns(path: string, pieces: AsyncIterable<string>, strategy: Strategy): Promise<Columns> {
  const batches = readCsv(path, pieces)
  try {
    const [header] = await firstBatch(path, batches)
    return matchColumns(`${path}:${header.line}`, header.cells, strategy)
  } finally {
    await batches.return(undefined)
  }
}

/** The header and at least one record: looked for beforehand, so that nothing is written for a file without rows. */
async function firstBatch(
  path: string,
  batches: AsyncGenerator<CsvRecord[]>,
): Promise<[header: CsvRecord, ...records: CsvRecord[]]> {
  const first: CsvRecord[] = []
  while (first.length < 2) {
    const batch = await batches.next()
    if (batch.done === true) break
    for (const record of batch.value) first.push(record)
  }
  const [header, ...records] = first
  if (header === undefined) throw new Failure(`${path}: is empty.`)
  if (records.length === 0) throw new Failure(`${path}:${header.line}: there is a header, but no row under it.`)
  return [header, ...records]
}

async function* rows(first: CsvRecord[], rest: AsyncIterable<CsvRecord[]>, columns: Columns): AsyncGenerator<Row[]> {
  yield first.map((record) => readRecord(record, columns))
  for await (const records of rest) yield records.map((record) => readRecord(record, columns))
}

/** One record as a subject, or as a reject. */
export function readRecord({ line, cells }: CsvRecord, columns: Columns): Row {
  const passed: SubjectRow['passed'] = {}
  for (const { column, index } of columns.passed) if (cells[index]) passed[column] = cells[index]
  const refuse = (code: string, reason: string): Row => ({
    ok: false,
    reject: { line, subject: passed.subject, code, reason },
  })
  if (cells.length !== columns.count) return refuse('ragged-row', raggedReason(cells.length, columns))
  const input: Record<string, unknown> = {}
  const reasons: string[] = []
  for (const { field, index } of columns.fields) {
    const reading = readCell(field, cells[index] ?? '')
    if (!reading.ok) reasons.push(reading.reason)
    else if (reading.value !== undefined) input[field.id] = reading.value
  }
  return reasons.length === 0
    ? { ok: true, row: { line, passed, input } }
    : refuse('invalid-subject', reasons.join(' '))
}

function raggedReason(count: number, columns: Columns): string {
  const found = `The row has ${count} cells where the header has ${columns.count}`
  if (count > columns.count)
    return `${found}: is a cell with a comma not in quotes? The surplus begins at column ${columns.count + 1}.`
  return `${found}: column ${count + 1} (${columns.names[count]}) and what follows is missing.`
}
