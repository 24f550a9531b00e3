import type { Frame } from '../rows/frame.ts'
import { type Known, NO_ENTRY } from './known.ts'
import { createMarks, type Marks, takeMarked } from './marks.ts'
import { rootBeforeAdds, rootWith, type ScoreTree } from './tree.ts'

/** What each dimension costs its root score, the most first, ties in document order; used again for each decision. */
export interface Losses {
  known: Known
  count: number
  /** The entries that lose what they are known to lose; NO_ENTRY where it was worked out. */
  entries: Int32Array
  /** Of those that were worked out: indices of dimensions, and the scaled points that the root lost through each. */
  dimensions: Int32Array
  lost: Float64Array
  /** While they are collected: ranks of entries, and by dimension 1 where the loss has to be worked out. */
  marks: Marks
  isLeft: Uint8Array
}

export const createLosses = (dimensions: number, known: Known): Losses => ({
  known,
  count: 0,
  entries: new Int32Array(dimensions),
  dimensions: new Int32Array(dimensions),
  lost: new Float64Array(dimensions),
  marks: createMarks(known.byRank.length),
  isLeft: new Uint8Array(dimensions),
})

/**
 * Lists all losses above 0: those whose ranks are marked, in their order; those that are left are worked out and put
 * in their place.
 */
export function listLosses(losses: Losses, tree: ScoreTree, baseline: Float64Array, frame: Frame, left: number): void {
  losses.count = takeMarked(losses.marks, losses.known.byRank, losses.entries)
  for (let dimension = 0, rest = left; rest > 0; dimension++) {
    if (losses.isLeft[dimension] === 0) continue
    rest--
    const lost = lossOf(tree, frame, dimension, baseline[dimension] as number)
    if (lost > 0) insertLoss(losses, dimension, lost)
  }
}

/** The scaled points that the root loses through a dimension; 0 where its reference isn't proven (NaN). */
function lossOf(tree: ScoreTree, frame: Frame, dimension: number, reference: number): number {
  if (reference === frame.results[dimension] || Number.isNaN(reference)) return 0
  return rootWith(tree, frame, dimension, reference) - rootBeforeAdds(tree, frame, tree.roots[dimension] as number)
}

/** Puts a loss in its place among those that are listed. */
function insertLoss(losses: Losses, dimension: number, loss: number): void {
  const { entries, dimensions, lost } = losses
  let place = losses.count++
  for (; place > 0 && isBehind(losses, place - 1, dimension, loss); place--) {
    entries[place] = entries[place - 1] as number
    dimensions[place] = dimensions[place - 1] as number
    lost[place] = lost[place - 1] as number
  }
  entries[place] = NO_ENTRY
  dimensions[place] = dimension
  lost[place] = loss
}

function isBehind(
  { known, entries, dimensions, lost }: Losses,
  place: number,
  dimension: number,
  loss: number,
): boolean {
  const entry = entries[place] as number
  const other = (entry === NO_ENTRY ? lost[place] : known.losses[entry]) as number
  const its = (entry === NO_ENTRY ? dimensions[place] : known.dimensions[entry]) as number
  return other < loss || (other === loss && its > dimension)
}
