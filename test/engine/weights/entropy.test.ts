import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weightsFromEntropy } from '../../../engine/weights/entropy.ts'

describe('entropy weights', () => {
  it('are those of a table computed by hand', () => {
    // Column a: 1, 1, 2. p = 1/4, 1/4, 1/2; Σ p ln p = −(ln 4 / 2 + ln 2 / 2) = −1.5 ln 2; e = 1.5 ln 2 / ln 3.
    // Column b: 0, 0, 5. All with one: e = 0. Column c: all the same: e = 1.
    const { entropies, weights } = weightsFromEntropy([
      [1, 1, 2],
      [0, 0, 5],
      [7, 7, 7],
    ])
    const a = (1.5 * Math.LN2) / Math.log(3)
    expect(entropies).toEqual([expect.closeTo(a, 12), 0, 1])
    expect(weights).toEqual([expect.closeTo((1 - a) / (2 - a), 12), expect.closeTo(1 / (2 - a), 12), 0])
  })

  it('count for each indicator those subjects alone that have points', () => {
    const { entropies } = weightsFromEntropy([[1, 3], [1, 3, 0, 0], [5], []])
    // p = 1/4, 3/4: the same sum over ln 2 and over ln 4.
    const disorder = 0.25 * Math.log(4) + 0.75 * Math.log(4 / 3)
    expect(entropies).toEqual([
      expect.closeTo(disorder / Math.LN2, 12),
      expect.closeTo(disorder / Math.log(4), 12),
      1,
      1,
    ])
  })

  it('are none where nothing tells subjects apart', () => {
    expect(
      weightsFromEntropy([
        [50, 50],
        [0, 0],
      ]),
    ).toEqual({ entropies: [1, 1], weights: undefined })
    expect(weightsFromEntropy([]).weights).toBeUndefined()
  })

  it('refuse negative points', () => {
    expect(() => weightsFromEntropy([[-1, 5]])).toThrow(RangeError)
  })

  it('don’t depend on the scale of points or the order of subjects', () => {
    const column = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(
        fc.array(column, { minLength: 2, maxLength: 5 }),
        fc.integer({ min: 2, max: 9 }),
        (columns, times) => {
          const { weights } = weightsFromEntropy(columns)
          const other = weightsFromEntropy(columns.map((points) => points.map((one) => one * times).reverse()))
          if (weights === undefined) return expect(other.weights).toBeUndefined()
          expect(other.weights).toEqual(weights.map((weight) => expect.closeTo(weight, 9)))
          expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
        },
      ),
    )
  })
})
