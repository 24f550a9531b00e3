/** Populations as the server tells them: whom a strategy can be tried on, and how their fields are distributed. */
import type { Scalar, Strategy, Text } from '../../engine/index.ts'
import { getAll, getJson, type Page, sendJson } from './api.ts'
import { listVersions, summaryOf } from './catalogue.ts'
import { documentOf } from './documents.ts'
import { getDraft, listDrafts } from './drafts.ts'
import type { Mapping } from './import/mapping.ts'

export interface PopulationEntry {
  id: string
  name: Text
  strategy: string
  rows: number
  /** Rows of the file that aren't in it. */
  rejected: number
  digest: string
  /** Equal where ids and types of fields are. */
  signature: string
  createdAt: string
  createdBy: { name: string }
}

export interface Population extends PopulationEntry {
  mapping: Mapping
  fields: FieldSummary[]
}

export interface FieldSummary {
  field: string
  missing: number
  distinct: number
  /** Its values aren't told. */
  sensitive?: true
  min?: number | string
  max?: number | string
  mean?: number
  quantiles?: Record<string, number | string>
  /** Of dates the edges are YYYYMMDD. */
  histogram?: { edges: number[]; counts: number[] }
  top?: { value: Scalar; count: number }[]
}

export interface PopulationRow {
  row: number
  subject: string
  name?: string
  previousTier?: string
  input: Record<string, Scalar>
}

const pathTo = (id: string) => `/v1/populations/${encodeURIComponent(id)}`

/** The newest first. */
export const listPopulations = async (): Promise<PopulationEntry[]> =>
  (await getAll<PopulationEntry>('/v1/populations')).reverse()

/** Those of one strategy, the newest first. */
export const populationsOf = async (strategy: string): Promise<PopulationEntry[]> =>
  (await listPopulations()).filter((population) => population.strategy === strategy)

export const getPopulation = (id: string): Promise<Population> => getJson(pathTo(id))
export const deletePopulation = (id: string): Promise<void> => sendJson('DELETE', pathTo(id))
export const rejectsPath = (id: string): string => `${pathTo(id)}/rejects`

export const populationRows = (id: string, cursor: string | undefined, limit: number): Promise<Page<PopulationRow>> =>
  getJson(`${pathTo(id)}/rows?limit=${limit}${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)

export interface CurrentVersion {
  number: number
  document: Strategy
}

/** The version in effect, else the latest; before the first, as number 0, the draft that was saved last. */
export async function currentVersion(strategy: string): Promise<CurrentVersion> {
  const { inEffect } = await summaryOf(strategy)
  const number = inEffect?.version ?? (await listVersions(strategy)).at(-1)?.number ?? 0
  if (number === 0) {
    const last = (await listDrafts(strategy)).sort((a, b) => b.savedAt.localeCompare(a.savedAt))[0]
    if (last) return { number, document: (await getDraft(strategy, last.name)).document }
  }
  return { number, document: await documentOf(strategy, number) }
}

/** A population with the document whose fields it brings. */
export interface PopulationReading {
  population: Population
  document: Strategy
}

export async function readPopulation(id: string): Promise<PopulationReading> {
  const population = await getPopulation(id)
  return { population, document: (await currentVersion(population.strategy)).document }
}
