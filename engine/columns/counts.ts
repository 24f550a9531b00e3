/** What a scored table comes to: counts by tier, a histogram of a score, and who moves between two scorings. */
import { scalePoints } from '../numbers/scaled.ts'
import { NO_TIER } from '../rows/frame.ts'
import { NO_POINTS } from './column.ts'
import type { Scored } from './scorer.ts'

/** Subjects by index of tier. Those that are refused (`scored.refused`) have none. */
export const tierCounts = ({ tiers, plan }: Scored): number[] => countTiers(tiers, plan.tiers.length)

function countTiers(tiers: Int16Array, tierCount: number): number[] {
  const counts = new Int32Array(tierCount + 1)
  for (let row = 0; row < tiers.length; row++) {
    const place = (tiers[row] as number) - NO_TIER
    counts[place] = (counts[place] as number) + 1
  }
  return Array.from(counts.subarray(1))
}

/** Bins of equal width, in points: bin i holds scores from `from` + i · `width` until before the next. */
export interface Bins {
  /** At most 4 decimals. */
  from: number
  /** Above 0, at most 4 decimals. */
  width: number
  count: number
}

export interface Histogram {
  counts: number[]
  /** Scores below the first bin, and from the end of the last on. */
  below: number
  above: number
}

/** How often a score of the plan falls into each bin, over the subjects that are not refused and have it. */
export function scoreHistogram({ scores, tiers }: Scored, score: number, bins: Bins): Histogram {
  const scaled = scores[score]
  if (!scaled) throw new RangeError(`scoreHistogram: no score ${score}`)
  const [from, width] = [scalePoints(bins.from), scalePoints(bins.width)]
  const counts = new Int32Array(bins.count + 2)
  for (let row = 0; row < scaled.length; row++) {
    const value = scaled[row] as number
    if (value === NO_POINTS || tiers[row] === NO_TIER) continue
    const bin = Math.floor((value - from) / width)
    const place = Math.min(Math.max(bin, -1), bins.count) + 1
    counts[place] = (counts[place] as number) + 1
  }
  const all = Array.from(counts)
  return { counts: all.slice(1, -1), below: all[0] as number, above: all[bins.count + 1] as number }
}

/** From each tier of one scoring to each of another; the last row and column are those that are refused. */
export interface TierMoves {
  /** Subjects, by `from` and then `to`. */
  counts: number[][]
  /** The sum of the measure of the same subjects; where it is missing it adds nothing. */
  sums: number[][] | undefined
}

/**
 * Where the subjects of one scoring are in another of the same table.
 *
 * @param measure a number a subject, NaN where it is missing
 */
export function tierMoves(before: Scored, after: Scored, measure?: Float64Array): TierMoves {
  if (before.length !== after.length) throw new RangeError('tierMoves: scorings of different tables')
  const [rows, width] = [before.plan.tiers.length + 1, after.plan.tiers.length + 1]
  const cells = new Int32Array(rows * width)
  const sums = measure && new Float64Array(rows * width)
  const [from, to] = [before.tiers, after.tiers]
  for (let row = 0; row < from.length; row++) {
    const cell = cellOf(from[row] as number, to[row] as number, rows, width)
    cells[cell] = (cells[cell] as number) + 1
    const amount = measure ? (measure[row] as number) : Number.NaN
    if (sums && !Number.isNaN(amount)) sums[cell] = (sums[cell] as number) + amount
  }
  const matrix = (flat: Int32Array | Float64Array) =>
    Array.from({ length: rows }, (_, row) => Array.from(flat.subarray(row * width, (row + 1) * width)))
  return { counts: matrix(cells), sums: sums && matrix(sums) }
}

const cellOf = (from: number, to: number, rows: number, width: number): number =>
  (from === NO_TIER ? rows - 1 : from) * width + (to === NO_TIER ? width - 1 : to)
