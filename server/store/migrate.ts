/**
 * Brings a database to this version's tables: all missing migrations in one transaction, so that a
 * start that was killed half-way leaves nothing behind and the next one completes it.
 */
import { existsSync, statSync } from 'node:fs'
import { type Kysely, type Migration, Migrator, sql } from 'kysely'
import { DatabaseTooNew } from './errors.ts'
import { sqlite } from './sqlite.ts'

/**
 * Looks, without writing, whether the file was made by a newer version.
 * @throws DatabaseTooNew
 */
export const refuseNewer = async (
  file: string,
  known: Record<string, Migration>,
  access: 'read' | 'disk' = 'read',
): Promise<void> => {
  if (!existsSync(file) || statSync(file).size === 0) return
  const db = sqlite<never>({ file, access })
  try {
    const done = await migrationsDone(db)
    const unknown = done.filter((name) => !Object.hasOwn(known, name))
    if (unknown.length > 0) throw new DatabaseTooNew(file, unknown)
  } finally {
    await db.destroy()
  }
}

/** The names of the migrations that a database has been through, in order. */
export const migrationsDone = async (db: Kysely<never>): Promise<string[]> => {
  const table = await sql`select 1 from sqlite_master where name = 'kysely_migration'`.execute(db)
  if (table.rows.length === 0) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map((row) => row.name)
}

/** Runs what is missing. @throws what the migration that failed has thrown; nothing is kept then. */
export const migrate = async <Tables>(db: Kysely<Tables>, known: Record<string, Migration>): Promise<void> => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => known } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
