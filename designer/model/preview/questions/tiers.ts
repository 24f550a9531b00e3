/** What each tier holds: by score, after hold and overrides, and of a field that is added up. */
import { NO_POINTS } from '../../../../engine/index.ts'
import type { PreviewState, Scoring } from '../state.ts'
import { amountsOf } from './amounts.ts'
import { mainScore } from './dimension.ts'

export interface TiersQuestion {
  /** A field that is a number: its sums are answered, too. */
  measure?: string | undefined
}

export interface TierFigures {
  id: string
  /** Subjects as assigned, then after hold, and in the end after overrides. */
  byScore: number
  held: number
  final: number
  /** In the end under the base; undefined where it has no such tier. */
  before: number | undefined
  /** Of the field, over those that have it in the end. */
  sum: number
  /** How many have the field. */
  known: number
}

export interface TiersAnswer {
  /** In the order of the document's tiers. */
  tiers: TierFigures[]
  /** Subjects with a decision. */
  decided: number
  /** Whether there is such a field. */
  isMeasured: boolean
  /** Least and greatest score that tiers are assigned by, the base's included; undefined where there is none. */
  range: [number, number] | undefined
}

export function tiersAnswer({ now, base }: PreviewState, { measure }: TiersQuestion): TiersAnswer {
  const { strategy, scored } = now
  const amounts = amountsOf(now, measure)
  const width = strategy.plan.tiers.length
  const [byScore, held, final, known] = Array.from({ length: 4 }, () => new Int32Array(width)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  const sums = new Float64Array(width)
  const count = (counts: Int32Array, tier: number) => {
    counts[tier] = (counts[tier] as number) + 1
  }
  let decided = 0
  for (let row = 0; row < scored.length; row++) {
    const tier = scored.tiers[row] as number
    if (tier < 0) continue
    decided++
    count(byScore, scored.assigned[row] as number)
    count(held, scored.held[row] as number)
    count(final, tier)
    const amount = amounts ? (amounts[row] as number) : Number.NaN
    if (Number.isNaN(amount)) continue
    count(known, tier)
    sums[tier] = (sums[tier] as number) + amount
  }
  const before = base && countsById(base)
  return {
    tiers: strategy.plan.tiers.map(({ id }, tier) => ({
      id,
      byScore: byScore[tier] as number,
      held: held[tier] as number,
      final: final[tier] as number,
      before: before?.get(id),
      sum: sums[tier] as number,
      known: known[tier] as number,
    })),
    decided,
    isMeasured: amounts !== undefined,
    range: rangeOf([now, ...(base ? [base] : [])], strategy.document.assign.score),
  }
}

function countsById({ strategy, scored }: Scoring): Map<string, number> {
  const counts = new Int32Array(strategy.plan.tiers.length)
  for (const tier of scored.tiers) if (tier >= 0) counts[tier] = (counts[tier] as number) + 1
  return new Map(strategy.plan.tiers.map(({ id }, tier) => [id, counts[tier] as number]))
}

function rangeOf(scorings: readonly Scoring[], score: string | undefined): [number, number] | undefined {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { strategy, scored } of scorings) {
    const index = mainScore(strategy.plan)
    if (index === undefined || strategy.plan.scores[index]?.id !== score) continue
    for (const value of scored.scores[index] ?? []) {
      if (value === NO_POINTS) continue
      if (value < least) least = value
      if (value > greatest) greatest = value
    }
  }
  return least <= greatest ? [least / 10_000, greatest / 10_000] : undefined
}
