/** Runs: a population scored and kept; the current list; who rose and who fell since the run before. */
import { localize, type RefusalCode, type Scalar, type Strategy, type Text } from '../../engine/index.ts'
import { getAll, getJson, type Page, sendJson } from './api.ts'
import { queryOf } from './decisions.ts'
import { documentOf } from './documents.ts'
import { byId, nameOf } from './names.ts'
import { getPopulation } from './populations.ts'
import { language } from './preferences.ts'
import { label, t } from './words.ts'

export interface Run {
  id: string
  strategy: string
  version: number
  digest: string
  population: { id: string; digest: string; name: Text }
  asOf: string
  /** The latest run before it. */
  previousRun?: string
  /** Where the tiers held until then come from. */
  previousTiers: 'population' | 'run' | 'none'
  subjects: number
  /** Subjects by tier. */
  tiers: Record<string, number>
  refused: number
  createdAt: string
  createdBy: { name: string }
}

export interface RunSubject {
  row: number
  subject?: string
  name?: string
  /** Absent where it is refused. */
  tier?: string
  refusal?: RefusalCode
  scores: Record<string, number>
  /** Codes, the weightiest first. */
  reasons: string[]
  /** `hold`, or `override:` with its id, where the scores alone didn't decide. */
  decidedBy?: string
  /** Points above the threshold of its tier. */
  sparePoints?: number
  since?: string
  /** In how many runs in a row it fell, and its score fell. */
  falls: number
  declines: number
}

export const kinds = ['up', 'down', 'across', 'refused', 'admitted', 'new', 'gone'] as const
export type Kind = (typeof kinds)[number]

export interface RunChange {
  kind: Kind
  subject: string
  name?: string
  from?: string
  to?: string
  before?: Record<string, number>
  after?: Record<string, number>
  /** A dimension, `override:` with its id, `hold` or `assignment`. */
  through?: string
  /** How much the dimension's contribution changed. */
  change?: number
}

export interface RunComparison {
  from: Run
  to: Run
  counts: Record<string, number>
  through: { through: string; up: number; down: number; other: number }[]
  items: RunChange[]
  next: string | null
}

export interface BrokenDown {
  value?: Scalar
  subjects: number
  tiers: Record<string, number>
  refused: number
  /** Fell to a lower tier in this run. */
  fallen: number
}

export type Sort = 'subject' | 'since' | '-since' | 'score' | '-score' | 'spare' | '-spare' | 'falls' | '-falls'

export interface ListFilter {
  tier?: string | undefined
  within?: number | undefined
  falls?: number | undefined
  declines?: number | undefined
  refused?: 'true' | undefined
}

const pathOf = (strategy: string) => `/v1/strategies/${encodeURIComponent(strategy)}/runs`
const pathTo = ({ strategy, id }: Pick<Run, 'strategy' | 'id'>) => `${pathOf(strategy)}/${encodeURIComponent(id)}`

/** The newest first. */
export const listRuns = (strategy: string): Promise<Run[]> => getAll(pathOf(strategy))

export const makeRun = (strategy: string, asked: { population: string; asOf?: string }): Promise<Run> =>
  sendJson('POST', pathOf(strategy), asked)

export interface RunReading {
  run: Run
  document: Strategy
}

export async function readRun({ strategy, id }: Pick<Run, 'strategy' | 'id'>): Promise<RunReading> {
  const run = await getJson<Run>(pathTo({ strategy, id }))
  return { run, document: await documentOf(strategy, run.version) }
}

export const runSubjects = (
  run: Run,
  asked: ListFilter & { sort?: Sort | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<RunSubject>> => getJson(`${pathTo(run)}/subjects?${queryOf({ ...asked })}`)

export const exportPath = (run: Run, filter: ListFilter, format: 'csv' | 'xlsx'): string =>
  `${pathTo(run)}/export?${queryOf({ ...filter, format })}`

export const compareRuns = (
  run: Run,
  other: string,
  asked: { kind?: Kind | undefined; cursor?: string | undefined; limit: number },
): Promise<RunComparison> => getJson(`${pathTo(run)}/compare/${encodeURIComponent(other)}?${queryOf(asked)}`)

export const breakDown = async (run: Run, by: string): Promise<BrokenDown[]> =>
  (await getJson<{ values: BrokenDown[] }>(`${pathTo(run)}/breakdown?${queryOf({ by })}`)).values

/** Something that a run's subjects can be told apart by: a field with few values, or a label of the file. */
export interface Divider {
  id: string
  name: string
}

const MOST_VALUES = 200

/** What the run's population can be broken down by; nothing where it has been deleted. */
export async function dividersOf(run: Run, { fields }: Strategy): Promise<Divider[]> {
  const population = await getPopulation(run.population.id).catch(() => undefined)
  if (!population) return []
  const labels = population.mapping.columns.flatMap(({ as, column }) =>
    as === 'label' ? [{ id: column, name: column }] : [],
  )
  const fitting = fields.filter(({ id, type }) => {
    const summary = population.fields.find(({ field }) => field === id)
    const isFew = summary !== undefined && summary.distinct > 0 && summary.distinct <= MOST_VALUES
    return isFew && summary.sensitive !== true && (type === 'string' || type === 'boolean')
  })
  return [...labels, ...fitting.map((field) => ({ id: field.id, name: nameOf(field, language()) }))]
}

/** What a subject moved through, or what decided, by name. */
export function throughText(through: string, { dimensions, overrides = [] }: Strategy): string {
  if (through === 'hold') return label('hold')
  if (through === 'assignment') return t('runs.assignment')
  const [kind, id] = through.startsWith('override:') ? [overrides, through.slice(9)] : [dimensions, through]
  return nameOf(byId<{ id: string; title?: Text }>(kind, id) ?? { id }, language())
}

/** What a reason's code says: the text that the document has for it, else the name of what it belongs to. */
export function reasonText(code: string, { dimensions, overrides = [] }: Strategy): string {
  const owner = byId<{ id: string; title?: Text; reason?: Text }>([...overrides, ...dimensions], code)
  if (owner) return localize(owner.reason, language()) || nameOf(owner, language())
  for (const dimension of dimensions) {
    const note = noteIn(dimension.points, code)
    if (note) return localize(note.reason ?? dimension.reason, language()) || nameOf(dimension, language())
  }
  return code
}

/** The band, entry or row with a code, wherever it lies. */
function noteIn(value: unknown, code: string): { reason?: Text } | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if ('code' in value && value.code === code) return value as { reason?: Text }
  for (const inner of Object.values(value)) {
    const found = noteIn(inner, code)
    if (found) return found
  }
  return undefined
}
