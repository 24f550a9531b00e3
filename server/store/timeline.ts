/** The entries of a strategy's timeline: only ever added. */
import type { Text } from '../../engine/index.ts'
import type { TimelineEntry } from './records.ts'
import type { Read, Write } from './store.ts'
import type { Tables } from './tables.ts'

/** All entries of a strategy, by seq. */
export const readTimeline = async (read: Read, strategy: string): Promise<TimelineEntry[]> => {
  const rows = await read
    .selectFrom('timeline')
    .selectAll()
    .where('strategy_id', '=', strategy)
    .orderBy('seq')
    .execute()
  return rows.map(toEntry)
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

const toEntry = (row: Tables['timeline']): TimelineEntry => ({
  seq: row.seq,
  recordedAt: row.recorded_at,
  effectiveFrom: row.effective_from,
  version: row.version,
  ...(row.phase === null ? {} : { phase: JSON.parse(row.phase) as Text }),
  note: row.note,
  ...(row.cancels === null ? {} : { cancels: row.cancels }),
})
