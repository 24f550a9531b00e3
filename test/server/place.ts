/**
 * Where the database of a data folder is: a file in it; or, where the tests run against PostgreSQL, a database of its
 * own on that server.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { isAddress } from '../../server/store/place.ts'
import { postgres } from '../../server/store/postgres/driver.ts'
import { sqlite } from '../../server/store/sqlite/driver.ts'
import { Store } from '../../server/store/store.ts'
import type { Tables } from '../../server/store/tables.ts'
import { newDatabase } from '../postgresServer.ts'

/** The address of the PostgreSQL server whose databases these tests use; undefined where they use files. */
export const testServerAddress: string | undefined = process.env.TIERSMITH_TEST_STORE || undefined

const made = new Map<string, Promise<string>>()

export const placeOf = (data: string): Promise<string> => {
  if (testServerAddress === undefined) return Promise.resolve(join(data, 'tiersmith.db'))
  const place = made.get(data) ?? newDatabase({ address: testServerAddress }, nameFor(data))
  made.set(data, place)
  return place
}

/** Beside the server, as the command line would. */
export const openStore = async (data: string): Promise<Store> => Store.open(await placeOf(data))

/** The bare tables, for what no service does. */
export const openTables = async (data: string): Promise<Kysely<Tables>> => {
  const place = await placeOf(data)
  return isAddress(place)
    ? postgres<Tables>({ address: place, access: 'record' })
    : sqlite<Tables>({ file: place, access: 'write' })
}

/** Whether a text stands in any row of the database, or in any byte of its file. */
export const isOnDisk = async (data: string, text: string): Promise<boolean> => {
  const place = await placeOf(data)
  if (!isAddress(place)) return ['', '-wal'].some((suffix) => readFileSync(place + suffix).includes(text))
  const db = await openTables(data)
  try {
    for (const { name } of await db.introspection.getTables()) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(db)
      // A column of bytes is written in hexadecimal digits.
      const bytes = Buffer.from(text).toString('hex')
      if (rows.some(({ row }) => row.includes(text) || row.includes(bytes))) return true
    }
    return false
  } finally {
    await db.destroy()
  }
}

/** What a server is told beside its data folder. */
export const databaseOption = async (data: string): Promise<{ database?: string }> => {
  const place = await placeOf(data)
  return isAddress(place) ? { database: place } : {}
}

const nameFor = (data: string) => `t_${createHash('sha256').update(data).digest('hex').slice(0, 16)}`
