/** All rows of one database into another, of whichever kind they are, and the proof that they arrived. */
import { createHash, type Hash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Read, Write } from './store.ts'
import type { Tables } from './tables.ts'

export interface CopiedTable {
  table: string
  rows: number
  /** SHA-256 of all rows in the order of their keys, the same in both databases. */
  digest: string
}

/** The target holds something, or not what the source holds: nothing was kept. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused'
}

/** What a row refers to comes before it; each with its primary key. */
const KEYS: { readonly [Table in keyof Tables]: readonly (string & keyof Tables[Table])[] } = {
  strategies: ['id'],
  settings: ['strategy_id', 'name'],
  documents: ['digest'],
  versions: ['strategy_id', 'number'],
  timeline: ['strategy_id', 'seq'],
  people: ['id'],
  invitations: ['hash'],
  sessions: ['id'],
  keys: ['id'],
  drafts: ['strategy_id', 'name'],
  proposals: ['strategy_id', 'number'],
  proposal_events: ['strategy_id', 'proposal', 'seq'],
  audit: ['seq'],
  audit_head: ['id'],
  idempotency: ['actor', 'key'],
  decisions: ['id'],
  populations: ['id'],
  population_content: ['population_id', 'part', 'piece'],
  runs: ['id'],
  run_content: ['run_id', 'piece'],
}

/** Rows of one statement: few where one can be large. A piece of content has up to 4 MiB. */
const ROWS = 500
const ROWS_OF: { readonly [Table in keyof Tables]?: number } = {
  documents: 20,
  drafts: 20,
  idempotency: 20,
  population_content: 4,
  run_content: 4,
}

type Row = Record<string, unknown>

/**
 * Copies every table and reads it back. Both sides are to be transactions: `from` sees one moment, and of `to` nothing
 * is kept where this throws.
 * @param told of each table once it is copied
 * @throws CopyRefused, StorageUnavailable
 */
export const copyAll = async (from: Read, to: Write, told: (table: CopiedTable) => void): Promise<void> => {
  const tables = Object.keys(KEYS) as (keyof Tables)[]
  for (const table of tables) await refuseFilled(to, table)
  for (const table of tables) told(await copyTable(from, to, table))
}

const refuseFilled = async (to: Read, table: keyof Tables): Promise<void> => {
  const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(to)
  if (rows.length > 0) throw new CopyRefused(`There is something in it already (table ${table}).`)
}

const copyTable = async (from: Read, to: Write, table: keyof Tables): Promise<CopiedTable> => {
  const digest = createHash('sha256')
  let rows = 0
  for await (const batch of rowsOf(from, table)) {
    await to
      .insertInto(table)
      .values(batch as never)
      .execute()
    addTo(digest, batch)
    rows += batch.length
  }
  const [sent, arrived] = [digest.digest('hex'), await digestOf(to, table)]
  if (arrived !== sent) throw new CopyRefused(`Table ${table} didn’t arrive as it was sent.`)
  return { table, rows, digest: sent }
}

const digestOf = async (db: Read, table: keyof Tables): Promise<string> => {
  const digest = createHash('sha256')
  for await (const batch of rowsOf(db, table)) addTo(digest, batch)
  return digest.digest('hex')
}

/** In the order of the primary key, each batch beginning after the last row of the one before it. */
async function* rowsOf(db: Read, table: keyof Tables): AsyncGenerator<Row[]> {
  const keys: readonly string[] = KEYS[table]
  const most = ROWS_OF[table] ?? ROWS
  const tuple = sql.join(keys.map((key) => sql.ref(key)))
  let last: Row | undefined
  do {
    const after: RawBuilder<unknown> = last
      ? sql`where (${tuple}) > (${sql.join(keys.map((key) => last?.[key]))})`
      : sql``
    const query = sql<Row>`select * from ${sql.table(table)} ${after} order by ${tuple} limit ${most}`
    const { rows } = await query.execute(db)
    if (rows.length > 0) yield rows
    last = rows.length < most ? undefined : rows.at(-1)
  } while (last)
}

/** A row is its columns by name: their order in the table may differ. */
const addTo = (digest: Hash, rows: readonly Row[]): void => {
  for (const row of rows) {
    const columns = Object.keys(row).sort()
    for (const column of columns) {
      const value = row[column]
      if (value instanceof Uint8Array) digest.update(`${column} ${value.length}\n`).update(value)
      else digest.update(`${column} ${JSON.stringify(value)}\n`)
    }
  }
}
