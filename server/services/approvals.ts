/** Who may approve a proposal, and whose approvals count when it is published. */
import { mayWith, type Role } from '../auth/roles.ts'
import type { ProposalEvent, ProposalRecord } from '../store/proposals.ts'
import type { Actor } from '../store/records.ts'
import type { Read } from '../store/store.ts'
import { Fault } from './fault.ts'

/**
 * People approve, and nobody approves what is their own: what they saved, what they proposed, or what a key that
 * they made has done of either.
 * @throws Fault people-only, own-work
 */
export const requireApprover = async (read: Read, proposal: ProposalRecord, actor: Actor): Promise<void> => {
  if (actor.kind !== 'person') {
    throw new Fault('people-only', 'An API key approves nothing: a person who is signed in does.')
  }
  if (await isOwn(read, proposal, actor)) {
    throw new Fault('own-work', `${actor.name} has written or proposed this: somebody else approves it.`)
  }
}

export const isOwn = async (read: Read, proposal: ProposalRecord, actor: Actor): Promise<boolean> => {
  const makers = [...proposal.authors, proposal.createdBy]
  if (makers.some((maker) => isSame(maker, actor))) return true
  const keys = makers.filter(({ kind }) => kind === 'key').map(({ id }) => id)
  if (keys.length === 0) return false
  const rows = await read.selectFrom('keys').select('created_by').where('id', 'in', keys).execute()
  return rows.some((row) => isSame(JSON.parse(row.created_by) as Actor, actor))
}

/** Who has approved what the proposal binds, is still enabled and still may approve: each person once. */
export const countedApprovers = async (
  read: Read,
  proposal: ProposalRecord,
  events: ProposalEvent[],
): Promise<Actor[]> => {
  const approvers = approversIn(proposal, events)
  if (approvers.length === 0) return []
  const people = await read
    .selectFrom('people')
    .select(['id', 'roles'])
    .where(
      'id',
      'in',
      approvers.map(({ id }) => id),
    )
    .where('disabled_at', 'is', null)
    .execute()
  const may = people.filter(({ roles }) => mayWith(JSON.parse(roles) as Role[], 'approve')).map(({ id }) => id)
  return approvers.filter(({ id }) => may.includes(id))
}

/** Whoever has approved what the proposal binds, each person once. */
export const approversIn = ({ binding }: ProposalRecord, events: ProposalEvent[]): Actor[] => {
  const said = events.filter((event) => event.kind === 'approve' && event.binding === binding)
  return said
    .map(({ actor }) => actor)
    .filter((actor, index, all) => all.findIndex((one) => isSame(one, actor)) === index)
}

const isSame = (a: Actor, b: Actor) => a.kind === b.kind && a.id === b.id
