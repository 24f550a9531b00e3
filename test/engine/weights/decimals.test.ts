import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalWeights } from '../../../engine/weights/decimals.ts'

describe('decimal weights', () => {
  it.each([
    [[1], [1]],
    [
      [1 / 3, 1 / 3, 1 / 3],
      [0.3334, 0.3333, 0.3333],
    ],
    [
      [4 / 7, 2 / 7, 1 / 7],
      [0.5714, 0.2857, 0.1429],
    ],
    // 0.29 × 10,000 falls short of 2,900 in doubles, and must not lose a unit for it.
    [
      [0.29, 0.71],
      [0.29, 0.71],
    ],
    [
      [0, 1],
      [0, 1],
    ],
  ])('of %j are %j', (shares, weights) => {
    expect(decimalWeights(shares)).toEqual(weights)
  })

  it('total exactly 1 and are never a unit of the fourth place away', () => {
    const parts = fc.array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(parts, (given) => {
        const total = given.reduce((sum, part) => sum + part, 0)
        const shares = given.map((part) => part / total)
        const weights = decimalWeights(shares)
        expect(weights.reduce((sum, weight) => sum + Math.round(weight * 1e4), 0)).toBe(10_000)
        for (const [index, weight] of weights.entries()) {
          expect(Math.abs(weight - (shares[index] ?? 0))).toBeLessThan(1.0001e-4)
          expect(String(weight)).toMatch(/^[01](\.\d{1,4})?$/)
        }
      }),
    )
  })
})
