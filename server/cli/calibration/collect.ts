/** What calibration needs of a population: scores, amounts and a dimension's values, one entry a subject. */
import { stat } from 'node:fs/promises'
import { amountFields, type CompiledStrategy, NO_POINTS, type Scored } from '../../../engine/index.ts'
import { Failure } from '../failure.ts'
import { Rejects } from '../population/rejects.ts'
import { startProgress } from '../progress.ts'
import type { ScoredPart } from '../scoring/chunkScorer.ts'
import { scoredParts } from '../scoring/parts.ts'
import { amountsOf } from '../scoring/task.ts'

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

/** Points and scores count in units of 10⁻⁴. */
const POINT = 10_000

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
  const { population: path, encoding, mapping, asOf } = source
  const progress = startProgress((await stat(path).catch(() => undefined))?.size ?? 0)
  const rowsRead = () => collected.scores.length + collected.rejects.count
  try {
    for await (const part of scoredParts(path, strategy, asOf, { encoding, mapping, onBytes })) {
      collectPart(part, strategy, source, collected)
      progress.update(bytesRead, rowsRead())
    }
  } finally {
    progress.stop()
  }
  if (rowsRead() === 0) throw new Failure(`${path}: there are no rows in it.`)
  return collected
}

function collectPart(
  part: ScoredPart,
  strategy: CompiledStrategy,
  { asOf, dimension }: Source,
  { scores, amounts, values, rejects }: Collected,
): void {
  const { scored, scorer } = part
  for (const reject of part.rejects) rejects.add(reject)
  const before = scorer.score({ ...strategy, plan: { ...strategy.plan, overrides: [], hold: undefined } }, asOf)
  const scaled = assigningScores(before)
  const numbers = dimension === undefined ? undefined : numbersOf(scored, dimension)
  for (let row = 0; row < scored.length; row++) {
    if ((scored.tiers[row] as number) < 0) continue
    const score = scaled?.[row] ?? NO_POINTS
    scores.push(score === NO_POINTS ? Number.NaN : score / POINT)
    if (dimension !== undefined) values.push(numbers?.[row] ?? Number.NaN)
  }
  for (const [field, column] of amounts) for (const amount of amountsOf(field, part)) column.push(amount)
}

/** The score that a tier is assigned by, where a single one is. */
const assigningScores = ({ plan: { assign }, scores }: Scored): Int32Array | undefined =>
  assign.kind === 'bands' ? scores[assign.score] : undefined

/** A dimension's values, where they are numbers: NaN where there is none. */
function numbersOf({ plan, values }: Scored, id: string): Float64Array | undefined {
  const index = plan.dimensions.findIndex((dimension) => dimension.id === id)
  const column = values[index]
  // Dates count as numbers in columns.
  const isNumber = plan.dimensions[index]?.value?.type === 'number'
  return isNumber && column?.kind === 'number' ? column.values : undefined
}
