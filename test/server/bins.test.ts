import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateBins, numberBins } from '../../server/populations/bins.ts'

const binsOf = (values: number[]) => numberBins(Float64Array.from(values).sort())

describe('numberBins', () => {
  it('chooses edges that people would', () => {
    expect(binsOf([0, 1, 2, 3])).toEqual({ edges: [0, 1, 2, 3, 4], counts: [1, 1, 1, 1] })
    expect(binsOf([0.1, 0.2, 0.3]).edges.slice(0, 3)).toEqual([0.1, 0.11, 0.12])
    expect(binsOf([7, 7])).toEqual({ edges: [7, 8], counts: [2] })
  })

  it('gives a long tail one bin of its own', () => {
    const { edges, counts } = binsOf([...Array.from({ length: 999 }, (_, index) => index % 48), 1_000_000])
    expect(edges.slice(-2)).toEqual([48, 1_000_000])
    expect(counts.at(-1)).toBe(1)
  })

  it('counts every value once, between ascending edges that hold all of them', () => {
    const value = fc.double({ min: -1e12, max: 1e12, noNaN: true })
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 50 }), (values) => {
        const { edges, counts } = binsOf(values)
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length)
        expect(edges.length).toBe(counts.length + 1)
        expect(edges.length).toBeLessThan(40)
        expect([...new Set(edges)].sort((a, b) => a - b)).toEqual(edges)
        expect(edges.at(-1)).toBeGreaterThanOrEqual(Math.max(...values))
        // Edges are rounded to 12 digits.
        const least = Math.min(...values)
        expect(edges[0]).toBeLessThanOrEqual(least + Math.abs(least) * 1e-11)
      }),
    )
  })
})

describe('dateBins', () => {
  it('counts short spans by month and longer ones by years', () => {
    const months = dateBins([
      { date: '2024-01-31', count: 2 },
      { date: '2024-03-01', count: 1 },
    ])
    expect(months).toEqual({ edges: [20240101, 20240201, 20240301, 20240401], counts: [2, 0, 1] })
    const years = dateBins([
      { date: '2019-06-01', count: 1 },
      { date: '2023-12-31', count: 3 },
    ])
    expect(years).toEqual({
      edges: [20190101, 20200101, 20210101, 20220101, 20230101, 20240101],
      counts: [1, 0, 0, 0, 3],
    })
  })
})
