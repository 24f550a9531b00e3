/** The audit log in figures: how much was done, by whom, to what, and when. */
import { type Kysely, sql } from 'kysely'
import type { Principal } from '../auth/principal.ts'
import type { Actor } from '../store/records.ts'
import type { Tables } from '../store/tables.ts'

export interface AuditSummary {
  entries: number
  actions: { action: string; entries: number }[]
  /** As they were called last. */
  actors: { actor: Actor; entries: number }[]
  strategies: { strategy: string; entries: number }[]
  /** The oldest first; days without an entry are left out. */
  days: { day: string; entries: number }[]
}

/** A list of more would be no help in choosing. */
const MOST = 200

/** Of the entries that somebody may see: a key held to some strategies sees what was done to these. */
export const auditSummary = async (
  read: Kysely<Tables>,
  { strategies }: Pick<Principal, 'strategies'>,
): Promise<AuditSummary> => {
  const seen = () => {
    const query = read.selectFrom('audit')
    return strategies === undefined ? query : query.where('strategy_id', 'in', [...strategies])
  }
  const day = sql<string>`substr(at, 1, 10)`
  const days = await seen()
    .select(({ fn }) => [day.as('day'), fn.countAll<number>().as('entries')])
    .groupBy(day)
    .orderBy('day')
    .execute()
  const actions = await seen()
    .select(({ fn }) => ['action', fn.countAll<number>().as('entries')])
    .groupBy('action')
    .orderBy('action')
    .execute()
  const about = await seen()
    .select(({ fn }) => ['strategy_id', fn.countAll<number>().as('entries')])
    .where('strategy_id', 'is not', null)
    .groupBy('strategy_id')
    .orderBy('strategy_id')
    .limit(MOST)
    .execute()
  const actors = await seen()
    .select(({ fn }) => ['actor_id', fn.countAll<number>().as('entries'), fn.max<number>('seq').as('last')])
    .groupBy('actor_id')
    .orderBy('entries', 'desc')
    .orderBy('actor_id')
    .limit(MOST)
    .execute()
  const names = await namesIn(
    read,
    actors.map(({ last }) => last),
  )
  return {
    entries: days.reduce((sum, { entries }) => sum + Number(entries), 0),
    actions: actions.map(({ action, entries }) => ({ action, entries: Number(entries) })),
    actors: actors.map(({ actor_id: id, entries }) => ({
      actor: actorOf(id, names.get(id)),
      entries: Number(entries),
    })),
    strategies: about.map(({ strategy_id: strategy, entries }) => ({
      strategy: strategy as string,
      entries: Number(entries),
    })),
    days: days.map(({ day, entries }) => ({ day, entries: Number(entries) })),
  }
}

/** Actors as these entries write them, by id. */
const namesIn = async (read: Kysely<Tables>, seqs: number[]): Promise<Map<string, string>> => {
  if (seqs.length === 0) return new Map()
  const rows = await read.selectFrom('audit').select(['actor_id', 'actor']).where('seq', 'in', seqs).execute()
  return new Map(rows.map(({ actor_id: id, actor }) => [id, actor]))
}

/** Somebody whose entry was damaged is called by the id. */
const actorOf = (id: string, text: string | undefined): Actor => {
  try {
    return JSON.parse(text ?? '') as Actor
  } catch {
    return { kind: 'system', id, name: id }
  }
}
