/**
 * What the store needs of a database, of which there are two: an SQLite file, or a PostgreSQL server that several
 * processes share.
 */
import type { Kysely } from 'kysely'
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
  listen(changed: Changed): Listener
}

/**
 * Told of `something` that was added to what is known, or that `anything` may be otherwise: the connection was lost, and
 * behind a new one may be a server that took over and has not all that the last one had.
 */
export type Changed = (what: 'something' | 'anything') => void

export interface Listener {
  stop(): Promise<void>
}

/** `write` migrates it where needed; `read` takes it as it is. */
export type Access = 'write' | 'read'
