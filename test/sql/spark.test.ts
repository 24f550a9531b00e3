/**
 * Apache Spark, on a cluster of two workers, gives what rows gives; and `score --engine spark` the files that DuckDB
 * gives. TIERSMITH_SPARK_ROWS sets how many distributors are scored.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, describe, expect, it } from 'vitest'
import { outcomeOf, STRATEGY, start, temporaryFolder } from '../cli/tiersmith.ts'
import { describeParity } from './parity.ts'
import { type Cluster, noSpark, sparkEngine, startCluster } from './spark.ts'

const ROWS = Number(process.env.TIERSMITH_SPARK_ROWS ?? 1_000_000)
const LIMIT_MS = 400_000

let started: Promise<Cluster> | undefined
/** One for all of this file: it takes a while to start. */
const cluster = () => {
  started ??= startCluster()
  return started
}
afterAll(async () => (await started)?.close())

describeParity('spark', async () => sparkEngine(await cluster()), noSpark)

describe.skipIf(noSpark !== undefined)(`score --engine spark${noSpark ? `: ${noSpark}` : ''}`, () => {
  const folder = temporaryFolder()
  const path = (name: string) => join(folder.path, name)
  const score = async (...words: string[]) => {
    const { environment } = await cluster()
    const child = start(['score', STRATEGY, '--as-of', '2026-04-01', ...words], folder.path, undefined, environment)
    return await outcomeOf(child)
  }

  it(`gives the file that DuckDB gives, for ${ROWS} distributors`, { timeout: LIMIT_MS }, async () => {
    const { master } = await cluster()
    const duckDb = await (await DuckDBInstance.create(':memory:')).connect()
    await duckDb.run(`COPY (${distributors(ROWS)}) TO '${path('in.parquet')}' (FORMAT parquet)`)
    const here = await score('--in', 'in.parquet', '--out', 'here.parquet', '--rejects', 'here.csv')
    const spark = ['--engine', 'spark', '--master', master]
    const there = await score('--in', 'in.parquet', '--out', 'there.parquet', '--rejects', 'there.csv', ...spark)
    expect(there.stderr).toContain(`${ROWS} rows: `)
    expect(there.stderr.split('\n').slice(-6)).toEqual(here.stderr.split('\n').slice(-6))
    const sorted = async (files: string, columns: string, name: string) => {
      await duckDb.run(`COPY (SELECT ${columns} FROM ${files} ORDER BY subject) TO '${path(name)}' (FORMAT csv)`)
      return readFileSync(path(name))
    }
    const results = (name: string) => `read_parquet('${path(name)}')`
    const scores = 'subject, "scores.value", tier'
    const own = await sorted(results('here.parquet'), scores, 'here.sorted')
    expect(own.equals(await sorted(results('there.parquet/*.parquet'), scores, 'there.sorted'))).toBe(true)
    const rejects = (name: string) => `read_csv('${path(name)}', all_varchar = true)`
    const reasons = 'line, subject, code'
    const refused = await sorted(rejects('here.csv'), reasons, 'here.refused')
    expect(refused.length).toBeGreaterThan(ROWS / 100)
    expect(refused.equals(await sorted(rejects('there.csv/*.csv'), reasons, 'there.refused'))).toBe(true)
  })

  it('reads cells of text by type, line by line, and leaves nothing where it fails', {
    timeout: LIMIT_MS,
  }, async () => {
    const spark = ['--engine', 'spark', '--master', 'local[1]']
    folder.write('a.csv', `subject,${FIELDS}\n${CELLS.map(([, cells], row) => `R${row},${cells}\n`).join('')}`)
    const { stderr } = await score('--in', 'a.csv', '--out', 'a.out.ndjson', '--rejects', 'a.rejects.ndjson', ...spark)
    expect(stderr).toContain(`${CELLS.length} rows: 2 scored, ${CELLS.length - 2} refused.`)
    expect(linesOf('a.out.ndjson')).toEqual([
      { subject: 'R0', tier: 'development', scores: { value: 65.2 } },
      { subject: 'R1', tier: 'development', scores: { value: 65.2 } },
    ])
    expect(linesOf('a.rejects.ndjson').map(({ subject, code }) => [subject, code])).toEqual(
      CELLS.flatMap(([code], row) => (code === 'scored' ? [] : [[`R${row}`, code]])),
    )
  })

  const linesOf = (name: string): Record<string, unknown>[] =>
    readdirSync(path(name))
      .filter((part) => part.startsWith('part-'))
      .flatMap((part) =>
        readFileSync(join(path(name), part), 'utf8')
          .trim()
          .split('\n'),
      )
      .map((line) => JSON.parse(line))
      .sort((a, b) => String(a.subject).localeCompare(String(b.subject)))

  it('reads lines of JSON by type, and says why a job fails', { timeout: LIMIT_MS }, async () => {
    const spark = ['--engine', 'spark', '--master', 'local[1]']
    folder.write('b.ndjson', `${JSON_LINES.map(([, line]) => `${line}\n`).join('')}`)
    const { stderr } = await score('--in', 'b.ndjson', '--out', 'b.out.csv', '--rejects', 'b.rejects.csv', ...spark)
    expect(stderr).toContain(`${JSON_LINES.length} rows: 2 scored, ${JSON_LINES.length - 2} refused.`)
    folder.write('c.csv', 'subject,claims\nD,1\n')
    const failed = await score('--in', 'c.csv', '--out', 'c.out.csv', ...spark)
    expect(failed.stderr).toContain('c.csv: required columns are missing: annual_sales, gross_profit')
    expect(failed.code).toBe(2)
    expect(readdirSync(folder.path).filter((name) => name.includes('c.out'))).toEqual([])
  })
})

