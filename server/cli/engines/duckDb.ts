/** DuckDB in this process and in memory: an optional dependency, loaded only where a command needs it. */
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { Failure } from '../failure.ts'
import type { Scratch } from './scratch.ts'

/** Told how far a statement is: a share from 0 to 1. */
export type OnShare = (share: number) => void

const PROGRESS_MS = 200

/**
 * Nothing is loaded from elsewhere, and nobody's folder of extensions is looked at. A filter that was moved down would
 * compute the whole strategy again, and an IN that became a join would lose the order of the rows.
 */
const SETTINGS = [
  'SET autoinstall_known_extensions = false',
  'SET autoload_known_extensions = false',
  "SET disabled_optimizers = 'filter_pushdown,in_clause'",
  'SET enable_progress_bar = true',
  'SET enable_progress_bar_print = false',
  'SET progress_bar_time = 0',
]

export class DuckDb {
  readonly #instance: DuckDBInstance
  readonly #connection: DuckDBConnection
  readonly #about: string

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection, about: string) {
    this.#instance = instance
    this.#connection = connection
    this.#about = about
  }

  /**
   * @param about what it is needed for, such as the file's name: failures begin with it
   * @param scratch where it puts what memory doesn't hold
   * @throws Failure where it isn't installed
   */
  static async open(about: string, scratch: Scratch): Promise<DuckDb> {
    const { DuckDBInstance } = await load(about)
    const instance = await DuckDBInstance.create(':memory:')
    const duckDb = new DuckDb(instance, await instance.connect(), about)
    for (const setting of [...SETTINGS, `SET temp_directory = ${text(scratch.path('spill'))}`])
      await duckDb.run(setting)
    return duckDb
  }

  /** @throws Failure with DuckDB's reason */
  async run(sql: string, onShare?: OnShare): Promise<void> {
    const timer = onShare && setInterval(() => onShare(this.#share()), PROGRESS_MS)
    try {
      await this.#connection.run(sql)
    } catch (error) {
      throw this.#failure(error)
    } finally {
      clearInterval(timer)
    }
  }

  /** All rows, each a list of plain values. @throws Failure with DuckDB's reason */
  async rows(sql: string): Promise<unknown[][]> {
    try {
      return (await this.#connection.runAndReadAll(sql)).getRowsJS()
    } catch (error) {
      throw this.#failure(error)
    }
  }

  /**
   * Rows as they come, by columns, in order: several threads would hand them out as each is done. The stream has a
   * connection of its own: another statement on it would end the stream without a word.
   * @throws Failure with DuckDB's reason
   */
  async *batches(sql: string): AsyncGenerator<unknown[][]> {
    const connection = await this.#instance.connect()
    try {
      await connection.run('SET threads = 1')
      const result = await connection.stream(sql)
      for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
        yield chunk.getColumns()
    } catch (error) {
      throw error instanceof Failure ? error : this.#failure(error)
    } finally {
      await connection.run('RESET threads')
      connection.closeSync()
    }
  }

  close(): void {
    this.#connection.closeSync()
    this.#instance.closeSync()
  }

  #share(): number {
    return Math.max(0, this.#connection.progress.percentage) / 100
  }

  #failure(error: unknown): Failure {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    return new Failure(`${this.#about}: ${reason.replace(/^[A-Z][\w ]* Error: /, '')} (DuckDB)`)
  }
}

async function load(about: string) {
  try {
    return await import('@duckdb/node-api')
  } catch {
    throw new Failure(`${about}: this takes DuckDB, which isn’t installed. npm install @duckdb/node-api brings it.`)
  }
}

/** A literal text. */
export const text = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** An identifier. */
export const name = (value: string): string => `"${value.replaceAll('"', '""')}"`

/** A file by its exact name: DuckDB takes some characters for patterns. */
export const file = (path: string): string => text(path.replace(/[*?[]/g, '[$&]'))

/** A statement that writes rows, in order, to a file; what stands there already is written over. */
export const copyOf = (sql: string, path: string, options: string): string =>
  `COPY (${sql}) TO ${text(path)} (${options}, USE_TMP_FILE false)`

export const copyToParquet = (sql: string, path: string): string => copyOf(sql, path, 'FORMAT parquet')
