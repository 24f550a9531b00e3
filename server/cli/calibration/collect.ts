/** What calibration needs of a population: scores, amounts and a dimension's values, one entry a subject. */
import { stat } from 'node:fs/promises'
import {
  amountFields,
  amountOf,
  type CompiledStrategy,
  type Decision,
  evaluate,
  scoreBeforeOverrides,
} from '../../../engine/index.ts'
import { Failure } from '../failure.ts'
import { openPopulation } from '../population/open.ts'
import { Rejects } from '../population/rejects.ts'
import { type Reject, type Row, rejectOf, type SubjectRow } from '../population/row.ts'
import { startProgress } from '../progress.ts'

export interface Source {
  population: string
  encoding?: string | undefined
  mapping?: string | undefined
  asOf: string
  /** The dimension whose values are wanted. */
  dimension?: string | undefined
}

export interface Collected {
  scores: number[]
  /** By field of a cumulative target; NaN is missing. */
  amounts: Map<string, number[]>
  /** Of the dimension; NaN is missing. */
  values: number[]
  rejects: Rejects
}

/** @throws Failure where the file can't be read or has no rows */
export async function collect(strategy: CompiledStrategy, source: Source): Promise<Collected> {
  const { document } = strategy
  const collected: Collected = {
    scores: [],
    amounts: new Map(amountFields(document).map((field) => [field, []])),
    values: [],
    rejects: new Rejects(),
  }
  let bytesRead = 0
  const onBytes = (bytes: number) => {
    bytesRead = bytes
  }
  const { population: path, encoding, mapping } = source
  const population = await openPopulation(path, { encoding, mapping, onBytes }, document)
  const progress = startProgress((await stat(path)).size)
  const rowsRead = () => collected.scores.length + collected.rejects.count
  try {
    for await (const rows of population.batches) {
      for (const row of rows) collectRow(row, strategy, source, collected)
      progress.update(bytesRead, rowsRead())
    }
  } finally {
    progress.stop()
  }
  if (rowsRead() === 0) throw new Failure(`${path}: there are no rows in it.`)
  return collected
}

function collectRow(entry: Row, strategy: CompiledStrategy, source: Source, collected: Collected): void {
  const reject = entry.ok ? collectSubject(entry.row, strategy, source, collected) : entry.reject
  if (reject !== undefined) collected.rejects.add(reject)
}

/** Answers a reject where the subject is refused. */
function collectSubject(
  row: SubjectRow,
  strategy: CompiledStrategy,
  { asOf, dimension }: Source,
  { scores, amounts, values }: Collected,
): Reject | undefined {
  const { input, passed } = row
  const { subject, previousTier } = passed
  const evaluation = evaluate(strategy, { subject, input, asOf, previousTier })
  if (!evaluation.ok) return rejectOf(row, evaluation.refusal)
  scores.push(scoreBeforeOverrides(strategy.document, evaluation.decision))
  for (const [field, column] of amounts) column.push(amountOf(input, field))
  if (dimension !== undefined) values.push(numberIn(evaluation.decision, dimension))
  return undefined
}

/** A dimension's value; NaN where it has none. */
function numberIn({ dimensions = [] }: Decision, id: string): number {
  const value = dimensions.find((dimension) => dimension.id === id)?.value
  return typeof value === 'number' ? value : Number.NaN
}
