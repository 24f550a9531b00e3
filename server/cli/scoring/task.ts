/** What scoring a chunk comes to as messages: the same whether a worker thread does it or the main one. */
import { amountFields, type CompiledStrategy, type Strategy } from '../../../engine/index.ts'
import type { Format } from '../../import/text/format.ts'
import type { ResultColumns } from '../population/results.ts'
import type { Reject } from '../population/row.ts'
import { type Chunk, ChunkScorer, type Layout, type ScoredPart } from './chunkScorer.ts'
import { ResultBytes } from './resultBytes.ts'

/** Everything that a worker has to know, as structured clone carries it. */
export interface Task {
  document: Strategy
  asOf: string
  layout: Layout
  format: Format
  columns: ResultColumns
}

/** What came of a chunk. */
export interface Answer {
  /** Whole lines of the results file. */
  output: Uint8Array<SharedArrayBuffer>
  rejects: Reject[]
  /** By subject that was scored, in order: the tier's index, and amounts by field of a cumulative target (NaN: none). */
  tiers: Int16Array<ArrayBuffer>
  amounts: Map<string, Float64Array<ArrayBuffer>>
}

/** Scores chunks and writes their results; undefined where the file can't be read on. */
export type Answering = (chunk: Chunk) => Answer | undefined

export function answering(
  strategy: CompiledStrategy,
  { asOf, layout, format, columns }: Omit<Task, 'document'>,
): Answering {
  const scorer = new ChunkScorer(strategy, layout, asOf)
  const results = new ResultBytes(format, columns, strategy.plan)
  const fields = amountFields(strategy.document)
  return (chunk) => {
    const done = scorer.score(chunk)
    if (!done) return undefined
    const { table, scored, rejects } = done
    return {
      output: results.of(table, scored),
      rejects,
      tiers: scored.tiers.filter((tier) => tier >= 0),
      amounts: new Map(fields.map((field) => [field, amountsOf(field, done)])),
    }
  }
}

/** A field's amounts of the subjects that were scored. */
export function amountsOf(field: string, { scored }: ScoredPart): Float64Array<ArrayBuffer> {
  const column = scored.fields[scored.plan.fields.findIndex(({ id }) => id === field)]
  const isScored = (_: unknown, row: number) => (scored.tiers[row] as number) >= 0
  if (column?.kind === 'number') return Float64Array.from(column.values).filter(isScored)
  return new Float64Array(scored.length - scored.refused).fill(Number.NaN)
}
