/**
 * The store: one database, and the ways in which it may be read and written. What is kept of each thing stands in the
 * files beside this one; what may be done is decided by the services.
 */
import type { Kysely, Transaction } from 'kysely'
import type { Access, Changed, Database, Listener } from './database.ts'
import { StorageUnavailable } from './errors.ts'
import { openDatabase } from './open.ts'
import type { Tables } from './tables.ts'

const READ_CONNECTIONS = 4

/** Where something is read: outside a transaction, or inside one that goes on to write. */
export type Read = Kysely<Tables>

export type Write = Transaction<Tables>

export class Store {
  readonly #database: Database
  readonly #reader: Read

  private constructor(database: Database) {
    this.#database = database
    this.#reader = database.newReader(READ_CONNECTIONS)
  }

  /**
   * Opens a database, makes it where it doesn't exist, and brings it to this version. A file that is there but can't be
   * written is opened for reading: then everything is answered that needs no write.
   * @param place a file, or a postgres:// address
   * @throws DatabaseTooNew, ForeignDatabase, StorageUnavailable
   */
  static async open(place: string): Promise<Store> {
    return Store.#open(place, 'write')
  }

  /** Opens a database that is there as it is: nothing is migrated or written. @throws as `open` */
  static async openToRead(place: string): Promise<Store> {
    return Store.#open(place, 'read')
  }

  static async #open(place: string, access: Access): Promise<Store> {
    return new Store(await openDatabase(place, access))
  }

  async close(): Promise<void> {
    await this.#reader.destroy()
    const { writer, recorder } = this.#database
    await writer?.destroy()
    if (recorder !== writer) await recorder?.destroy()
  }

  /**
   * Runs `work` as one transaction: whole or absent. Transactions wait for each other in a queue, those of other
   * processes with them, so that each may rely on what it reads.
   * @throws StorageUnavailable
   */
  async write<T>(work: (write: Write) => Promise<T>): Promise<T> {
    const { writer, announce } = this.#database
    return writable(writer)
      .transaction()
      .execute(async (write) => {
        const result = await work(write)
        await announce(write)
        return result
      })
  }

  /**
   * Runs `work` as one transaction that only adds rows on whose order nothing hangs: those of other processes may be
   * under way at the same time, and nobody is told of it.
   * @throws StorageUnavailable
   */
  async record<T>(work: (write: Write) => Promise<T>): Promise<T> {
    return writable(this.#database.recorder).transaction().execute(work)
  }

  /** For queries of what is asked for; they see what was committed before they began. */
  get read(): Read {
    return this.#reader
  }

  /** A connection of its own, for who can't wait behind other readers; to be destroyed by whoever asked for it. */
  newReader(): Read {
    return this.#database.newReader(1)
  }

  /**
   * Queries that all see the same moment, however long they take together: on a connection of their own, so that
   * nobody waits for it.
   */
  async snapshot<T>(work: (read: Read) => Promise<T>): Promise<T> {
    const reader = this.newReader()
    try {
      return await reader.transaction().setIsolationLevel('repeatable read').execute(work)
    } finally {
      await reader.destroy()
    }
  }

  /** Calls `changed` when another process may have changed something; it may miss one. */
  listen(changed: Changed): Listener {
    return this.#database.listen(changed)
  }

  /** @throws StorageUnavailable where the database doesn't answer. */
  async ping(): Promise<void> {
    await this.#reader.selectFrom('strategies').select('id').limit(1).execute()
  }
}

const writable = (writer: Read | undefined): Read => {
  if (writer) return writer
  throw new StorageUnavailable('SQLITE_READONLY', new Error('it is on a disk that is read-only'))
}
