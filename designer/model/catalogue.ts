/** The strategies as the server lists them, with their versions and timelines. */
import type { Strategy, Text } from '../../engine/index.ts'
import { getAll, getJson } from './api.ts'
import { type Draft, type DraftSummary, getDraft, listDrafts } from './drafts.ts'
import { type Period, periodsOf, type TimelineEntry } from './timeline.ts'

export interface StrategySummary {
  id: string
  title?: Text
  /** Absent before the first. */
  latestVersion?: number
  inEffect?: { version: number; digest: string; effectiveFrom: string; phase?: Text }
}

interface VersionSummary {
  number: number
  digest: string
  note?: Text
  author?: string
  createdAt: string
}

export interface VersionDocument extends VersionSummary {
  document: Strategy
}

const base = '/v1/strategies'
const pathOf = (id: string) => `${base}/${encodeURIComponent(id)}`

export const listStrategies = (): Promise<StrategySummary[]> => getAll(base)
export const summaryOf = (id: string): Promise<StrategySummary> => getJson(pathOf(id))
export const listVersions = (id: string): Promise<VersionSummary[]> => getAll(`${pathOf(id)}/versions`)
export const getVersion = (id: string, version: number): Promise<VersionDocument> =>
  getJson(`${pathOf(id)}/versions/${version}`)

/** The periods of a strategy's timeline, as now known. */
export async function getPeriods(id: string, now = Date.now()): Promise<Period[]> {
  return periodsOf(await getAll<TimelineEntry>(`${pathOf(id)}/timeline`), now)
}

/** Everything that a strategy's page needs, for the version or draft asked for, or the version in effect. */
export interface StrategyReading {
  summary: StrategySummary
  periods: Period[]
  versions: VersionSummary[]
  drafts: DraftSummary[]
  shown: { kind: 'version'; version: VersionDocument } | { kind: 'draft'; draft: Draft }
  /** Undefined where none is. */
  inEffect: VersionDocument | undefined
}

export async function readStrategy(id: string, wanted: { version?: number; draft?: string }): Promise<StrategyReading> {
  const [summary, periods, versions, drafts] = await Promise.all([
    summaryOf(id),
    getPeriods(id),
    listVersions(id),
    listDrafts(id),
  ])
  const current = summary.inEffect && getVersion(id, summary.inEffect.version)
  // A strategy that has no version yet is shown by its draft.
  const draft = wanted.draft ?? (versions.length === 0 && wanted.version === undefined ? drafts[0]?.name : undefined)
  const number = wanted.version ?? summary.inEffect?.version ?? versions.at(-1)?.number ?? 1
  const [shown, inEffect] = await Promise.all([
    draft !== undefined
      ? getDraft(id, draft).then((found) => ({ kind: 'draft' as const, draft: found }))
      : (number === summary.inEffect?.version && current ? current : getVersion(id, number)).then((version) => ({
          kind: 'version' as const,
          version,
        })),
    current,
  ])
  return { summary, periods, versions, drafts, shown, inEffect }
}
