/** Scores a population row by row: the careful way, which also explains every row where that is asked for. */
import { evaluate } from '../../../engine/index.ts'
import type { Result } from '../population/results.ts'
import { type Population, type Reject, type Row, rejectOf } from '../population/row.ts'
import type { Scoring } from './scoring.ts'

export async function scoreByRow(population: Population, scoring: Scoring): Promise<void> {
  for await (const rows of population.batches) {
    const { scored, refused } = scoreRows(rows, scoring)
    await scoring.results.add(scored)
    await scoring.rejects?.add(refused)
  }
}

function scoreRows(rows: Row[], { strategy, asOf, columns, tally }: Scoring): { scored: Result[]; refused: Reject[] } {
  const trace = columns.dimensions.length > 0 ? 'summary' : 'none'
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
    const evaluation = evaluate(strategy, { subject, input: row.input, asOf, previousTier, trace })
    if (!evaluation.ok) refuse(rejectOf(row, evaluation.refusal))
    else {
      tally.score(evaluation.decision.tier.id, row.input)
      scored.push({ row, decision: evaluation.decision })
    }
  }
  return { scored, refused }
}
