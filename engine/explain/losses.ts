import type { Frame } from '../rows/frame.ts'
import { rootBeforeAdds, rootWith, type ScoreTree } from './tree.ts'

/** What each dimension costs its root score, the most first; used again for each decision. */
export interface Losses {
  count: number
  /** Indices of dimensions, and the scaled points that the root lost through each. */
  dimensions: Int32Array
  lost: Float64Array
}

export const createLosses = (dimensions: number): Losses => ({
  count: 0,
  dimensions: new Int32Array(dimensions),
  lost: new Float64Array(dimensions),
})

/** Finds all losses above 0 against a reference by dimension; one that isn't proven (NaN) loses nothing. */
export function findLosses(tree: ScoreTree, baseline: Float64Array, frame: Frame, losses: Losses): void {
  losses.count = 0
  for (let index = 0; index < baseline.length; index++) {
    const reference = baseline[index] as number
    if (reference === frame.results[index] || Number.isNaN(reference)) continue
    const lost = rootWith(tree, frame, index, reference) - rootBeforeAdds(tree, frame, tree.roots[index] as number)
    if (lost > 0) insert(losses, index, lost)
  }
}

/** Puts a loss behind those that are as large or larger, so that ties stay in document order. */
function insert(losses: Losses, dimension: number, lost: number): void {
  let place = losses.count++
  for (; place > 0 && (losses.lost[place - 1] as number) < lost; place--) {
    losses.lost[place] = losses.lost[place - 1] as number
    losses.dimensions[place] = losses.dimensions[place - 1] as number
  }
  losses.lost[place] = lost
  losses.dimensions[place] = dimension
}
