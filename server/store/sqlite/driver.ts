/**
 * SQLite behind Kysely: the only file that knows the `sqlite3` package.
 *
 * A connection's asynchronous calls share its transaction, so that two interleaved requests would
 * roll each other back. Hence one writer connection that is handed out to one transaction at a time
 * (a queue), and read connections apart from it. Every transaction of the writer is BEGIN IMMEDIATE:
 * a read that is upgraded to a write later fails at once, whatever busy_timeout says.
 */
import { pathToFileURL } from 'node:url'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import sqlite3 from 'sqlite3'
import { StorageUnavailable } from '../errors.ts'

/** How long a writer waits for another process that holds the file, in milliseconds. */
const BUSY_TIMEOUT = 5_000

export interface SqliteOptions {
  file: string
  /** `write`: one connection, BEGIN IMMEDIATE. The others: several, which can't change anything. */
  access: Access
  connections?: number
}

/**
 * `copy`: reading, for `vacuum into` (which `query_only` would refuse). `fold`: to put the log back into the file.
 * `disk`: reading from a disk that can't be written, where SQLite can't keep its shared memory.
 */
type Access = 'write' | 'read' | 'disk' | 'copy' | 'fold'

/** A database as Kysely sees it. Opened lazily, by the first query. */
export const sqlite = <Tables>(options: SqliteOptions): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: dialect(options) })

const dialect = (options: SqliteOptions): Dialect => ({
  createAdapter: () => new TransactionalAdapter(),
  createDriver: () => new SqliteDriver(options),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
})

/** SQLite's DDL is transactional: a migration that is killed half-way is rolled back, not half-done. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true
  }
}

class SqliteDriver implements Driver {
  readonly #options: SqliteOptions
  readonly #all: SqliteConnection[] = []
  readonly #free: SqliteConnection[] = []
  readonly #waiting: ((connection: SqliteConnection) => void)[] = []

  constructor(options: SqliteOptions) {
    this.#options = options
  }

  async init() {
    const { file, access, connections = 1 } = this.#options
    for (let i = 0; i < (access === 'write' ? 1 : connections); i++) {
      const connection = await SqliteConnection.open(file, access)
      this.#all.push(connection)
      this.#free.push(connection)
    }
  }

  async acquireConnection(): Promise<SqliteConnection> {
    return this.#free.pop() ?? new Promise((resolve) => this.#waiting.push(resolve))
  }

  async releaseConnection(connection: DatabaseConnection) {
    const next = this.#waiting.shift()
    if (next) next(connection as SqliteConnection)
    else this.#free.push(connection as SqliteConnection)
  }

  async beginTransaction(connection: DatabaseConnection) {
    const begin = this.#options.access === 'write' ? 'begin immediate' : 'begin'
    await connection.executeQuery(CompiledQuery.raw(begin))
  }

  async commitTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection) {
    // A full disk has already made SQLite roll back; a second rollback would hide the cause.
    await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => {})
  }

  async destroy() {
    await Promise.all(this.#all.map((connection) => connection.close()))
  }
}

/**
 * Copies a database as it is at one moment into a new file, while others write: all that was committed before it
 * began, and nothing half-done. The copy needs no log beside it.
 * @throws StorageUnavailable
 */
export const copyDatabase = async (file: string, copy: string): Promise<void> => {
  const connection = await SqliteConnection.open(file, 'copy')
  try {
    await connection.executeQuery(CompiledQuery.raw('vacuum into ?', [copy]))
  } finally {
    await connection.close()
  }
}

/** Makes a database that nobody has open one file, which needs no log beside it. @throws StorageUnavailable */
export const foldLog = async (file: string): Promise<void> => {
  const connection = await SqliteConnection.open(file, 'fold')
  await connection.close()
}

const MODES: Record<Access, number> = {
  write: sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE,
  read: sqlite3.OPEN_READONLY,
  disk: sqlite3.OPEN_READONLY | sqlite3.OPEN_URI,
  copy: sqlite3.OPEN_READONLY,
  fold: sqlite3.OPEN_READWRITE,
}

const PRAGMAS: Record<Access, string[]> = {
  write: ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'],
  read: ['query_only = ON'],
  disk: ['query_only = ON'],
  copy: [],
  fold: ['journal_mode = DELETE'],
}

class SqliteConnection implements DatabaseConnection {
  readonly #database: sqlite3.Database

  private constructor(database: sqlite3.Database) {
    this.#database = database
  }

  static async open(file: string, access: Access): Promise<SqliteConnection> {
    const name = access === 'disk' ? `${pathToFileURL(file)}?immutable=1` : file
    const database = await new Promise<sqlite3.Database>((resolve, reject) => {
      const opened = new sqlite3.Database(name, MODES[access], (error) =>
        error ? reject(storageError(error)) : resolve(opened),
      )
    })
    const connection = new SqliteConnection(database)
    database.configure('busyTimeout', BUSY_TIMEOUT)
    try {
      for (const pragma of PRAGMAS[access]) await connection.executeQuery(CompiledQuery.raw(`pragma ${pragma}`))
    } catch (error) {
      await connection.close()
      throw error
    }
    return connection
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const parameters = query.parameters.map(bindable)
    const reads = SelectQueryNode.is(query.query) || /^\s*(select|with|pragma)\b|\breturning\b/i.test(query.sql)
    return new Promise((resolve, reject) => {
      if (reads) {
        this.#database.all<Row>(query.sql, parameters, (error, rows) =>
          error ? reject(storageError(error)) : resolve({ rows }),
        )
      } else {
        this.#database.run(query.sql, parameters, function (error) {
          if (error) reject(storageError(error))
          else resolve({ rows: [], numAffectedRows: BigInt(this.changes ?? 0) })
        })
      }
    })
  }

  // biome-ignore lint/correctness/useYield: part of the interface; no query of the store needs it
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Queries are not streamed from SQLite.')
  }

  close(): Promise<void> {
    return new Promise((resolve, reject) => this.#database.close((error) => (error ? reject(error) : resolve())))
  }
}

/** `sqlite3` would bind undefined, a bigint or NaN as NULL and an object as "[object Object]". */
const bindable = (value: unknown): string | number | null | Uint8Array => {
  if (value === null || typeof value === 'string') return value
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new TypeError(`A query parameter must be a string, a finite number, bytes or null, not ${typeof value}.`)
}

/** What the disk, another process or the file's rights refuse is not a programming error. */
const UNAVAILABLE = new Set([
  'SQLITE_READONLY',
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_CANTOPEN',
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_CORRUPT',
  'SQLITE_NOTADB',
])

const storageError = (error: Error): Error => {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return UNAVAILABLE.has(code) ? new StorageUnavailable(code, error) : error
}
