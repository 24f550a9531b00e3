/** A population scored by columns, with what the run before says of each subject. */
import {
  type CompiledStrategy,
  createScorer,
  explainColumns,
  NO_POINTS,
  type PopulationTable,
  type RawColumn,
  type RawValue,
  type Scored,
} from '../../engine/index.ts'
import { historyOf, type PriorRun, rowsBefore, tiersBefore } from './history.ts'
import { contributionColumn, keptScores, REASON_COLUMNS, REASONS, scoreColumn } from './results.ts'

export interface ScoredRun {
  /** The results, in the form that populations have. */
  table: PopulationTable
  previousTiers: 'population' | 'run' | 'none'
  /** How many subjects are in each tier, and how many are refused by each code. */
  tiers: Record<string, number>
  refusals: Record<string, number>
}

/**
 * The tier held until now comes from the population where it brings any, else from the run before, by subject.
 * A subject that the run before didn't have, or refused, has none.
 */
export function scoreRun(
  strategy: CompiledStrategy,
  { columns, name }: PopulationTable,
  asOf: string,
  prior: PriorRun | undefined,
): ScoredRun {
  const previousTiers = columns.previousTier ? 'population' : prior ? 'run' : 'none'
  const before = rowsBefore(columns, prior)
  const previousTier = prior && previousTiers === 'run' ? tiersBefore(before, prior) : columns.previousTier
  const scored = createScorer({ ...columns, previousTier }).score(strategy, asOf)
  const kept = keptScores(strategy).map((id) => ({
    id,
    scaled: scored.scores[strategy.plan.scores.findIndex((score) => score.id === id)] as Int32Array,
  }))
  const tierIds = strategy.plan.tiers.map(({ id }) => id)
  const refusal = refusalsOf(scored)
  const history = historyOf(before, prior, {
    asOf,
    strategy: strategy.document,
    tier: (row) => tierIds[scored.tiers[row] as number],
    total: (row) => kept.reduce((sum, { scaled }) => sum + presentOf(scaled[row] as number), 0),
  })
  const fields = [
    { id: 'tier', column: coded(scored.tiers, 1, [null, ...tierIds]) },
    { id: 'refusal', column: refusal.column },
    ...Object.entries(history).map(([id, column]) => ({ id, column })),
    ...explanationOf(strategy, scored),
    ...kept.map(({ id, scaled }) => ({ id: scoreColumn(id), column: pointsOf(scaled, scored) })),
  ]
  return {
    table: {
      columns: {
        length: columns.length,
        fields,
        subject: columns.subject,
        previousTier: undefined,
        notObjects: undefined,
      },
      name,
    },
    previousTiers,
    tiers: countsOf(scored, tierIds),
    refusals: refusal.counts,
  }
}

function explanationOf(strategy: CompiledStrategy, scored: Scored): { id: string; column: RawColumn }[] {
  const { contributions, reasons, reasonCodes, decidedBy, sparePoints } = explainColumns(strategy, scored, REASONS)
  const deciders = [null, 'hold', ...strategy.plan.overrides.map(({ id }) => `override:${id}`)]
  return [
    { id: 'decidedBy', column: coded(decidedBy, 2, deciders) },
    { id: 'sparePoints', column: { kind: 'numbers', values: sparePoints } },
    ...reasons.map((codes, rank) => ({ id: REASON_COLUMNS[rank] ?? '', column: coded(codes, 0, reasonCodes) })),
    ...strategy.plan.dimensions.map(({ id }, index) => ({
      id: contributionColumn(id),
      column: { kind: 'numbers', values: contributions[index] as Float64Array } as const,
    })),
  ]
}

/** @param from what stands for the dictionary's first entry is this far below 0 */
const coded = (codes: Int16Array | Int32Array, from: number, dictionary: RawValue[]): RawColumn => ({
  kind: 'coded',
  codes: Int32Array.from(codes, (code) => code + from),
  dictionary,
})

const presentOf = (scaled: number): number => (scaled === NO_POINTS ? 0 : scaled)

const pointsOf = (scaled: Int32Array, { tiers }: Scored): RawColumn => ({
  kind: 'numbers',
  values: Float64Array.from(scaled, (value, row) =>
    value === NO_POINTS || (tiers[row] as number) < 0 ? Number.NaN : value / 10_000,
  ),
})

function refusalsOf({ tiers, refused, refusalAt }: Scored): { column: RawColumn; counts: Record<string, number> } {
  const codes = new Int32Array(tiers.length)
  const dictionary: (string | null)[] = [null]
  const counts: Record<string, number> = {}
  if (refused > 0)
    for (let row = 0; row < tiers.length; row++) {
      const code = (tiers[row] as number) < 0 ? refusalAt(row)?.code : undefined
      if (code === undefined) continue
      if (!dictionary.includes(code)) dictionary.push(code)
      codes[row] = dictionary.indexOf(code)
      counts[code] = (counts[code] ?? 0) + 1
    }
  return { column: { kind: 'coded', codes, dictionary }, counts }
}

function countsOf({ tiers }: Scored, ids: readonly string[]): Record<string, number> {
  const counts = new Array<number>(ids.length).fill(0)
  for (let row = 0; row < tiers.length; row++) {
    const tier = tiers[row] as number
    if (tier >= 0) counts[tier] = (counts[tier] as number) + 1
  }
  return Object.fromEntries(ids.map((id, tier) => [id, counts[tier] as number]))
}
