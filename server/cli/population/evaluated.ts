/** A population's rows with their evaluations, one by one, in constant memory. */
import { type CompiledStrategy, type Evaluation, evaluate } from '../../../engine/index.ts'
import { formatOf } from '../io/format.ts'
import { readLines } from '../io/textLines.ts'
import { openCsv } from './csvPopulation.ts'
import { openNdjson } from './ndjsonPopulation.ts'
import type { Reject } from './row.ts'

export type EvaluatedRow = { ok: true; evaluation: Evaluation } | { ok: false; reject: Reject }

/**
 * Every row of a population file, evaluated, with the points of each dimension.
 * @throws Failure where the file can't be read or lacks a required column
 */
export async function* evaluatedRows(
  path: string,
  encoding: string | undefined,
  strategy: CompiledStrategy,
  asOf: string,
): AsyncGenerator<EvaluatedRow> {
  const format = formatOf(path)
  const pieces = readLines(path, { encoding })
  const { document } = strategy
  const population = format === 'csv' ? await openCsv(path, pieces, document) : openNdjson(pieces, document)
  for await (const rows of population.batches) {
    for (const entry of rows) {
      if (!entry.ok) yield entry
      else {
        const { passed, input } = entry.row
        const { subject, previousTier } = passed
        yield { ok: true, evaluation: evaluate(strategy, { subject, input, asOf, previousTier }) }
      }
    }
  }
}
