/** Everything that the timeline of a strategy shows. */
import type { Text } from '../../../engine/index.ts'
import { getAll } from '../api.ts'
import { type DraftSummary, listDrafts } from '../drafts.ts'
import type { TimelineEntry } from '../timeline.ts'
import { asKnown, type Placed, place, type Stretch } from './lanes.ts'
import type { Actor, Proposal } from './proposals.ts'
import { getSettings } from './settings.ts'
import type { Settings } from './settingsShape.ts'

export interface VersionEntry {
  number: number
  digest: string
  note: string
  authors: Actor[]
  approvers: Actor[]
  createdAt: string
}

export interface TimelineReading {
  strategy: string
  settings: Settings
  placed: Placed[]
  /** The highest number first. */
  versions: VersionEntry[]
  drafts: DraftSummary[]
  proposals: Proposal[]
  /** Milliseconds since 1970. */
  now: number
}

export async function readTimeline(strategy: string): Promise<TimelineReading> {
  const path = `/v1/strategies/${encodeURIComponent(strategy)}`
  const [settings, entries, versions, drafts, proposals] = await Promise.all([
    getSettings(strategy),
    getAll<TimelineEntry>(`${path}/timeline`),
    getAll<VersionEntry>(`${path}/versions`),
    listDrafts(strategy),
    getAll<Proposal>(`${path}/proposals`),
  ])
  return {
    strategy,
    settings: settings.value,
    placed: place(entries, settings.value.timeZone),
    versions: versions.reverse(),
    drafts,
    proposals,
    now: Date.now(),
  }
}

type VersionState = 'current' | 'future' | 'past' | 'none'

export interface VersionStanding {
  state: VersionState
  /** Whenever it answers, in order. */
  stretches: Stretch[]
  /** The phase of the stretch that says most of it: the one in effect, else the next, else the first. */
  phase?: Text
}

/** Where a version stands, as now known. */
export function standingOf(placed: readonly Placed[], version: number, now: number): VersionStanding {
  const stretches = asKnown(placed, now).filter((stretch) => stretch.version === version)
  const current = stretches.find((stretch) => stateOf(stretch, now) === 'current')
  const main = current ?? stretches.find(({ from }) => from > now) ?? stretches[0]
  return {
    state: main ? stateOf(main, now) : 'none',
    stretches,
    ...(main?.phase === undefined ? {} : { phase: main.phase }),
  }
}

/** Whether a stretch is over, lasts, or is still to come. */
export function stateOf({ from, to }: Stretch, now: number): Exclude<VersionState, 'none'> {
  if (from > now) return 'future'
  return to === undefined || to > now ? 'current' : 'past'
}
