/** Immutable versions, and the documents that they are. */
import type { Actor, Page, VersionRecord } from './records.ts'
import type { Read, Write } from './store.ts'
import type { Tables } from './tables.ts'

/** A version with its document in canonical JSON. */
export interface StoredVersion {
  version: VersionRecord
  canonical: string
}

export const readVersions = async (read: Read, strategy: string, page: Page<number>): Promise<VersionRecord[]> => {
  const rows = await read
    .selectFrom('versions')
    .selectAll()
    .where('strategy_id', '=', strategy)
    .where('number', '>', page.after ?? 0)
    .orderBy('number')
    .limit(page.limit)
    .execute()
  return rows.map(toVersion)
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

const toVersion = (row: Tables['versions']): VersionRecord => ({
  strategy: row.strategy_id,
  number: row.number,
  digest: row.digest,
  authors: JSON.parse(row.authors) as Actor[],
  approvers: JSON.parse(row.approvers) as Actor[],
  note: row.note,
  createdAt: row.created_at,
})
