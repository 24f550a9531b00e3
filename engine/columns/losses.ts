/**
 * What each dimension costs the root score of every subject: the root recomputed with its points replaced, as
 * `explain/losses` does it for one. Block by block, so that the sums of a block stay in the cache.
 */
import type { ScoreTree } from '../explain/tree.ts'
import type { ScorePlan } from '../plan/plan.ts'
import { type CombinedBlock, combineBlock, limitBlock, recombineBlock } from './kernels/recombine.ts'
import type { Scored } from './scorer.ts'

/** The largest losses of each subject, the largest first, ties in document order. */
export interface Losses {
  /** By rank, then by subject: the index of a dimension, or −1. */
  dimensions: Int16Array[]
}

const BLOCK = 2048
const NOBODY = -1

/** @param baseline by dimension, in scaled points; NaN where nothing is proven @param most ranks that are told */
export function rankLosses(
  tree: ScoreTree,
  baseline: Float64Array,
  { points, scores, length }: Pick<Scored, 'points' | 'scores' | 'length'>,
  most: number,
): Losses {
  const { plan } = tree
  const results = [...points, ...scores]
  const dimensions = Array.from({ length: most }, () => new Int16Array(length).fill(NOBODY))
  const lost = Array.from({ length: most }, () => new Float64Array(BLOCK))
  const blocks = plan.scores.map(
    (): CombinedBlock => ({ sums: new Float64Array(BLOCK), divisors: new Float64Array(BLOCK) }),
  )
  const roots = plan.scores.map(({ parent }) => (parent === undefined ? new Float64Array(BLOCK) : undefined))
  const value = new Float64Array(BLOCK)

  for (let start = 0; start < length; start += BLOCK) {
    const count = Math.min(BLOCK, length - start)
    for (const best of lost) best.fill(0)
    plan.scores.forEach((score, index) => {
      const block = blocks[index] as CombinedBlock
      combineBlock(score, results, block, start, count)
      const root = roots[index]
      if (root) limitBlock(block.sums, block.divisors, score, root, count)
    })
    for (let dimension = 0; dimension < points.length; dimension++) {
      const reference = baseline[dimension] as number
      if (Number.isNaN(reference)) continue
      value.fill(reference)
      const root = climb(dimension, start, count)
      keepLargest(value, roots[root] as Float64Array, dimension, dimensions, lost, start, count)
    }
  }
  return { dimensions }

  /** From a dimension to its root, whose index is answered; `value` becomes that of the root. */
  function climb(dimension: number, start: number, count: number): number {
    let child = dimension
    let score = tree.parents[child] as number
    for (;;) {
      const above = plan.scores[score] as ScorePlan
      recombineBlock({ score: above, results, child, value }, blocks[score] as CombinedBlock, start, count)
      const parent = tree.parents[points.length + score] as number
      if (parent < 0) return score
      child = points.length + score
      score = parent
    }
  }
}

/** Puts a dimension in its place among the largest; equal losses stay in the order in which they come. */
function keepLargest(
  value: Float64Array,
  root: Float64Array,
  dimension: number,
  dimensions: readonly Int16Array[],
  lost: readonly Float64Array[],
  start: number,
  count: number,
): void {
  const last = lost.length - 1
  const least = lost[last] as Float64Array
  for (let row = 0; row < count; row++) {
    const loss = (value[row] as number) - (root[row] as number)
    if (!(loss > (least[row] as number))) continue
    let rank = last
    for (; rank > 0 && ((lost[rank - 1] as Float64Array)[row] as number) < loss; rank--) {
      ;(lost[rank] as Float64Array)[row] = (lost[rank - 1] as Float64Array)[row] as number
      ;(dimensions[rank] as Int16Array)[start + row] = (dimensions[rank - 1] as Int16Array)[start + row] as number
    }
    ;(lost[rank] as Float64Array)[row] = loss
    ;(dimensions[rank] as Int16Array)[start + row] = dimension
  }
}
