/** A proposal as it is shown: with what was said of it, and how far it has come. */
import { type ProposalEvent, type ProposalKey, type ProposalRecord, readEvents } from '../store/proposals.ts'
import type { Actor } from '../store/records.ts'
import type { Read } from '../store/store.ts'
import { approversIn, countedApprovers } from './approvals.ts'
import type { Catalog } from './catalog.ts'
import { Fault } from './fault.ts'

export interface Proposal extends ProposalRecord {
  events: ProposalEvent[]
  /** How many people must approve it, as long as it is open. */
  approvalsNeeded?: number
  /** Whose approvals count; of a closed proposal: who approved it. */
  approvedBy: Actor[]
}

export const answerProposal = async (read: Read, catalog: Catalog, record: ProposalRecord): Promise<Proposal> => {
  const events = await readEvents(read, record)
  if (record.state !== 'open') return { ...record, events, approvedBy: approversIn(record, events) }
  const { strategy } = await catalog.find(record.strategy)
  const approvedBy = await countedApprovers(read, record, events)
  return { ...record, events, approvalsNeeded: strategy.settings.approvals, approvedBy }
}

export const unknownProposal = ({ strategy, number }: ProposalKey) =>
  new Fault('unknown-proposal', `Strategy "${strategy}" has no proposal ${number}.`)
