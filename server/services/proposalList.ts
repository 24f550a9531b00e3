/** Lists of proposals: those of a strategy, and what waits for whoever asks. */

import type { Principal } from '../auth/principal.ts'
import { mayWith } from '../auth/roles.ts'
import {
  type ProposalFilter,
  type ProposalKey,
  type ProposalRecord,
  readEvents,
  readProposals,
} from '../store/proposals.ts'
import type { Read, Store } from '../store/store.ts'
import { approversIn, isOwn } from './approvals.ts'
import type { Catalog } from './catalog.ts'
import { answerProposal, type Proposal } from './proposalAnswer.ts'

export interface ProposalQuery extends Pick<ProposalFilter, 'strategy' | 'state'> {
  /** Those that whoever asks has written or proposed. */
  mine?: boolean | undefined
  /** Open ones that whoever asks may approve and has not. */
  waiting?: boolean | undefined
}

export interface ProposalPage {
  limit: number
  after?: ProposalKey | undefined
}

const CHUNK = 200

/** By strategy and number; a key sees those of its strategies. */
export const listProposals = async (
  store: Store,
  catalog: Catalog,
  principal: Principal,
  { mine, waiting, ...asked }: ProposalQuery,
  page: ProposalPage,
): Promise<Proposal[]> => {
  if (principal.strategies?.length === 0) return []
  const read = store.read
  const filter = { ...asked, ...seenBy(principal), ...(waiting ? { state: 'open' as const } : {}) }
  const found: ProposalRecord[] = []
  let after = page.after
  for (;;) {
    const chunk = await readProposals(read, filter, { limit: CHUNK, after })
    for (const record of chunk) {
      if (mine !== undefined && (await isOwn(read, record, principal)) !== mine) continue
      if (waiting !== undefined && (await waitsFor(read, record, principal)) !== waiting) continue
      if (found.push(record) === page.limit) break
    }
    after = chunk.at(-1)
    if (chunk.length < CHUNK || found.length >= page.limit) break
  }
  return Promise.all(found.map((record) => answerProposal(read, catalog, record)))
}

const seenBy = ({ strategies }: Principal) => (strategies === undefined ? {} : { strategies })

const waitsFor = async (read: Read, record: ProposalRecord, principal: Principal): Promise<boolean> => {
  if (principal.kind !== 'person' || record.state !== 'open' || !mayWith(principal.roles, 'approve')) return false
  if (await isOwn(read, record, principal)) return false
  return !approversIn(record, await readEvents(read, record)).some(({ id }) => id === principal.id)
}
