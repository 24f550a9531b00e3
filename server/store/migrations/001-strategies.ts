/** Strategies with settings, immutable versions, and the timeline that says which one is in effect. */
import type { Kysely } from 'kysely'

export const createStrategies = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('strategies')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('settings')
    .addColumn('strategy_id', 'text', (column) => column.notNull().references('strategies.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('settings_key', ['strategy_id', 'name'])
    .execute()

  await db.schema
    .createTable('documents')
    .addColumn('digest', 'text', (column) => column.primaryKey())
    .addColumn('canonical', 'text', (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('versions')
    .addColumn('strategy_id', 'text', (column) => column.notNull().references('strategies.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull().references('documents.digest'))
    .addColumn('authors', 'text', (column) => column.notNull())
    .addColumn('approvers', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('versions_key', ['strategy_id', 'number'])
    .execute()

  await db.schema
    .createTable('timeline')
    .addColumn('strategy_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('recorded_at', 'text', (column) => column.notNull())
    .addColumn('effective_from', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('phase', 'text')
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('cancels', 'integer')
    .addPrimaryKeyConstraint('timeline_key', ['strategy_id', 'seq'])
    .addForeignKeyConstraint('timeline_version', ['strategy_id', 'version'], 'versions', ['strategy_id', 'number'])
    .execute()
}
