/** The strategy's query over the typed columns of a Parquet file, and what is taken of its result. */
import { amountFields, type CompiledStrategy, type SqlColumns, type SqlProblem, toSql } from '../../../engine/index.ts'
import { type ResultColumns, resultNames } from '../population/results.ts'
import { PASSED_THROUGH } from '../population/row.ts'
import { type DuckDb, name } from './duckDb.ts'
import { type ParquetFile, passedName, ROW, typedSelect, UNREADABLE } from './parquetColumns.ts'

export { ROW } from './parquetColumns.ts'

export interface ParquetQuery {
  ok: true
  sql: string
  columns: SqlColumns
  /** The columns of `resultsSelect` beside the results, as a list in SQL. */
  beside: string
}

const TABLE = 'population'
/** Whether the row is refused. */
export const REFUSED = 'row.refused'
/** The amounts of the n-th field of a cumulative target. */
export const amountName = (index: number): string => `amount.${index}`

/** The query for a Parquet file, or why there is none. */
export function queryOf(
  strategy: CompiledStrategy,
  { dimensions }: ResultColumns,
  asOf: string,
): ParquetQuery | { ok: false; problems: SqlProblem[] } {
  const isAll = dimensions.length > 0
  const amounts = amountFields(strategy.document).map((_, index) => amountName(index))
  const query = toSql(strategy, {
    dialect: 'duckdb',
    table: TABLE,
    asOf: { date: asOf },
    subject: passedName('subject'),
    previousTier: passedName('previousTier'),
    keep: [ROW, UNREADABLE, passedName('name'), passedName('previousTier'), ...amounts],
    points: isAll,
    contributions: isAll,
  })
  return query.ok ? { ...query, beside: [ROW, REFUSED, ...amounts].map(name).join(', ') } : query
}

/** Lays the file out as the table that the query reads. */
export async function createTable(from: {
  parquet: ParquetFile
  duckDb: DuckDb
  strategy: CompiledStrategy
}): Promise<void> {
  const { parquet, duckDb, strategy } = from
  const { document } = strategy
  const absent = PASSED_THROUGH.filter((column) => !parquet.columns.passed.some((entry) => entry.column === column))
  const added = [
    ...absent.map((column) => `CAST(NULL AS VARCHAR) AS ${name(passedName(column))}`),
    ...amountFields(document).map((field, index) => `${name(field)} AS ${name(amountName(index))}`),
  ]
  const typed = typedSelect(parquet, document)
  await duckDb.run(`CREATE VIEW ${name(TABLE)} AS SELECT ${['*', ...added].join(', ')} FROM (${typed})`)
}

/** All rows in order: the columns of the results by their names, and those beside them. */
export function resultsSelect({ query, columns }: { query: ParquetQuery; columns: ResultColumns }): string {
  const sources = sourcesOf(columns, query.columns)
  const results = resultNames(columns).map((as, index) => `${sources[index]} AS ${name(as)}`)
  const refused = `(${name(query.columns.refusal)} IS NOT NULL OR ${name(UNREADABLE)}) AS ${name(REFUSED)}`
  const amounts = query.beside.split(', ').slice(2)
  return `SELECT ${[...results, name(ROW), refused, ...amounts].join(', ')} FROM (${query.sql})`
}

/** What stands in the query's result for each column of the results; an empty text is none. */
function sourcesOf({ passed = PASSED_THROUGH, scores, dimensions }: ResultColumns, found: SqlColumns): string[] {
  const by = (list: SqlColumns['scores'], id: string) => name(list.find((entry) => entry.id === id)?.column ?? '')
  return [
    ...(passed.includes('subject') ? [] : [name(ROW)]),
    ...passed.map((column) => `NULLIF(${name(passedName(column))}, '')`),
    name(found.tier),
    ...scores.map((id) => by(found.scores, id)),
    ...dimensions.flatMap((id) => [by(found.points, id), by(found.contributions, id)]),
  ]
}
