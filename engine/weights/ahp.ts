/**
 * The analytic hierarchy process (AHP): weights from pairwise judgements, and how far these agree among
 * themselves.
 *
 * Sources: T. L. Saaty, The Analytic Hierarchy Process, McGraw-Hill 1980 (eigenvector, consistency index
 * and ratio, random index); T. L. Saaty, Decision-making with the AHP: Why is the principal eigenvector
 * necessary, European Journal of Operational Research 145 (2003), 85–91 (the least consistent judgement is
 * where a_ij·w_j/w_i is farthest from 1); P. T. Harker, Alternative modes of questioning in the analytic
 * hierarchy process, Mathematical Modelling 9 (1987), 353–360 (what the other judgements say of a pair).
 */
import { principalEigenpair } from './eigenvector.ts'
import { MOST_TIMES } from './judgements.ts'

/** Judgements with this consistency ratio or a higher one contradict each other too much to be used. */
export const INCONSISTENT_FROM = 0.1

/**
 * Saaty's random index: the mean consistency index of random reciprocal matrices of 1, 2, 3 … 15 rows
 * (Saaty 1980, page 21; samples of 500, of 100 from 12 rows on, hence the dip at 12).
 */
const RANDOM_INDEX = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59]

/** Below this, a judgement's distance from the others is the noise of arithmetic. */
const NOISE = 1e-9

/** The judgement of row over column, as it is and as it would fit. */
export interface Misfit {
  row: number
  column: number
  /** Row over column as it was judged. */
  times: number
  /** Row over column as all other judgements say, within 1/9 to 9. */
  fits: number
}

export interface AhpResult {
  /** Positive, with the sum 1 to within rounding in doubles. */
  weights: number[]
  /** λmax: n where the judgements agree wholly, else more. */
  eigenvalue: number
  /** CI = (λmax − n) / (n − 1), never below 0. */
  index: number
  /** CR = CI / random index; 0 for one or two rows, which can't disagree. */
  ratio: number
  /** Undefined where all agree. Of several equally far off the first, row by row. */
  leastConsistent: Misfit | undefined
}

/**
 * Weights from a reciprocal matrix: entry (i, j) says how many times i counts as much as j.
 * @param matrix 1 to 15 rows, entries within 1/9 to 9, a_ji = 1 / a_ij
 * @throws RangeError where there are more rows than the random index knows
 */
export function weightsFromJudgements(matrix: readonly (readonly number[])[]): AhpResult {
  const size = matrix.length
  const random = RANDOM_INDEX[size - 1]
  if (random === undefined) throw new RangeError(`a matrix of judgements has 1 to ${RANDOM_INDEX.length} rows`)
  const { vector, value } = principalEigenpair(matrix)
  // λmax ≥ n always; rounding in doubles can fall short of it by a hair.
  const index = size < 3 ? 0 : Math.max(0, (value - size) / (size - 1))
  return {
    weights: vector,
    eigenvalue: value,
    index,
    ratio: random === 0 ? 0 : index / random,
    leastConsistent: leastConsistentOf(matrix, vector),
  }
}

function leastConsistentOf(matrix: readonly (readonly number[])[], weights: readonly number[]): Misfit | undefined {
  let farthest = 1 + NOISE
  let found: Misfit | undefined
  for (const [row, entries] of matrix.entries()) {
    for (let column = row + 1; column < entries.length; column++) {
      const times = entries[column] ?? 1
      const fit = (times * (weights[column] ?? 1)) / (weights[row] ?? 1)
      const distance = Math.max(fit, 1 / fit)
      if (distance <= farthest * (1 + NOISE)) continue
      farthest = distance
      found = { row, column, times, fits: 1 }
    }
  }
  return found && { ...found, fits: fitOf(matrix, found.row, found.column) }
}

/** Harker: without its judgement a pair is empty and each diagonal entry counts the empty ones of its row. */
function fitOf(matrix: readonly (readonly number[])[], row: number, column: number): number {
  const rest = matrix.map((entries, i) =>
    entries.map((entry, j) => {
      if (i !== row && i !== column) return entry
      if (i === j) return 2
      return j === row || j === column ? 0 : entry
    }),
  )
  const { vector } = principalEigenpair(rest)
  const times = (vector[row] ?? 1) / (vector[column] ?? 1)
  return Math.min(MOST_TIMES, Math.max(1 / MOST_TIMES, times))
}
