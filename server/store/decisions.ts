/** The rows of recorded decisions. Their ids sort by the time of recording, so that every list goes by id. */
import type { Store, Write } from './store.ts'
import type { Tables } from './tables.ts'

export type DecisionRow = Tables['decisions']

/** Rows of one statement: a row has 15 parameters, and SQLite takes 32,766. */
const ROWS = 500

export const insertDecisions = async (write: Write, rows: readonly DecisionRow[]): Promise<void> => {
  for (let from = 0; from < rows.length; from += ROWS) {
    await write
      .insertInto('decisions')
      .values(rows.slice(from, from + ROWS))
      .execute()
  }
}

export interface DecisionFilter {
  strategy?: string | undefined
  /** The strategies that may be seen; all where it is absent. */
  strategies?: readonly string[] | undefined
  subject?: string | undefined
  version?: number | undefined
  tier?: string | undefined
  /** Ids at or after this one, and before that one. */
  from?: string | undefined
  before?: string | undefined
}

/** The latest first; or the oldest first, from after an id. */
export type DecisionOrder = { limit: number; after?: string | undefined; oldestFirst?: boolean }

export const findDecisions = async (
  store: Store,
  filter: DecisionFilter,
  order: DecisionOrder,
): Promise<DecisionRow[]> => {
  const { strategy, strategies, subject, version, tier, from, before } = filter
  const { limit, after, oldestFirst = false } = order
  if (strategies?.length === 0) return []
  let query = store.read
    .selectFrom('decisions')
    .selectAll()
    .orderBy('id', oldestFirst ? 'asc' : 'desc')
    .limit(limit)
  if (strategy !== undefined) query = query.where('strategy_id', '=', strategy)
  if (strategies !== undefined) query = query.where('strategy_id', 'in', [...strategies])
  if (subject !== undefined) query = query.where('subject', '=', subject)
  if (version !== undefined) query = query.where('version', '=', version)
  if (tier !== undefined) query = query.where('tier', '=', tier)
  if (from !== undefined) query = query.where('id', '>=', from)
  if (before !== undefined) query = query.where('id', '<', before)
  if (after !== undefined) query = query.where('id', oldestFirst ? '>' : '<', after)
  return query.execute()
}

export const findDecision = (store: Store, id: string): Promise<DecisionRow | undefined> =>
  store.read.selectFrom('decisions').selectAll().where('id', '=', id).executeTakeFirst()

/** The tier of each subject's latest decision that has one, by subject; those without are left out. */
export const latestTiers = async (
  store: Store,
  strategy: string,
  subjects: readonly string[],
): Promise<Map<string, string>> => {
  const tiers = new Map<string, string>()
  for (let from = 0; from < subjects.length; from += ROWS) {
    const rows = await store.read
      .selectFrom('decisions')
      .select(['subject', 'tier'])
      .where('id', 'in', (latest) =>
        latest
          .selectFrom('decisions')
          .select((select) => select.fn.max('id').as('id'))
          .where('strategy_id', '=', strategy)
          .where('subject', 'in', subjects.slice(from, from + ROWS))
          .where('tier', 'is not', null)
          .groupBy('subject'),
      )
      .execute()
    for (const { subject, tier } of rows) if (subject !== null && tier !== null) tiers.set(subject, tier)
  }
  return tiers
}

export interface Deleted {
  count: number
  /** When the first and the last of them were recorded. */
  from: string
  to: string
}

/** Deletes a strategy's oldest decisions among those before an id, at most `most`; undefined where there are none. */
export const deleteDecisions = async (
  write: Write,
  strategy: string,
  before: string,
  most: number,
): Promise<Deleted | undefined> => {
  const old = await write
    .selectFrom('decisions')
    .select(['id', 'recorded_at'])
    .where('strategy_id', '=', strategy)
    .where('id', '<', before)
    .orderBy('id')
    .limit(most)
    .execute()
  const [first, last] = [old[0], old.at(-1)]
  if (!first || !last) return undefined
  await write.deleteFrom('decisions').where('strategy_id', '=', strategy).where('id', '<=', last.id).execute()
  return { count: old.length, from: first.recorded_at, to: last.recorded_at }
}
