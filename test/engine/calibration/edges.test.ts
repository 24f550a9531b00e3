import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { equalCounts } from '../../../engine/calibration/equalCounts.ts'
import { naturalBreaks } from '../../../engine/calibration/naturalBreaks.ts'
import { roundest } from '../../../engine/calibration/round.ts'
import { roundNumbers } from '../../../engine/calibration/roundNumbers.ts'
import { countBelow, valuesOf } from '../../../engine/calibration/values.ts'

const population = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 12 })
const withBands = population
  .filter((values) => new Set(values).size >= 2)
  .chain((values) =>
    fc.record({ values: fc.constant(values), bands: fc.integer({ min: 2, max: Math.min(5, new Set(values).size) }) }),
  )

/** The values of each band. */
const split = (values: readonly number[], edges: readonly number[]) =>
  [...edges, Number.POSITIVE_INFINITY].map((end, index) =>
    values.filter((value) => value < end && value >= (edges[index - 1] ?? Number.NEGATIVE_INFINITY)),
  )

describe('the roundest number', () => {
  it.each([
    [72.31, 72.4813, 72.4],
    [72.41, 72.61, 72.5],
    [20, 90, 50],
    [51, 99, 90],
    [99, 101, 100],
    [0.288, 0.29, 0.29],
    [0.2, 0.3, 0.3],
    [-3, 4, 0],
    [-55, -48, -50],
    [-0.3, -0.2, -0.2],
    [444.7, 444.893, 444.8],
    [1234567, 1234568, 1234568],
    [0, 0.0007, 0.0005],
    [1e15 - 3, 1e15 - 1, 1e15 - 1],
  ])('above %d up to %d is %d', (excluded, included, expected) => {
    expect(roundest(excluded, included)).toBe(expected)
  })

  it('always lies there', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        fc.pre(a !== b)
        const [excluded, included] = [Math.min(a, b), Math.max(a, b)]
        const round = roundest(excluded, included)
        expect(round > excluded && round <= included).toBe(true)
      }),
    )
  })
})

describe('equal counts', () => {
  it('are equal where nobody ties', () => {
    expect(equalCounts(valuesOf([1, 2, 3, 4, 5, 6, 7, 8]), 4)).toEqual([3, 5, 7])
  })

  it('leave equal values together', () => {
    // A half is 3: four ones are as far from it as nobody, and a band can't be empty.
    expect(equalCounts(valuesOf([1, 1, 1, 1, 2, 3]), 3)).toEqual([2, 3])
    expect(equalCounts(valuesOf([1, 2, 2, 2, 3, 9]), 2)).toEqual([3])
    expect(equalCounts(valuesOf([1, 1, 2, 2, 2, 9]), 2)).toEqual([2])
  })

  it('are each the nearest to its part that leaves no band empty', () => {
    fc.assert(
      fc.property(withBands, ({ values, bands }) => {
        const line = valuesOf(values)
        const edges = equalCounts(line, bands)
        expect(split(values, edges).map(({ length }) => length > 0)).toEqual(new Array(bands).fill(true))
        let taken = 0
        edges.forEach((edge, index) => {
          const left = line.distinct.slice(taken + 1, line.distinct.length - (bands - index - 2))
          const below = left.map((value) => countBelow(line, value))
          const distances = below.map((count) => Math.abs(count * bands - (index + 1) * values.length))
          expect(Math.abs(countBelow(line, edge) * bands - (index + 1) * values.length)).toBe(Math.min(...distances))
          taken = line.distinct.filter((value) => value < edge).length
        })
      }),
    )
  })
})

describe('natural breaks', () => {
  const spread = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  }
  const cost = (values: readonly number[], edges: readonly number[]) =>
    split(values, edges).reduce((sum, band) => sum + spread(band), 0)
  /** Every choice of `count` of the borders between distinct values. */
  const choices = (borders: readonly number[], count: number): number[][] =>
    count === 0
      ? [[]]
      : borders.flatMap((border, index) =>
          choices(borders.slice(index + 1), count - 1).map((rest) => [border, ...rest]),
        )

  it('lie where values lie apart', () => {
    expect(naturalBreaks(valuesOf([1, 2, 3, 10, 11, 12, 30, 31]), 3)).toEqual([10, 30])
    expect(naturalBreaks(valuesOf([0.1, 0.11, 0.42, 0.45, 0.9]), 3)).toEqual([0.4, 0.5])
  })

  it('have the least spread of all possible edges', () => {
    fc.assert(
      fc.property(withBands, ({ values, bands }) => {
        const edges = naturalBreaks(valuesOf(values), bands)
        const borders = [...new Set(values)].sort((a, b) => a - b).slice(1)
        const least = Math.min(...choices(borders, bands - 1).map((some) => cost(values, some)))
        expect(edges).toHaveLength(bands - 1)
        expect(cost(values, edges)).toBeCloseTo(least, 6)
      }),
    )
  })

  it('are found far from 0 as near it', () => {
    const far = [1, 2, 3, 10, 11, 12, 30, 31].map((value) => value + 1e9)
    expect(naturalBreaks(valuesOf(far), 3).map((edge) => edge - 1e9)).toEqual([10, 30])
  })

  it('of 100,000 different values take a moment', () => {
    const values = Float64Array.from({ length: 100_000 }, (_, index) => Math.exp(index / 10_000) + (index % 7) * 0.01)
    const start = performance.now()
    expect(naturalBreaks(valuesOf(values), 7)).toHaveLength(6)
    expect(performance.now() - start).toBeLessThan(3000)
  })
})

describe('round numbers', () => {
  it.each([
    [[0, 25, 50, 75, 100], 5, [20, 40, 60, 80]],
    [[3, 4, 7, 9, 12], 3, [5, 10]],
    [[0.11, 0.2, 0.29, 0.38], 3, [0.2, 0.3]],
    [[-40, -10, 10, 30], 4, [-20, 0, 20]],
    [[1, 2], 2, [2]],
    [[0, 900, 1e6], 2, [1e6]],
    [[1, 1 + 2 ** -52, 1 + 2 ** -51], 3, [1 + 2 ** -52, 1 + 2 ** -51]],
  ])('of %j for %d bands are %j', (values, bands, expected) => {
    expect(roundNumbers(valuesOf(values), bands)).toEqual(expected)
  })

  it('are neighbouring multiples of one step among the values, and as many as asked for', () => {
    fc.assert(
      fc.property(withBands, ({ values, bands }) => {
        const edges = roundNumbers(valuesOf(values), bands)
        expect(edges).toHaveLength(bands - 1)
        expect((edges[0] as number) > Math.min(...values) && (edges.at(-1) as number) <= Math.max(...values)).toBe(true)
        const steps = edges.slice(1).map((edge, index) => Number((edge - (edges[index] as number)).toPrecision(9)))
        expect(new Set(steps).size).toBeLessThanOrEqual(1)
        for (const step of steps) expect(String(step)).toMatch(/^0?\.?0*[125]0*$/)
      }),
    )
  })
})
