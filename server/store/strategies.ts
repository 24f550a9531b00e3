/** Strategies and their settings. */
import { DEFAULT_SETTINGS, type Page, type Settings, type StrategyRecord } from './records.ts'
import type { Read, Write } from './store.ts'
import type { Tables } from './tables.ts'

export const readStrategy = async (read: Read, id: string): Promise<StrategyRecord | undefined> => {
  const row = await read.selectFrom('strategies').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const settings = await read.selectFrom('settings').selectAll().where('strategy_id', '=', id).execute()
  return { id: row.id, createdAt: row.created_at, settings: toSettings(settings) }
}

/** @param only these alone, where it is given */
export const readStrategies = async (
  read: Read,
  page: Page<string>,
  only?: readonly string[],
): Promise<StrategyRecord[]> => {
  let query = read.selectFrom('strategies').selectAll().orderBy('id').limit(page.limit)
  if (page.after !== undefined) query = query.where('id', '>', page.after)
  if (only !== undefined) query = query.where('id', 'in', only)
  const rows = await query.execute()
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const settings = await read.selectFrom('settings').selectAll().where('strategy_id', 'in', ids).execute()
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at,
    settings: toSettings(settings.filter((setting) => setting.strategy_id === row.id)),
  }))
}

/** Whether there is no strategy yet. */
export const hasNoStrategy = async (read: Read): Promise<boolean> =>
  (await read.selectFrom('strategies').select('id').limit(1).execute()).length === 0

/** Adds a strategy without versions. @returns false where the id is taken. */
export const addStrategy = async (write: Write, strategy: StrategyRecord): Promise<boolean> => {
  const { id, createdAt, settings } = strategy
  const added = await write
    .insertInto('strategies')
    .values({ id, created_at: createdAt })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows !== 1n) return false
  await writeSettings(write, id, settings)
  return true
}

/** Replaces a strategy's settings. */
export const writeSettings = async (write: Write, strategy: string, settings: Settings): Promise<void> => {
  const rows = Object.entries(settings).map(([name, value]) => ({
    strategy_id: strategy,
    name,
    value: JSON.stringify(value),
  }))
  await write.deleteFrom('settings').where('strategy_id', '=', strategy).execute()
  await write.insertInto('settings').values(rows).execute()
}

const toSettings = (rows: Tables['settings'][]): Settings =>
  ({ ...DEFAULT_SETTINGS, ...Object.fromEntries(rows.map((row) => [row.name, JSON.parse(row.value)])) }) as Settings
