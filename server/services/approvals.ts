/** Who may approve a proposal, and whose approvals count when it is published. */
import { mayWith, type Role } from '../auth/roles.ts'
import type { ProposalEvent, ProposalRecord } from '../store/proposals.ts'
import type { Actor } from '../store/records.ts'
import type { Read } from '../store/store.ts'
import { Fault } from './fault.ts'

/**
 * People approve, and nobody approves what is their own: what they saved, what they proposed, or what a key that
 * they made, or that such a key has made, has done of either.
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
  const makers = await withKeyMakers(read, [...proposal.authors, proposal.createdBy])
  return makers.some((maker) => isSame(maker, actor))
}

/** These, whoever made the keys among them, whoever made the keys that made those, and so on. */
const withKeyMakers = async (read: Read, actors: readonly Actor[]): Promise<Actor[]> => {
  const makers = [...actors]
  for (let from = 0; from < makers.length; ) {
    const keys = makers.slice(from).filter(({ kind }) => kind === 'key')
    from = makers.length
    if (keys.length === 0) break
    const ids = keys.map(({ id }) => id)
    const rows = await read.selectFrom('keys').select('created_by').where('id', 'in', ids).execute()
    const found = rows.map((row) => JSON.parse(row.created_by) as Actor)
    makers.push(...found.filter((maker) => !makers.some((known) => isSame(known, maker))))
  }
  return makers
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
