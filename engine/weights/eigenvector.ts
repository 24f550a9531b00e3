/** The principal eigenvector of a matrix, by power iteration. */

/** Far more than a matrix of judgements needs: the least consistent one of all, 3 × 3, takes about 300. */
const MOST_STEPS = 20_000
const ENOUGH = 1e-14

export interface Eigenpair {
  /** Positive, with the sum 1. */
  vector: number[]
  value: number
}

/**
 * @param matrix square, without negative entries, with a positive diagonal, and connected: then the
 * largest eigenvalue is simple and its eigenvector positive (Perron and Frobenius), and the powers of
 * the matrix lead to it from anywhere.
 */
export function principalEigenpair(matrix: readonly (readonly number[])[]): Eigenpair {
  let vector = matrix.map(() => 1 / matrix.length)
  let value = 0
  for (let step = 0; step < MOST_STEPS; step++) {
    const image = matrix.map((row) => sumOf(row.map((entry, column) => entry * (vector[column] ?? 0))))
    // The vector's sum is 1, so that of its image is the eigenvalue as soon as it stands.
    value = sumOf(image)
    const next = image.map((entry) => entry / value)
    const change = Math.max(...next.map((entry, index) => Math.abs(entry / (vector[index] ?? 1) - 1)))
    vector = next
    if (change < ENOUGH) break
  }
  return { vector, value }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
