/** A PostgreSQL server that any number of processes share. */
import { type Kysely, sql } from 'kysely'
import type { Access, Changed, Database } from '../database.ts'
import { ForeignDatabase, StorageUnavailable } from '../errors.ts'
import { migrate, refuseNewer } from '../migrate.ts'
import { migrations } from '../migrations/index.ts'
import { nameOfPlace } from '../place.ts'
import type { Tables } from '../tables.ts'
import { postgres } from './driver.ts'
import { announce, listen } from './listen.ts'

/** @throws DatabaseTooNew, ForeignDatabase, StorageUnavailable */
export const openPostgres = async (address: string, access: Access): Promise<Database> => {
  const isEmpty = await refuseOthers(address)
  const common = {
    newReader: (connections: number) => postgres<Tables>({ address, access: 'read', connections }),
    announce,
    listen: (changed: Changed) => listen(address, changed),
  }
  if (access === 'read' && isEmpty) throw new StorageUnavailable('EMPTY', new Error('there is nothing in it yet'))
  if (access === 'read') return common
  await bringUpToDate(address)
  return {
    ...common,
    writer: postgres<Tables>({ address, access: 'write' }),
    recorder: postgres<Tables>({ address, access: 'record' }),
  }
}

/** Looks without writing: what belongs to others, or to a newer version, isn't touched. @returns whether it is empty */
const refuseOthers = async (address: string): Promise<boolean> => {
  const db = postgres<never>({ address, access: 'read' })
  try {
    await refuseEncoding(db)
    const tables = await sql<{ name: string }>`
      select tablename as name from pg_catalog.pg_tables where schemaname = current_schema() order by 1`.execute(db)
    const names = tables.rows.map(({ name }) => name)
    if (names.length > 0 && !names.includes('kysely_migration')) throw new ForeignDatabase(nameOfPlace(address), names)
    if (names.length > 0) await refuseNewer(db, nameOfPlace(address), migrations)
    return names.length === 0
  } finally {
    await db.destroy()
  }
}

/** In another encoding not every text could be kept. */
const refuseEncoding = async (db: Kysely<never>): Promise<void> => {
  const { rows } = await sql<{ server_encoding: string }>`show server_encoding`.execute(db)
  const encoding = rows[0]?.server_encoding
  if (encoding === 'UTF8') return
  throw new StorageUnavailable('ENCODING', new Error(`its encoding is ${encoding}, and must be UTF8`))
}

/** Kysely's migrator takes a lock of its own: of several processes that start at once, one migrates. */
const bringUpToDate = async (address: string): Promise<void> => {
  const db = postgres<Tables>({ address, access: 'record' })
  try {
    await migrate(db, migrations)
  } finally {
    await db.destroy()
  }
}
