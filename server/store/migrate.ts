/**
 * Brings a database to this version's tables: all missing migrations in one transaction, so that a
 * start that was killed half-way leaves nothing behind and the next one completes it.
 */
import { type Kysely, type Migration, Migrator, sql } from 'kysely'
import { DatabaseTooNew } from './errors.ts'

/**
 * Looks, without writing, whether a database was made by a newer version.
 * @param place as messages call it
 * @throws DatabaseTooNew
 */
export const refuseNewer = async (
  db: Kysely<never>,
  place: string,
  known: Record<string, Migration>,
): Promise<void> => {
  const done = await migrationsDone(db)
  const unknown = done.filter((name) => !Object.hasOwn(known, name))
  if (unknown.length > 0) throw new DatabaseTooNew(place, unknown)
}

/** The names of the migrations that a database has been through, in order. */
export const migrationsDone = async (db: Kysely<never>): Promise<string[]> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === 'kysely_migration')) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map((row) => row.name)
}

/** Runs what is missing. @throws what the migration that failed has thrown; nothing is kept then. */
export const migrate = async <Tables>(db: Kysely<Tables>, known: Record<string, Migration>): Promise<void> => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => known } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
