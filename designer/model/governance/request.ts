/** What the dialog needs that asks for approval of a draft, or of an old version brought back. */
import type { Text } from '../../../engine/index.ts'
import { getAll, getJson, sendJson } from '../api.ts'
import { summaryOf } from '../catalogue.ts'
import type { DraftSummary } from '../drafts.ts'
import { type PopulationEntry, populationsOf } from '../populations.ts'
import type { TimelineEntry } from '../timeline.ts'
import type { ImpactSeen, Source } from './proposals.ts'
import { getSettings } from './settings.ts'
import type { Settings } from './settingsShape.ts'

export interface RequestReading {
  settings: Settings
  /** The labels of periods so far, the newest first. */
  phases: Text[]
  /** The newest first. */
  populations: PopulationEntry[]
  /** Errors of the draft; a version has none. */
  errors: number
  /** The version in effect, with which the change is compared. */
  inEffect: number | undefined
}

export async function readRequest(strategy: string, source: Source): Promise<RequestReading> {
  const path = `/v1/strategies/${encodeURIComponent(strategy)}`
  const [settings, timeline, populations, summary, draft] = await Promise.all([
    getSettings(strategy),
    getAll<TimelineEntry>(`${path}/timeline`),
    populationsOf(strategy),
    summaryOf(strategy),
    'draft' in source ? getJson<DraftSummary>(`${path}/drafts/${encodeURIComponent(source.draft)}`) : undefined,
  ])
  return {
    settings: settings.value,
    phases: timeline.flatMap(({ phase }) => (phase === undefined ? [] : [phase])).reverse(),
    populations,
    errors: draft?.problems.errors ?? 0,
    inEffect: summary.inEffect?.version,
  }
}

interface ImpactAnswer {
  subjects: number
  moves: { up: number; down: number; other?: number; same: number }
  population: { id: string; digest: string }
}

/** What a change does to a population, as a proposal keeps it. */
export async function seeImpact(
  strategy: string,
  from: number,
  source: Source,
  population: PopulationEntry,
): Promise<ImpactSeen> {
  const {
    subjects,
    moves,
    population: seen,
  } = await sendJson<ImpactAnswer>('POST', `/v1/strategies/${encodeURIComponent(strategy)}/impact`, {
    from,
    to: 'draft' in source ? `draft:${source.draft}` : source.version,
    population: population.id,
    movers: 0,
    ablation: false,
  })
  return {
    population: seen.id,
    populationDigest: seen.digest,
    summary: { name: population.name, subjects, moved: subjects - moves.same, up: moves.up, down: moves.down },
  }
}
