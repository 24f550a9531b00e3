/**
 * Proposals: frozen changes that ask for approval, and the one way in which anything is put into effect. What needs
 * nobody's approval goes the same way, in one step.
 */
import type { ContractBreak, Problem, Strategy } from '../../engine/index.ts'
import type { AuditLog } from '../audit/log.ts'
import { actorOf, type Principal } from '../auth/principal.ts'
import { mayWith } from '../auth/roles.ts'
import {
  addEvent,
  addProposal,
  type Change,
  type Closing,
  closeProposal,
  type ProposalKey,
  type ProposalRecord,
  readDocument,
  readEvents,
  readProposal,
} from '../store/proposals.ts'
import type { Actor } from '../store/records.ts'
import type { Read, Store, Write } from '../store/store.ts'
import { addDocument } from '../store/versions.ts'
import { approversIn, countedApprovers, requireApprover } from './approvals.ts'
import { carryOut, type Outcome } from './carryOut.ts'
import type { Catalog } from './catalog.ts'
import { bindingOf, inBrief, requireBinding } from './change.ts'
import { type CheckedDocument, checkedFor } from './checked.ts'
import { digestOfCanonical } from './compiled.ts'
import { Fault } from './fault.ts'
import { breaksOf, requireAccepted } from './gate.ts'
import { requirePossible } from './possible.ts'
import { type Asked, type Prepared, type Publishing, prepare } from './preparing.ts'
import { answerProposal, type Proposal, unknownProposal } from './proposalAnswer.ts'
import { readStanding, type Standing } from './standing.ts'

/** A proposal, and what it has made where nobody needed to approve it. */
export interface Proposed {
  proposal: Proposal
  outcome?: Outcome
}

/** What stands before a change: who must approve it, what callers will feel, what check warns of. */
export interface Gate {
  approvals: number
  breaks: ContractBreak[]
  /** Warnings of the document that would be published. */
  problems: Problem[]
  /** Of what would be published, and the version that it would follow. */
  digest?: string
  base?: number
}

export class Proposals {
  readonly #store: Store
  readonly #catalog: Catalog
  readonly #audit: AuditLog
  readonly #clock: () => number

  constructor(store: Store, catalog: Catalog, audit: AuditLog, clock: () => number) {
    this.#store = store
    this.#catalog = catalog
    this.#audit = audit
    this.#clock = clock
  }

