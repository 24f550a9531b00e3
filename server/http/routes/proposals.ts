/** Proposals: what asks for approval, and what people say of it. */
import { signedIn } from '../../auth/authorise.ts'
import { Fault, type FaultCode, invalidAt } from '../../services/fault.ts'
import type { Publishing } from '../../services/preparing.ts'
import { listProposals } from '../../services/proposalList.ts'
import type { ProposalKey } from '../../store/proposals.ts'
import { json } from '../answer.ts'
import { readBody } from '../body.ts'
import type { Request, Services } from '../context.ts'
import { locationOf, momentText, parameter } from '../parameters.ts'
import { integerKey, pageAnswer, pagingOf, readQuery } from '../query.ts'
import type { Routes } from '../route.ts'
import type { Bodies } from '../schemas/index.ts'

const TAG = 'Proposals'
const LIST = '/v1/strategies/:id/proposals'
const ONE = `${LIST}/:proposal`
const UNKNOWN: FaultCode[] = ['unknown-strategy', 'unknown-proposal', 'storage-unavailable']

export const proposalRoutes = (routes: Routes, services: Services): void => {
  listWaiting(routes, services)
  listOfStrategy(routes, services)
  propose(routes, services)
  getProposal(routes, services)
  getDocument(routes, services)
  approve(routes, services)
  returnOrWithdraw(routes, services)
  publish(routes, services)
}

const listWaiting = (routes: Routes, { store, catalog }: Services) =>
  routes.add(
    {
      method: 'get',
      path: '/v1/proposals',
      id: 'listProposals',
      tag: TAG,
      needs: 'read',
      summary: 'Proposals of all strategies: what waits for whom',
      query: 'AllProposalsQuery',
      answer: { description: 'A page of proposals, by strategy and number', schema: 'ProposalPage' },
      faults: ['storage-unavailable'],
    },
    async (c) => {
      const { state, mine, waiting, ...paging } = readQuery(c, 'AllProposalsQuery')
      const page = pagingOf(paging, proposalKey)
      const principal = signedIn(c.env.incoming.presented)
      const found = await listProposals(store, catalog, principal, { ...given({ state }), mine, waiting }, page)
      return json(pageAnswer(found, page, ({ strategy, number }) => `${number} ${strategy}`))
    },
  )

const listOfStrategy = (routes: Routes, { store, catalog }: Services) =>
  routes.add(
    {
      method: 'get',
      path: LIST,
      id: 'listStrategyProposals',
      tag: TAG,
      needs: 'read',
      summary: 'A strategy’s proposals, by number',
      query: 'ProposalsQuery',
      answer: { description: 'A page of proposals', schema: 'ProposalPage' },
      faults: ['unknown-strategy', 'storage-unavailable'],
    },
    async (c) => {
      const strategy = parameter(c, 'id')
      await catalog.find(strategy)
      const { state, ...paging } = readQuery(c, 'ProposalsQuery')
      const { limit, after: number } = pagingOf(paging, integerKey)
      const page = { limit, after: number === undefined ? undefined : { strategy, number } }
      const principal = signedIn(c.env.incoming.presented)
      const found = await listProposals(store, catalog, principal, { strategy, ...given({ state }) }, page)
      return json(pageAnswer(found, { limit }, (proposal) => proposal.number))
    },
  )

const propose = (routes: Routes, { proposals, limits }: Services) =>
  routes.add(
    {
      method: 'post',
      path: LIST,
      id: 'propose',
      tag: TAG,
      needs: 'edit',
      summary: 'Freeze a draft, or an old version to roll back to, as a proposal',
      query: 'NoQuery',
      body: 'ProposalBody',
      creates: true,
      answer: { status: 201, description: 'Proposed', schema: 'Proposal', headers: { Location: 'The proposal.' } },
      faults: [
        'unknown-strategy',
        'unknown-draft',
        'unknown-version',
        'strategy-has-errors',
        'id-mismatch',
        'stale-base',
        'stale-draft',
        'effective-in-past',
        'storage-unavailable',
      ],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const id = parameter(c, 'id')
      const publishing = publishingOf(await readBody(c.env.incoming, 'ProposalBody', limits))
      const proposal = await proposals.propose(signedIn(c.env.incoming.presented), id, publishing)
      return json(proposal, 201, { location: `${locationOf(id)}/proposals/${proposal.number}` })
    },
  )

const publishingOf = ({ draft, version, effectiveFrom, ...rest }: Bodies['ProposalBody']): Publishing => {
  if ((draft === undefined) === (version === undefined)) throw invalidAt('', 'Say one of draft and version.')
  return {
    ...rest,
    source: draft === undefined ? { version: version ?? 0 } : { draft },
    effectiveFrom: momentText(effectiveFrom),
  }
}

