/**
 * PostgreSQL behind Kysely; nothing outside this folder knows the `pg` package.
 *
 * Transactions of access `write` go one after the other, in all processes together: each begins by taking an advisory
 * lock that its end gives back. That is what SQLite's one writer gives, on which the services rely: the audit log is
 * one chain, so that every change waits for the one before it anyway, and a proposal is judged against the timeline
 * that it then extends. Serializable transactions would give the same by letting all but one fail and be run again.
 * The lock is taken before the first query, at READ COMMITTED, where every statement sees all that was committed before
 * it: also what the transaction before it, which held the lock, has written.
 *
 * When the connection is lost at COMMIT, nobody has said whether it was carried out. The server is asked, under the
 * transaction's own number (`pg_xact_status`).
 */
import { setTimeout as wait } from 'node:timers/promises'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import pg from 'pg'
import { StorageUnavailable } from '../errors.ts'
import { PostgresColumns } from './columns.ts'
import { configOf, type PostgresAccess, settingsOf } from './config.ts'
import { connectionError, storageError } from './failures.ts'

export interface PostgresOptions {
  address: string
  access: PostgresAccess
  /** How many, of access `read`. */
  connections?: number
}

/** A database as Kysely sees it. Connections are opened as they are needed. */
export const postgres = <Tables>(options: PostgresOptions): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: dialect(options), plugins: [new PostgresColumns()] })

const dialect = (options: PostgresOptions): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new PostgresDriver(options),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
})

/** Any number that is always the same: it stands for the right to change the store. */
const TURN = 7_213_560_114

/** How a transaction begins; all but reading ones learn their number, which tells later whether they were committed. */
const BEGIN: Record<PostgresAccess, string> = {
  write: `begin; select pg_advisory_xact_lock(${TURN}), pg_current_xact_id()::text as id`,
  record: 'begin; select pg_current_xact_id()::text as id',
  read: 'begin',
}

class PostgresDriver implements Driver {
  readonly #options: PostgresOptions
  #pool: pg.Pool | undefined
  /** Connections whose session has its settings. */
  readonly #ready = new WeakSet<pg.PoolClient>()

  constructor(options: PostgresOptions) {
    this.#options = options
  }

  async init() {
    const { address, access, connections = 1 } = this.#options
    this.#pool = new pg.Pool({ ...configOf(address, access), max: access === 'read' ? connections : 1 })
    // A connection that breaks while nobody uses it leaves the pool; the next query opens another.
    this.#pool.on('error', () => {})
  }

