/** What a copy can be made of: the versions and drafts of a strategy. */
import type { Strategy } from '../../../engine/index.ts'
import { listVersions, type StrategySummary } from '../catalogue.ts'
import { documentOf } from '../documents.ts'
import { getDraft, listDrafts } from '../drafts.ts'

export type Source = { version: number } | { draft: string }

/** The newest version first, then the drafts. */
export async function sourcesOf(strategy: string): Promise<Source[]> {
  const [versions, drafts] = await Promise.all([listVersions(strategy), listDrafts(strategy)])
  return [
    ...versions.map(({ number }) => ({ version: number })).sort((a, b) => b.version - a.version),
    ...drafts.map(({ name }) => ({ draft: name })),
  ]
}

/** The version in effect, else the first there is. */
export const preferredOf = (sources: readonly Source[], summary: StrategySummary | undefined): Source | undefined =>
  sources.find((source) => 'version' in source && source.version === summary?.inEffect?.version) ?? sources[0]

/** As a form's control holds it. */
export const keyOf = (source: Source): string => ('draft' in source ? `draft:${source.draft}` : String(source.version))

export const readSource = async (strategy: string, source: Source): Promise<Strategy> =>
  'draft' in source ? (await getDraft(strategy, source.draft)).document : documentOf(strategy, source.version)