const getProposal = (routes: Routes, { proposals }: Services) =>
  routes.add(
    {
      method: 'get',
      path: ONE,
      id: 'getProposal',
      tag: TAG,
      needs: 'read',
      summary: 'One proposal, with who has approved it',
      query: 'NoQuery',
      answer: { description: 'The proposal', schema: 'Proposal' },
      faults: UNKNOWN,
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      return json(await proposals.get(keyOf(c)))
    },
  )

const getDocument = (routes: Routes, { proposals }: Services) =>
  routes.add(
    {
      method: 'get',
      path: `${ONE}/document`,
      id: 'getProposedDocument',
      tag: TAG,
      needs: 'read',
      summary: 'The document that a proposal froze',
      query: 'NoQuery',
      answer: { description: 'The document', schema: 'ProposedDocument' },
      faults: UNKNOWN,
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const key = keyOf(c)
      const found = await proposals.document(key)
      if (!found) throw new Fault('unknown-proposal', `Proposal ${key.number} publishes no document.`)
      return json(found)
    },
  )

const approve = (routes: Routes, { proposals, limits }: Services) =>
  routes.add(
    {
      method: 'post',
      path: `${ONE}/approve`,
      id: 'approveProposal',
      tag: TAG,
      needs: 'approve',
      summary: 'Approve a proposal, as a person who has not written it',
      description: '`binding` is that of the proposal as it was read.',
      query: 'NoQuery',
      body: 'ApproveBody',
      creates: true,
      answer: { description: 'The proposal', schema: 'Proposal' },
      faults: [...UNKNOWN, 'proposal-closed', 'binding-mismatch', 'people-only', 'own-work'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const { binding, comment = '' } = await readBody(c.env.incoming, 'ApproveBody', limits)
      return json(await proposals.approve(signedIn(c.env.incoming.presented), keyOf(c), binding, comment))
    },
  )

const returnOrWithdraw = (routes: Routes, { proposals, limits }: Services) => {
  const shared = { method: 'post', tag: TAG, query: 'NoQuery', body: 'CommentBody', creates: true } as const
  const answer = { description: 'The proposal', schema: 'Proposal' }
  routes.add(
    {
      ...shared,
      path: `${ONE}/return`,
      id: 'returnProposal',
      needs: 'approve',
      summary: 'Send a proposal back to its authors',
      answer,
      faults: [...UNKNOWN, 'proposal-closed'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const { comment = '' } = await readBody(c.env.incoming, 'CommentBody', limits)
      return json(await proposals.return(signedIn(c.env.incoming.presented), keyOf(c), comment))
    },
  )
  routes.add(
    {
      ...shared,
      path: `${ONE}/withdraw`,
      id: 'withdrawProposal',
      needs: 'edit',
      summary: 'Take a proposal of one’s own back',
      answer,
      faults: [...UNKNOWN, 'proposal-closed'],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const { comment = '' } = await readBody(c.env.incoming, 'CommentBody', limits)
      return json(await proposals.withdraw(signedIn(c.env.incoming.presented), keyOf(c), comment))
    },
  )
}

const publish = (routes: Routes, { proposals, limits }: Services) =>
  routes.add(
    {
      method: 'post',
      path: `${ONE}/publish`,
      id: 'publishProposal',
      tag: TAG,
      needs: 'publish',
      summary: 'Carry out what was approved',
      query: 'NoQuery',
      body: 'PublishProposalBody',
      creates: true,
      answer: { description: 'What it has made', schema: 'ProposalOutcome' },
      faults: [
        ...UNKNOWN,
        'proposal-closed',
        'binding-mismatch',
        'approval-required',
        'breaks-not-accepted',
        'stale-base',
        'effective-in-past',
        'not-cancellable',
        'strategy-has-errors',
      ],
    },
    async (c) => {
      readQuery(c, 'NoQuery')
      const { binding, comment = '' } = await readBody(c.env.incoming, 'PublishProposalBody', limits)
      const actor = signedIn(c.env.incoming.presented)
      const { proposal, outcome } = await proposals.publish(actor, keyOf(c), binding, comment)
      return json({ proposal, ...outcome })
    },
  )

const keyOf = (c: Request): ProposalKey => {
  const strategy = parameter(c, 'id')
  const text = parameter(c, 'proposal')
  if (/^[1-9]\d{0,8}$/.test(text)) return { strategy, number: Number(text) }
  throw new Fault('unknown-proposal', `Strategy "${strategy}" has no proposal "${text}".`)
}

/** A cursor's key: the number, then the strategy, in whose id there is no blank. */
const proposalKey = (key: string): ProposalKey | undefined => {
  const [, number, strategy] = /^(\d{1,9}) (\S+)$/.exec(key) ?? []
  return number === undefined || strategy === undefined ? undefined : { strategy, number: Number(number) }
}

const given = <State>({ state }: { state: State | undefined }) => (state === undefined ? {} : { state })
