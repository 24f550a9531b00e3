/** Thresholds that a population would set, from its columns. */
import {
  amountFields,
  type Calibration,
  type Columns,
  type CompiledStrategy,
  calibrate,
  createScorer,
  NO_POINTS,
} from '../../engine/index.ts'

export function calibrateTable(strategy: CompiledStrategy, columns: Columns, asOf: string): Calibration {
  const { plan, document } = strategy
  const scorer = createScorer(columns)
  const { tiers, fields } = scorer.score(strategy, asOf)
  // Thresholds are set by the score before overrides and hold.
  const { scores } = scorer.score({ ...strategy, plan: { ...plan, overrides: [], hold: undefined } }, asOf)
  const rows = Array.from(tiers.keys()).filter((row) => (tiers[row] ?? -1) >= 0)
  const assigning = plan.assign.kind === 'bands' ? scores[plan.assign.score] : undefined
  const amounts = amountFields(document).map((field): [string, number[]] => {
    const column = fields[plan.fields.findIndex((one) => one.id === field)]
    return [field, rows.map((row) => (column?.kind === 'number' ? (column.values[row] ?? Number.NaN) : Number.NaN))]
  })
  const scored = assigning ? rows.map((row) => assigning[row] ?? NO_POINTS).map((scaled) => scaled / 10_000) : []
  return calibrate(strategy, { scores: scored, amounts: new Map(amounts) })
}
