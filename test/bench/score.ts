/**
 * `tiersmith score` from file to file, the process from start to end, beside JSON.parse of the same lines alone and
 * DuckDB with SQL written by hand; and its memory at ten times the rows. `npm run bench -- score 100000` takes so many rows instead of a million.
 */
import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { heading, line, median } from './measure.ts'
import { lookups, numeric, strategyOf, subjectsOf, thresholds, tierIds } from './workload.ts'

const asOf = '2026-04-01'
const ROWS = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 1_000_000)
const PART = Math.min(ROWS, 50_000)
const TIMES_MORE = 10
const ROUNDS = 5
const FORMATS = ['csv', 'ndjson'] as const
type Format = (typeof FORMATS)[number]
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** What one run of the command took. */
interface Run {
  seconds: number
  /** The highest resident memory of the process, in MiB. */
  peak: number
}

export async function benchScore(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tiersmith-bench-'))
  try {
    writeFileSync(join(folder, 'strategy.json'), JSON.stringify(strategyOf()))
    writeFileSync(join(folder, 'peak.mjs'), PEAK)
    await writePopulations(folder, 1)
    const score = (format: Format) => runScore(folder, format)
    heading(`tiersmith score, ${shown(ROWS)} rows, {id, score, tier}, ${availableParallelism()} cores`)
    const small = await sideBySide(score)
    await sideBySideInParquet(folder)
    await writePopulations(folder, TIMES_MORE)
    heading(`The same, ${shown(ROWS * TIMES_MORE)} rows`)
    for (const format of FORMATS) {
      const { seconds, peak } = await score(format)
      line(`${format} → ${format}`, `${shown((ROWS * TIMES_MORE) / seconds)} rows/s`)
      const more = peak - median(small[format].map((run) => run.peak))
      line(`${format}: peak memory`, `${peak.toFixed(0)} MiB (${more.toFixed(0)} more)`, '≤ 600 MB, flat')
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const shown = (count: number): string => Math.round(count).toLocaleString('en')

/** Turns of JSON.parse and of the command; ratios are taken within each. */
async function sideBySide(score: (format: Format) => Promise<Run>): Promise<Record<Format, Run[]>> {
  const runs: Record<Format, Run[]> = { csv: [], ndjson: [] }
  const parsed: number[] = []
  const lines = subjectsOf(PART).map((subject, row) => JSON.stringify({ subject: `D-${row}`, ...subject }))
  for (let round = 0; round < ROUNDS; round++) {
    parsed.push(secondsToParse(lines))
    for (const format of FORMATS) runs[format].push(await score(format))
  }
  line('JSON.parse of every NDJSON line, nothing else', `${shown(ROWS / median(parsed))} rows/s`)
  for (const format of FORMATS) {
    const rate = ROWS / median(runs[format].map(({ seconds }) => seconds))
    const ratio = median(runs[format].map(({ seconds }, round) => (parsed[round] as number) / seconds))
    const what = `${format} → ${format}, the process from start to end`
    line(what, `${shown(rate)} rows/s  ${ratio.toFixed(2)}×`, '≥ 2× JSON.parse alone')
    const peak = median(runs[format].map((run) => run.peak))
    line(`${format}: peak memory`, `${peak.toFixed(0)} MiB`, '≤ 600 MB')
  }
  return runs
}

function secondsToParse(lines: readonly string[]): number {
  const start = performance.now()
  for (let part = 0; part < ROWS / PART; part++) for (const text of lines) JSON.parse(text)
  return (performance.now() - start) / 1000
}

/** Turns of DuckDB with SQL written by hand, a process from start to end as well, and of the command. */
async function sideBySideInParquet(folder: string): Promise<void> {
  writeFileSync(join(folder, 'byHand.mjs'), BY_HAND)
  writeFileSync(join(folder, 'byHand.sql'), `COPY (${handWritten()}) TO 'hand.parquet' (FORMAT parquet)`)
  const run = (words: string[]) => runProcess(folder, words)
  const duckDb = import.meta.resolve('@duckdb/node-api')
  await run(['byHand.mjs', duckDb, `COPY (FROM 'in.csv') TO 'in.parquet' (FORMAT parquet)`])
  const [hand, own]: [Run[], Run[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    hand.push(await run(['byHand.mjs', duckDb]))
    own.push(await runScore(folder, 'parquet'))
  }
  const rate = (runs: Run[]) => `${shown(ROWS / median(runs.map(({ seconds }) => seconds)))} rows/s`
  line('DuckDB, SQL written by hand, Parquet → Parquet', rate(hand))
  const ratio = median(own.map(({ seconds }, round) => seconds / (hand[round] as Run).seconds))
  line(
    'parquet → parquet, the process from start to end',
    `${rate(own)}  ${ratio.toFixed(2)}×`,
    '≤ 1.3× DuckDB by hand',
  )
  line('parquet: peak memory', `${median(own.map(({ peak }) => peak)).toFixed(0)} MiB`)
}

/** Runs the statement that it is given, or the one in its file. */
const BY_HAND = `import { readFileSync } from 'node:fs'
const { DuckDBInstance } = await import(process.argv[2])
const connection = await (await DuckDBInstance.create(':memory:')).connect()
await connection.run(process.argv[3] ?? readFileSync('byHand.sql', 'utf8'))`

/** What a data engineer would write for the workload: doubles, no checks of the input. */
function handWritten(): string {
  const weighted = [
    ...numeric.map(({ id, edges, points, weight }) => {
      const bands = edges.map((edge, band) => `WHEN ${id} >= ${edge} THEN ${points[band + 1]}`).toReversed()
      return `${weight}e0 * CASE ${bands.join(' ')} ELSE ${points[0]} END`
    }),
    ...lookups.map(({ id, entries, weight }) => {
      const found = Object.entries(entries).map(([key, points]) => `WHEN '${key}' THEN ${points}`)
      return `${weight}e0 * CASE ${id} ${found.join(' ')} END`
    }),
  ]
  const bands = thresholds.map((from, band) => `WHEN score >= ${from} THEN '${tierIds[band + 1]}'`).toReversed()
  return `WITH scored AS (SELECT *, ROUND(${weighted.join(' + ')}, 2) AS score FROM 'in.parquet'),
    assigned AS (SELECT *, CASE ${bands.join(' ')} ELSE '${tierIds[0]}' END AS assigned FROM scored),
    capped AS (SELECT *, CASE WHEN i0 < 10 AND assigned IN ('t1', 't2') THEN 't3' ELSE assigned END AS capped FROM assigned)
    SELECT subject, score, CASE WHEN i1 >= 90 AND i2 >= 90 AND capped <> 't1' THEN 't2' ELSE capped END AS tier FROM capped`
}

/** The same subjects as CSV and NDJSON, so many times over with other ids. */
async function writePopulations(folder: string, times: number): Promise<void> {
  const [csv, ndjson] = FORMATS.map((format) => createWriteStream(join(folder, `in.${format}`)))
  if (!csv || !ndjson) return
  const ids = strategyOf().fields.map(({ id }) => id)
  const subjects = subjectsOf(PART)
  csv.write(`subject,${ids.join()}\n`)
  for (let first = 0; first < ROWS * times; first += PART) {
    const lines = subjects.map((subject, row) => JSON.stringify({ subject: `D-${first + row}`, ...subject }))
    await written(ndjson, `${lines.join('\n')}\n`)
    const records = subjects.map((subject, row) => [`D-${first + row}`, ...ids.map((id) => subject[id])].join())
    await written(csv, `${records.join('\n')}\n`)
  }
  await Promise.all([csv, ndjson].map((stream) => new Promise((resolve) => stream.end(resolve))))
}

const written = (stream: NodeJS.WritableStream, text: string): Promise<void> =>
  new Promise((resolve) => {
    if (stream.write(text)) resolve()
    else stream.once('drain', resolve)
  })

/** The process tells its peak itself when it exits; its worker threads load this as well and say nothing. */
const PEAK = `import { isMainThread } from 'node:worker_threads'
if (isMainThread)
  process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'))`

const runScore = (folder: string, format: Format | 'parquet'): Promise<Run> =>
  runProcess(folder, [cli, 'score', 'strategy.json', '--in', `in.${format}`, '--out', `out.${format}`, '--as-of', asOf])

function runProcess(folder: string, words: string[]): Promise<Run> {
  const start = performance.now()
  const child = spawn(process.execPath, ['--import', join(folder, 'peak.mjs'), ...words], { cwd: folder })
  let told = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text
  })
  return new Promise((resolve, reject) =>
    child.once('close', (code) => {
      const kilobytes = Number(/peak (\d+)/.exec(told)?.[1])
      if (code !== 0) reject(new Error(told))
      else resolve({ seconds: (performance.now() - start) / 1000, peak: kilobytes / 1024 })
    }),
  )
}
