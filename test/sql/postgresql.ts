import pg from 'pg'
import { startPostgres } from '../postgresServer.ts'
import type { SqlEngine } from './engines.ts'
import { type ColumnType, type Job, type Row, TABLE } from './job.ts'

const types: Record<ColumnType, string> = {
  number: 'double precision',
  text: 'text',
  boolean: 'boolean',
  date: 'date',
}
const quote = (name: string) => `"${name.replaceAll('"', '""')}"`

/** A real server, one connection. */
export async function startPostgreSql(): Promise<SqlEngine> {
  const server = await startPostgres()
  const client = new pg.Client(server.address)
  await client.connect()
  const run = async ({ table, sql }: Job): Promise<Row[]> => {
    const columns = table.columns.map(({ name, type }) => `${quote(name)} ${types[type]}`).join(', ')
    await client.query(`DROP TABLE IF EXISTS ${quote(TABLE)}; CREATE TEMP TABLE ${quote(TABLE)} (${columns})`)
    const places = table.columns.map(({ type }, index) => `CAST(r ->> ${index} AS ${types[type]})`)
    await client.query(`INSERT INTO ${quote(TABLE)} SELECT ${places.join(', ')} FROM json_array_elements($1::json) r`, [
      JSON.stringify(table.rows),
    ])
    return (await client.query(sql)).rows
  }
  return {
    name: 'postgresql',
    dialect: 'postgresql',
    run: async (jobs) => {
      const answers: Row[][] = []
      for (const job of jobs) answers.push(await run(job))
      return answers
    },
    close: async () => {
      await client.end()
      await server.stop()
    },
  }
}
