/**
 * Verifies the audit log: every entry against its hash and the one before it, the end against the head, and the
 * records of versions and timelines against what the log tells. It goes through in batches, so that memory stays
 * flat, and reads one moment of the database, so that writing goes on meanwhile.
 */
import type { Kysely } from 'kysely'
import { StorageUnavailable } from '../store/errors.ts'
import type { Tables } from '../store/tables.ts'
import type { AuditEntry, AuditHead } from './chain.ts'
import { ChainCheck, type Link, type Lookup } from './chainCheck.ts'
import { type AuditRow, storedHead } from './entries.ts'
import { type Finding, finding, type Gap, gapText, type Verification } from './findings.ts'
import { exportedFindings, headFindings } from './headCheck.ts'
import { RecordsCheck } from './recordsCheck.ts'

/** Small enough that a server goes on answering between two batches. */
const BATCH = 200

export interface VerifyOptions {
  /** Authenticates the head; without it that is left unchecked. */
  key?: Buffer | undefined
  /** A head exported earlier. */
  exported?: AuditHead | undefined
}

/** @param read sees one moment of the database from the first query to the last */
export const verifyDatabase = async (read: Kysely<Tables>, { key, exported }: VerifyOptions): Promise<Verification> => {
  const chain = new ChainCheck(lookupIn(read), exported)
  const records = new RecordsCheck(read)
  const unreadable = await walk(read, chain, records)
  const heads = unreadable ? [] : headFindings(chain, await storedHead(read), key)
  const others = unreadable ? [unreadable] : await records.finish()
  return verification(chain, [...heads, ...exportedFindingsOf(chain, exported), ...others], key ? [] : ['key'])
}

/** An exported log by itself: `links` are its lines, in batches. */
export const verifyExport = async (
  links: AsyncIterable<Link[]>,
  lookup: Lookup,
  exported: AuditHead | undefined,
): Promise<Verification> => {
  const chain = new ChainCheck(lookup, exported)
  for await (const batch of links) await chain.add(batch)
  return verification(chain, exportedFindingsOf(chain, exported), exported ? [] : ['end'])
}

/** @returns the finding of a database that is damaged itself */
const walk = async (read: Kysely<Tables>, chain: ChainCheck, records: RecordsCheck): Promise<Finding | undefined> => {
  let after = 0
  try {
    for (;;) {
      const rows = await read
        .selectFrom('audit')
        .selectAll()
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(BATCH)
        .execute()
      const links = rows.map(toLink)
      await chain.add(links)
      await records.add(links.flatMap(({ entry }) => entry ?? []))
      if (rows.length < BATCH) return undefined
      after = rows.at(-1)?.seq ?? after
    }
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error
    const seq = chain.last.seq + 1
    return finding('database-unreadable', { seq, reason: error.message }, seq)
  }
}

const verification = (chain: ChainCheck, findings: Finding[], missed: Gap[]): Verification => {
  const all = [...(chain.finding ? [chain.finding] : []), ...findings]
  return {
    ok: all.length === 0,
    entries: chain.last.seq,
    head: chain.last,
    findings: all,
    unchecked: missed.map(gapText),
    uncheckedCodes: missed,
  }
}

const exportedFindingsOf = (chain: ChainCheck, exported: AuditHead | undefined) =>
  exported ? exportedFindings(chain, exported) : []

const lookupIn = (read: Kysely<Tables>): Lookup => ({
  withHash: async (hash) =>
    (await read.selectFrom('audit').select('seq').where('hash', '=', hash).executeTakeFirst()) !== undefined,
  withSeq: async (seq) =>
    (await read.selectFrom('audit').select('seq').where('seq', '=', seq).executeTakeFirst()) !== undefined,
})

const toLink = (row: AuditRow): Link => {
  const entry = entryAsWritten(row)
  return { seq: row.seq, ...(entry ? { entry } : {}) }
}

/** undefined where the JSON isn't, byte by byte, what the server writes, or the actor's id beside it differs. */
const entryAsWritten = (row: AuditRow): AuditEntry | undefined => {
  const actor = asWritten(row.actor) as AuditEntry['actor'] | undefined
  const details = asWritten(row.details) as AuditEntry['details'] | undefined
  if (actor?.id !== row.actor_id || details === undefined) return undefined
  const { seq, at, action, previous, hash } = row
  return {
    seq,
    at,
    actor,
    action,
    ...(row.strategy_id === null ? {} : { strategy: row.strategy_id }),
    details,
    previous,
    hash,
  }
}

/** The object that a text stands for, if it is just as `JSON.stringify` writes it. */
export const asWritten = (text: string): object | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return value !== null && typeof value === 'object' && JSON.stringify(value) === text ? value : undefined
  } catch {
    return undefined
  }
}
