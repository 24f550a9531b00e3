/** Populations: what is known of each, and its content in sealed pieces. */
import type { Kysely } from 'kysely'

export const createPopulations = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('populations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('strategy_id', 'text', (column) => column.notNull().references('strategies.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('signature', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('rows', 'integer', (column) => column.notNull())
    .addColumn('rejected', 'integer', (column) => column.notNull())
    .addColumn('sensitive', 'integer', (column) => column.notNull())
    .addColumn('mapping', 'text', (column) => column.notNull())
    .addColumn('summary', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('populations_strategy').on('populations').columns(['strategy_id', 'id']).execute()

  await db.schema
    .createTable('population_content')
    .addColumn('population_id', 'text', (column) => column.notNull().references('populations.id'))
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('piece', 'integer', (column) => column.notNull())
    .addColumn('bytes', 'blob', (column) => column.notNull())
    .addPrimaryKeyConstraint('population_content_key', ['population_id', 'part', 'piece'])
    .execute()
}
