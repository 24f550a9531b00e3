/** Reading the audit log back: entries by filter, page by page, and its head. */
import type { Kysely } from 'kysely'
import type { Principal } from '../auth/principal.ts'
import type { Actor } from '../store/records.ts'
import type { Tables } from '../store/tables.ts'
import type { Action } from './actions.ts'
import type { AuditEntry, AuditHead } from './chain.ts'

export type AuditRow = Tables['audit']

export interface AuditFilter {
  action?: Action | undefined
  /** An actor's id. */
  actor?: string | undefined
  strategy?: string | undefined
  /** From this instant on, in UTC. */
  from?: string | undefined
  /** Until before this instant. */
  to?: string | undefined
  /** The seq of the last entry that is wanted. */
  through?: number | undefined
}

export interface AuditPage {
  order: 'newest' | 'oldest'
  limit: number
  /** The seq of the last entry that the caller has. */
  after?: number | undefined
}

/** One page of the entries that somebody may see: a key held to some strategies sees what was done to these. */
export const auditEntries = async (
  read: Kysely<Tables>,
  { strategies }: Pick<Principal, 'strategies'>,
  filter: AuditFilter,
  { order, limit, after }: AuditPage,
): Promise<AuditEntry[]> => {
  let query = read.selectFrom('audit').selectAll().limit(limit)
  if (filter.action !== undefined) query = query.where('action', '=', filter.action)
  if (filter.actor !== undefined) query = query.where('actor_id', '=', filter.actor)
  if (filter.strategy !== undefined) query = query.where('strategy_id', '=', filter.strategy)
  if (filter.from !== undefined) query = query.where('at', '>=', filter.from)
  if (filter.to !== undefined) query = query.where('at', '<', filter.to)
  if (filter.through !== undefined) query = query.where('seq', '<=', filter.through)
  if (strategies !== undefined) query = query.where('strategy_id', 'in', [...strategies])
  if (after !== undefined) query = query.where('seq', order === 'newest' ? '<' : '>', after)
  const rows = await query.orderBy('seq', order === 'newest' ? 'desc' : 'asc').execute()
  return rows.map(toEntry)
}

const EXPORT_PAGE = 500

/** All of these entries, oldest first, page by page; `last` is the seq of the last that is wanted. */
export async function* auditPages(
  read: Kysely<Tables>,
  seen: Pick<Principal, 'strategies'>,
  filter: AuditFilter,
  last = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<AuditEntry[]> {
  for (let after = 0; ; ) {
    const found = await auditEntries(read, seen, filter, { order: 'oldest', limit: EXPORT_PAGE, after })
    const entries = found.filter(({ seq }) => seq <= last)
    if (entries.length > 0) yield entries
    if (entries.length < EXPORT_PAGE) return
    after = entries.at(-1)?.seq ?? last
  }
}

/** Where the log says that it ends, with what authenticates it. */
export const storedHead = (read: Kysely<Tables>): Promise<(AuditHead & { mac: string }) | undefined> =>
  read.selectFrom('audit_head').select(['seq', 'hash', 'mac']).executeTakeFirst()

/** An entry that somebody has damaged is shown as far as it goes; verifying tells what is wrong with it. */
const toEntry = (row: AuditRow): AuditEntry => ({
  seq: row.seq,
  at: row.at,
  actor: parsed<Actor>(row.actor) ?? { kind: 'system', id: row.actor_id, name: row.actor },
  action: row.action,
  ...(row.strategy_id === null ? {} : { strategy: row.strategy_id }),
  details: parsed<Record<string, unknown>>(row.details) ?? { unreadable: row.details },
  previous: row.previous,
  hash: row.hash,
})

const parsed = <T extends object>(text: string): T | undefined => {
  try {
    return JSON.parse(text) as T
  } catch {
    return undefined
  }
}
