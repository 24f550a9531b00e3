/** Where a strategy stands when a change is judged: read inside the transaction that makes the change. */
import type { StrategyRecord } from '../store/records.ts'
import type { Read } from '../store/store.ts'
import { readStrategy } from '../store/strategies.ts'
import { readTimeline } from '../store/timeline.ts'
import { readLatestVersion } from '../store/versions.ts'
import { unknownStrategy } from './fault.ts'
import { placeTimeline, type Timeline } from './timeline.ts'

export interface Standing {
  strategy: StrategyRecord
  timeline: Timeline
  /** The number of the latest version; 0 before the first. */
  latest: number
  /** Milliseconds since 1970. */
  now: number
}

/** @throws Fault unknown-strategy */
export const readStanding = async (read: Read, id: string, now: number): Promise<Standing> => {
  const strategy = await readStrategy(read, id)
  if (!strategy) throw unknownStrategy(id)
  const timeline = placeTimeline(await readTimeline(read, id), strategy.settings.timeZone)
  return { strategy, timeline, latest: await readLatestVersion(read, id), now }
}

/**
 * From when on something is in effect that takes effect at once. Where the clock was set back that is the moment of
 * the latest entry, so that what came earlier "at once" never comes to the fore again.
 */
export const atOnce = ({ timeline, now }: Standing): number => Math.max(now, timeline.entries.at(-1)?.recordedAt ?? now)
