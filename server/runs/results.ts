/** What came of every subject of a run: columns, in the form that populations have, read row by row. */
import {
  type CompiledStrategy,
  decodePopulation,
  type PopulationTable,
  type RawColumn,
  type RefusalCode,
} from '../../engine/index.ts'

export interface RunResult {
  /** Of the population, from 0. */
  row: number
  subject?: string
  name?: string
  /** Absent where it is refused. */
  tier?: string
  refusal?: RefusalCode
  /** Those that the tier is assigned by, or the roots. */
  scores: Record<string, number>
  /** Codes, the weightiest first. */
  reasons: string[]
  /** By dimension: what it adds to its root. */
  contributions: Record<string, number>
  /** What put the tier where it is, where the scores alone didn't: `hold`, or `override:` with its id. */
  decidedBy?: string
  /** Points above the threshold of its tier; absent where none lies below it. */
  sparePoints?: number
  /** The evaluation date of the first run, of those in a row, in which it was in this tier. */
  since?: string
  /** In how many runs in a row it fell to a lower tier, and in how many its score fell. */
  falls: number
  declines: number
}

/** Reasons that are kept of each subject. */
export const REASONS = 3
export const REASON_COLUMNS = Array.from({ length: REASONS }, (_, index) => `reason:${index}`)
export const scoreColumn = (id: string): string => `score:${id}`
export const contributionColumn = (id: string): string => `contribution:${id}`

/** The scores that a run keeps: those that assign, or the roots where a table does. */
export function keptScores({ document: { assign, scores } }: CompiledStrategy): string[] {
  const assigning = [assign.score, assign.matrix?.x.score, assign.matrix?.y.score].flatMap((id) => id ?? [])
  return assigning.length > 0
    ? [...new Set(assigning)]
    : scores.flatMap(({ id, into }) => (into === undefined ? [id] : []))
}

type Reader<T> = (row: number) => T | undefined

/** A run's results, of which most are never looked at: a column is read where somebody asks. */
export interface RunTable {
  length: number
  subject: Reader<string>
  name: Reader<string>
  tier: Reader<string>
  refusal: Reader<string>
  decidedBy: Reader<string>
  sparePoints: Reader<number>
  since: Reader<string>
  falls(row: number): number
  declines(row: number): number
  scores(row: number): Record<string, number>
  contributions(row: number): Record<string, number>
  /** Everything of one subject. */
  at(row: number): RunResult
}

export const decodeRun = (bytes: Uint8Array): RunTable => runTable(decodePopulation(bytes))

function runTable({ columns, name }: PopulationTable): RunTable {
  const column = (id: string) => columns.fields.find((field) => field.id === id)?.column
  const text = (id: string) => textsOf(column(id))
  const reasons = REASON_COLUMNS.map(text)
  const [falls, declines] = [numbersOf(column('falls')), numbersOf(column('declines'))]
  const table: RunTable = {
    length: columns.length,
    subject: textsOf(columns.subject),
    name: textsOf(name),
    tier: text('tier'),
    refusal: text('refusal'),
    decidedBy: text('decidedBy'),
    sparePoints: numbersOf(column('sparePoints')),
    since: text('since'),
    falls: (row) => falls(row) ?? 0,
    declines: (row) => declines(row) ?? 0,
    scores: figuresOf(columns.fields, scoreColumn('')),
    contributions: figuresOf(columns.fields, contributionColumn('')),
    at: (row) => ({
      row,
      ...Object.fromEntries(
        OPTIONAL.flatMap((key) => {
          const value = table[key](row)
          return value === undefined ? [] : [[key, value]]
        }),
      ),
      scores: table.scores(row),
      reasons: reasons.flatMap((reason) => reason(row) ?? []),
      contributions: table.contributions(row),
      falls: table.falls(row),
      declines: table.declines(row),
    }),
  }
  return table
}

const OPTIONAL = ['subject', 'name', 'tier', 'refusal', 'decidedBy', 'sparePoints', 'since'] as const

/** The columns whose ids begin so, as figures by what follows. */
function figuresOf(
  fields: PopulationTable['columns']['fields'],
  prefix: string,
): (row: number) => Record<string, number> {
  const among = fields.flatMap(({ id, column }) =>
    id.startsWith(prefix) ? [{ id: id.slice(prefix.length), read: numbersOf(column) }] : [],
  )
  return (row) => {
    const figures: Record<string, number> = {}
    for (const { id, read } of among) {
      const value = read(row)
      if (value !== undefined) figures[id] = value
    }
    return figures
  }
}

function textsOf(column: RawColumn | undefined): Reader<string> {
  if (column?.kind !== 'coded') return () => undefined
  const { codes, dictionary } = column
  return (row) => {
    const code = codes[row] ?? 0
    const value = code === 0 ? undefined : dictionary[code]
    return typeof value === 'string' ? value : undefined
  }
}

function numbersOf(column: RawColumn | undefined): Reader<number> {
  if (column?.kind !== 'numbers') return () => undefined
  const { values } = column
  return (row) => {
    const value = values[row] ?? Number.NaN
    return Number.isNaN(value) ? undefined : value
  }
}
