/** How much of a field the best-scored subjects bring: the sum over the best share of subjects, and what else there is. */
import { NO_POINTS } from '../../../../engine/index.ts'
import type { PreviewState, Scoring } from '../state.ts'
import { amountsOf } from './amounts.ts'
import { mainScore } from './dimension.ts'

export interface ParetoQuestion {
  /** A field that is a number. */
  field: string
  /** Into how many parts subjects are cut, at least 1. */
  steps: number
}

/** Shares of the whole sum at 0/steps, 1/steps, … of subjects. Those with one score share what they bring. */
export interface ParetoAnswer {
  /** Best score first. */
  now: number[]
  /** By the base's score; undefined without a base, or where no score assigns its tiers. */
  before: number[] | undefined
  /** Most of the field first. */
  ranked: number[]
  total: number
  subjects: number
  /** Subjects without the field: they bring nothing. */
  missing: number
}

/** Undefined where no one score assigns tiers, nobody has a decision, or the sum isn't above 0. */
export function paretoAnswer({ now, base }: PreviewState, { field, steps }: ParetoQuestion): ParetoAnswer | undefined {
  const amounts = amountsOf(now, field)
  const scores = scoresOf(now)
  if (!amounts || !scores) return undefined
  const curve = curveOf(scores, amounts, now)
  if (!(curve.total > 0)) return undefined
  const earlier = base && scoresOf(base)
  return {
    now: sampled(curve, steps),
    before: earlier && sampled(curveOf(earlier, amounts, base), steps),
    ranked: sampled(curveOf(amounts, amounts, now), steps),
    total: curve.total,
    subjects: curve.subjects,
    missing: curve.missing,
  }
}

function scoresOf({ strategy, scored }: Scoring): Int32Array | undefined {
  const index = mainScore(strategy.plan)
  return index === undefined ? undefined : scored.scores[index]
}

/** Corners at the ends of groups of equal keys. */
interface Curve {
  /** How many subjects, and what they bring together; both from 0. */
  counts: number[]
  sums: number[]
  subjects: number
  total: number
  missing: number
}

const known = new WeakMap<object, { amounts: Float64Array; refused: number; curve: Curve }>()

/** Sorting takes longer than a frame; while neither scores nor amounts change, as when thresholds move, it is done once. */
function curveOf(keys: Int32Array | Float64Array, amounts: Float64Array, { scored }: Scoring): Curve {
  const { refused } = scored
  const found = known.get(keys)
  if (found?.amounts === amounts && found.refused === refused) return found.curve
  const curve = cumulated(keys, amounts, scored.tiers)
  known.set(keys, { amounts, refused, curve })
  return curve
}

/** Greatest key first, of those with a decision; who has no key comes with the keys of 0. */
function cumulated(keys: Int32Array | Float64Array, amounts: Float64Array, tiers: Int16Array): Curve {
  const groups = new Map<number, { count: number; sum: number }>()
  let missing = 0
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] as number
    if ((tiers[row] as number) < 0 || key === NO_POINTS) continue
    const amount = amounts[row] as number
    const isMissing = Number.isNaN(amount)
    if (isMissing) missing++
    const place = Number.isNaN(key) ? 0 : key
    const group = groups.get(place)
    if (group) {
      group.count++
      group.sum += isMissing ? 0 : amount
    } else groups.set(place, { count: 1, sum: isMissing ? 0 : amount })
  }
  const [counts, sums] = [[0], [0]]
  for (const key of [...groups.keys()].sort((a, b) => b - a)) {
    const { count, sum } = groups.get(key) as { count: number; sum: number }
    counts.push((counts.at(-1) as number) + count)
    sums.push((sums.at(-1) as number) + sum)
  }
  return { counts, sums, subjects: counts.at(-1) as number, total: sums.at(-1) as number, missing }
}

function sampled({ counts, sums, subjects, total }: Curve, steps: number): number[] {
  let corner = 0
  return Array.from({ length: steps + 1 }, (_, step) => {
    const wanted = (step / steps) * subjects
    while (corner < counts.length - 2 && (counts[corner + 1] as number) <= wanted) corner++
    const [from, to] = [counts[corner] as number, counts[corner + 1] ?? 1]
    const [below, above] = [sums[corner] as number, sums[corner + 1] ?? 0]
    return (below + ((wanted - from) / (to - from || 1)) * (above - below)) / total
  })
}
