/** Reads the ready-made packs of rules/ as they lie in their folders. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import type { Field, Scalar, Strategy, Text } from '../../engine/index.ts'

const RULES = join(dirname(fileURLToPath(import.meta.url)), '../../rules')

interface StrategyOfPack {
  id: string
  /** Version files in order; a strategy without versions has one file. */
  files: string[]
  timeline?: TimelineEntry[]
}

export interface TimelineEntry {
  version: number
  effectiveFrom: string
  phase: Text
  note: string
}

export interface PackCase {
  title: string
  /** The strategy file; may be left out where the pack has one alone. */
  strategy?: string
  request: { subject?: string; input: Record<string, Scalar>; asOf: string; previousTier?: string }
  expect: CaseDecision | CaseRefusal
  working: string
}

export interface CaseDecision {
  tier: string
  scores?: Record<string, number>
  /** Points by dimension; null: left out. */
  dimensions?: Record<string, number | null>
  /** All codes, in order. */
  reasons?: string[]
  overrides?: Record<string, string>
}

export interface CaseRefusal {
  refusal: string
  fields: string[]
}

export interface PopulationRow {
  subject: string
  name: string
  previousTier?: string
  cells: Record<string, string>
}

export interface Pack {
  name: string
  manifest: Record<string, unknown>
  /** Its own; those of the packs that it uses are tested there. */
  strategies: StrategyOfPack[]
  uses: string[]
  cases: PackCase[]
  population: PopulationRow[]
  readme: string
  document(file: string): Strategy
}

const readText = (folder: string, file: string) => readFileSync(join(RULES, folder, file), 'utf8')
const readJson = (folder: string, file: string) => JSON.parse(readText(folder, file))

type ManifestEntry = string | { id: string; versions: string[]; timeline: string }

function readStrategy(folder: string, entry: ManifestEntry): StrategyOfPack {
  if (typeof entry === 'string') return { id: readJson(folder, entry).id, files: [entry] }
  return { id: entry.id, files: entry.versions, timeline: readJson(folder, entry.timeline) }
}

function readPopulation(folder: string): PopulationRow[] {
  const rows: Record<string, string>[] = parse(readText(folder, 'population.csv'), { columns: true })
  return rows.map(({ subject = '', name = '', previousTier, ...cells }) => ({
    subject,
    name,
    ...(previousTier ? { previousTier } : {}),
    cells,
  }))
}

/** One pack, by the name of its folder. */
export function readPack(name: string): Pack {
  const manifest = readJson(name, 'pack.json')
  return {
    name,
    manifest,
    strategies: manifest.strategies.map((entry: ManifestEntry) => readStrategy(name, entry)),
    uses: manifest.uses ?? [],
    cases: readJson(name, 'cases.json'),
    population: readPopulation(name),
    readme: readText(name, 'README.md'),
    document: (file) => readJson(name, file),
  }
}

/** A file of a pack as text. */
export const readPackFile = readText

/** The folders of rules/ that hold a pack. */
export function packNames(): string[] {
  return readdirSync(RULES).filter((folder) => existsSync(join(RULES, folder, 'pack.json')))
}

/** A cell of a CSV file as the value of its field; an empty one is missing. */
function readCell(cell: string, type: Field['type']): Scalar {
  if (type === 'number' || type === 'integer') {
    const value = Number(cell)
    if (Number.isNaN(value)) throw new Error(`${cell} is not a number`)
    return value
  }
  if (type !== 'boolean') return cell
  if (cell !== 'true' && cell !== 'false') throw new Error(`${cell} is neither true nor false`)
  return cell === 'true'
}

/** The input that a row of a population brings to a strategy: its fields, typed, without empty ones. */
export function inputOf(row: PopulationRow, document: Strategy): Record<string, Scalar> {
  const filled = document.fields.filter(({ id }) => (row.cells[id] ?? '') !== '')
  return Object.fromEntries(filled.map(({ id, type }) => [id, readCell(row.cells[id] ?? '', type)]))
}