const FIELDS = 'tier1_outlets,annual_sales,gross_profit,payment_term,first_order,claims'
const CELLS: [code: string, cells: string][] = [
  ['scored', '12,1000000,150000,lc,2016-05-01,'],
  ['scored', '12,1e6,"150000",lc,2016-05-01,'],
  ['invalid-subject', '12,1 000,150000,lc,2016-05-01,'],
  ['invalid-subject', '12,NaN,150000,lc,2016-05-01,'],
  ['invalid-subject', '12,1000000,150000,lc,2016-02-30,'],
  ['invalid-subject', '12,1000000,150000,lc,2016-5-1,'],
  ['invalid-subject', '12,1000000,150000,LC,2016-05-01,'],
  ['missing-value', '12,,150000,lc,2016-05-01,'],
  ['ragged-row', '12,1000000,150000,lc,2016-05-01'],
  ['misplaced-quote', '12,1000000,150000,lc,2016-05-01,"'],
]
const GOOD_JSON =
  '"tier1_outlets":12,"annual_sales":1e6,"gross_profit":150000,"payment_term":"lc","first_order":"2016-05-01"'
const JSON_LINES: [code: string, line: string][] = [
  ['scored', `{"subject":"A",${GOOD_JSON}}`],
  ['scored', `{"subject":"B","input":{${GOOD_JSON}}}`],
  ['json-syntax', `{"subject":"C",${GOOD_JSON},"claims":1,"claims":2}`],
  ['json-syntax', `{"subject":"D",${GOOD_JSON}`],
  ['invalid-subject', `{"subject":"E",${GOOD_JSON.replace('12', '"12"')}}`],
  ['invalid-subject', `{"subject":"F",${GOOD_JSON.replace('"lc"', '{}')}}`],
  ['invalid-subject', `{"subject":1,${GOOD_JSON}}`],
  ['unknown-key', `{"subject":"H","input":{${GOOD_JSON}},"x":1}`],
]

/** So many made-up distributors, some of them with values that are refused. */
function distributors(count: number): string {
  const draw = (salt: string, of: number) => `CAST(HASH(i, '${salt}') % ${of} AS BIGINT)`
  const terms = ['prepaid', 'lc', 'oa30', 'oa60', 'oa90']
  return `SELECT
    'D-' || i AS subject,
    CASE ${draw('previous', 4)} WHEN 0 THEN 'key' WHEN 1 THEN 'development' END AS "previousTier",
    ${draw('outlets', 30)} AS tier1_outlets,
    CASE WHEN ${draw('sales missing', 100)} > 0 THEN ${draw('sales', 500_000_000)} / 100.0 END AS annual_sales,
    (${draw('profit', 100_000_000)} - 1000000) / 100.0 AS gross_profit,
    [${terms.map((term) => `'${term}'`).join(', ')}][1 + ${draw('term', 5)}] AS payment_term,
    DATE '2005-01-01' + CAST(${draw('since', 7500)} AS INTEGER) AS first_order,
    CASE WHEN ${draw('claims', 3)} > 0 THEN ${draw('claims of', 6)} END AS claims
  FROM range(${count}) r(i)`
}
