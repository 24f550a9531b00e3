/** Drafts, proposals with what people said of them, the audit log with its head, and answers kept for repeated requests. */
import type { Kysely } from 'kysely'

export const createGovernance = async (db: Kysely<unknown>): Promise<void> => {
  await createDrafts(db)
  await createProposals(db)
  await createAudit(db)
  await db.schema
    .createTable('idempotency')
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('request', 'text', (column) => column.notNull())
    .addColumn('status', 'integer')
    .addColumn('headers', 'text')
    .addColumn('body', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('idempotency_key', ['actor', 'key'])
    .execute()
  await db.schema.createIndex('idempotency_time').on('idempotency').column('created_at').execute()
}

const createDrafts = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('drafts')
    .addColumn('strategy_id', 'text', (column) => column.notNull().references('strategies.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('base_version', 'integer')
    .addColumn('authors', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'text', (column) => column.notNull())
    .addColumn('saved_by', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('drafts_key', ['strategy_id', 'name'])
    .execute()
}

const createProposals = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('proposals')
    .addColumn('strategy_id', 'text', (column) => column.notNull().references('strategies.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('change', 'text', (column) => column.notNull())
    .addColumn('binding', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.references('documents.digest'))
    .addColumn('authors', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('closed_at', 'text')
    .addColumn('version', 'integer')
    .addPrimaryKeyConstraint('proposals_key', ['strategy_id', 'number'])
    .execute()

  await db.schema
    .createTable('proposal_events')
    .addColumn('strategy_id', 'text', (column) => column.notNull())
    .addColumn('proposal', 'integer', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('comment', 'text', (column) => column.notNull())
    .addColumn('binding', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('proposal_events_key', ['strategy_id', 'proposal', 'seq'])
    .addForeignKeyConstraint('proposal_events_proposal', ['strategy_id', 'proposal'], 'proposals', [
      'strategy_id',
      'number',
    ])
    .execute()
}

const createAudit = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('audit')
    .addColumn('seq', 'integer', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('strategy_id', 'text')
    .addColumn('details', 'text', (column) => column.notNull())
    .addColumn('previous', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('audit_strategy').on('audit').columns(['strategy_id', 'seq']).execute()
  await db.schema.createIndex('audit_action').on('audit').columns(['action', 'seq']).execute()
  await db.schema.createIndex('audit_actor').on('audit').columns(['actor_id', 'seq']).execute()

  await db.schema
    .createTable('audit_head')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('mac', 'text', (column) => column.notNull())
    .execute()
}
