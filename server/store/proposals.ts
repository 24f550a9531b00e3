/** Proposals with what people have said of them. */
import type { ContractBreak, Text } from '../../engine/index.ts'
import type { Actor, Settings } from './records.ts'
import type { Read, Write } from './store.ts'
import type { Tables } from './tables.ts'

/** What a proposal's author says that its change does to a population. */
export interface ImpactSeen {
  population?: string
  populationDigest: string
  summary: Record<string, unknown>
}

interface Gated {
  note: string
  /** What callers will feel of it, as it was when it was proposed, and which of it is accepted, by key. */
  breaks: ContractBreak[]
  acceptedBreaks: string[]
}

/** A document becomes the next version. */
export interface PublishChange extends Gated {
  kind: 'publish'
  digest: string
  /** The latest version when it was proposed, which it is to follow; 0 where there was none. */
  base: number
  draft?: string
  /** The version whose document it brings back. */
  restores?: number
  /** A date or an instant in UTC; without it the version is in effect from its publication on. */
  effectiveFrom?: string
  phase?: Text
  impact?: ImpactSeen
}

/** A version is put into effect in the past: for reports. */
export interface CorrectChange extends Gated {
  kind: 'correct'
  version: number
  effectiveFrom: string
  phase?: Text
}

/** A timeline entry that is still to come is cancelled. */
export interface CancelChange extends Gated {
  kind: 'cancel'
  seq: number
}

export interface SettingsChange {
  kind: 'settings'
  before: Settings
  after: Settings
  note: string
}

export type Change = PublishChange | CorrectChange | CancelChange | SettingsChange

export type ProposalState = Tables['proposals']['state']

export interface ProposalRecord {
  strategy: string
  /** 1, 2, 3 … within the strategy. */
  number: number
  state: ProposalState
  change: Change
  /** SHA-256 of all that an approval binds. */
  binding: string
  /** Who wrote what it would publish; whoever did may not approve it, nor may who proposed it. */
  authors: Actor[]
  createdAt: string
  createdBy: Actor
  closedAt?: string
  /** The version that it became. */
  version?: number
}

export interface ProposalEvent {
  seq: number
  kind: Tables['proposal_events']['kind']
  actor: Actor
  at: string
  comment: string
  /** The binding of what was approved. */
  binding: string
}

export interface ProposalKey {
  strategy: string
  number: number
}

export interface ProposalFilter {
  strategy?: string
  /** The only strategies that whoever asks may see; all where it is absent. */
  strategies?: readonly string[]
  state?: ProposalState
}

/** By strategy and number, after the key given. */
export const readProposals = async (
  read: Read,
  { strategy, strategies, state }: ProposalFilter,
  page: { limit: number; after?: ProposalKey | undefined },
): Promise<ProposalRecord[]> => {
  let query = read.selectFrom('proposals').selectAll()
  if (strategy !== undefined) query = query.where('strategy_id', '=', strategy)
  if (strategies !== undefined) query = query.where('strategy_id', 'in', [...strategies])
  if (state !== undefined) query = query.where('state', '=', state)
  const { after } = page
  if (after) {
    query = query.where((where) =>
      where.or([
        where('strategy_id', '>', after.strategy),
        where.and([where('strategy_id', '=', after.strategy), where('number', '>', after.number)]),
      ]),
    )
  }
  const rows = await query.orderBy('strategy_id').orderBy('number').limit(page.limit).execute()
  return rows.map(toProposal)
}

export const readProposal = async (
  read: Read,
  { strategy, number }: ProposalKey,
): Promise<ProposalRecord | undefined> => {
  const row = await read
    .selectFrom('proposals')
    .selectAll()
    .where('strategy_id', '=', strategy)
    .where('number', '=', number)
    .executeTakeFirst()
  return row && toProposal(row)
}

/** What was said of a proposal, in order. */
export const readEvents = async (read: Read, { strategy, number }: ProposalKey): Promise<ProposalEvent[]> => {
  const rows = await read
    .selectFrom('proposal_events')
    .selectAll()
    .where('strategy_id', '=', strategy)
    .where('proposal', '=', number)
    .orderBy('seq')
    .execute()
  return rows.map(({ seq, kind, actor, at, comment, binding }) => ({
    seq,
    kind,
    actor: JSON.parse(actor) as Actor,
    at,
    comment,
    binding,
  }))
}

export type NewProposal = Pick<
  ProposalRecord,
  'strategy' | 'change' | 'binding' | 'authors' | 'createdAt' | 'createdBy'
>

/** Adds an open proposal. The document that it would publish is kept already. */
export const addProposal = async (write: Write, proposal: NewProposal): Promise<ProposalRecord> => {
  const { strategy, change, binding, authors, createdAt, createdBy } = proposal
  const last = await write
    .selectFrom('proposals')
    .select((select) => select.fn.max('number').as('number'))
    .where('strategy_id', '=', strategy)
    .executeTakeFirst()
  const row: Tables['proposals'] = {
    strategy_id: strategy,
    number: (last?.number ?? 0) + 1,
    change: JSON.stringify(change),
    binding,
    digest: change.kind === 'publish' ? change.digest : null,
    authors: JSON.stringify(authors),
    state: 'open',
    created_at: createdAt,
    created_by: JSON.stringify(createdBy),
    closed_at: null,
    version: null,
  }
  await write.insertInto('proposals').values(row).execute()
  return toProposal(row)
}

export const addEvent = async (
  write: Write,
  { strategy, number }: ProposalKey,
  event: Omit<ProposalEvent, 'seq'>,
): Promise<void> => {
  const last = await write
    .selectFrom('proposal_events')
    .select((select) => select.fn.max('seq').as('seq'))
    .where('strategy_id', '=', strategy)
    .where('proposal', '=', number)
    .executeTakeFirst()
  const { kind, actor, at, comment, binding } = event
  await write
    .insertInto('proposal_events')
    .values({
      strategy_id: strategy,
      proposal: number,
      seq: (last?.seq ?? 0) + 1,
      kind,
      actor: JSON.stringify(actor),
      at,
      comment,
      binding,
    })
    .execute()
}

export interface Closing {
  state: Exclude<ProposalState, 'open'>
  closedAt: string
  version?: number
}

export const closeProposal = async (
  write: Write,
  { strategy, number }: ProposalKey,
  { state, closedAt, version }: Closing,
): Promise<void> => {
  await write
    .updateTable('proposals')
    .set({ state, closed_at: closedAt, version: version ?? null })
    .where('strategy_id', '=', strategy)
    .where('number', '=', number)
    .execute()
}

/** The document that a proposal would publish, in canonical JSON. */
export const readDocument = async (read: Read, digest: string): Promise<string | undefined> => {
  const row = await read.selectFrom('documents').select('canonical').where('digest', '=', digest).executeTakeFirst()
  return row?.canonical
}

const toProposal = (row: Tables['proposals']): ProposalRecord => ({
  strategy: row.strategy_id,
  number: row.number,
  state: row.state,
  change: JSON.parse(row.change) as Change,
  binding: row.binding,
  authors: JSON.parse(row.authors) as Actor[],
  createdAt: row.created_at,
  createdBy: JSON.parse(row.created_by) as Actor,
  ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
  ...(row.version === null ? {} : { version: row.version }),
})
