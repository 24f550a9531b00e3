/** Announcing that callers will have to send something else: what is said for 30 days before a version takes effect. */
import type { Strategy } from '../../engine/index.ts'
import type { Read } from '../store/store.ts'
import { transitionsAhead } from './ahead.ts'
import { breaksAt } from './gate.ts'
import type { Timeline } from './timeline.ts'

const AHEAD = 30 * 86_400_000

/** What answers carry from one moment until another (milliseconds since 1970). */
export interface Notice {
  from: number
  until: number
  /** The text of a header. */
  text: string
}

/** The notices of what lies ahead, worked out once for a timeline; nothing where nothing is scheduled. */
export const noticesOf = async (read: Read, strategy: string, timeline: Timeline, now: number): Promise<Notice[]> => {
  const notices: Notice[] = []
  const versions = new Map<number, Strategy>()
  for (const transition of transitionsAhead(timeline, now)) {
    if ((await breaksAt(read, strategy, transition, versions)).length === 0) continue
    const { at, to, entry } = transition
    const asOf = encodeURIComponent(entry.effectiveFrom)
    const see = `/v1/strategies/${encodeURIComponent(strategy)}/contract?asOf=${asOf}`
    notices.push({ from: at - AHEAD, until: at, text: `${entry.effectiveFrom}; version=${to}; see="${see}"` })
  }
  return notices
}

/** What is to be said now, if anything: several announcements are separated by commas. */
export const noticeAt = (notices: Notice[], now: number): string | undefined => {
  if (notices.length === 0) return undefined
  const said = notices.filter(({ from, until }) => from <= now && now < until)
  return said.length === 0 ? undefined : said.map(({ text }) => text).join(', ')
}
