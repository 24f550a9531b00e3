/**
 * Which version is in effect: a pure function of the moment asked about and the timeline.
 *
 * Among the entries recorded by `knownAt` and not cancelled by one such, it is that with the greatest
 * effectiveFrom ≤ asOf, then the greatest seq. An entry that cancels does nothing else: it is never
 * in effect itself. Without `knownAt` every recorded entry is known, so that a clock that was set
 * back changes nothing. A date, wherever it stands, means its start in the strategy's time zone.
 */
import type { TimelineEntry } from '../store/records.ts'
import type { Moment } from './moment.ts'
import { parseMoment } from './moment.ts'
import { dateAt, startOfDay } from './zones.ts'

/** A timeline whose dates have become instants. */
export interface Timeline {
  timeZone: string
  entries: PlacedEntry[]
}

export interface PlacedEntry {
  entry: TimelineEntry
  effectiveFrom: number
  recordedAt: number
}

export const placeTimeline = (entries: TimelineEntry[], timeZone: string): Timeline => ({
  timeZone,
  entries: entries.map((entry) => ({
    entry,
    effectiveFrom: instantOf(recordedMoment(entry.effectiveFrom), timeZone),
    recordedAt: instantOf(recordedMoment(entry.recordedAt), timeZone),
  })),
})

export const instantOf = (moment: Moment, timeZone: string): number =>
  'instant' in moment ? moment.instant : startOfDay(moment.date, timeZone)

/** The evaluation date: a date as it is, an instant's date in the time zone. */
export const evaluationDate = (moment: Moment, timeZone: string): string =>
  'date' in moment ? moment.date : dateAt(moment.instant, timeZone)

/** The entry in effect at `asOf` as known at `knownAt` (by default: with everything known), if any. */
export const inEffect = (timeline: Timeline, asOf: number, knownAt?: number): TimelineEntry | undefined => {
  let best: PlacedEntry | undefined
  for (const placed of timeline.entries) {
    if (placed.effectiveFrom > asOf || !isKnown(placed, knownAt)) continue
    if (placed.entry.cancels !== undefined || isCancelled(timeline, placed.entry.seq, knownAt)) continue
    if (!best || isLater(placed, best)) best = placed
  }
  return best?.entry
}

const isKnown = (placed: PlacedEntry, knownAt: number | undefined) =>
  knownAt === undefined || placed.recordedAt <= knownAt

const isCancelled = (timeline: Timeline, seq: number, knownAt: number | undefined) =>
  timeline.entries.some((other) => other.entry.cancels === seq && isKnown(other, knownAt))

const isLater = (a: PlacedEntry, b: PlacedEntry) =>
  a.effectiveFrom > b.effectiveFrom || (a.effectiveFrom === b.effectiveFrom && a.entry.seq > b.entry.seq)

/** The phase that a version was last given: what its decisions carry when it is asked for by number. */
export const lastEntryOf = (timeline: Timeline, version: number): TimelineEntry | undefined =>
  timeline.entries.findLast(
    ({ entry }) =>
      entry.version === version && entry.cancels === undefined && !isCancelled(timeline, entry.seq, undefined),
  )?.entry

const recordedMoment = (text: string): Moment => {
  const moment = parseMoment(text)
  if (!moment) throw new Error(`The timeline holds "${text}", which is no date and no date-time.`)
  return moment
}
