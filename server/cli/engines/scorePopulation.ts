/** A population file of any kind to results of any kind: which way it goes, and what all ways have in common. */
import { stat } from 'node:fs/promises'
import type { CompiledStrategy } from '../../../engine/index.ts'
import { type Format, formatOf } from '../../import/text/format.ts'
import { Failure } from '../failure.ts'
import { openSink, say } from '../io/output.ts'
import { EntryWriter } from '../population/entryWriter.ts'
import { type Kind, kindOf } from '../population/kind.ts'
import { openPopulation } from '../population/open.ts'
import { type Result, type ResultColumns, rejectFormat, resultColumns, resultFormat } from '../population/results.ts'
import type { Population, Reject } from '../population/row.ts'
import { Tally } from '../population/tally.ts'
import { startProgress } from '../progress.ts'
import { scoreByRow } from '../scoring/byRow.ts'
import { type ChunkedOptions, scoreInChunks } from '../scoring/inChunks.ts'
import { openBytes } from '../scoring/open.ts'
import type { Scoring } from '../scoring/scoring.ts'
import { DuckDb } from './duckDb.ts'
import type { Engine } from './engine.ts'
import { openParquet } from './parquetColumns.ts'
import { queryOf } from './parquetQuery.ts'
import { parquetPopulation } from './parquetRows.ts'
import { scoreBySql } from './parquetScoring.ts'
import { openParquetSink } from './parquetSink.ts'
import { Scratch } from './scratch.ts'

export interface PopulationScoring {
  in: string
  out: string
  /** Of the results. */
  kind: Kind
  asOf: string
  columns: 'assigned' | 'all'
  rejects?: string
  encoding?: string
  mapping?: string
  engine?: Engine
  /** How to go by chunks; false goes by row in any case. Default: by chunks where no row is to be explained. */
  chunks?: ChunkedOptions | false
}

/**
 * Scores every row; results and rejects appear under their names only when all rows are done.
 * @throws Failure
 */
export async function scorePopulation(strategy: CompiledStrategy, options: PopulationScoring): Promise<Tally> {
  const { in: path, out, kind, mapping } = options
  const isParquet = mapping === undefined && kindOf(path) === 'parquet'
  if (!isParquet && options.engine === 'duckdb')
    say(`${path}: is scored by columns: DuckDB reads some text otherwise, and what it reads alike not sooner.`)
  if (!isParquet && kind !== 'parquet') return await scoreInput(await openText(strategy, options), strategy, options)
  const scratch = new Scratch(out)
  try {
    const duckDb = await DuckDb.open(isParquet ? path : out, scratch)
    try {
      if (isParquet) return await scoreParquet(strategy, options, { duckDb, scratch })
      return await scoreInput(await openText(strategy, options), strategy, options, { duckDb, scratch })
    } finally {
      duckDb.close()
    }
  } finally {
    scratch.remove()
  }
}

/** What reading and writing Parquet takes. */
interface Tools {
  duckDb: DuckDb
  scratch: Scratch
}

/** A population that is open, and the way it is scored. */
interface Input {
  columns: Population['columns']
  score(scoring: Scoring): Promise<void>
}

/** @param tools where the results are Parquet */
async function scoreInput(
  input: Input,
  strategy: CompiledStrategy,
  options: PopulationScoring,
  tools?: Tools,
): Promise<Tally> {
  const { in: path, asOf, kind } = options
  const tally = new Tally(strategy.document)
  const columns = resultColumns(strategy.document, input.columns, options.columns === 'all')
  const format = kind === 'parquet' ? 'ndjson' : kind
  const progress = startProgress(await sizeOf(path))
  try {
    const results = await openResults(options, columns, tools)
    const rejects = await openRejects(options)
    const onBytes = (bytes: number) => progress.update(bytes, tally.rows)
    await input.score({ strategy, asOf, format, columns, tally, results, rejects, onBytes })
    if (tally.rows === 0) throw new Failure(`${path}: there are no rows in it.`)
    await rejects?.commit()
    await results.commit()
  } finally {
    progress.stop()
  }
  return tally
}

async function openText(strategy: CompiledStrategy, options: PopulationScoring): Promise<Input> {
  const { in: path, encoding, mapping, columns, chunks = {} } = options
  const { document } = strategy
  const quick = columns !== 'all' && chunks ? await openBytes(path, { encoding, mapping }, document) : undefined
  if (quick && chunks) {
    for (const note of quick.notes) say(`${path}: ${note}`)
    return { columns: quick.columns, score: (scoring) => scoreInChunks(quick, scoring, chunks) }
  }
  let told = (_bytes: number) => {}
  const population = await openPopulation(path, { encoding, mapping, onBytes: (bytes) => told(bytes) }, document)
  return {
    columns: population.columns,
    score(scoring) {
      told = scoring.onBytes
      return scoreByRow(population, scoring)
    },
  }
}

/** By the strategy's own SQL, or by row where DuckDB can't say it. */
async function scoreParquet(strategy: CompiledStrategy, options: PopulationScoring, tools: Tools): Promise<Tally> {
  const { in: path, asOf, kind, engine = 'auto' } = options
  const { duckDb } = tools
  const parquet = await openParquet(path, strategy.document, duckDb)
  for (const note of parquet.notes) say(`${path}: ${note}`)
  const passed = parquet.columns.passed.map(({ column }) => column)
  const columns = resultColumns(strategy.document, passed, options.columns === 'all')
  const query = engine === 'columns' ? undefined : queryOf(strategy, columns, asOf)
  if (!query?.ok) {
    for (const { message } of query?.problems ?? []) say(`${path}: is scored row by row: ${message}`)
    const population = parquetPopulation(parquet, duckDb)
    const input = { columns: passed, score: (scoring: Scoring) => scoreByRow(population, scoring) }
    return await scoreInput(input, strategy, options, tools)
  }
  const tally = new Tally(strategy.document)
  const size = await sizeOf(path)
  const progress = startProgress(size)
  const onShare = (share: number) => progress.update(share * size, Math.round(share * parquet.rows))
  try {
    const rejects = await openRejects(options)
    const scoring = { ...tools, parquet, strategy, asOf, query, columns, kind, tally, rejects, onShare }
    const results = await scoreBySql(scoring, options.out)
    await rejects?.commit()
    await results.commit()
  } finally {
    progress.stop()
  }
  return tally
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0
}

async function openResults(
  { out, kind }: PopulationScoring,
  columns: ResultColumns,
  tools: Tools | undefined,
): Promise<EntryWriter<Result>> {
  const format: Format = kind === 'parquet' ? 'ndjson' : kind
  const sink =
    kind === 'parquet' && tools ? await openParquetSink(out, columns, tools.duckDb, tools.scratch) : await openSink(out)
  return await EntryWriter.to(sink, resultFormat(format, columns))
}

async function openRejects({ rejects }: PopulationScoring): Promise<EntryWriter<Reject> | undefined> {
  return rejects === undefined ? undefined : await EntryWriter.open(rejects, rejectFormat(formatOf(rejects)))
}
