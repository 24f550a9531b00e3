/** Populations: stored whole, never changed, deleted whole. */
import type { Text } from '../../engine/index.ts'
import type { Actor, Page } from './records.ts'
import type { Read, Write } from './store.ts'
import type { Tables } from './tables.ts'

/** A population without its content; mapping and summary as they were stored. */
export interface PopulationRecord {
  /** UUIDv7: ids sort by the time of creation. */
  id: string
  strategy: string
  name: Text
  /** Of the ids and types of its fields. */
  signature: string
  digest: string
  rows: number
  /** Rows of the file that aren't in it. */
  rejected: number
  /** Whether one of its fields is sensitive. */
  sensitive: boolean
  createdAt: string
  createdBy: Actor
}

export interface StoredPopulation {
  population: PopulationRecord
  mapping: unknown
  summary: unknown
}

export type ContentPart = 'columns' | 'rejects'

export interface PopulationFilter {
  strategy?: string | undefined
  /** Only of these strategies. */
  among?: readonly string[] | undefined
}

export const readPopulations = async (
  read: Read,
  { strategy, among }: PopulationFilter,
  page: Page<string>,
): Promise<PopulationRecord[]> => {
  if (among?.length === 0) return []
  let query = read.selectFrom('populations').select(ENTRY)
  if (strategy !== undefined) query = query.where('strategy_id', '=', strategy)
  if (among !== undefined) query = query.where('strategy_id', 'in', among)
  if (page.after !== undefined) query = query.where('id', '>', page.after)
  return (await query.orderBy('id').limit(page.limit).execute()).map(toRecord)
}

export const readPopulation = async (read: Read, id: string): Promise<StoredPopulation | undefined> => {
  const row = await read.selectFrom('populations').selectAll().where('id', '=', id).executeTakeFirst()
  return row && { population: toRecord(row), mapping: JSON.parse(row.mapping), summary: JSON.parse(row.summary) }
}

export const readContent = async (read: Read, id: string, part: ContentPart): Promise<Uint8Array[]> => {
  const rows = await read
    .selectFrom('population_content')
    .select('bytes')
    .where('population_id', '=', id)
    .where('part', '=', part)
    .orderBy('piece')
    .execute()
  return rows.map(({ bytes }) => bytes)
}

export const insertPopulation = async (
  write: Write,
  { population, mapping, summary }: StoredPopulation,
): Promise<void> => {
  await write
    .insertInto('populations')
    .values({
      id: population.id,
      strategy_id: population.strategy,
      name: JSON.stringify(population.name),
      signature: population.signature,
      digest: population.digest,
      rows: population.rows,
      rejected: population.rejected,
      sensitive: population.sensitive ? 1 : 0,
      mapping: JSON.stringify(mapping),
      summary: JSON.stringify(summary),
      created_at: population.createdAt,
      created_by: JSON.stringify(population.createdBy),
    })
    .execute()
}

export const insertContent = async (
  write: Write,
  id: string,
  part: ContentPart,
  pieces: Uint8Array[],
): Promise<void> => {
  for (const [piece, bytes] of pieces.entries()) {
    await write.insertInto('population_content').values({ population_id: id, part, piece, bytes }).execute()
  }
}

export const deletePopulation = async (write: Write, id: string): Promise<void> => {
  await write.deleteFrom('population_content').where('population_id', '=', id).execute()
  await write.deleteFrom('populations').where('id', '=', id).execute()
}

const ENTRY = [
  'id',
  'strategy_id',
  'name',
  'signature',
  'digest',
  'rows',
  'rejected',
  'sensitive',
  'created_at',
  'created_by',
] as const

const toRecord = (row: Pick<Tables['populations'], (typeof ENTRY)[number]>): PopulationRecord => ({
  id: row.id,
  strategy: row.strategy_id,
  name: JSON.parse(row.name) as Text,
  signature: row.signature,
  digest: row.digest,
  rows: row.rows,
  rejected: row.rejected,
  sensitive: row.sensitive === 1,
  createdAt: row.created_at,
  createdBy: JSON.parse(row.created_by) as Actor,
})
