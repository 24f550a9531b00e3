import type { Adjustment } from '../decision/decision.ts'
import type { Frame } from '../rows/frame.ts'
import { adjustmentsOf } from './adjustments.ts'
import type { Explain } from './compile.ts'
import { type Share, shareOf } from './contributions.ts'
import { UNKNOWN } from './known.ts'
import { listLosses } from './losses.ts'
import { mark } from './marks.ts'

/**
 * Works out what each dimension contributed and cost, and answers what makes the contributions sum to the roots.
 * Numbers only: how they are told is left to what follows.
 */
export function breakDown(explain: Explain, frame: Frame): Adjustment[] {
  const shares = explain.shares.of(frame)
  const left = contribute(explain, frame, shares)
  listLosses(explain.losses, explain.tree, explain.references.baseline, frame, left)
  return adjustmentsOf(explain.adjusting, frame, shares, explain.sums)
}

/**
 * Contributions by dimension, and their sums by root score; what is known of an entry notes its loss on the way. Of
 * how many dimensions the loss is left to be worked out.
 */
function contribute(explain: Explain, frame: Frame, shares: readonly Share[]): number {
  const { tree, known, losses, contributions, sums } = explain
  const { hits, results, hasAbsent } = frame
  for (let score = 0; score < sums.length; score++) sums[score] = 0
  let left = 0
  for (let dimension = 0; dimension < contributions.length; dimension++) {
    const start = known.starts[dimension] as number
    const hit = hits[dimension] as number
    let contribution: number
    let rank = UNKNOWN
    if (start < 0 || hit < 0 || hasAbsent) {
      contribution = contributionOf(results[dimension] as number, shares[dimension] as Share)
    } else {
      contribution = known.contributions[start + hit] as number
      rank = known.ranks[start + hit] as number
    }
    if (rank >= 0) mark(losses.marks, rank)
    losses.isLeft[dimension] = Number(rank === UNKNOWN)
    left += Number(rank === UNKNOWN)
    contributions[dimension] = contribution
    const root = tree.roots[dimension] as number
    sums[root] = (sums[root] as number) + contribution
  }
  return left
}

const contributionOf = (points: number, share: Share): number => (Number.isNaN(points) ? 0 : shareOf(points, share))
