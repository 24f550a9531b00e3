/** Requests as rows of a typed table, and a query's rows as outcomes. */
import {
  type CompiledStrategy,
  type EvaluateRequest,
  type Field,
  type SqlColumns,
  type SqlDialect,
  type SqlProblem,
  toSql,
} from '../../engine/index.ts'
import type { Outcome } from '../conformance/backends.ts'

export type ColumnType = 'number' | 'text' | 'boolean' | 'date'
/** Dates are YYYY-MM-DD. */
type Cell = string | number | boolean | null

export interface Table {
  columns: { name: string; type: ColumnType }[]
  rows: Cell[][]
}

/** One query over one table, which the engine lays out under the name `TABLE`. */
export interface Job {
  table: Table
  sql: string
}

export const TABLE = 'population of the test'
const ROW = 'row of the test'
const DATE = 'date of the test'

/** A row of a result: numbers may come as texts. */
export type Row = Record<string, unknown>

/** What a query tells of one subject; undefined where its input can't stand in typed columns. */
export type Answer = { outcome: Outcome; dimensions: Dimensions | undefined } | undefined

/** Points and contribution by dimension, null where it was left out. */
export type Dimensions = Record<string, { points: number | null; contribution: number | null }>

export interface Planned {
  job: Job
  answersOf(rows: Row[]): Answer[]
}

/** A query that answers all requests; what the dialect can't say is in `problems`. */
export function plan(
  strategy: CompiledStrategy,
  requests: readonly EvaluateRequest[],
  dialect: SqlDialect,
): Planned | { problems: SqlProblem[] } {
  const options = { dialect, table: TABLE, asOf: { column: DATE }, keep: [ROW], points: true }
  const whole = toSql(strategy, { ...options, contributions: true })
  // Deep trees of fine weights have contributions that don't fit into 64 bits.
  const query = whole.ok || whole.problems[0]?.code !== 'contribution-range' ? whole : toSql(strategy, options)
  if (!query.ok) return query
  const { fields } = strategy.document
  const rows = requests.map((request, index) => rowOf(request, index, fields))
  const columns: Table['columns'] = [
    { name: ROW, type: 'number' },
    { name: DATE, type: 'date' },
    { name: 'subject', type: 'text' },
    { name: 'previousTier', type: 'text' },
    ...fields.map(({ id, type }) => ({ name: id, type: COLUMN_TYPES[type] })),
  ]
  return {
    job: { table: { columns, rows: rows.filter((row) => row !== undefined) }, sql: query.sql },
    answersOf(found) {
      const byNumber = new Map(found.map((row) => [Number(row[ROW]), row]))
      return requests.map((_, index) => {
        const row = byNumber.get(index)
        return row && { outcome: outcomeOf(row, query.columns), dimensions: dimensionsOf(row, query.columns) }
      })
    },
  }
}

const COLUMN_TYPES: Record<Field['type'], ColumnType> = {
  number: 'number',
  integer: 'number',
  string: 'text',
  boolean: 'boolean',
  date: 'date',
}

function rowOf(request: EvaluateRequest, index: number, fields: readonly Field[]): Cell[] | undefined {
  const { asOf, subject, previousTier } = request
  const input = request.input as Record<string, unknown>
  const cells = fields.map(({ id, type }) => cellOf(Object.hasOwn(input, id) ? input[id] : null, type))
  if (!isDay(asOf) || cells.includes(undefined)) return undefined
  return [index, asOf, subject ?? null, previousTier ?? null, ...(cells as Cell[])]
}

/** undefined where a column of the field's type can't hold it. */
function cellOf(raw: unknown, type: Field['type']): Cell | undefined {
  if (raw === undefined || raw === null) return null
  switch (COLUMN_TYPES[type]) {
    case 'number':
      return typeof raw === 'number' ? raw : raw === '' ? null : undefined
    case 'boolean':
      return typeof raw === 'boolean' ? raw : raw === '' ? null : undefined
    case 'date':
      return raw === '' ? null : typeof raw === 'string' && isDay(raw) ? raw : undefined
    case 'text':
      return typeof raw === 'string' && !/[\0\p{Surrogate}]/u.test(raw) ? raw : undefined
  }
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return /^(?!0000)\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

function outcomeOf(row: Row, columns: SqlColumns): Outcome {
  if (row[columns.refusal] !== null)
    return { refusal: String(row[columns.refusal]), id: String(row[columns.refusalAt]) }
  const scores = columns.scores.flatMap(({ id, column }): [string, number][] => {
    const value = numberIn(row[column])
    return value === null ? [] : [[id, value]]
  })
  return { tier: String(row[columns.tier]), scores: Object.fromEntries(scores) }
}

function dimensionsOf(row: Row, { points, contributions }: SqlColumns): Dimensions | undefined {
  if (contributions.length < points.length) return undefined
  return Object.fromEntries(
    points.map(({ id, column }, index) => [
      id,
      { points: numberIn(row[column]), contribution: numberIn(row[contributions[index]?.column ?? '']) },
    ]),
  )
}

const numberIn = (value: unknown): number | null => (value === null ? null : Number(value))
