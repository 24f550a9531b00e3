/**
 * The store: strategies, their immutable versions and their timelines, in one SQLite file.
 *
 * It keeps what it is given; what may be published is decided by the services.
 */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Kysely, Transaction } from 'kysely'
import type { Text } from '../../engine/index.ts'
import { StorageUnavailable } from './errors.ts'
import { migrate, refuseNewer } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import {
  type Actor,
  DEFAULT_SETTINGS,
  type Page,
  type Settings,
  type StrategyRecord,
  type TimelineEntry,
  type VersionRecord,
} from './records.ts'
import { sqlite } from './sqlite.ts'
import type { Tables } from './tables.ts'

const READ_CONNECTIONS = 2

export type Write = Transaction<Tables>

/** What a key or a session says of who presents it. */
export interface CredentialRecord {
  /** SHA-256 of the secret. */
  hash: string
  /** When a session began. */
  createdAt?: string
  expiresAt?: string
  actor: { kind: 'person' | 'key'; id: string; name: string }
  roles: string[]
  strategies?: string[]
}

export class Store {
  /** Absent where the disk can't be written: then everything is answered that needs no write. */
  readonly #writer: Kysely<Tables> | undefined
  readonly #reader: Kysely<Tables>
  readonly #newReader: () => Kysely<Tables>

  private constructor(writer: Kysely<Tables> | undefined, newReader: (connections: number) => Kysely<Tables>) {
    this.#writer = writer
    this.#reader = newReader(READ_CONNECTIONS)
    this.#newReader = () => newReader(1)
  }

  /**
   * Opens the file, makes it where it doesn't exist, and brings it to this version. A file that is
   * there but can't be written is opened for reading.
   * @throws DatabaseTooNew, StorageUnavailable
   */
  static async open(file: string): Promise<Store> {
    if (existsSync(file) && !isWritable(file)) return Store.openToRead(file)
    mkdirSync(dirname(file), { recursive: true })
    await refuseNewer(file, migrations)
    const writer = sqlite<Tables>({ file, access: 'write' })
    try {
      await migrate(writer, migrations)
    } catch (error) {
      await writer.destroy()
      throw error
    }
    return new Store(writer, (connections) => sqlite<Tables>({ file, access: 'read', connections }))
  }

  /** Opens a file that is there as it is: nothing is migrated or written. @throws DatabaseTooNew, StorageUnavailable */
  static async openToRead(file: string): Promise<Store> {
    const access = isWritable(file) ? 'read' : 'disk'
    await refuseNewer(file, migrations, access)
    return new Store(undefined, (connections) => sqlite<Tables>({ file, access, connections }))
  }

  async close(): Promise<void> {
    await this.#reader.destroy()
    await this.#writer?.destroy()
  }

  /** Runs `work` as one transaction: whole or absent. Transactions wait for each other in a queue. */
  async write<T>(work: (write: Write) => Promise<T>): Promise<T> {
    if (!this.#writer) throw new StorageUnavailable('SQLITE_READONLY', new Error('it is on a disk that is read-only'))
    return this.#writer.transaction().execute(work)
  }

  /** For queries of what is asked for; they see what was committed before they began. */
  get read(): Kysely<Tables> {
    return this.#reader
  }

  /**
   * Queries that all see the same moment, however long they take together: on a connection of their own, so that
   * nobody waits for it.
   */
  async snapshot<T>(work: (read: Kysely<Tables>) => Promise<T>): Promise<T> {
    const reader = this.#newReader()
    try {
      return await reader.transaction().setIsolationLevel('repeatable read').execute(work)
    } finally {
      await reader.destroy()
    }
  }

  /** A key or a session by its public half, unless it is revoked or its person disabled. */
  async credential(kind: 'key' | 'session', id: string): Promise<CredentialRecord | undefined> {
    return kind === 'key' ? this.#key(id) : this.#session(id)
  }

  async #key(id: string): Promise<CredentialRecord | undefined> {
    const row = await this.#reader.selectFrom('keys').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row || row.revoked_at !== null) return undefined
    return {
      hash: row.hash,
      ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
      actor: { kind: 'key', id, name: row.name },
      roles: [row.role],
      ...(row.strategies === null ? {} : { strategies: JSON.parse(row.strategies) as string[] }),
    }
  }

