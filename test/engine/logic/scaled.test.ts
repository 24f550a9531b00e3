import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decimalPlaces,
  divideHalfUp,
  divideHalfUpBig,
  POINT_LIMIT_SCALED,
  quantise,
  quantisePoints,
  scalePoints,
  scaleWeight,
  unscalePoints,
} from '../../../engine/numbers/scaled.ts'

/** Exact fractions of doubles, as an oracle: x = numerator / 2^exponent. */
function exact(x: number): { numerator: bigint; denominator: bigint } {
  let [numerator, denominator] = [x, 1n]
  while (!Number.isInteger(numerator)) {
    numerator *= 2
    denominator *= 2n
  }
  return { numerator: BigInt(numerator), denominator }
}

const floorDivide = (a: bigint, b: bigint): bigint => a / b - (a % b !== 0n && a < 0n ? 1n : 0n)
const roundHalfUp = (a: bigint, b: bigint): bigint => floorDivide(2n * a + b, 2n * b)

const points = fc.integer({ min: -POINT_LIMIT_SCALED, max: POINT_LIMIT_SCALED })

describe('scaled points and weights', () => {
  it('hold a decimal of 4 places exactly, there and back', () => {
    fc.assert(
      fc.property(points, (scaled) => {
        // The decimal as a document writes it.
        const digits = String(Math.abs(scaled)).padStart(5, '0')
        const written = Number(`${scaled < 0 ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`)
        expect(scalePoints(written)).toBe(scaled + 0)
        expect(unscalePoints(scaled)).toBe(written + 0)
      }),
      { numRuns: 5000 },
    )
  })

  it('hold weights of 6 places exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (scaled) => {
        expect(scaleWeight(Number(`${scaled}e-6`))).toBe(scaled)
      }),
    )
  })

  it('have no negative zero', () => {
    expect([scalePoints(-0), scaleWeight(-0), quantisePoints(-0), quantise(-0, 2), divideHalfUp(-0, 3)]).toEqual([
      0, 0, 0, 0, 0,
    ])
    expect(Object.is(divideHalfUp(-1, 2), -0)).toBe(false)
  })
})

describe('decimalPlaces', () => {
  it.each([
    [0, 0],
    [5, 0],
    [-5, 0],
    [0.25, 2],
    [-0.125, 3],
    [0.1, 1],
    [1e-7, 7],
    [1.5e-7, 8],
    [1e21, 0],
    [33.3333, 4],
    [0.000001, 6],
    [0.1 + 0.2, 17],
    [1e15, 0],
    [123456.789, 3],
  ])('of %d are %d', (x, places) => {
    expect(decimalPlaces(x)).toBe(places)
  })
})

describe('divideHalfUp', () => {
  it.each([
    [1, 2, 1],
    [-1, 2, 0],
    [3, 2, 2],
    [-3, 2, -1],
    [5, 2, 3],
    [-5, 2, -2],
    [1, 3, 0],
    [2, 3, 1],
    [-1, 3, 0],
    [-2, 3, -1],
    [0, 7, 0],
  ])('%d / %d is %d', (numerator, denominator, quotient) => {
    expect(divideHalfUp(numerator, denominator)).toBe(quotient)
  })

  it('is exact while |2N + D| stays below 2^53', () => {
    const numerator = fc.integer({ min: -(2 ** 51), max: 2 ** 51 })
    const denominator = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 2 ** 40 }))
    fc.assert(
      fc.property(numerator, denominator, (n, d) => {
        const expected = roundHalfUp(BigInt(n), BigInt(d))
        expect(BigInt(divideHalfUp(n, d))).toBe(expected)
        expect(divideHalfUpBig(BigInt(n), BigInt(d))).toBe(expected)
      }),
      { numRuns: 20_000 },
    )
  })

  it('is exact right beside halves', () => {
    const beside = fc.record({
      quotient: fc.integer({ min: -(10 ** 9), max: 10 ** 9 }),
      half: fc.integer({ min: 1, max: 10 ** 6 }),
      off: fc.constantFrom(-1, 0, 1),
    })
    fc.assert(
      fc.property(beside, ({ quotient, half, off }) => {
        const denominator = 2 * half
        const numerator = quotient * denominator + half + off
        expect(divideHalfUp(numerator, denominator)).toBe(off < 0 ? quotient + 0 : quotient + 1)
      }),
      { numRuns: 5000 },
    )
  })
})

describe('quantise', () => {
  it('is floor(x·10^d + 0.5) in doubles', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 6 }), (x, decimals) => {
        // Each step exactly, then rounded to a double as IEEE 754 does.
        const scale = 10 ** decimals
        const { numerator, denominator } = exact(x * scale + 0.5)
        expect(quantise(x, decimals)).toBe(Number(floorDivide(numerator, denominator)) / scale + 0)
      }),
      { numRuns: 5000 },
    )
  })

  it('makes 0.3 - 0.1 reach 0.2, and 0.1 + 0.2 be 0.3', () => {
    expect(quantise(0.3 - 0.1, 6)).toBe(0.2)
    expect(quantise(0.1 + 0.2, 6)).toBe(0.3)
  })

  it('leaves a decimal of its own places alone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
        fc.integer({ min: 0, max: 6 }),
        (units, decimals) => {
          const written = Number(`${units}e-${decimals}`)
          expect(quantise(written, decimals)).toBe(written + 0)
        },
      ),
      { numRuns: 5000 },
    )
  })

  it('goes up at a half, below zero too', () => {
    expect([quantise(0.5, 0), quantise(-0.5, 0), quantise(-1.5, 0), quantise(2.5, 0)]).toEqual([1, 0, -1, 3])
    expect([quantisePoints(0.00005), quantisePoints(-0.00005), quantisePoints(-0.00015)]).toEqual([1, 0, -1])
  })
})
