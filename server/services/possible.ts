/** Whether a change can be made where the strategy stands: asked when it is proposed, and again when it is published. */
import { canonicalJson } from '../../engine/index.ts'
import type { CancelChange, Change, CorrectChange, PublishChange, SettingsChange } from '../store/proposals.ts'
import type { TimelineEntry } from '../store/records.ts'
import { Fault, unknownVersion } from './fault.ts'
import { parseMoment } from './moment.ts'
import { atOnce, type Standing } from './standing.ts'
import { instantOf, placeTimeline, type Timeline } from './timeline.ts'

/**
 * @param proposedAt when the change was proposed, an instant in UTC; absent where that is now
 * @throws Fault stale-base, effective-in-past, not-in-past, not-cancellable, unknown-version
 */
export const requirePossible = (standing: Standing, change: Change, proposedAt?: string): void => {
  switch (change.kind) {
    case 'publish':
      requirePublishable(standing, change, proposedAt)
      break
    case 'correct':
      requireCorrection(standing, change)
      break
    case 'cancel':
      requireCancellable(standing, change)
      break
    case 'settings':
      requireSameSettings(standing, change)
  }
}

/**
 * A date that was past when it was proposed is a correction, which its approvers have seen. One that has passed
 * since would become a correction that nobody meant.
 */
const requirePublishable = (standing: Standing, { base, effectiveFrom }: PublishChange, proposedAt?: string) => {
  if (base !== standing.latest) throw staleBase(base, standing.latest)
  if (effectiveFrom === undefined || proposedAt === undefined) return
  const from = placed(standing, effectiveFrom)
  if (from < standing.now && from >= Date.parse(proposedAt)) throw effectiveInPast(effectiveFrom)
}

const requireCorrection = (standing: Standing, { version, effectiveFrom }: CorrectChange) => {
  if (version > standing.latest) throw unknownVersion(standing.strategy.id, version)
  if (placed(standing, effectiveFrom) > standing.now) throw notInPast(effectiveFrom)
}

/** The entry to cancel. @throws Fault not-cancellable */
export const requireCancellable = ({ timeline, now }: Standing, { seq }: CancelChange): TimelineEntry => {
  const found = timeline.entries.find(({ entry }) => entry.seq === seq)
  if (!found) throw notCancellable(`The timeline has no entry ${seq}.`)
  if (found.entry.cancels !== undefined) throw notCancellable(`Entry ${seq} cancels another: it can’t be cancelled.`)
  if (timeline.entries.some(({ entry }) => entry.cancels === seq)) throw notCancellable(`Entry ${seq} is cancelled.`)
  if (found.effectiveFrom > now) return found.entry
  throw notCancellable(`Entry ${seq} has been in effect: what was is corrected, or followed by another version.`)
}

const requireSameSettings = ({ strategy }: Standing, { before }: SettingsChange) => {
  if (canonicalJson(strategy.settings) === canonicalJson(before)) return
  throw new Fault('stale-base', 'The settings have changed since this was proposed: propose it anew.')
}

/** The timeline as the change would leave it. A version that isn't published yet has the next number. */
export const timelineAfter = (standing: Standing, change: Change): Timeline => {
  const { timeline, now, latest } = standing
  if (change.kind === 'settings') return timeline
  const entries = timeline.entries.map(({ entry }) => entry)
  const recorded = { seq: entries.length + 1, recordedAt: new Date(now).toISOString(), note: '' }
  return placeTimeline([...entries, { ...recorded, ...entryOf(standing, change, latest + 1) }], timeline.timeZone)
}

type Entered = Pick<TimelineEntry, 'effectiveFrom' | 'version' | 'cancels'>

const entryOf = (standing: Standing, change: PublishChange | CorrectChange | CancelChange, next: number): Entered => {
  if (change.kind === 'publish') return { effectiveFrom: takesEffect(standing, change), version: next }
  if (change.kind === 'correct') return { effectiveFrom: change.effectiveFrom, version: change.version }
  const { effectiveFrom, version } = requireCancellable(standing, change)
  return { effectiveFrom, version, cancels: change.seq }
}

/** A date or an instant in UTC. */
export const takesEffect = (standing: Standing, { effectiveFrom }: PublishChange): string =>
  effectiveFrom ?? new Date(atOnce(standing)).toISOString()

const placed = ({ timeline }: Standing, text: string): number => {
  const moment = parseMoment(text)
  if (!moment) throw new Error(`A change holds "${text}", which is no date and no date-time.`)
  return instantOf(moment, timeline.timeZone)
}

const staleBase = (base: number, latest: number) =>
  new Fault(
    'stale-base',
    base === 0
      ? `Version ${latest} has been published since. Compare it, then propose on the base of ${latest}.`
      : `This was made on the base of version ${base}, and version ${latest} is the latest. ` +
          `Compare it, take in what it changed, then propose on the base of ${latest}.`,
  )

const effectiveInPast = (effectiveFrom: string) => {
  const message =
    `${effectiveFrom} has passed since this was proposed. Propose it anew: without effectiveFrom for "from now on", ` +
    'or with that date as a correction.'
  return new Fault('effective-in-past', message, [{ pointer: '/effectiveFrom', code: 'effective-in-past', message }])
}

const notInPast = (effectiveFrom: string) => {
  const message = `${effectiveFrom} is still to come: a correction is of what was. Propose a version for that date.`
  return new Fault('not-in-past', message, [{ pointer: '/correct/effectiveFrom', code: 'not-in-past', message }])
}

const notCancellable = (message: string) =>
  new Fault('not-cancellable', message, [{ pointer: '/cancel', code: 'not-cancellable', message }])
