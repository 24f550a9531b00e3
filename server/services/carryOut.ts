/** Making a proposal's change, in the caller's transaction: what was judged possible and accepted is done and audited. */
import type { Problem } from '../../engine/index.ts'
import type { AuditLog } from '../audit/log.ts'
import { moveDraftBase } from '../store/drafts.ts'
import type { CancelChange, CorrectChange, ProposalRecord, PublishChange, SettingsChange } from '../store/proposals.ts'
import type { Actor, Settings, TimelineEntry, VersionRecord } from '../store/records.ts'
import type { Write } from '../store/store.ts'
import { writeSettings } from '../store/strategies.ts'
import { addEntry } from '../store/timeline.ts'
import type { CheckedDocument } from './checked.ts'
import { requireCancellable, takesEffect } from './possible.ts'
import { enterIn, publishIn } from './publication.ts'
import type { Standing } from './standing.ts'

/** What a change has made. */
export interface Outcome {
  version?: VersionRecord
  entry?: TimelineEntry
  settings?: Settings
  /** Warnings of the version. */
  problems?: Problem[]
}

export interface Order {
  write: Write
  audit: AuditLog
  actor: Actor
  standing: Standing
  proposal: ProposalRecord
  approvers: Actor[]
}

/** @param checked the document of a change that publishes one */
export const carryOut = async (order: Order, checked: CheckedDocument | undefined): Promise<Outcome> => {
  const { change } = order.proposal
  switch (change.kind) {
    case 'publish':
      if (!checked) throw new Error('A version is published without its document.')
      return publish(order, change, checked)
    case 'correct':
      return { entry: await correct(order, change) }
    case 'cancel':
      return { entry: await cancel(order, change) }
    case 'settings':
      return changeSettings(order, change)
  }
}

const publish = async (order: Order, change: PublishChange, checked: CheckedDocument): Promise<Outcome> => {
  const { write, audit, actor, standing, proposal, approvers } = order
  const { phase, note, draft, base } = change
  const effectiveFrom = takesEffect(standing, change)
  const publication = { checked, effectiveFrom, phase, note, authors: proposal.authors, approvers }
  const published = await publishIn(write, audit, actor, { ...publication, proposal: proposal.number }, nowOf(order))
  if (draft !== undefined) {
    const moved = { strategy: proposal.strategy, name: draft, createdBy: proposal.createdAt }
    await moveDraftBase(write, moved, base, published.version.number)
  }
  return published
}

const correct = (order: Order, { version, effectiveFrom, phase, note }: CorrectChange): Promise<TimelineEntry> => {
  const { write, audit, actor, proposal, approvers } = order
  const { strategy, number } = proposal
  const entered = { strategy, version, effectiveFrom, phase, note, approvers, proposal: number }
  return enterIn(write, audit, actor, entered, nowOf(order))
}

const cancel = async (order: Order, change: CancelChange): Promise<TimelineEntry> => {
  const { write, audit, actor, standing, proposal, approvers } = order
  const { strategy, number } = proposal
  const { version, effectiveFrom } = requireCancellable(standing, change)
  const { seq: cancels, note } = change
  const entry = await addEntry(write, { strategy, version, effectiveFrom, note, cancels, now: nowOf(order) })
  const { seq, recordedAt } = entry
  const told = { cancels, seq, recordedAt, version, effectiveFrom, note }
  await audit.append(write, actor, {
    action: 'timeline.cancel',
    strategy,
    details: { ...told, approvers, proposal: number },
  })
  return entry
}

const changeSettings = async (order: Order, { before, after, note }: SettingsChange): Promise<Outcome> => {
  const { write, audit, actor, proposal, approvers } = order
  const { strategy, number } = proposal
  await writeSettings(write, strategy, after)
  await audit.append(write, actor, {
    action: 'settings.change',
    strategy,
    details: { before, after, note, approvers, proposal: number },
  })
  return { settings: after }
}

const nowOf = ({ standing }: Order) => new Date(standing.now).toISOString()
