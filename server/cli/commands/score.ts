/** `score STRATEGY --in FILE --out FILE`: a whole population, by columns in chunks, in constant memory. */
import { stat } from 'node:fs/promises'
import type { CompiledStrategy } from '../../../engine/index.ts'
import { type Format, formatOf } from '../../import/text/format.ts'
import { evaluationDate } from '../asOf.ts'
import { DONE, Failure } from '../failure.ts'
import { refuseSameFile } from '../io/files.ts'
import { say } from '../io/output.ts'
import { EntryWriter } from '../population/entryWriter.ts'
import { openPopulation } from '../population/open.ts'
import { rejectFormat, resultColumns, resultFormat } from '../population/results.ts'
import type { Population } from '../population/row.ts'
import { Tally } from '../population/tally.ts'
import { type Progress, startProgress } from '../progress.ts'
import { scoreByRow } from '../scoring/byRow.ts'
import { type ChunkedOptions, scoreInChunks } from '../scoring/inChunks.ts'
import { openBytes } from '../scoring/open.ts'
import type { Scoring } from '../scoring/scoring.ts'
import { loadStrategy, type SourceOptions } from '../strategySource.ts'

export interface ScoreOptions extends SourceOptions {
  in: string
  out: string
  asOf?: string
  columns: 'assigned' | 'all'
  rejects?: string
  encoding?: string
  mapping?: string
}

export async function scoreCommand(source: string, options: ScoreOptions): Promise<number> {
  const asOf = evaluationDate(options.asOf)
  const inFormat = options.mapping === undefined ? formatOf(options.in) : 'csv'
  const outFormat = options.out === '-' ? inFormat : formatOf(options.out)
  await refuseSameFile([options.in, options.out, options.rejects ?? ''], '--in, --out and --rejects')
  const strategy = await loadStrategy(source, options)
  const tally = await scorePopulation(strategy, { ...options, asOf, format: outFormat })
  for (const line of tally.summary(options.in, options.rejects)) say(line)
  return DONE
}

export interface PopulationScoring extends Omit<ScoreOptions, 'data'> {
  asOf: string
  /** Of the results. */
  format: Format
  /** How to go by chunks; false goes by row in any case. Default: by chunks where no row is to be explained. */
  chunks?: ChunkedOptions | false
}

/**
 * Scores every row; results and rejects appear under their names only when all rows are done.
 * @throws Failure
 */
export async function scorePopulation(strategy: CompiledStrategy, options: PopulationScoring): Promise<Tally> {
  const { in: path, out, rejects, asOf, format } = options
  const tally = new Tally(strategy.document)
  let progress: Progress | undefined
  const onBytes = (bytes: number) => progress?.update(bytes, tally.rows)
  const population = await openInput(strategy, options, onBytes)
  progress = startProgress((await stat(path).catch(() => undefined))?.size ?? 0)
  try {
    const columns = resultColumns(strategy.document, population.columns, options.columns === 'all')
    const results = await EntryWriter.open(out, resultFormat(format, columns))
    const refused = rejects === undefined ? undefined : await EntryWriter.open(rejects, rejectFormat(formatOf(rejects)))
    await population.score({ strategy, asOf, format, columns, tally, results, rejects: refused, onBytes })
    if (tally.rows === 0) throw new Failure(`${path}: there are no rows in it.`)
    await refused?.commit()
    await results.commit()
  } finally {
    progress.stop()
  }
  return tally
}

/** A population that is open, and the way it is scored. */
interface Input {
  columns: Population['columns']
  score(scoring: Scoring): Promise<void>
}

async function openInput(
  { document }: CompiledStrategy,
  { in: path, encoding, mapping, columns, chunks = {} }: PopulationScoring,
  onBytes: (bytes: number) => void,
): Promise<Input> {
  const quick = columns !== 'all' && chunks ? await openBytes(path, { encoding, mapping }, document) : undefined
  if (quick && chunks) {
    for (const note of quick.notes) say(`${path}: ${note}`)
    return { columns: quick.columns, score: (scoring) => scoreInChunks(quick, scoring, chunks) }
  }
  const population = await openPopulation(path, { encoding, mapping, onBytes }, document)
  return { columns: population.columns, score: (scoring) => scoreByRow(population, scoring) }
}
