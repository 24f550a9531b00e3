/** What came of every subject of a run, as rows to work with and as bytes to keep. */
import {
  type CompiledStrategy,
  columnsBuilder,
  type Decision,
  decodePopulation,
  encodePopulation,
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
const REASONS = 3

/** A decision as a result; what depends on the run before is added by history.ts. */
export function resultOf(decision: Decision, scoreIds: readonly string[]): Omit<RunResult, 'row'> {
  const { tier, scores, dimensions = [], reasons = [], lowerTier } = decision
  const decidedBy = decidedIn(decision)
  return {
    tier: tier.id,
    scores: Object.fromEntries(scoreIds.flatMap((id) => (scores[id] === undefined ? [] : [[id, scores[id]]]))),
    reasons: reasons.slice(0, REASONS).map(({ code }) => code),
    contributions: Object.fromEntries(
      dimensions.flatMap(({ id, contribution }) => (contribution === undefined ? [] : [[id, contribution]])),
    ),
    ...(decidedBy === undefined ? {} : { decidedBy }),
    ...(lowerTier === undefined ? {} : { sparePoints: lowerTier.sparePoints }),
    falls: 0,
    declines: 0,
  }
}

function decidedIn({ overrides = [], hold }: Decision): string | undefined {
  const override = overrides.findLast(({ outcome, from }) => outcome === 'applied' && typeof from === 'string')
  if (override) return `override:${override.id}`
  return hold?.outcome === 'kept' || hold?.outcome === 'limited' ? 'hold' : undefined
}

/** The scores that a run keeps: those that assign, or the roots where a table does. */
export function keptScores({ document: { assign, scores } }: CompiledStrategy): string[] {
  const assigning = [assign.score, assign.matrix?.x.score, assign.matrix?.y.score].flatMap((id) => id ?? [])
  return assigning.length > 0
    ? [...new Set(assigning)]
    : scores.flatMap(({ id, into }) => (into === undefined ? [id] : []))
}

const REASON_COLUMNS = Array.from({ length: REASONS }, (_, index) => `reason:${index}`)
const PLAIN_COLUMNS = ['tier', 'refusal', 'decidedBy', 'sparePoints', 'since', 'falls', 'declines'] as const

/** As columns, in the form that populations have: compact, and the same for the same results. */
export function encodeResults(results: readonly RunResult[]): Uint8Array {
  const scores = keysOf(results.map((result) => result.scores))
  const dimensions = keysOf(results.map((result) => result.contributions))
  const builder = columnsBuilder([
    ...PLAIN_COLUMNS,
    ...REASON_COLUMNS,
    ...scores.map((id) => `score:${id}`),
    ...dimensions.map((id) => `contribution:${id}`),
  ])
  const names = columnsBuilder(['name'])
  for (const result of results) {
    const plain = PLAIN_COLUMNS.map((column) => result[column])
    const reasons = REASON_COLUMNS.map((_, index) => result.reasons[index])
    const figures = [...scores.map((id) => result.scores[id]), ...dimensions.map((id) => result.contributions[id])]
    builder.pushValues([...plain, ...reasons, ...figures], result.subject)
    names.pushValues([result.name])
  }
  return encodePopulation({ columns: builder.finish(), name: names.finish().fields[0]?.column })
}

const keysOf = (records: readonly Record<string, number>[]): string[] => {
  const keys = new Set<string>()
  for (const record of records) for (const key of Object.keys(record)) keys.add(key)
  return [...keys]
}

export function decodeResults(bytes: Uint8Array): RunResult[] {
  const { columns, name } = decodePopulation(bytes)
  const byId = new Map(columns.fields.map(({ id, column }) => [id, column]))
  const group = (prefix: string) =>
    [...byId].flatMap(([id, column]) => (id.startsWith(prefix) ? [{ id: id.slice(prefix.length), column }] : []))
  const [scores, contributions] = [group('score:'), group('contribution:')]
  const figures = (among: typeof scores, row: number) =>
    Object.fromEntries(among.flatMap(({ id, column }) => optional(id, numberAt(column, row))))
  return Array.from({ length: columns.length }, (_, row): RunResult => {
    const text = (id: string) => textAt(byId.get(id), row)
    const subject = textAt(columns.subject, row)
    return {
      row,
      ...Object.fromEntries([
        ...optional('subject', subject),
        ...optional('name', textAt(name, row)),
        ...optional('tier', text('tier')),
        ...optional('refusal', text('refusal')),
        ...optional('decidedBy', text('decidedBy')),
        ...optional('sparePoints', numberAt(byId.get('sparePoints'), row)),
        ...optional('since', text('since')),
      ]),
      scores: figures(scores, row),
      reasons: REASON_COLUMNS.flatMap((id) => text(id) ?? []),
      contributions: figures(contributions, row),
      falls: numberAt(byId.get('falls'), row) ?? 0,
      declines: numberAt(byId.get('declines'), row) ?? 0,
    }
  })
}

const optional = <T>(key: string, value: T | undefined): [string, T][] => (value === undefined ? [] : [[key, value]])

function textAt(column: RawColumn | undefined, row: number): string | undefined {
  if (column?.kind !== 'coded') return undefined
  const code = column.codes[row] ?? 0
  return code === 0 ? undefined : String(column.dictionary[code])
}

function numberAt(column: RawColumn | undefined, row: number): number | undefined {
  if (column?.kind !== 'numbers') return undefined
  const value = column.values[row] ?? Number.NaN
  return Number.isNaN(value) ? undefined : value
}
