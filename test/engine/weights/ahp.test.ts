/** Weights from judgements: examples of the literature, and what must hold for every matrix. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weightsFromJudgements } from '../../../engine/weights/ahp.ts'
import { decimalWeights } from '../../../engine/weights/decimals.ts'
import { matrixOf } from '../../../engine/weights/judgements.ts'

/** A reciprocal matrix from what stands above its diagonal, row by row. */
function reciprocal(upper: readonly (readonly number[])[]): number[][] {
  const size = upper.length + 1
  const entry = (i: number, j: number): number => upper[i]?.[j - i - 1] ?? 1
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => (i === j ? 1 : i < j ? entry(i, j) : 1 / entry(j, i))),
  )
}

describe('known examples', () => {
  // Saaty, How to make a decision: the analytic hierarchy process, European Journal of Operational
  // Research 48 (1990), choosing a house: priorities .173 .054 .188 .018 .031 .036 .167 .333, λmax 9.669,
  // CR .169: the eight criteria are less consistent than is wanted.
  it("gives the priorities of Saaty's house and finds it inconsistent", () => {
    const matrix = reciprocal([
      [5, 3, 7, 6, 6, 1 / 3, 1 / 4],
      [1 / 3, 5, 3, 3, 1 / 5, 1 / 7],
      [6, 3, 4, 6, 1 / 5],
      [1 / 3, 1 / 4, 1 / 7, 1 / 8],
      [1 / 2, 1 / 5, 1 / 6],
      [1 / 5, 1 / 6],
      [1 / 2],
    ])
    const { weights, eigenvalue, ratio, leastConsistent } = weightsFromJudgements(matrix)
    expect(weights.map((weight) => Number(weight.toFixed(3)))).toEqual([
      0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333,
    ])
    expect(eigenvalue).toBeCloseTo(9.669, 3)
    expect(ratio).toBeCloseTo(0.169, 3)
    // There too, Saaty's remedy: the third over the seventh, judged 6, is the first to be looked at again.
    expect(leastConsistent).toMatchObject({ row: 2, column: 6, times: 6 })
    expect(leastConsistent?.fits).toBeLessThan(1)
  })

  // Three rows a, b, c with a over b 2, a over c 8, b over c 3: the eigenvector of a 3 × 3 reciprocal
  // matrix is the row's geometric mean, λ = 1 + t + 1/t with t the cube root of 8 / (2 × 3).
  it('solves three rows in closed form', () => {
    const { weights, eigenvalue, index, ratio, leastConsistent } = weightsFromJudgements(reciprocal([[2, 8], [3]]))
    const means = [Math.cbrt(16), Math.cbrt(1.5), Math.cbrt(1 / 24)]
    const total = means.reduce((sum, mean) => sum + mean, 0)
    const t = Math.cbrt(8 / 6)
    expect(weights).toEqual(means.map((mean) => expect.closeTo(mean / total, 12)))
    expect(eigenvalue).toBeCloseTo(1 + t + 1 / t, 12)
    expect(index).toBeCloseTo((t + 1 / t - 2) / 2, 12)
    expect(ratio).toBeCloseTo((t + 1 / t - 2) / 2 / 0.58, 12)
    // All three are equally far off; the first is named. Without it a : c = 8 and b : c = 3, so a : b = 8/3.
    expect(leastConsistent).toEqual({ row: 0, column: 1, times: 2, fits: expect.closeTo(8 / 3, 10) })
  })

  it('names the one judgement that was turned round', () => {
    // 8 : 4 : 2 : 1 throughout, but for the last over the first, which should be 1/8 and is 2.
    const { ratio, leastConsistent } = weightsFromJudgements(reciprocal([[2, 4, 1 / 2], [2, 4], [2]]))
    expect(ratio).toBeGreaterThan(0.1)
    expect(leastConsistent).toEqual({ row: 0, column: 3, times: 1 / 2, fits: expect.closeTo(8, 10) })
  })

  it('lets one or two never disagree', () => {
    expect(weightsFromJudgements([[1]])).toMatchObject({ weights: [1], ratio: 0, leastConsistent: undefined })
    const two = weightsFromJudgements(reciprocal([[9]]))
    expect(two).toMatchObject({ ratio: 0, index: 0, leastConsistent: undefined })
    expect(decimalWeights(two.weights)).toEqual([0.9, 0.1])
  })

  it('refuses more rows than the random index knows', () => {
    const rows = (size: number) => Array.from({ length: size }, () => Array.from({ length: size }, () => 1))
    expect(weightsFromJudgements(rows(15)).ratio).toBe(0)
    expect(() => weightsFromJudgements(rows(16))).toThrow(RangeError)
  })

  it('comes to an end on the least consistent judgements of all', () => {
    const { eigenvalue, weights } = weightsFromJudgements(reciprocal([[9, 1 / 9], [9]]))
    expect(eigenvalue).toBeCloseTo(1 + 9 + 1 / 9, 10)
    expect(weights).toEqual([1 / 3, 1 / 3, 1 / 3].map((third) => expect.closeTo(third, 12)))
  })
})

