import { type CompiledStrategy, evaluate } from '../../../engine/index.ts'
import { type Reject, rejectOf, type SubjectRow } from '../population/row.ts'

/** Why columns refuse a row, in the words of the rows backend. */
export function refusalOf(row: SubjectRow, strategy: CompiledStrategy, asOf: string): Reject {
  const { subject, previousTier } = row.passed
  const evaluation = evaluate(strategy, { subject, input: row.input, asOf, previousTier, trace: 'none' })
  if (evaluation.ok) throw new Error(`line ${row.line}: refused by columns, and not by rows`)
  return rejectOf(row, evaluation.refusal)
}
