/** How generators draw: every choice is fast-check's, so that a failure shrinks and a seed repeats it. */
import fc from 'fast-check'

export interface Draw {
  /** An integer from low to high. */
  integer(low: number, high: number): number
  /** True once in `of` times. */
  oneIn(of: number): boolean
  pick<T>(items: readonly T[]): T
  /** A list of `least` to `most` items. */
  list<T>(least: number, most: number, item: (index: number) => T): T[]
}

export function drawFrom(g: fc.GeneratorValue): Draw {
  const integer = (low: number, high: number): number => g(fc.integer, { min: low, max: high })
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new RangeError('pick: nothing to pick from')
    return items[integer(0, items.length - 1)] as T
  }
  return {
    integer,
    // Shrinks towards 0, the simpler alternative: false.
    oneIn: (of) => integer(0, of - 1) === of - 1,
    pick,
    list: (least, most, item) => Array.from({ length: integer(least, most) }, (_, index) => item(index)),
  }
}

/** Numbers whose sums and products fall on halves, thirds and edges. */
export const awkwardNumbers = [
  0,
  1,
  0.1,
  0.2,
  0.3,
  0.5,
  2,
  5,
  10,
  12.5,
  33.3333,
  66.6667,
  100,
  0.0001,
  0.00005,
  1.005,
  -1,
  -0.5,
  -0.1,
  -2.5,
  -100,
  1e6,
  0.15,
  7,
  3,
  1 / 3,
] as const

/** The same with at most 4 decimals. */
export const pointValues = [
  0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 0.1, 0.2, 0.3, 0.5, 1, 5, 12.5, 33.3333, 66.6667, 62.25, 0.0001, 0.0005,
  -0.5, -1, -10, -33.3333, -0.0005, -100, 49.9999, 50.0001, 100_000, -99_999.9999,
] as const

/** Dates where calendars go wrong: leap days, ends of months and years, both ends of all days. */
export const dates = [
  '2024-02-29',
  '2023-02-28',
  '2024-03-01',
  '2000-02-29',
  '1900-02-28',
  '1900-03-01',
  '2026-01-31',
  '2026-02-28',
  '2026-04-30',
  '2025-12-31',
  '2026-01-01',
  '0001-01-01',
  '9999-12-31',
  '2016-05-01',
  '2020-10-15',
  '2024-12-31',
  '2025-02-28',
  '2028-02-29',
] as const

export const texts = [
  'a',
  'b',
  'c',
  '台灣',
  '台湾',
  'é',
  'var',
  '0',
  'false',
  '"];x()//',
  "'); DROP TABLE",
  'accumulator',
  '__proto__',
  'true',
  ' ',
] as const

/** One of those, or any day of two centuries. */
export function anyDate(draw: Draw): string {
  if (!draw.oneIn(3)) return draw.pick(dates)
  const DAY = 86_400_000
  return new Date(Date.UTC(1900, 0, 1) + draw.integer(0, 73_000) * DAY).toISOString().slice(0, 10)
}