  /**
   * Freezes a draft or an old version's document as a proposal.
   * @throws Fault unknown-…, strategy-has-errors, id-mismatch, stale-base, stale-draft, effective-in-past
   */
  async propose(actor: Actor, strategy: string, publishing: Publishing): Promise<Proposal> {
    const prepared = await this.#prepare(actor, strategy, publishing)
    const proposal = await this.#store.write(async (write) => {
      const standing = await this.#standing(write, strategy)
      return this.#open(write, actor, standing, prepared)
    })
    return answerProposal(this.#store.read, this.#catalog, proposal)
  }

  /**
   * A version in one step, where nobody needs to approve it.
   * @throws Fault approval-required, and whatever `propose` and `publish` throw
   */
  async publishAtOnce(actor: Actor, strategy: string, publishing: Publishing): Promise<Required<Proposed>> {
    const prepared = await this.#prepare(actor, strategy, publishing)
    const done = await this.#store.write(async (write) => {
      const standing = await this.#standing(write, strategy)
      if (standing.strategy.settings.approvals > 0) throw approvalRequired(standing)
      const proposal = await this.#open(write, actor, standing, prepared)
      return this.#carryOut(write, actor, standing, proposal, prepared.checked, '')
    })
    this.#catalog.forget(strategy)
    return { ...done, proposal: await answerProposal(this.#store.read, this.#catalog, done.proposal) }
  }

  /** Done at once where nobody needs to approve it, or else proposed. @throws Fault as `propose` and `publish` do */
  async change(actor: Actor, strategy: string, asked: Asked): Promise<Proposed> {
    const { proposal, outcome } = await this.#store.write(async (write): Promise<Done> => {
      const standing = await this.#standing(write, strategy)
      const proposal = await this.#open(write, actor, standing, { asked, authors: [actorOf(actor)] })
      if (standing.strategy.settings.approvals > 0) return { proposal }
      return this.#carryOut(write, actor, standing, proposal, undefined, '')
    })
    if (outcome) this.#catalog.forget(strategy)
    return {
      proposal: await answerProposal(this.#store.read, this.#catalog, proposal),
      ...(outcome ? { outcome } : {}),
    }
  }

  /** @throws Fault unknown-strategy, unknown-proposal */
  async get(key: ProposalKey): Promise<Proposal> {
    await this.#catalog.find(key.strategy)
    const record = await readProposal(this.#store.read, key)
    if (!record) throw unknownProposal(key)
    return answerProposal(this.#store.read, this.#catalog, record)
  }

  /**
   * What the gate would say of a change that was proposed now; nothing is.
   * @throws Fault as `propose` and `change` do
   */
  async gate(actor: Actor, strategy: string, asked: Publishing | Asked): Promise<Gate> {
    await this.#catalog.find(strategy)
    const prepared: Prepared =
      'source' in asked ? await prepare(this.#store.read, actor, strategy, asked) : { asked, authors: [] }
    const { checked } = prepared
    const standing = await readStanding(this.#store.read, strategy, this.#clock())
    const change = await withBreaks(this.#store.read, standing, prepared.asked, checked)
    return {
      approvals: standing.strategy.settings.approvals,
      breaks: change.kind === 'settings' ? [] : change.breaks,
      problems: checked?.problems ?? [],
      ...(change.kind === 'publish' ? { digest: change.digest, base: change.base } : {}),
    }
  }

  /**
   * The document that a proposal froze; nothing where it publishes none.
   * @throws Fault unknown-strategy, unknown-proposal
   */
  async document(key: ProposalKey): Promise<{ digest: string; document: unknown } | undefined> {
    const { change } = await this.get(key)
    if (change.kind !== 'publish') return undefined
    const canonical = await readDocument(this.#store.read, change.digest)
    return canonical === undefined ? undefined : { digest: change.digest, document: JSON.parse(canonical) }
  }

  /** @throws Fault unknown-…, proposal-closed, binding-mismatch, people-only, own-work */
  async approve(actor: Actor, key: ProposalKey, binding: string, comment: string): Promise<Proposal> {
    await this.#say(key, async (write, record) => {
      requireBinding(binding, record.binding)
      await requireApprover(write, record, actor)
      const said = approversIn(record, await readEvents(write, key))
      if (said.some(({ id }) => id === actor.id)) return
      await this.#note(write, actor, record, 'approve', comment)
    })
    return this.get(key)
  }

  /** Back to its authors: another attempt is another proposal. @throws Fault unknown-…, proposal-closed */
  async return(actor: Actor, key: ProposalKey, comment: string): Promise<Proposal> {
    await this.#say(key, async (write, record) => {
      await this.#note(write, actor, record, 'return', comment)
      await this.#close(write, key, { state: 'returned' })
    })
    return this.get(key)
  }

  /** By whoever wrote or proposed it, or an admin. @throws Fault unknown-…, proposal-closed, forbidden */
  async withdraw(principal: Principal, key: ProposalKey, comment: string): Promise<Proposal> {
    await this.#say(key, async (write, record) => {
      const makers = [...record.authors, record.createdBy]
      const own = makers.some(({ kind, id }) => kind === principal.kind && id === principal.id)
      if (!own && !mayWith(principal.roles, 'administer')) {
        throw new Fault(
          'forbidden',
          'Whoever wrote or proposed this withdraws it, or an admin; an approver returns it.',
        )
      }
      await this.#note(write, principal, record, 'withdraw', comment)
      await this.#close(write, key, { state: 'withdrawn' })
    })
    return this.get(key)
  }

  /**
   * Carries out what was approved.
   * @throws Fault unknown-…, proposal-closed, binding-mismatch, approval-required, breaks-not-accepted, stale-base,
   *   effective-in-past, not-cancellable
   */
  async publish(
    actor: Actor,
    key: ProposalKey,
    seen: string | undefined,
    comment: string,
  ): Promise<Required<Proposed>> {
    const checked = await this.#frozenDocument((await this.get(key)).change, key.strategy)
    const done = await this.#store.write(async (write) => {
      const record = await openProposal(write, key)
      requireBinding(seen, record.binding)
      const standing = await this.#standing(write, key.strategy)
      return this.#carryOut(write, actor, standing, record, checked, comment)
    })
    this.#catalog.forget(key.strategy)
    return { ...done, proposal: await answerProposal(this.#store.read, this.#catalog, done.proposal) }
  }

  async #prepare(actor: Actor, strategy: string, publishing: Publishing): Promise<Prepared> {
    await this.#catalog.find(strategy)
    return prepare(this.#store.read, actor, strategy, publishing)
  }

  /** The document that a change would publish, checked once more: the engine may have learnt since. */
  async #frozenDocument(change: Change, strategy: string): Promise<CheckedDocument | undefined> {
    if (change.kind !== 'publish') return undefined
    const canonical = await readDocument(this.#store.read, change.digest)
    if (canonical === undefined || digestOfCanonical(canonical) !== change.digest) {
      throw new Fault('binding-mismatch', 'The document is no longer the one that was proposed: nothing is published.')
    }
    return checkedFor(strategy, JSON.parse(canonical))
  }

  async #open(write: Write, actor: Actor, standing: Standing, prepared: Prepared): Promise<ProposalRecord> {
    const { asked, authors, checked } = prepared
    const strategy = standing.strategy.id
    const change = await withBreaks(write, standing, asked, checked)
    const binding = bindingOf(strategy, change)
    if (checked) await addDocument(write, checked.digest, checked.canonical)
    const made = { strategy, change, binding, authors, createdAt: this.#now(), createdBy: actorOf(actor) }
    const proposal = await addProposal(write, made)
    const { number } = proposal
    await this.#audit.append(write, actor, {
      action: 'proposal.create',
      strategy,
      details: { proposal: number, binding, change: inBrief(change), authors },
    })
    return proposal
  }

  async #carryOut(
    write: Write,
    actor: Actor,
    standing: Standing,
    proposal: ProposalRecord,
    checked: CheckedDocument | undefined,
    comment: string,
  ): Promise<{ proposal: ProposalRecord; outcome: Outcome }> {
    const { strategy, number, change, binding } = proposal
    requireBinding(bindingOf(strategy, change), binding)
    const approvers = await countedApprovers(write, proposal, await readEvents(write, proposal))
    if (approvers.length < standing.strategy.settings.approvals) throw approvalRequired(standing, approvers.length)
    requirePossible(standing, change, proposal.createdAt)
    if (change.kind !== 'settings') {
      requireAccepted(await breaksOf(write, standing, change, documentOf(checked)), change.acceptedBreaks)
    }
    const outcome = await carryOut({ write, audit: this.#audit, actor, standing, proposal, approvers }, checked)
    const at = this.#now()
    await addEvent(write, proposal, { kind: 'publish', actor: actorOf(actor), at, comment, binding })
    const version = outcome.version?.number
    await this.#close(write, proposal, { state: 'published', ...(version === undefined ? {} : { version }) })
    return { proposal: (await readProposal(write, { strategy, number })) ?? proposal, outcome }
  }

  async #say(key: ProposalKey, say: (write: Write, record: ProposalRecord) => Promise<void>): Promise<void> {
    await this.#catalog.find(key.strategy)
    await this.#store.write(async (write) => say(write, await openProposal(write, key)))
  }

  /** What was said, with its audit entry. */
  async #note(
    write: Write,
    actor: Actor,
    { strategy, number, binding }: ProposalRecord,
    kind: 'approve' | 'return' | 'withdraw',
    comment: string,
  ): Promise<void> {
    await addEvent(write, { strategy, number }, { kind, actor: actorOf(actor), at: this.#now(), comment, binding })
    await this.#audit.append(write, actor, {
      action: `proposal.${kind}`,
      strategy,
      details: { proposal: number, binding, comment },
    })
  }

  async #close(write: Write, key: ProposalKey, closing: Omit<Closing, 'closedAt'>): Promise<void> {
    await closeProposal(write, key, { ...closing, closedAt: this.#now() })
  }

  #standing(write: Write, strategy: string): Promise<Standing> {
    return readStanding(write, strategy, this.#clock())
  }

  #now(): string {
    return new Date(this.#clock()).toISOString()
  }
}

