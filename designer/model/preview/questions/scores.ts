/** A score over the population, as a histogram by final tier, with that of the version in effect behind it. */
import { NO_POINTS } from '../../../../engine/index.ts'
import type { PreviewState, Scoring } from '../state.ts'

export interface ScoresQuestion {
  /** The score's id. */
  score: string
  /** Of equal width over [from, to]. */
  bins: { from: number; to: number; count: number }
}

export interface ScoresAnswer {
  /** Bin by bin, by index of the tier. Those without a decision are left out. */
  histogram: number[][]
  /** The same for the base, tiers taken together; undefined without a base, or where it has no such score. */
  before: number[] | undefined
  /** Least and greatest score of the draft and the base; undefined where nobody has one. */
  range: [number, number] | undefined
}

export function scoresAnswer({ now, base }: PreviewState, { score, bins }: ScoresQuestion): ScoresAnswer {
  const after = binned(now, score, bins)
  const before = base && binned(base, score, bins)
  return {
    histogram: after?.counts ?? [],
    before: before?.counts.map((tiers) => tiers.reduce((sum, count) => sum + count, 0)),
    range: joined(after?.range, before?.range),
  }
}

function binned({ strategy, scored }: Scoring, score: string, { from, to, count }: ScoresQuestion['bins']) {
  const index = strategy.plan.scores.findIndex(({ id }) => id === score)
  const scaled = scored.scores[index]
  if (!scaled) return undefined
  const tierCount = strategy.plan.tiers.length
  const flat = new Int32Array(count * tierCount)
  const [start, scale] = [from * 10_000, count / ((to - from) * 10_000 || 1)]
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let row = 0; row < scaled.length; row++) {
    const value = scaled[row] as number
    const tier = scored.tiers[row] as number
    if (value === NO_POINTS || tier < 0) continue
    least = Math.min(least, value)
    greatest = Math.max(greatest, value)
    const bin = Math.min(Math.max(Math.floor((value - start) * scale), 0), count - 1)
    const place = bin * tierCount + tier
    flat[place] = (flat[place] as number) + 1
  }
  const counts = Array.from({ length: count }, (_, bin) =>
    Array.from(flat.subarray(bin * tierCount, (bin + 1) * tierCount)),
  )
  const range: [number, number] | undefined = least <= greatest ? [least / 10_000, greatest / 10_000] : undefined
  return { counts, range }
}

const joined = (a: [number, number] | undefined, b: [number, number] | undefined): [number, number] | undefined =>
  a && b ? [Math.min(a[0], b[0]), Math.max(a[1], b[1])] : (a ?? b)
