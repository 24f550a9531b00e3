/** Numbers of the population that are added up: what subjects bring in a field. */
import type { Scoring } from '../state.ts'

/** By row, NaN where it is missing; undefined where the document has no such field, or it is no number. */
export function amountsOf({ strategy, scored }: Scoring, field: string | undefined): Float64Array | undefined {
  const index = strategy.plan.fields.findIndex(({ id }) => id === field)
  const [{ type } = { type: undefined }, column] = [strategy.plan.fields[index], scored.fields[index]]
  return (type === 'number' || type === 'integer') && column?.kind === 'number' ? column.values : undefined
}