interface Done {
  proposal: ProposalRecord
  outcome?: Outcome
}

const openProposal = async (write: Write, key: ProposalKey): Promise<ProposalRecord> => {
  const record = await readProposal(write, key)
  if (!record) throw unknownProposal(key)
  if (record.state === 'open') return record
  throw new Fault('proposal-closed', `Proposal ${key.number} is ${record.state}: another attempt is another proposal.`)
}

const withBreaks = async (
  read: Read,
  standing: Standing,
  asked: Asked,
  checked: CheckedDocument | undefined,
): Promise<Change> => {
  const change = completed(standing, asked)
  requirePossible(standing, change)
  if (change.kind === 'settings') return change
  return { ...change, breaks: await breaksOf(read, standing, change, documentOf(checked)) }
}

const completed = (standing: Standing, asked: Asked): Change => {
  if (asked.kind === 'settings') return asked
  if (asked.kind !== 'publish') return { ...asked, breaks: [] }
  return { ...asked, base: asked.base ?? standing.latest, breaks: [] }
}

const documentOf = (checked: CheckedDocument | undefined): Strategy | undefined =>
  checked && (JSON.parse(checked.canonical) as Strategy)

const approvalRequired = ({ strategy }: Standing, given = 0): Fault => {
  const { approvals } = strategy.settings
  const needed = `${approvals} ${approvals === 1 ? 'person' : 'people'} must approve what "${strategy.id}" publishes`
  const way = `propose it: POST /v1/strategies/${encodeURIComponent(strategy.id)}/proposals`
  return new Fault(
    'approval-required',
    given === 0 ? `${needed}: ${way}, then have it approved.` : `${needed}; ${given} so far.`,
  )
}
