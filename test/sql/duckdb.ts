/** DuckDB, in this process and in memory. */
import { DuckDBInstance } from '@duckdb/node-api'
import type { SqlEngine } from './engines.ts'
import { type ColumnType, type Job, type Row, TABLE, type Table } from './job.ts'

const types: Record<ColumnType, string> = { number: 'DOUBLE', text: 'VARCHAR', boolean: 'BOOLEAN', date: 'DATE' }
/** So many rows go in by one statement. */
const TOGETHER = 100

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`

export async function startDuckDb(): Promise<SqlEngine> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const insert = async (columns: Table['columns'], rows: Table['rows']) => {
    const places = rows.map((_, row) =>
      columns.map(({ type }, column) => `CAST($${row * columns.length + column + 1} AS ${types[type]})`),
    )
    const values = places.map((row) => `(${row.join(', ')})`).join(', ')
    const statement = await connection.prepare(`INSERT INTO ${quote(TABLE)} VALUES ${values}`)
    statement.bind(rows.flat())
    await statement.run()
  }
  const run = async ({ table, sql }: Job): Promise<Row[]> => {
    const columns = table.columns.map(({ name, type }) => `${quote(name)} ${types[type]}`)
    await connection.run(`CREATE OR REPLACE TEMP TABLE ${quote(TABLE)} (${columns.join(', ')})`)
    for (let first = 0; first < table.rows.length; first += TOGETHER)
      await insert(table.columns, table.rows.slice(first, first + TOGETHER))
    return (await connection.runAndReadAll(sql)).getRowObjectsJson()
  }
  return {
    name: 'duckdb',
    dialect: 'duckdb',
    run: async (jobs) => {
      const answers: Row[][] = []
      for (const job of jobs) answers.push(await run(job))
      return answers
    },
    close: async () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
