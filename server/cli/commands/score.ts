/** `score STRATEGY --in FILE --out FILE`: a whole population, in constant memory. */
import { evaluationDate } from '../asOf.ts'
import type { Engine } from '../engines/engine.ts'
import { scorePopulation } from '../engines/scorePopulation.ts'
import { scoreBySpark } from '../engines/spark.ts'
import { DONE, Failure } from '../failure.ts'
import { refuseSameFile } from '../io/files.ts'
import { say } from '../io/output.ts'
import { type Kind, kindOf } from '../population/kind.ts'
import { loadStrategy, type SourceOptions } from '../strategySource.ts'

export interface ScoreOptions extends SourceOptions {
  in: string
  out: string
  asOf?: string
  columns: 'assigned' | 'all'
  rejects?: string
  encoding?: string
  mapping?: string
  engine: Engine
  master?: string
}

export async function scoreCommand(source: string, options: ScoreOptions): Promise<number> {
  const asOf = evaluationDate(options.asOf)
  if (options.engine === 'spark') return await onCluster(source, { ...options, asOf })
  if (options.master !== undefined) throw new Failure('--master is for --engine spark.')
  const inKind = options.mapping === undefined ? kindOf(options.in) : 'csv'
  const kind = options.out === '-' ? onStandardOutput(inKind) : kindOf(options.out)
  await refuseSameFile([options.in, options.out, options.rejects ?? ''], '--in, --out and --rejects')
  const strategy = await loadStrategy(source, options)
  const tally = await scorePopulation(strategy, { ...options, asOf, kind })
  for (const line of tally.summary(options.in, options.rejects)) say(line)
  return DONE
}

async function onCluster(source: string, options: ScoreOptions & { asOf: string }): Promise<number> {
  for (const option of ['encoding', 'mapping'] as const)
    if (options[option] !== undefined) throw new Failure(`--${option}: --engine spark reads UTF-8 with ids of fields.`)
  await refuseSameFile([options.in, options.out, options.rejects ?? ''], '--in, --out and --rejects')
  const strategy = await loadStrategy(source, options)
  for (const line of await scoreBySpark(strategy, options)) say(line)
  return DONE
}

/** Parquet can't be read from a pipe. */
const onStandardOutput = (kind: Kind): Kind => (kind === 'parquet' ? 'csv' : kind)