  async acquireConnection(): Promise<PostgresConnection> {
    try {
      const client = await (this.#pool as pg.Pool).connect()
      return await this.#prepared(client)
    } catch (error) {
      throw connectionError(error)
    }
  }

  async #prepared(client: pg.PoolClient): Promise<PostgresConnection> {
    const connection = new PostgresConnection(client)
    if (this.#ready.has(client)) return connection
    try {
      await client.query(settingsOf(this.#options.access))
    } catch (error) {
      connection.release(true)
      throw error
    }
    this.#ready.add(client)
    return connection
  }

  async releaseConnection(connection: DatabaseConnection) {
    ;(connection as PostgresConnection).release()
  }

  async beginTransaction(connection: DatabaseConnection, { isolationLevel }: TransactionSettings) {
    const level = isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`
    await (connection as PostgresConnection).begin(BEGIN[this.#options.access].replace('begin', `begin${level}`))
  }

  async commitTransaction(connection: DatabaseConnection) {
    try {
      await (connection as PostgresConnection).commit()
    } catch (error) {
      const { transaction } = connection as PostgresConnection
      if (!(error instanceof StorageUnavailable) || transaction === undefined) throw error
      if (!(await this.#hasCommitted(transaction))) throw error
    }
  }

  async rollbackTransaction(connection: DatabaseConnection) {
    await (connection as PostgresConnection).rollback()
  }

  async destroy() {
    await this.#pool?.end()
  }

  /**
   * Whether a transaction was committed whose end nobody has seen, once the server knows.
   * @throws StorageUnavailable where it can't be learnt in time
   */
  async #hasCommitted(transaction: string): Promise<boolean> {
    const deadline = Date.now() + ASKING
    for (;;) {
      const status = await statusOf(this.#options.address, transaction)
      if (status === 'committed') return true
      if (status === 'aborted') return false
      if (Date.now() >= deadline) throw new StorageUnavailable('UNKNOWN_OUTCOME', new Error(UNKNOWN_OUTCOME), 'unknown')
      await wait(ASKING_AGAIN)
    }
  }
}

/** Milliseconds. */
const ASKING = 15_000
const ASKING_AGAIN = 200

const UNKNOWN_OUTCOME =
  'the connection was lost while the change was being committed, and the server can’t be asked whether it was. Look whether the change is there before you send it again.'

/** On a connection of its own. @returns undefined where the server doesn't answer yet */
const statusOf = async (address: string, transaction: string): Promise<string | undefined> => {
  const client = new pg.Client(configOf(address, 'read'))
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query('select pg_xact_status($1::xid8) as status', [transaction])
    return rows[0]?.status ?? undefined
  } catch {
    return undefined
  } finally {
    await client.end().catch(() => {})
  }
}

/** These say in `rowCount` how many rows they have changed. */
const CHANGING = new Set(['INSERT', 'UPDATE', 'DELETE'])

class PostgresConnection implements DatabaseConnection {
  readonly #client: pg.PoolClient
  /** The number of the transaction under way, or last. */
  transaction: string | undefined
  #broken = false

  constructor(client: pg.PoolClient) {
    this.#client = client
    client.on('error', this.#onError)
  }

  readonly #onError = () => {
    this.#broken = true
  }

  /** @param statements the last of several may answer the transaction's number */
  async begin(statements: string): Promise<void> {
    const results = await this.#run(() => this.#client.query(statements) as Promise<unknown>).catch(async (error) => {
      // It may have begun, and then not got its turn.
      await this.rollback()
      throw error
    })
    const last = Array.isArray(results) ? results.at(-1) : undefined
    this.transaction = last?.rows[0]?.id
  }

  async commit(): Promise<void> {
    const { command } = await this.#run(() => this.#client.query('commit'))
    // After a statement that has failed, COMMIT is answered with ROLLBACK and no error.
    if (command !== 'COMMIT') throw new Error('A statement of the transaction has failed: nothing of it was kept.')
  }

  /** Where the connection is lost, the server gives the transaction up; asking it would only take time. */
  async rollback(): Promise<void> {
    if (!this.#broken) await this.#run(() => this.#client.query('rollback')).catch(() => {})
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const parameters = query.parameters.map(bindable)
    const { command, rowCount, rows } = await this.#run(() => this.#client.query(query.sql, parameters))
    return { rows, ...(CHANGING.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) }
  }

  // biome-ignore lint/correctness/useYield: part of the interface; no query of the store needs it
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Queries are not streamed from PostgreSQL.')
  }

  /** One that has failed is closed rather than used again. */
  release(failed = this.#broken): void {
    this.#client.off('error', this.#onError)
    this.#client.release(failed)
  }

  async #run<T>(query: () => Promise<T>): Promise<T> {
    try {
      return await query()
    } catch (error) {
      // What the server says itself came over a connection that holds; where it ends one, that is an event too.
      if (!(error instanceof pg.DatabaseError)) this.#broken = true
      throw storageError(error)
    }
  }
}

/** What SQLite's columns take: the same statements run on both. (The migrator asks the catalogue with booleans.) */
const bindable = (value: unknown): string | number | boolean | null | Buffer => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new TypeError(`A query parameter must be a string, a finite number, bytes or null, not ${typeof value}.`)
}