  async #session(id: string): Promise<CredentialRecord | undefined> {
    const row = await this.#reader
      .selectFrom('sessions')
      .innerJoin('people', 'people.id', 'sessions.person_id')
      .select([
        'sessions.hash',
        'sessions.created_at',
        'sessions.expires_at',
        'people.id',
        'people.name',
        'people.roles',
      ])
      .where('sessions.id', '=', id)
      .where('people.disabled_at', 'is', null)
      .executeTakeFirst()
    return (
      row && {
        hash: row.hash,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
        actor: { kind: 'person', id: row.id, name: row.name },
        roles: JSON.parse(row.roles) as string[],
      }
    )
  }

  /** @throws StorageUnavailable where the database doesn't answer. */
  async ping(): Promise<void> {
    await this.#reader.selectFrom('strategies').select('id').limit(1).execute()
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#reader.selectFrom('strategies').select('id').limit(1).execute()).length === 0
  }

  /** @param only these alone, where it is given */
  async strategies(page: Page<string>, only?: readonly string[]): Promise<StrategyRecord[]> {
    let query = this.#reader.selectFrom('strategies').selectAll().orderBy('id').limit(page.limit)
    if (page.after !== undefined) query = query.where('id', '>', page.after)
    if (only !== undefined) query = query.where('id', 'in', only)
    const rows = await query.execute()
    if (rows.length === 0) return []
    const ids = rows.map((row) => row.id)
    const settings = await this.#reader.selectFrom('settings').selectAll().where('strategy_id', 'in', ids).execute()
    return rows.map((row) => ({
      id: row.id,
      createdAt: row.created_at,
      settings: toSettings(settings.filter((setting) => setting.strategy_id === row.id)),
    }))
  }

  async strategy(id: string): Promise<StrategyRecord | undefined> {
    return readStrategy(this.#reader, id)
  }

  async versions(strategy: string, page: Page<number>): Promise<VersionRecord[]> {
    const rows = await this.#reader
      .selectFrom('versions')
      .selectAll()
      .where('strategy_id', '=', strategy)
      .where('number', '>', page.after ?? 0)
      .orderBy('number')
      .limit(page.limit)
      .execute()
    return rows.map(toVersion)
  }

  /** A version with its document in canonical JSON. */
  async version(strategy: string, number: number): Promise<StoredVersion | undefined> {
    return readVersion(this.#reader, strategy, number)
  }

  /** All entries of a strategy, by seq. */
  async timeline(strategy: string): Promise<TimelineEntry[]> {
    return readTimeline(this.#reader, strategy)
  }
}

/** Where something is read: outside a transaction, or inside one that goes on to write. */
export type Read = Kysely<Tables>

export interface StoredVersion {
  version: VersionRecord
  canonical: string
}

export const readStrategy = async (read: Read, id: string): Promise<StrategyRecord | undefined> => {
  const row = await read.selectFrom('strategies').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const settings = await read.selectFrom('settings').selectAll().where('strategy_id', '=', id).execute()
  return { id: row.id, createdAt: row.created_at, settings: toSettings(settings) }
}

export const readVersion = async (read: Read, strategy: string, number: number): Promise<StoredVersion | undefined> => {
  const row = await read
    .selectFrom('versions')
    .innerJoin('documents', 'documents.digest', 'versions.digest')
    .selectAll('versions')
    .select('documents.canonical')
    .where('strategy_id', '=', strategy)
    .where('number', '=', number)
    .executeTakeFirst()
  return row && { version: toVersion(row), canonical: row.canonical }
}

/** The number of a strategy's latest version; 0 before the first. */
export const readLatestVersion = async (read: Read, strategy: string): Promise<number> => {
  const last = await read
    .selectFrom('versions')
    .select((select) => select.fn.max('number').as('number'))
    .where('strategy_id', '=', strategy)
    .executeTakeFirst()
  return last?.number ?? 0
}

export const readTimeline = async (read: Read, strategy: string): Promise<TimelineEntry[]> => {
  const rows = await read
    .selectFrom('timeline')
    .selectAll()
    .where('strategy_id', '=', strategy)
    .orderBy('seq')
    .execute()
  return rows.map(toEntry)
}

/** The file and its folder, where SQLite keeps the log beside it. */
const isWritable = (file: string): boolean => {
  try {
    accessSync(file, constants.W_OK)
    accessSync(dirname(file), constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Adds a strategy without versions. @returns false where the id is taken. */
export const addStrategy = async (write: Write, strategy: StrategyRecord): Promise<boolean> => {
  const { id, createdAt, settings } = strategy
  const added = await write
    .insertInto('strategies')
    .values({ id, created_at: createdAt })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return false
  await writeSettings(write, id, settings)
  return true
}

/** Replaces a strategy's settings. */
export const writeSettings = async (write: Write, strategy: string, settings: Settings): Promise<void> => {
  const rows = Object.entries(settings).map(([name, value]) => ({
    strategy_id: strategy,
    name,
    value: JSON.stringify(value),
  }))
  await write.deleteFrom('settings').where('strategy_id', '=', strategy).execute()
  await write.insertInto('settings').values(rows).execute()
}

/** Keeps a document in canonical JSON under its digest. */
export const addDocument = async (write: Write, digest: string, canonical: string): Promise<void> => {
  await write
    .insertInto('documents')
    .values({ digest, canonical })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute()
}

export interface NewVersion {
  strategy: string
  digest: string
  canonical: string
  authors: Actor[]
  approvers: Actor[]
  note: string
  now: string
}

/** Appends the next version. The caller has seen to it that the strategy exists. */
export const addVersion = async (write: Write, version: NewVersion): Promise<VersionRecord> => {
  const { strategy, digest, canonical, authors, approvers, note, now } = version
  const row = {
    strategy_id: strategy,
    number: (await readLatestVersion(write, strategy)) + 1,
    digest,
    authors: JSON.stringify(authors),
    approvers: JSON.stringify(approvers),
    note,
    created_at: now,
  }
  await addDocument(write, digest, canonical)
  await write.insertInto('versions').values(row).execute()
  return toVersion(row)
}

export type NewEntry = Omit<TimelineEntry, 'seq' | 'recordedAt'> & { strategy: string; now: string }

/** Appends a timeline entry. A clock that was set back never makes it older than the entry before. */
export const addEntry = async (write: Write, entry: NewEntry): Promise<TimelineEntry> => {
  const last = await write
    .selectFrom('timeline')
    .select(['seq', 'recorded_at'])
    .where('strategy_id', '=', entry.strategy)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const row = {
    strategy_id: entry.strategy,
    seq: (last?.seq ?? 0) + 1,
    recorded_at: last && last.recorded_at > entry.now ? last.recorded_at : entry.now,
    effective_from: entry.effectiveFrom,
    version: entry.version,
    phase: entry.phase === undefined ? null : JSON.stringify(entry.phase),
    note: entry.note,
    cancels: entry.cancels ?? null,
  }
  await write.insertInto('timeline').values(row).execute()
  return toEntry(row)
}

const toSettings = (rows: Tables['settings'][]): Settings =>
  ({ ...DEFAULT_SETTINGS, ...Object.fromEntries(rows.map((row) => [row.name, JSON.parse(row.value)])) }) as Settings

const toVersion = (row: Tables['versions']): VersionRecord => ({
  strategy: row.strategy_id,
  number: row.number,
  digest: row.digest,
  authors: JSON.parse(row.authors) as Actor[],
  approvers: JSON.parse(row.approvers) as Actor[],
  note: row.note,
  createdAt: row.created_at,
})

const toEntry = (row: Tables['timeline']): TimelineEntry => ({
  seq: row.seq,
  recordedAt: row.recorded_at,
  effectiveFrom: row.effective_from,
  version: row.version,
  ...(row.phase === null ? {} : { phase: JSON.parse(row.phase) as Text }),
  note: row.note,
  ...(row.cancels === null ? {} : { cancels: row.cancels }),
})
