/** `score STRATEGY --in FILE --out FILE`: a whole population, row by row, in constant memory. */
import { stat } from 'node:fs/promises'
import { type CompiledStrategy, evaluate } from '../../../engine/index.ts'
import { type Format, formatOf } from '../../import/text/format.ts'
import { evaluationDate } from '../asOf.ts'
import { DONE, Failure } from '../failure.ts'
import { refuseSameFile } from '../io/files.ts'
import { say } from '../io/output.ts'
import { EntryWriter } from '../population/entryWriter.ts'
import { openPopulation } from '../population/open.ts'
import { type Result, rejectFormat, resultColumns, resultFormat } from '../population/results.ts'
import { type Population, type Reject, type Row, rejectOf } from '../population/row.ts'
import { Tally } from '../population/tally.ts'
import { startProgress } from '../progress.ts'
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

/** How a population is scored. */
interface Scoring {
  strategy: CompiledStrategy
  asOf: string
  /** Points and contributions too. */
  all: boolean
  tally: Tally
}

export async function scoreCommand(source: string, options: ScoreOptions): Promise<number> {
  const asOf = evaluationDate(options.asOf)
  const inFormat = options.mapping === undefined ? formatOf(options.in) : 'csv'
  const outFormat = options.out === '-' ? inFormat : formatOf(options.out)
  await refuseSameFile([options.in, options.out, options.rejects ?? ''], '--in, --out and --rejects')
  const strategy = await loadStrategy(source, options)
  let bytesRead = 0
  const onBytes = (bytes: number) => {
    bytesRead = bytes
  }
  const population = await openPopulation(
    options.in,
    { encoding: options.encoding, mapping: options.mapping, onBytes },
    strategy.document,
  )
  const scoring = { strategy, asOf, all: options.columns === 'all', tally: new Tally(strategy.document) }
  const progress = startProgress((await stat(options.in)).size)
  try {
    await writeScores(population, scoring, outFormat, options, (rows) => progress.update(bytesRead, rows))
  } finally {
    progress.stop()
  }
  for (const line of scoring.tally.summary(options.in, options.rejects)) say(line)
  return DONE
}

/** Scores every row; results and rejects appear under their names only when all rows are done. */
async function writeScores(
  population: Population,
  scoring: Scoring,
  format: Format,
  paths: Pick<ScoreOptions, 'in' | 'out' | 'rejects'>,
  onRows: (rows: number) => void,
): Promise<void> {
  const { strategy, tally, all } = scoring
  const columns = resultColumns(strategy.document, population.columns, all)
  const results = await EntryWriter.open(paths.out, resultFormat(format, columns))
  const rejects = paths.rejects === undefined ? undefined : await openRejects(paths.rejects)
  for await (const rows of population.batches) {
    const { scored, refused } = scoreRows(rows, scoring)
    await results.add(scored)
    await rejects?.add(refused)
    onRows(tally.rows)
  }
  if (tally.rows === 0) throw new Failure(`${paths.in}: there are no rows in it.`)
  await rejects?.commit()
  await results.commit()
}

const openRejects = (path: string) => EntryWriter.open(path, rejectFormat(formatOf(path)))

function scoreRows(rows: Row[], { strategy, asOf, all, tally }: Scoring): { scored: Result[]; refused: Reject[] } {
  const scored: Result[] = []
  const refused: Reject[] = []
  const refuse = (reject: Reject) => {
    tally.refuse(reject)
    refused.push(reject)
  }
  for (const entry of rows) {
    if (!entry.ok) {
      refuse(entry.reject)
      continue
    }
    const { row } = entry
    const { subject, previousTier } = row.passed
    const trace = all ? 'summary' : 'none'
    const evaluation = evaluate(strategy, { subject, input: row.input, asOf, previousTier, trace })
    if (!evaluation.ok) refuse(rejectOf(row, evaluation.refusal))
    else {
      tally.score(evaluation.decision.tier.id, row.input)
      scored.push({ row, decision: evaluation.decision })
    }
  }
  return { scored, refused }
}
