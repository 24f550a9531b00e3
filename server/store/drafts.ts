/** Drafts: named documents being written, each with the revision that a save must know. */
import type { Actor, Page } from './records.ts'
import type { Read, Write } from './store.ts'
import type { Tables } from './tables.ts'

/** A draft without its document. */
export interface DraftRecord {
  strategy: string
  name: string
  digest: string
  /** 1, 2, 3 … with each save. */
  revision: number
  /** The version that it is to replace; absent where there was none. */
  baseVersion?: number
  /** Everybody who has ever saved it. */
  authors: Actor[]
  createdAt: string
  savedAt: string
  savedBy: Actor
}

/** A draft with its document, as JSON. */
export interface StoredDraft {
  draft: DraftRecord
  text: string
}

export const readDrafts = async (read: Read, strategy: string, page: Page<string>): Promise<StoredDraft[]> => {
  let query = read.selectFrom('drafts').selectAll().where('strategy_id', '=', strategy)
  if (page.after !== undefined) query = query.where('name', '>', page.after)
  const rows = await query.orderBy('name').limit(page.limit).execute()
  return rows.map(toDraft)
}

export const readDraft = async (read: Read, strategy: string, name: string): Promise<StoredDraft | undefined> => {
  const row = await read
    .selectFrom('drafts')
    .selectAll()
    .where('strategy_id', '=', strategy)
    .where('name', '=', name)
    .executeTakeFirst()
  return row && toDraft(row)
}

export const insertDraft = async (write: Write, { draft, text }: StoredDraft): Promise<void> => {
  await write
    .insertInto('drafts')
    .values({ ...toRow(draft), strategy_id: draft.strategy, name: draft.name, document: text })
    .execute()
}

export const updateDraft = async (write: Write, { draft, text }: StoredDraft): Promise<void> => {
  await write
    .updateTable('drafts')
    .set({ ...toRow(draft), document: text })
    .where('strategy_id', '=', draft.strategy)
    .where('name', '=', draft.name)
    .execute()
}

export const deleteDraft = async (write: Write, strategy: string, name: string): Promise<void> => {
  await write.deleteFrom('drafts').where('strategy_id', '=', strategy).where('name', '=', name).execute()
}

export interface PublishedDraft {
  strategy: string
  name: string
  /** A draft made later than this is another that has taken the name. */
  createdBy: string
}

/** A draft that has become a version goes on from there, whatever was saved meanwhile. */
export const moveDraftBase = async (
  write: Write,
  { strategy, name, createdBy }: PublishedDraft,
  from: number,
  to: number,
): Promise<void> => {
  const update = write
    .updateTable('drafts')
    .set({ base_version: to })
    .where('strategy_id', '=', strategy)
    .where('name', '=', name)
    .where('created_at', '<=', createdBy)
  await (from === 0 ? update.where('base_version', 'is', null) : update.where('base_version', '=', from)).execute()
}

const toRow = (draft: DraftRecord) => ({
  digest: draft.digest,
  revision: draft.revision,
  base_version: draft.baseVersion ?? null,
  authors: JSON.stringify(draft.authors),
  created_at: draft.createdAt,
  saved_at: draft.savedAt,
  saved_by: JSON.stringify(draft.savedBy),
})

const toDraft = (row: Tables['drafts']): StoredDraft => ({
  draft: {
    strategy: row.strategy_id,
    name: row.name,
    digest: row.digest,
    revision: row.revision,
    ...(row.base_version === null ? {} : { baseVersion: row.base_version }),
    authors: JSON.parse(row.authors) as Actor[],
    createdAt: row.created_at,
    savedAt: row.saved_at,
    savedBy: JSON.parse(row.saved_by) as Actor,
  },
  text: row.document,
})
