/** Publishing: a version, the timeline entry that puts it into effect and the audit entry, in one transaction. */
import type { Problem, Text } from '../../engine/index.ts'
import type { AuditLog } from '../audit/log.ts'
import type { Actor, TimelineEntry, VersionRecord } from '../store/records.ts'
import type { Write } from '../store/store.ts'
import { addEntry } from '../store/timeline.ts'
import { addVersion } from '../store/versions.ts'
import type { CheckedDocument } from './checked.ts'

export interface Publication {
  checked: CheckedDocument
  /** A date or an instant in UTC, as the timeline keeps it. */
  effectiveFrom: string
  phase?: Text | undefined
  note: string
  /** Who saved the draft, and who approved it. */
  authors: Actor[]
  approvers: Actor[]
  /** The proposal that it was, where there was one. */
  proposal?: number
}

export interface Published {
  version: VersionRecord
  entry: TimelineEntry
  /** Warnings; errors would have kept it from being published. */
  problems: Problem[]
}

/** Publishes the strategy's next version, in the caller's transaction. The strategy exists. */
export const publishIn = async (
  write: Write,
  audit: AuditLog,
  actor: Actor,
  publication: Publication,
  now: string,
): Promise<Published> => {
  const { checked, effectiveFrom, phase, note, authors, approvers, proposal } = publication
  const { id: strategy, digest, canonical } = checked
  const version = await addVersion(write, { strategy, digest, canonical, authors, approvers, note, now })
  const entry = await addEntry(write, {
    strategy,
    effectiveFrom,
    version: version.number,
    ...(phase === undefined ? {} : { phase }),
    note,
    now,
  })
  // All that the records say, so that verifying the log finds a record that was changed.
  const { createdAt } = version
  const { seq, recordedAt } = entry
  const details = {
    version: version.number,
    digest,
    effectiveFrom,
    seq,
    note,
    authors,
    approvers,
    createdAt,
    recordedAt,
  }
  await audit.append(write, actor, {
    action: 'version.publish',
    strategy,
    details: {
      ...details,
      ...(phase === undefined ? {} : { phase }),
      ...(proposal === undefined ? {} : { proposal }),
    },
  })
  return { version, entry, problems: checked.problems }
}

export interface Reentry {
  strategy: string
  /** One that is published already. */
  version: number
  effectiveFrom: string
  phase?: Text | undefined
  note: string
  approvers: Actor[]
  proposal?: number
}

/** Puts a published version into effect from another moment too, in the caller's transaction. */
export const enterIn = async (
  write: Write,
  audit: AuditLog,
  actor: Actor,
  { approvers, proposal, phase, ...entered }: Reentry,
  now: string,
): Promise<TimelineEntry> => {
  const phased = phase === undefined ? {} : { phase }
  const entry = await addEntry(write, { ...entered, ...phased, now })
  const { strategy, version, effectiveFrom, note } = entered
  await audit.append(write, actor, {
    action: 'timeline.correct',
    strategy,
    details: {
      version,
      effectiveFrom,
      seq: entry.seq,
      recordedAt: entry.recordedAt,
      note,
      approvers,
      ...phased,
      ...(proposal === undefined ? {} : { proposal }),
    },
  })
  return entry
}
