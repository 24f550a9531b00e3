/** Everything that the timeline of a strategy shows. */
import { getAll } from '../api.ts'
import { type DraftSummary, listDrafts } from '../drafts.ts'
import type { TimelineEntry } from '../timeline.ts'
import { asServed, type Placed, place, type Stretch } from './lanes.ts'
import type { Actor, Proposal } from './proposals.ts'
import { getSettings, type Settings } from './settings.ts'

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

export type VersionState = 'current' | 'future' | 'past' | 'none'

export interface VersionStanding {
  state: VersionState
  /** The stretch that says most of it: the one in effect, else the next, else the last. */
  stretch?: Stretch
}

/** Where each version stands, as served. */
export function standingOf(placed: readonly Placed[], version: number, now: number): VersionStanding {
  const own = asServed(placed, now).filter((stretch) => stretch.version === version)
  const current = own.find(({ from, to }) => from <= now && (to === undefined || to > now))
  if (current) return { state: 'current', stretch: current }
  const next = own.find(({ from }) => from > now)
  if (next) return { state: 'future', stretch: next }
  const last = own.at(-1)
  return last ? { state: 'past', stretch: last } : { state: 'none' }
}
