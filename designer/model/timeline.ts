import type { Text } from '../../engine/index.ts'

/** An entry of a strategy's timeline as the server answers it. */
export interface TimelineEntry {
  seq: number
  recordedAt: string
  effectiveFrom: string
  version: number
  phase?: Text
  note?: Text
  cancels?: number
}

/** A stretch of time in which one version answers. */
export interface Period {
  version: number
  phase?: Text
  /** Milliseconds since 1970, UTC; `to` is open for the last one. */
  from: number
  to: number | undefined
  effectiveFrom: string
  state: 'past' | 'current' | 'future'
}

export const timeOf = (moment: string): number => Date.parse(moment.length === 10 ? `${moment}T00:00:00Z` : moment)

/**
 * The timeline as now known, as consecutive periods: cancelled entries left out; of several entries
 * from one moment the last recorded counts.
 */
export function periodsOf(entries: readonly TimelineEntry[], now: number): Period[] {
  const cancelled = new Set(entries.map((entry) => entry.cancels))
  const starts = new Map<number, TimelineEntry>()
  for (const entry of [...entries].sort((a, b) => a.seq - b.seq)) {
    if (entry.cancels === undefined && !cancelled.has(entry.seq)) starts.set(timeOf(entry.effectiveFrom), entry)
  }
  const times = [...starts.keys()].sort((a, b) => a - b)
  return times.map((from, index) => {
    const { version, phase, effectiveFrom } = starts.get(from) as TimelineEntry
    const to = times[index + 1]
    const state = from > now ? 'future' : to === undefined || to > now ? 'current' : 'past'
    return { version, effectiveFrom, from, to, state, ...(phase === undefined ? {} : { phase }) }
  })
}

/** The period of a version that matters most: the one in effect, else the next, else the last. */
export function periodOfVersion(periods: readonly Period[], version: number): Period | undefined {
  const own = periods.filter((period) => period.version === version)
  return (
    own.find((period) => period.state === 'current') ?? own.find((period) => period.state === 'future') ?? own.at(-1)
  )
}

const YEAR = 365.25 * 86_400_000

/**
 * The span of time that a list of timelines is drawn on. A strategy that never changed doesn't
 * stretch it: its period is cut at the left. Some room is kept after now for what is to come.
 */
export function timeSpan(lists: readonly (readonly Period[])[], now: number): [from: number, to: number] {
  const changing = lists.filter((periods) => periods.length > 1).flat()
  const from = Math.min(now - 2 * YEAR, ...changing.map((period) => period.from))
  const last = Math.max(now, ...lists.flat().map((period) => period.from))
  return [from, last + (last - from) * 0.12]
}

/** The first days of the years within a span; every second, fifth … year where they would crowd. */
export function yearTicks([from, to]: readonly [number, number], most = 8): { year: number; time: number }[] {
  const first = new Date(from).getUTCFullYear()
  const last = new Date(to).getUTCFullYear()
  const step = [1, 2, 5, 10, 20].find((candidate) => (last - first) / candidate <= most) ?? 50
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  return years
    .filter((year) => year % step === 0)
    .map((year) => ({ year, time: Date.UTC(year, 0, 1) }))
    .filter(({ time }) => time >= from && time <= to)
}
