/** What lies ahead on a timeline: which version follows which from a moment on. */
import type { TimelineEntry } from '../store/records.ts'
import { inEffect, type Timeline } from './timeline.ts'

/** One version takes the place of another. */
export interface Transition {
  from: number
  to: number
  /** When: milliseconds since 1970. */
  at: number
  entry: TimelineEntry
}

/** The transitions after `now`, in order. The first version of all follows none and is no transition. */
export const transitionsAhead = (timeline: Timeline, now: number): Transition[] =>
  transitionsFrom(inEffect(timeline, now)?.version, timeline, now)

/**
 * The transitions that a changed timeline brings and the one before it hadn't: what callers will newly feel.
 * Where the change is felt at once, its first transition is at `now`.
 */
export const transitionsBrought = (before: Timeline, after: Timeline, now: number): Transition[] => {
  const known = new Set(transitionsAhead(before, now).map(nameOf))
  return transitionsFrom(inEffect(before, now)?.version, after, now).filter((one) => !known.has(nameOf(one)))
}

const transitionsFrom = (first: number | undefined, timeline: Timeline, now: number): Transition[] => {
  const transitions: Transition[] = []
  let from = first
  for (const at of momentsFrom(timeline, now)) {
    const entry = inEffect(timeline, at)
    if (!entry || entry.version === from) continue
    if (from !== undefined) transitions.push({ from, to: entry.version, at, entry })
    from = entry.version
  }
  return transitions
}

/** `now`, and each later moment at which an entry may take effect. */
const momentsFrom = (timeline: Timeline, now: number): number[] => {
  const later = timeline.entries.map(({ effectiveFrom }) => effectiveFrom).filter((moment) => moment > now)
  return [now, ...[...new Set(later)].sort((a, b) => a - b)]
}

const nameOf = ({ from, to }: Transition) => `${from} ${to}`
