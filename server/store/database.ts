/**
 * What the store needs of a database, and the two that there are: an SQLite file, or a PostgreSQL server that several
 * processes share.
 */
import type { Kysely } from 'kysely'
import { isAddress } from './place.ts'
import type { Tables } from './tables.ts'

export interface Database {
  /**
   * One transaction at a time, whichever process it runs in: each sees all that those before it have committed.
   * Absent where nothing can be written.
   */
  writer?: Kysely<Tables>
  /** Transactions that need no such order, beside the others where the database can. */
  recorder?: Kysely<Tables>
  /** Connections that can't change anything. */
  newReader(connections: number): Kysely<Tables>
  /** Tells the other processes, once the transaction is committed, that something has changed. */
  announce(write: Kysely<Tables>): Promise<void>
  /** Calls `changed` when another process may have changed something. It may miss a change: whoever must know looks too. */
  listen(changed: () => void): Listener
}

export interface Listener {
  stop(): Promise<void>
}

/** `write` migrates it where needed; `read` takes it as it is. */
export type Access = 'write' | 'read'

/**
 * @param place a file, or a postgres:// address
 * @throws DatabaseTooNew, ForeignDatabase, StorageUnavailable
 */
export const openDatabase = async (place: string, access: Access): Promise<Database> => {
  // Only the driver that is needed is loaded.
  if (isAddress(place)) return (await import('./postgres/database.ts')).openPostgres(place, access)
  return (await import('./sqlite/database.ts')).openSqlite(place, access)
}
