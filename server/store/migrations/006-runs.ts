/** Runs: the head of each, and what came of every subject in sealed pieces. */
import type { Kysely } from 'kysely'

export const createRuns = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('runs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('strategy_id', 'text', (column) => column.notNull().references('strategies.id'))
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('population_id', 'text', (column) => column.notNull())
    .addColumn('population_digest', 'text', (column) => column.notNull())
    .addColumn('population_name', 'text', (column) => column.notNull())
    .addColumn('as_of', 'text', (column) => column.notNull())
    .addColumn('previous_run', 'text')
    .addColumn('previous_tiers', 'text', (column) => column.notNull())
    .addColumn('subjects', 'integer', (column) => column.notNull())
    .addColumn('summary', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('runs_strategy').on('runs').columns(['strategy_id', 'id']).execute()

  await db.schema
    .createTable('run_content')
    .addColumn('run_id', 'text', (column) => column.notNull().references('runs.id'))
    .addColumn('piece', 'integer', (column) => column.notNull())
    .addColumn('bytes', 'blob', (column) => column.notNull())
    .addPrimaryKeyConstraint('run_content_key', ['run_id', 'piece'])
    .execute()
}
