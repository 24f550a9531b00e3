/** Results that become a Parquet file: as lines of JSON first, which DuckDB turns into columns when all are there. */
import { open } from 'node:fs/promises'
import type { Sink } from '../io/atomicFile.ts'
import { type ResultColumns, resultNames } from '../population/results.ts'
import { copyToParquet, type DuckDb, file, name, text } from './duckDb.ts'
import type { Scratch } from './scratch.ts'

/** Takes the lines that a results file of NDJSON has. @throws Failure where the file can't be written */
export async function openParquetSink(
  out: string,
  columns: ResultColumns,
  duckDb: DuckDb,
  scratch: Scratch,
): Promise<Sink> {
  const results = await scratch.result('results', out)
  const lines = await open(scratch.path('lines'), 'w')
  return {
    write: (part) => lines.writeFile(part),
    async commit() {
      await lines.close()
      await duckDb.run(copyToParquet(tableOf(scratch.path('lines'), columns), scratch.path('results')))
      await results.commit()
    },
  }
}

const DECIMAL = 'DECIMAL(10, 4)'

/** Objects are read by their exact keys: DuckDB's own structs don't tell upper from lower case. */
function tableOf(path: string, columns: ResultColumns): string {
  const objects = ['scores', 'dimensions']
  const types = Object.entries({
    line: 'BIGINT',
    ...Object.fromEntries(['subject', 'name', 'previousTier', 'tier'].map((column) => [column, 'VARCHAR'])),
    ...Object.fromEntries(objects.map((column) => [column, 'JSON'])),
  })
  const read = `read_json(${file(path)}, format = 'newline_delimited', columns = {${types
    .map(([column, type]) => `${column}: '${type}'`)
    .join(', ')}})`
  const selected = resultNames(columns).map((column) => `${sourceOf(column)} AS ${name(column)}`)
  return `SELECT ${selected.join(', ')} FROM ${read}`
}

function sourceOf(column: string): string {
  const [part = '', id] = column.split('.')
  if (id === undefined) return name(column)
  const path = part === 'scores' ? ['scores', `$.${quoted(id)}`] : ['dimensions', `$.${quoted(id)}.${part}`]
  return `CAST(JSON_EXTRACT_STRING(${path[0]}, ${text(path[1] ?? '')}) AS ${DECIMAL})`
}

/** Ids have no quotes in them. */
const quoted = (id: string): string => `"${id}"`
