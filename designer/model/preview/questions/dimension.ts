/** One dimension over the population: its values as a histogram by tier, and what each band, key or row comes to. */
import { NO_POINTS } from '../../../../engine/index.ts'
import { DOWN, type PreviewState, UP } from '../state.ts'

export interface DimensionQuestion {
  dimension: string
  /** Of equal width over [from, to]; only where its value is a number. */
  bins?: { from: number; to: number; count: number }
}

/** Subjects that have the same band, key or row. */
export interface HitShare {
  /** The index of the band, key or row; −2 the entry for all others, −3 the value is missing. */
  hit: number
  count: number
  /** By index of the tier, best first. */
  tiers: number[]
  /** The mean of the score that the dimension goes into at the top; undefined where nobody has one. */
  meanScore: number | undefined
  up: number
  down: number
}

export interface DimensionAnswer {
  /** The subjects with a decision whose value is a number within the bins: bin by bin, by index of the tier. */
  histogram: number[][] | undefined
  /** Least and greatest value; undefined where there is none, or where it is no number. */
  range: [number, number] | undefined
  /** Subjects without a value. */
  missing: number
  hits: HitShare[]
}

export function dimensionAnswer(state: PreviewState, { dimension, bins }: DimensionQuestion): DimensionAnswer {
  const { strategy, scored } = state.now
  const index = strategy.plan.dimensions.findIndex(({ id }) => id === dimension)
  const column = scored.values[index]
  const values = column?.kind === 'number' ? column.values : undefined
  const histogram = bins && values ? histogramOf(state, values, bins) : undefined
  return {
    histogram,
    range: values && rangeOf(values),
    missing: missingIn(state, index),
    hits: hitShares(state, index),
  }
}

function histogramOf(
  { now }: PreviewState,
  values: Float64Array,
  { from, to, count }: Required<DimensionQuestion>['bins'],
) {
  const tierCount = now.strategy.plan.tiers.length
  const flat = new Int32Array(count * tierCount)
  const scale = count / (to - from || 1)
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    const tier = now.scored.tiers[row] as number
    if (tier < 0 || !(value >= from && value <= to)) continue
    const bin = Math.min(Math.floor((value - from) * scale), count - 1)
    const place = bin * tierCount + tier
    flat[place] = (flat[place] as number) + 1
  }
  return Array.from({ length: count }, (_, bin) => Array.from(flat.subarray(bin * tierCount, (bin + 1) * tierCount)))
}

function rangeOf(values: Float64Array): [number, number] | undefined {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (value < least) least = value
    if (value > greatest) greatest = value
  }
  return least <= greatest ? [least, greatest] : undefined
}

function missingIn({ now }: PreviewState, index: number): number {
  const column = now.scored.values[index]
  if (!column) return 0
  let missing = 0
  for (let row = 0; row < now.scored.length; row++) {
    const isMissing =
      column.kind === 'number'
        ? Number.isNaN(column.values[row])
        : column.kind === 'string'
          ? column.codes[row] === 0
          : column.bytes[row] === 1
    if (isMissing) missing++
  }
  return missing
}

/** Counted by code in flat arrays: this runs over the whole population while something is dragged. */
function hitShares({ now, moves }: PreviewState, index: number): HitShare[] {
  const hits = now.scored.hits[index]
  if (!hits) return []
  const { codes } = hits
  // Several codes may stand for the same hit.
  const kinds = [...new Set(hits.hits)]
  const slots = Int32Array.from(hits.hits, (hit) => kinds.indexOf(hit))
  const { tiers, length } = now.scored
  const tierCount = now.strategy.plan.tiers.length
  const score = mainScore(now.strategy.plan)
  const scores = score === undefined ? undefined : now.scored.scores[score]
  const counts = new Int32Array(kinds.length * tierCount)
  const [ups, downs, scored] = [0, 1, 2].map(() => new Int32Array(kinds.length)) as [Int32Array, Int32Array, Int32Array]
  const sums = new Float64Array(kinds.length)
  for (let row = 0; row < length; row++) {
    const tier = tiers[row] as number
    if (tier < 0) continue
    const code = slots[codes[row] as number] as number
    const place = code * tierCount + tier
    counts[place] = (counts[place] as number) + 1
    const move = moves[row] as number
    if (move === UP) ups[code] = (ups[code] as number) + 1
    else if (move === DOWN) downs[code] = (downs[code] as number) + 1
    if (scores === undefined) continue
    const value = scores[row] as number
    if (value === NO_POINTS) continue
    sums[code] = (sums[code] as number) + value
    scored[code] = (scored[code] as number) + 1
  }
  const shares = kinds.map((hit, code): HitShare => {
    const byTier = Array.from(counts.subarray(code * tierCount, (code + 1) * tierCount))
    return {
      hit,
      count: byTier.reduce((sum, count) => sum + count, 0),
      tiers: byTier,
      meanScore: scored[code] === 0 ? undefined : (sums[code] as number) / (scored[code] as number) / 10_000,
      up: ups[code] as number,
      down: downs[code] as number,
    }
  })
  return shares.filter(({ count }) => count > 0)
}

/** The score that tiers are assigned by, by its index; undefined where a matrix or a table assigns them. */
export const mainScore = (plan: PreviewState['now']['strategy']['plan']): number | undefined =>
  plan.assign.kind === 'bands' ? plan.assign.score : undefined
