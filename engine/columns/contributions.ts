/**
 * What dimensions add to their root scores: the same numbers that a decision's explanation gives, because the
 * shares come from the same place. They differ only with what is left out and with which child holds a minimum
 * or maximum, so they are worked out once for each such pattern.
 */
import { compileShares, type Share, shareOf } from '../explain/contributions.ts'
import type { ScorePlan } from '../plan/plan.ts'
import { createFrame } from '../rows/frame.ts'
import { NO_POINTS } from './column.ts'
import { inBlocks } from './kernels/blocks.ts'
import type { Scored } from './scorer.ts'

type Facts = Pick<Scored, 'plan' | 'points' | 'scores' | 'length'>

/** What dimensions contribute, to be worked out where it is read, in units of 10⁻⁴. */
export interface Contributions {
  /** Of one dimension, from row `start` to before `end`, into `out` from its beginning; 0 where it is left out. */
  fill(dimension: number, start: number, end: number, out: Float64Array): void
}

/**
 * Of subjects that are refused the contributions are not worth reading.
 * @param wanted rows that will be read, as 1 (another number than 0), the others being 0; all by default
 */
export function contributionsOf(scored: Facts, wanted?: Uint8Array): Contributions {
  const { codes, shares } = sharePatterns(scored, wanted)
  const byDimension = scored.points.map((_, dimension) => shares.map((all) => all[dimension] as Share))
  return {
    fill(dimension, start, end, out) {
      const points = scored.points[dimension] as Int32Array
      const byPattern = byDimension[dimension] as Share[]
      const [only] = byPattern
      if (codes) fillPatterned(points, byPattern, codes, out, start, end)
      else if (only) fillShared(points, only, wanted, out, start, end)
    },
  }
}

/** The same for all subjects at once, by dimension. */
export function contributionColumns(scored: Facts): Float64Array[] {
  const contributions = contributionsOf(scored)
  return scored.points.map(({ length }, dimension) => {
    const out = new Float64Array(length)
    inBlocks(length, (start, end) => contributions.fill(dimension, start, end, out.subarray(start, end)))
    return out
  })
}

function fillShared(
  points: Int32Array,
  share: Share,
  wanted: Uint8Array | undefined,
  out: Float64Array,
  start: number,
  end: number,
): void {
  for (let row = start; row < end; row++)
    out[row - start] =
      share.n !== 0 && (wanted === undefined || wanted[row] !== 0) ? shareOf(points[row] as number, share) : 0
}

function fillPatterned(
  points: Int32Array,
  shares: readonly Share[],
  codes: Int32Array,
  out: Float64Array,
  start: number,
  end: number,
): void {
  for (let row = start; row < end; row++) {
    const code = codes[row] as number
    const scaled = points[row] as number
    const share = code === UNWANTED || scaled === NO_POINTS ? undefined : (shares[code] as Share)
    out[row - start] = share && share.n !== 0 ? shareOf(scaled, share) : 0
  }
}

interface SharePatterns {
  /** By subject, which of `shares`, or UNWANTED; undefined where all have the same. */
  codes: Int32Array | undefined
  /** By pattern, then by result. */
  shares: (readonly Share[])[]
}

const UNWANTED = -1

function sharePatterns({ plan, points, scores, length }: Facts, wanted: Uint8Array | undefined): SharePatterns {
  const tell = compileShares(plan)
  const results = [...points, ...scores]
  const extremes = plan.scores.flatMap(({ combine }, index) => (combine === 'min' || combine === 'max' ? [index] : []))
  const sparse = results.filter((column) => column.includes(NO_POINTS))
  if (extremes.length === 0 && sparse.length === 0)
    return { codes: undefined, shares: length === 0 ? [] : [sharesAt(0)] }
  // Patterns are counted where a double can count them all.
  const isCountable = 2 ** sparse.length * (results.length + 1) ** extremes.length < Number.MAX_SAFE_INTEGER
  const known = new Map<number | string, number>()
  const shares: (readonly Share[])[] = []
  const codes = new Int32Array(length).fill(UNWANTED)
  for (let row = 0; row < length; row++) {
    if (wanted?.[row] === 0) continue
    const pattern = isCountable ? countedPattern(row) : spelledPattern(row)
    let code = known.get(pattern)
    if (code === undefined) {
      code = shares.push(sharesAt(row)) - 1
      known.set(pattern, code)
    }
    codes[row] = code
  }
  return { codes, shares }

  function countedPattern(row: number): number {
    let pattern = 0
    for (const column of sparse) pattern = 2 * pattern + (column[row] === NO_POINTS ? 1 : 0)
    for (const index of extremes) pattern = pattern * (results.length + 1) + 1 + holderAt(index, row)
    return pattern
  }

  function spelledPattern(row: number): string {
    const absent = sparse.map((column) => Number(column[row] === NO_POINTS))
    return [...absent, ...extremes.map((index) => holderAt(index, row))].join()
  }

  /** The child that holds the extreme, the first of equals. */
  function holderAt(index: number, row: number): number {
    const { children, combine } = plan.scores[index] as ScorePlan
    let holder = -1
    let best = NO_POINTS
    for (const child of children) {
      const value = results[child]?.[row] as number
      if (value === NO_POINTS) continue
      if (holder < 0 || (combine === 'max' ? value > best : value < best)) {
        holder = child
        best = value
      }
    }
    return holder
  }

  /** The row as the frame that shares are told from. */
  function sharesAt(row: number): readonly Share[] {
    const frame = createFrame(plan)
    results.forEach((column, result) => {
      const value = column[row] as number
      frame.results[result] = value === NO_POINTS ? Number.NaN : value
    })
    frame.hasAbsent = frame.results.some(Number.isNaN)
    plan.scores.forEach(({ combine, children, weights, weightUnit }, index) => {
      const present = children.flatMap((child, position) => (Number.isNaN(frame.results[child]) ? [] : [position]))
      if (combine === 'min' || combine === 'max') frame.sums[index] = frame.results[holderAt(index, row)] ?? Number.NaN
      const weightOf = (position: number) => (combine === 'mean' ? 1 : (weights[position] ?? 0))
      const total = present.reduce((sum, position) => sum + weightOf(position), 0)
      frame.divisors[index] = combine === 'sum' && present.length > 0 ? weightUnit : total
    })
    frame.firstScore = points.length
    return tell.of(frame)
  }
}
