/** A PostgreSQL server that any number of processes share. */
import { sql } from 'kysely'
import type { Access, Database } from '../database.ts'
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
    listen: (changed: () => void) => listen(address, changed),
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

/** Kysely's migrator takes a lock of its own: of several processes that start at once, one migrates. */
const bringUpToDate = async (address: string): Promise<void> => {
  const db = postgres<Tables>({ address, access: 'record' })
  try {
    await migrate(db, migrations)
  } finally {
    await db.destroy()
  }
}
