/** Proposals as the server keeps them: frozen changes, what people have said of them, and the gate before them. */
import type { ContractBreak, Diff, Problem, Strategy, Text } from '../../../engine/index.ts'
import { getJson, type Page, sendJson } from '../api.ts'
import type { Settings } from './settingsShape.ts'

export interface Actor {
  kind: 'person' | 'key' | 'system'
  id: string
  name: string
}

interface Gated {
  note: string
  breaks: ContractBreak[]
  acceptedBreaks: string[]
}

/** What a population showed to whoever proposed the change. */
export interface ImpactSeen {
  population?: string
  populationDigest: string
  summary: { name?: Text; subjects?: number; moved?: number; up?: number; down?: number }
}

export interface PublishChange extends Gated {
  kind: 'publish'
  digest: string
  base: number
  draft?: string
  restores?: number
  effectiveFrom?: string
  phase?: Text
  impact?: ImpactSeen
}

export type Change =
  | PublishChange
  | (Gated & { kind: 'correct'; version: number; effectiveFrom: string; phase?: Text })
  | (Gated & { kind: 'cancel'; seq: number })
  | { kind: 'settings'; before: Settings; after: Settings; note: string }

type ProposalState = 'open' | 'returned' | 'withdrawn' | 'published'

interface ProposalEvent {
  seq: number
  kind: 'approve' | 'return' | 'withdraw' | 'publish'
  actor: Actor
  at: string
  comment: string
}

export interface Proposal {
  strategy: string
  number: number
  state: ProposalState
  change: Change
  binding: string
  authors: Actor[]
  createdAt: string
  createdBy: Actor
  closedAt?: string
  version?: number
  events: ProposalEvent[]
  approvalsNeeded?: number
  approvedBy: Actor[]
}

/** What a change must pass, before it is proposed. */
export interface Gate {
  approvals: number
  breaks: ContractBreak[]
  problems: Problem[]
  digest?: string
  base?: number
}

/** What becomes a version: a draft, or an old version brought back. */
export type Source = { draft: string } | { version: number }

export interface Asked {
  effectiveFrom?: string
  phase?: Text
  note: string
  acceptedBreaks: string[]
  digest?: string
  base?: number
  impact?: ImpactSeen
}

/** What is changed on the timeline of what was, or is still to come. */
export type Amendment = { cancel: number } | { correct: { version: number; effectiveFrom: string; phase?: Text } }

const pathOf = (strategy: string) => `/v1/strategies/${encodeURIComponent(strategy)}`
const pathTo = ({ strategy, number }: Pick<Proposal, 'strategy' | 'number'>) =>
  `${pathOf(strategy)}/proposals/${number}`

export type ProposalFilter = 'waiting' | 'mine' | 'all'

const QUERIES: Record<ProposalFilter, string> = { waiting: '&waiting=true', mine: '&mine=true', all: '' }

export const listProposals = (filter: ProposalFilter, cursor: string | undefined): Promise<Page<Proposal>> =>
  getJson(
    `/v1/proposals?limit=50${QUERIES[filter]}${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
  )

export const getProposal = (strategy: string, number: number): Promise<Proposal> =>
  getJson(pathTo({ strategy, number }))

/** The document that a proposal froze. */
export const proposedDocument = (strategy: string, number: number): Promise<{ document: Strategy }> =>
  getJson(`${pathTo({ strategy, number })}/document`)

/** What the document that a proposal froze changes. */
export const proposedDiff = (
  { strategy, number }: Pick<Proposal, 'strategy' | 'number'>,
  base: number,
): Promise<Diff> => getJson(`${pathOf(strategy)}/diff?from=${base}&to=proposal:${number}`)

export const askGate = (strategy: string, asked: (Source & { effectiveFrom?: string }) | Amendment): Promise<Gate> =>
  sendJson('POST', `${pathOf(strategy)}/gate`, asked)

export const propose = (strategy: string, source: Source, asked: Asked): Promise<Proposal> =>
  sendJson('POST', `${pathOf(strategy)}/proposals`, { ...source, ...asked })

/** Done at once where nobody needs to approve it, or else proposed. */
export const amend = async (
  strategy: string,
  amendment: Amendment,
  said: { note: string; acceptedBreaks: string[] },
): Promise<Proposal> =>
  (await sendJson<{ proposal: Proposal }>('POST', `${pathOf(strategy)}/timeline`, { ...amendment, ...said })).proposal

export const approve = (proposal: Proposal, comment: string): Promise<Proposal> =>
  sendJson('POST', `${pathTo(proposal)}/approve`, { binding: proposal.binding, comment })

export const giveBack = (proposal: Proposal, comment: string): Promise<Proposal> =>
  sendJson('POST', `${pathTo(proposal)}/return`, { comment })

export const withdraw = (proposal: Proposal, comment: string): Promise<Proposal> =>
  sendJson('POST', `${pathTo(proposal)}/withdraw`, { comment })

export const publish = async (proposal: Proposal): Promise<Proposal> =>
  (await sendJson<{ proposal: Proposal }>('POST', `${pathTo(proposal)}/publish`, { binding: proposal.binding }))
    .proposal

const isBy = (actors: readonly Actor[], id: string) =>
  actors.some((actor) => actor.kind === 'person' && actor.id === id)

/** What a person may do about a proposal; the server has the last word, of keys that they made too. */
export function waysOn(proposal: Proposal, person: { id: string; permissions: readonly string[] }) {
  const open = proposal.state === 'open'
  const may = (permission: string) => open && person.permissions.includes(permission)
  const own = isBy([...proposal.authors, proposal.createdBy], person.id)
  const approved = isBy(proposal.approvedBy, person.id)
  const enough = proposal.approvedBy.length >= (proposal.approvalsNeeded ?? 0)
  return {
    own,
    approved,
    approve: may('approve') && !own && !approved && !enough,
    return: may('approve'),
    withdraw: may('edit') && (own || person.permissions.includes('administer')),
    publish: may('publish') && enough,
  }
}

/** The breaks that nobody accepted: with these a proposal can't be published. */
export const openBreaks = (change: Change): ContractBreak[] =>
  change.kind === 'settings' ? [] : change.breaks.filter(({ key }) => !change.acceptedBreaks.includes(key))
