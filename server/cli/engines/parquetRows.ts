/** The rows of a Parquet file as subjects, as JSON would bring them. */
import type { Population, Row, SubjectRow } from '../population/row.ts'
import { type DuckDb, name } from './duckDb.ts'
import { type ParquetFile, ROW, readingSelect } from './parquetColumns.ts'

/** The whole file, in its order. */
export function parquetPopulation(parquet: ParquetFile, duckDb: DuckDb): Population {
  const { columns, notes } = parquet
  return { columns: columns.passed.map(({ column }) => column), notes, batches: rows(parquet, '', duckDb) }
}

/** Rows by a condition on their number, in the order of the file. */
export const chosenRows = (parquet: ParquetFile, condition: string, duckDb: DuckDb): AsyncGenerator<Row[]> =>
  rows(parquet, ` WHERE ${condition} ORDER BY ${name(ROW)}`, duckDb)

async function* rows(parquet: ParquetFile, rest: string, duckDb: DuckDb): AsyncGenerator<Row[]> {
  const { columns } = parquet
  for await (const batch of duckDb.batches(`SELECT * FROM (${readingSelect(parquet)})${rest}`)) {
    const [numbers = [], ...values] = batch
    yield numbers.map((line, row) => {
      const passed: SubjectRow['passed'] = {}
      columns.passed.forEach(({ column }, index) => {
        const value = values[index]?.[row]
        if (typeof value === 'string' && value !== '') passed[column] = value
      })
      const input: Record<string, unknown> = {}
      columns.fields.forEach(({ field }, index) => {
        const value = values[columns.passed.length + index]?.[row]
        if (value !== null && value !== '') input[field.id] = value
      })
      return { ok: true, row: { line: Number(line), passed, input } }
    })
  }
}
