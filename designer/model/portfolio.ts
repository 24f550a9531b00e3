/** The portfolio: of each strategy what is in effect, what is to come, and how a population falls into its tiers. */
import type { Strategy, Text } from '../../engine/index.ts'
import { getAll, getJson, type Page, sendJson } from './api.ts'
import { getPeriods, type StrategySummary } from './catalogue.ts'
import { documentOf } from './documents.ts'
import { type DraftSummary, getDraft, listDrafts } from './drafts.ts'
import type { Proposal } from './governance/proposals.ts'
import { fitOf } from './matching.ts'
import { nameOf } from './names.ts'
import type { PopulationEntry } from './populations.ts'
import { language } from './preferences.ts'
import type { Run } from './runs.ts'
import type { Period } from './timeline.ts'

/** One row of the list of strategies. */
export interface StrategyOverview {
  summary: StrategySummary
  periods: Period[]
  /** Of the version in effect. */
  document: Strategy | undefined
  drafts: DraftSummary[]
}

/** A row before more is known, or when it can't be had. */
export const bare = (summary: StrategySummary): StrategyOverview => ({
  summary,
  periods: [],
  document: undefined,
  drafts: [],
})

export async function getOverview(summary: StrategySummary): Promise<StrategyOverview> {
  const { id, inEffect, latestVersion } = summary
  const [periods, drafts, document] = await Promise.all([
    getPeriods(id),
    listDrafts(id),
    inEffect ? documentOf(id, inEffect.version) : undefined,
  ])
  const [first] = drafts
  // Nothing but its first draft says what a strategy without a version is called.
  const title = latestVersion === undefined && first ? titleIn((await getDraft(id, first.name)).document) : undefined
  return { summary: title === undefined ? summary : { ...summary, title }, periods, document, drafts }
}

/** The document of a draft may still be anything. */
function titleIn({ title }: { title?: unknown }): Text | undefined {
  if (typeof title === 'string') return title
  return typeof title === 'object' && title !== null ? (title as Text) : undefined
}

/** What waits for approval or to be published, over all strategies. */
export const openProposals = (): Promise<Proposal[]> => getAll('/v1/proposals?state=open')

/** The newest population of each strategy. */
export const newestPopulations = (populations: readonly PopulationEntry[]): Map<string, PopulationEntry> =>
  new Map([...populations].reverse().map((population) => [population.strategy, population]))

/** How many subjects of a population are in which tier. */
export interface Counts {
  tiers: Record<string, number>
  refused: number
  subjects: number
  population: Text
}

/** Larger populations are counted by runs alone: the list is to be there at once. */
const MOST_ROWS = 20_000

const counted = new Map<string, Promise<Counts>>()

/**
 * The tiers of the version in effect on the newest population: as the latest run has them where it is about both, else
 * scored by the server; of a large population the latest run, whatever it is about.
 */
export async function countsOf(
  { id, inEffect }: StrategySummary,
  population: PopulationEntry | undefined,
): Promise<Counts | undefined> {
  if (!inEffect) return undefined
  const [run] = (await getJson<Page<Run>>(`/v1/strategies/${encodeURIComponent(id)}/runs?limit=1`)).items
  const isSame = run?.population.digest === population?.digest && run?.version === inEffect.version
  if (run && (isSame || !population || population.rows > MOST_ROWS)) return ofRun(run)
  if (!population || population.rows > MOST_ROWS) return undefined
  const key = `${id}@${inEffect.version} ${population.digest} ${new Date().toISOString().slice(0, 10)}`
  const known = counted.get(key)
  if (known) return known
  const asked = score(id, inEffect.version, population)
  counted.set(key, asked)
  asked.catch(() => counted.delete(key))
  return asked
}

const ofRun = ({ tiers, refused, subjects, population }: Run): Counts => ({
  tiers,
  refused,
  subjects,
  population: population.name,
})

interface Scored {
  subjects: number
  distribution: { tier: string; after?: { subjects: number } }[]
  refused: { after: { subjects: number } }
}

/** A version against itself moves nobody and counts everybody. */
async function score(id: string, version: number, population: PopulationEntry): Promise<Counts> {
  const asked = { from: version, to: version, population: population.id, movers: 0, ablation: false }
  const found = await sendJson<Scored>('POST', `/v1/strategies/${encodeURIComponent(id)}/impact`, asked)
  return {
    tiers: Object.fromEntries(found.distribution.map(({ tier, after }) => [tier, after?.subjects ?? 0])),
    refused: found.refused.after.subjects,
    subjects: found.subjects,
    population: population.name,
  }
}

/** Whether a strategy is meant by a few typed letters: by its name in any language, or its id. */
export function isMeant(query: string, { summary }: StrategyOverview): boolean {
  const { id, title } = summary
  const names = typeof title === 'object' ? Object.values(title).join(' ') : ''
  return fitOf(query, { title: nameOf(summary, language()), keywords: `${names} ${id}` }) !== undefined
}