const scale = fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, 9)
const entry = fc.tuple(scale, fc.boolean()).map(([times, turned]) => (turned ? 1 / times : times))
const anyMatrix = fc
  .integer({ min: 2, max: 9 })
  .chain((size) =>
    fc.tuple(
      ...Array.from({ length: size - 1 }, (_, row) =>
        fc.array(entry, { minLength: size - 1 - row, maxLength: size - 1 - row }),
      ),
    ),
  )
  .map(reciprocal)

describe('every matrix', () => {
  it('that is consistent gives its weights exactly, and a ratio of 0', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 15 })
    fc.assert(
      fc.property(shares, (parts) => {
        const total = parts.reduce((sum, part) => sum + part, 0)
        const matrix = parts.map((row) => parts.map((column) => row / column))
        const { weights, ratio, leastConsistent, eigenvalue } = weightsFromJudgements(matrix)
        expect(weights).toEqual(parts.map((part) => expect.closeTo(part / total, 12)))
        expect(eigenvalue).toBeCloseTo(parts.length, 10)
        expect(ratio).toBeCloseTo(0, 10)
        expect(leastConsistent).toBeUndefined()
      }),
    )
  })

  it('has an eigenvector: the matrix times the weights is λmax times the weights', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        const { weights, eigenvalue, index, ratio } = weightsFromJudgements(matrix)
        const image = matrix.map((row) => row.reduce((sum, times, column) => sum + times * (weights[column] ?? 0), 0))
        expect(image).toEqual(weights.map((weight) => expect.closeTo(weight * eigenvalue, 9)))
        expect(eigenvalue).toBeGreaterThan(matrix.length - 1e-9)
        expect(Math.min(index, ratio)).toBeGreaterThanOrEqual(0)
        for (const weight of weights) expect(weight).toBeGreaterThan(0)
      }),
    )
  })

  it('gives the same whatever the order of the children', () => {
    const shuffled = anyMatrix.chain((matrix) =>
      fc.tuple(fc.constant(matrix), fc.shuffledSubarray([...matrix.keys()], { minLength: matrix.length })),
    )
    fc.assert(
      fc.property(shuffled, ([matrix, order]) => {
        const moved = order.map((row) => order.map((column) => matrix[row]?.[column] ?? 1))
        const before = weightsFromJudgements(matrix)
        const after = weightsFromJudgements(moved)
        expect(after.weights).toEqual(order.map((place) => expect.closeTo(before.weights[place] ?? 0, 10)))
        expect(after.ratio).toBeCloseTo(before.ratio, 9)
      }),
    )
  })

  it('becomes no less consistent when its least consistent judgement is replaced by what fits', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        const { leastConsistent: misfit, ratio } = weightsFromJudgements(matrix)
        if (!misfit) return
        const { row, column, fits } = misfit
        const mended = matrix.map((entries, i) =>
          entries.map((times, j) => (i === row && j === column ? fits : i === column && j === row ? 1 / fits : times)),
        )
        expect(weightsFromJudgements(mended).ratio).toBeLessThanOrEqual(ratio + 1e-9)
      }),
    )
  })
})

describe('judgements', () => {
  it('stand in the matrix both ways, whichever way they are written', () => {
    const judgements = [
      { of: 'a', over: 'b', times: 2 },
      { of: 'c', over: 'a', times: 4 },
      { of: 'a', over: 'elsewhere', times: 9 },
    ]
    expect(matrixOf(['a', 'b', 'c'], judgements)).toEqual([
      [1, 2, 1 / 4],
      [1 / 2, 1, 1],
      [4, 1, 1],
    ])
  })
})
