/**
 * Pairwise judgements: `of` counts `times` as much as `over`, from 1 (as much) to 9 (incomparably more)
 * on Saaty's scale. Who counts less stands in `over`, so reciprocals need no writing.
 *
 * Source: T. L. Saaty, The Analytic Hierarchy Process, McGraw-Hill 1980, chapter 3.
 */
export interface Judgement {
  of: string
  over: string
  times: number
}

/** The highest value of the scale. */
export const MOST_TIMES = 9

/** Saaty's random index reaches so far, and nobody keeps more in view at once. */
export const MOST_JUDGED = 15

/**
 * The reciprocal matrix of judgements: row i, column j says how many times the i-th child counts as much
 * as the j-th. Pairs that nobody judged count as equal; judgements of other ids are left out.
 */
export function matrixOf(children: readonly string[], judgements: readonly Judgement[]): number[][] {
  const matrix = children.map(() => children.map(() => 1))
  for (const { of, over, times } of judgements) {
    const [row, column] = [children.indexOf(of), children.indexOf(over)]
    const [above, below] = [matrix[row], matrix[column]]
    if (above === undefined || below === undefined) continue
    above[column] = times
    below[row] = 1 / times
  }
  return matrix
}
