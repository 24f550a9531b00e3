/**
 * What each band of a dimension, or each entry of its lookup, contributes and costs: worked out once, as long as
 * it takes nothing of a subject but which band or entry was hit.
 */
import { type Share, shareOf } from './contributions.ts'
import { isBelowExtreme, rootChange, type ScoreTree } from './tree.ts'

/** By entry: those of all dimensions stand one behind the other. */
export interface Known {
  /** By dimension: where its entries begin; NO_ENTRY where it has none, or where nothing is known beforehand. */
  starts: Int32Array
  /** Scaled contributions to the root. */
  contributions: Float64Array
  /** Scaled points that the root loses, 0 or less where it loses none; NaN where that hangs on other dimensions. */
  losses: Float64Array
  /** The dimension of each entry. */
  dimensions: Int32Array
  /**
   * Entries that are known to lose, by rank: the most first, ties in document order; and the rank of each,
   * NO_LOSS or UNKNOWN.
   */
  byRank: Int32Array
  ranks: Int32Array
}

export const NO_ENTRY = -1

/** Instead of a rank. */
const NO_LOSS = -1
export const UNKNOWN = -2

/**
 * @param fixed shares by result where nothing is left out
 * @param baseline by dimension, in scaled points; NaN where nothing is proven, and so nothing lost */
export function compileKnown(tree: ScoreTree, fixed: readonly Share[], baseline: Float64Array): Known {
  const { dimensions } = tree.plan
  const starts = new Int32Array(dimensions.length).fill(NO_ENTRY)
  const contributions: number[] = []
  const losses: number[] = []
  const owners: number[] = []
  dimensions.forEach(({ points }, dimension) => {
    if ((points.kind !== 'bands' && points.kind !== 'lookup') || isBelowExtreme(tree, dimension)) return
    starts[dimension] = contributions.length
    const reference = baseline[dimension] as number
    for (const yielded of points.yields) {
      owners.push(dimension)
      contributions.push(shareOf(yielded, fixed[dimension] as Share))
      losses.push(Number.isNaN(reference) ? 0 : rootChange(tree, dimension, reference - yielded))
    }
  })
  const byRank = losses.flatMap((lost, entry) => (lost > 0 ? [entry] : []))
  byRank.sort((a, b) => (losses[b] as number) - (losses[a] as number) || a - b)
  const ranks = Int32Array.from(losses, (lost) => (Number.isNaN(lost) ? UNKNOWN : NO_LOSS))
  byRank.forEach((entry, rank) => {
    ranks[entry] = rank
  })
  return {
    starts,
    contributions: Float64Array.from(contributions),
    losses: Float64Array.from(losses),
    dimensions: Int32Array.from(owners),
    byRank: Int32Array.from(byRank),
    ranks,
  }
}
