/** Scores a Parquet file by the strategy's own SQL in DuckDB; who is refused is told by the rows backend, in its words. */
import { createReadStream } from 'node:fs'
import { amountFields, type CompiledStrategy } from '../../../engine/index.ts'
import { writeOut } from '../io/output.ts'
import type { EntryWriter } from '../population/entryWriter.ts'
import type { Kind } from '../population/kind.ts'
import type { ResultColumns } from '../population/results.ts'
import type { Reject } from '../population/row.ts'
import type { Tally } from '../population/tally.ts'
import { refusalOf } from '../scoring/refusal.ts'
import { copyToParquet, type DuckDb, file, name, type OnShare } from './duckDb.ts'
import type { ParquetFile } from './parquetColumns.ts'
import { amountName, createTable, type ParquetQuery, REFUSED, ROW, resultsSelect } from './parquetQuery.ts'
import { chosenRows } from './parquetRows.ts'
import type { Scratch } from './scratch.ts'
import { copyToCsv, copyToNdjson } from './textLines.ts'

export interface SqlScoring {
  parquet: ParquetFile
  duckDb: DuckDb
  scratch: Scratch
  strategy: CompiledStrategy
  asOf: string
  query: ParquetQuery
  /** Of the results. */
  columns: ResultColumns
  kind: Kind
  tally: Tally
  rejects: EntryWriter<Reject> | undefined
  onShare: OnShare
}

/** @param out the results' file; - is standard output @returns what is to be committed */
export async function scoreBySql(scoring: SqlScoring, out: string): Promise<{ commit(): Promise<void> }> {
  await createTable(scoring)
  const isPiped = out === '-'
  const results = isPiped ? undefined : await scoring.scratch.result(RESULTS, out)
  const isDirect = scoring.kind === 'parquet' && amountFields(scoring.strategy.document).length === 0
  await (isDirect ? scoreAtOnce(scoring) : scoreInTwo(scoring))
  return results ?? { commit: () => piped(scoring) }
}

const RESULTS = 'results'

/** What stands in the results is counted there; the query runs again for the refused, if there are any. */
async function scoreAtOnce(scoring: SqlScoring): Promise<void> {
  const { duckDb, scratch, query, parquet, onShare } = scoring
  const results = scratch.path(RESULTS)
  const sql = resultsSelect(scoring)
  await duckDb.run(
    copyToParquet(`SELECT * EXCLUDE (${query.beside}) FROM (${sql}) WHERE NOT ${name(REFUSED)}`, results),
    onShare,
  )
  const scored = await tallyCounts(scoring, `SELECT tier FROM read_parquet(${file(results)})`)
  if (scored < parquet.rows) await refuse(scoring, `(${sql})`)
}

/** All that the query tells goes to a file first, from which results, counts, amounts and refusals are taken. */
async function scoreInTwo(scoring: SqlScoring): Promise<void> {
  const { duckDb, scratch, query, columns, kind, onShare, strategy, parquet } = scoring
  const [all, results] = [scratch.path('all'), scratch.path(RESULTS)]
  await duckDb.run(copyToParquet(resultsSelect(scoring), all), onShare)
  const table = `read_parquet(${file(all)})`
  const scoredRows = `(SELECT * EXCLUDE (${query.beside}) FROM ${table} WHERE NOT ${name(REFUSED)})`
  const copy = kind === 'csv' ? copyToCsv : copyToNdjson
  await duckDb.run(
    kind === 'parquet' ? copyToParquet(`FROM ${scoredRows}`, results) : copy(scoredRows, columns, results),
  )
  const hasAmounts = amountFields(strategy.document).length > 0
  const scored = await (hasAmounts ? tallyAmounts : tallyCounts)(
    scoring,
    `SELECT * FROM ${table} WHERE NOT ${name(REFUSED)}`,
  )
  if (scored < parquet.rows) await refuse(scoring, table)
}

/** How many subjects each tier has. */
async function tallyCounts({ duckDb, tally, strategy }: SqlScoring, rows: string): Promise<number> {
  const counts = await duckDb.rows(`SELECT tier, CAST(COUNT(*) AS DOUBLE) FROM (${rows}) GROUP BY tier`)
  const ranks = ranksOf(strategy)
  for (const [tier, count] of counts) tally.scoreMany(ranks.get(String(tier)) as number, count as number)
  return tally.rows
}

const ranksOf = ({ document }: CompiledStrategy) => new Map(document.tiers.map(({ id }, index) => [id, index]))

/** The same with their amounts, which are added in the order of the file, as everywhere. */
async function tallyAmounts({ duckDb, tally, strategy }: SqlScoring, rows: string): Promise<number> {
  const ranks = ranksOf(strategy)
  const fields = amountFields(strategy.document)
  const columns = ['tier', ...fields.map((_, index) => name(amountName(index)))]
  for await (const [tiers = [], ...amounts] of duckDb.batches(`SELECT ${columns.join(', ')} FROM (${rows})`)) {
    const found = fields.map((field, index): [string, Float64Array] => [
      field,
      Float64Array.from(amounts[index] ?? [], (amount) => (typeof amount === 'number' ? amount : Number.NaN)),
    ])
    tally.scoreAll(
      Int16Array.from(tiers, (tier) => ranks.get(String(tier)) as number),
      new Map(found),
    )
  }
  return tally.rows
}

/** The refused rows, read again and evaluated for the words. */
async function refuse(scoring: SqlScoring, table: string): Promise<void> {
  const { parquet, duckDb, strategy, asOf, tally, rejects } = scoring
  await duckDb.run(`CREATE TABLE refused AS SELECT ${name(ROW)} AS number FROM ${table} WHERE ${name(REFUSED)}`)
  const chosen = `${name(ROW)} IN (SELECT number FROM refused)`
  for await (const batch of chosenRows(parquet, chosen, duckDb)) {
    const found = batch.flatMap((entry) => (entry.ok ? [refusalOf(entry.row, strategy, asOf)] : []))
    for (const reject of found) tally.refuse(reject)
    await rejects?.add(found)
  }
}

async function piped({ scratch }: SqlScoring): Promise<void> {
  for await (const part of createReadStream(scratch.path(RESULTS))) await writeOut(part)
}
