/** Recorded decisions: what was asked, by whom, of which version, and what was answered. Ids grow with time (UUIDv7). */
import type { Kysely } from 'kysely'

export const createDecisions = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('decisions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('strategy_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('phase', 'text')
    .addColumn('engine', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .addColumn('as_of', 'text', (column) => column.notNull())
    .addColumn('recorded_at', 'text', (column) => column.notNull())
    .addColumn('recorded_by', 'text', (column) => column.notNull())
    .addColumn('tier', 'text')
    .addColumn('request', 'text', (column) => column.notNull())
    .addColumn('input', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text')
    .addColumn('result', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('decisions_strategy').on('decisions').columns(['strategy_id', 'id']).execute()
  await db.schema.createIndex('decisions_subject').on('decisions').columns(['strategy_id', 'subject', 'id']).execute()
}
