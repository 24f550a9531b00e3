/**
 * What dimensions add to their root scores, from columns: the same numbers that a decision's explanation gives,
 * because the shares come from the same place. They differ only with what is left out and with which child holds
 * a minimum or maximum, so they are worked out once for each such pattern.
 */

import { NO_POINTS } from '../columns/column.ts'
import type { Scored } from '../columns/scorer.ts'
import { compileShares, type Share, shareOf } from '../explain/contributions.ts'
import type { Plan, ScorePlan } from '../plan/plan.ts'
import { createFrame } from '../rows/frame.ts'

export interface Contributions {
  /** A dimension's contribution to its root, in units of 10⁻⁴, in the row read last; 0 where it is left out. */
  of(dimension: number): number
  /** Turns to a row; one that is refused has no contributions worth reading. */
  read(row: number): void
}

export function contributionsOf(plan: Plan, { points, scores }: Pick<Scored, 'points' | 'scores'>): Contributions {
  const shares = compileShares(plan)
  const results = [...points, ...scores]
  const first = points.length
  const extremes = plan.scores.flatMap(({ combine }, index) => (combine === 'min' || combine === 'max' ? [index] : []))
  const sparse = results.flatMap((column, result) => (column.includes(NO_POINTS) ? [result] : []))
  const patterns = new Map<number | string, readonly Share[]>()
  // Patterns are counted where a double can count them all.
  const isCountable = 2 ** sparse.length * (results.length + 1) ** extremes.length < Number.MAX_SAFE_INTEGER
  let current: readonly Share[] = []
  let at = 0
  return {
    of(dimension) {
      const scaled = (points[dimension] as Int32Array)[at] as number
      const share = current[dimension] as Share
      return scaled === NO_POINTS || share.n === 0 ? 0 : shareOf(scaled, share)
    },
    read(row) {
      at = row
      const key = patternAt(row)
      const known = patterns.get(key)
      current = known ?? sharesAt(row)
      if (!known) patterns.set(key, current)
    },
  }

  function patternAt(row: number): number | string {
    if (!isCountable)
      return [
        ...sparse.map((result) => results[result]?.[row] === NO_POINTS),
        ...extremes.map((index) => holderAt(index, row)),
      ].join()
    let pattern = 0
    for (const result of sparse) pattern = 2 * pattern + ((results[result] as Int32Array)[row] === NO_POINTS ? 1 : 0)
    for (const index of extremes) pattern = pattern * (results.length + 1) + 1 + holderAt(index, row)
    return pattern
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
    frame.firstScore = first
    return shares.of(frame)
  }
}
