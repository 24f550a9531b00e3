/** The strategies as the server lists them, with their versions and timelines. */
import type { Strategy, Text } from '../../engine/index.ts'
import { getAll, getJson } from './api.ts'
import { type Period, periodsOf, type TimelineEntry } from './timeline.ts'

export interface StrategySummary {
  id: string
  title?: Text
  inEffect?: { version: number; digest: string; effectiveFrom: string; phase?: Text }
}

interface VersionSummary {
  number: number
  digest: string
  note?: Text
  author?: string
  createdAt: string
}

interface VersionDocument extends VersionSummary {
  document: Strategy
}

const base = '/v1/strategies'
const pathOf = (id: string) => `${base}/${encodeURIComponent(id)}`

export const listStrategies = (): Promise<StrategySummary[]> => getAll(base)
export const summaryOf = (id: string): Promise<StrategySummary> => getJson(pathOf(id))
const listVersions = (id: string): Promise<VersionSummary[]> => getAll(`${pathOf(id)}/versions`)
const getVersion = (id: string, version: number): Promise<VersionDocument> =>
  getJson(`${pathOf(id)}/versions/${version}`)

/** The periods of a strategy's timeline, as now known. */
async function getPeriods(id: string, now = Date.now()): Promise<Period[]> {
  return periodsOf(await getAll<TimelineEntry>(`${pathOf(id)}/timeline`), now)
}

/** One row of the list of strategies: what its timeline and its version in effect add to the summary. */
export interface StrategyOverview {
  summary: StrategySummary
  periods: Period[]
  document: Strategy | undefined
}

export async function getOverview(summary: StrategySummary): Promise<StrategyOverview> {
  const [periods, current] = await Promise.all([
    getPeriods(summary.id),
    summary.inEffect ? getVersion(summary.id, summary.inEffect.version) : undefined,
  ])
  return { summary, periods, document: current?.document }
}

/** Everything that a strategy's page needs, for the version asked for or the one in effect. */
export interface StrategyReading {
  summary: StrategySummary
  periods: Period[]
  versions: VersionSummary[]
  version: VersionDocument
}

export async function readStrategy(id: string, wanted: number | undefined): Promise<StrategyReading> {
  const [summary, periods, versions] = await Promise.all([summaryOf(id), getPeriods(id), listVersions(id)])
  const number = wanted ?? summary.inEffect?.version ?? versions.at(-1)?.number ?? 1
  return { summary, periods, versions, version: await getVersion(id, number) }
}
