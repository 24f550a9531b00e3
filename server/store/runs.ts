/** Runs: stored whole, never changed. */
import type { Text } from '../../engine/index.ts'
import type { Actor } from './records.ts'
import type { Read, Write } from './store.ts'
import type { Tables } from './tables.ts'

export interface RunRecord {
  /** UUIDv7: ids sort by the time of the run. */
  id: string
  strategy: string
  version: number
  digest: string
  population: { id: string; digest: string; name: Text }
  asOf: string
  /** The latest run before it, which says since when a tier is held, and who falls again. */
  previousRun?: string
  /** Where the tiers held until then come from, which count for hold. */
  previousTiers: 'population' | 'run' | 'none'
  subjects: number
  /** By id of tier, in the order of the version. */
  tiers: Record<string, number>
  refused: number
  refusals: Record<string, number>
  createdAt: string
  createdBy: Actor
}

export interface RunPage {
  limit: number
  /** The id after which it begins; the newest run comes first. */
  after?: string
}

export const readRuns = async (read: Read, strategy: string, { limit, after }: RunPage): Promise<RunRecord[]> => {
  let query = read.selectFrom('runs').selectAll().where('strategy_id', '=', strategy)
  if (after !== undefined) query = query.where('id', '<', after)
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map(toRecord)
}

export const readRun = async (read: Read, strategy: string, id: string): Promise<RunRecord | undefined> => {
  const query = read.selectFrom('runs').selectAll().where('strategy_id', '=', strategy).where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && toRecord(row)
}

export const readRunContent = async (read: Read, id: string): Promise<Uint8Array[]> => {
  const rows = await read.selectFrom('run_content').select('bytes').where('run_id', '=', id).orderBy('piece').execute()
  return rows.map(({ bytes }) => bytes)
}

export const insertRun = async (write: Write, run: RunRecord, content: readonly Uint8Array[]): Promise<void> => {
  await write
    .insertInto('runs')
    .values({
      id: run.id,
      strategy_id: run.strategy,
      version: run.version,
      digest: run.digest,
      population_id: run.population.id,
      population_digest: run.population.digest,
      population_name: JSON.stringify(run.population.name),
      as_of: run.asOf,
      previous_run: run.previousRun ?? null,
      previous_tiers: run.previousTiers,
      subjects: run.subjects,
      summary: JSON.stringify({ tiers: run.tiers, refused: run.refused, refusals: run.refusals }),
      created_at: run.createdAt,
      created_by: JSON.stringify(run.createdBy),
    })
    .execute()
  for (const [piece, bytes] of content.entries())
    await write.insertInto('run_content').values({ run_id: run.id, piece, bytes }).execute()
}

const toRecord = (row: Tables['runs']): RunRecord => ({
  id: row.id,
  strategy: row.strategy_id,
  version: row.version,
  digest: row.digest,
  population: {
    id: row.population_id,
    digest: row.population_digest,
    name: JSON.parse(row.population_name) as Text,
  },
  asOf: row.as_of,
  ...(row.previous_run === null ? {} : { previousRun: row.previous_run }),
  previousTiers: row.previous_tiers as RunRecord['previousTiers'],
  subjects: row.subjects,
  ...(JSON.parse(row.summary) as Pick<RunRecord, 'tiers' | 'refused' | 'refusals'>),
  createdAt: row.created_at,
  createdBy: JSON.parse(row.created_by) as Actor,
})
