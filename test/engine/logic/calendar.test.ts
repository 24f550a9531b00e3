import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  daysBetween,
  daysInMonth,
  formatDate,
  isLeapYear,
  monthsBetween,
  parseDate,
  yearsBetween,
} from '../../../engine/dates/calendar.ts'

const DAY = 86_400_000
const FIRST = Date.parse('0001-01-01T00:00:00Z')
const LAST = Date.parse('9999-12-31T00:00:00Z')

/** A calendar day as JavaScript's own calendar counts it. */
const day = fc.integer({ min: 0, max: (LAST - FIRST) / DAY }).map((days) => FIRST + days * DAY)
const textOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10)
const dateOf = (instant: number): number => {
  const date = parseDate(textOf(instant))
  if (date === undefined) throw new Error(`no date: ${textOf(instant)}`)
  return date
}

/** Whole months by going there: the greatest k for which first + k months, in days of 1 to 31, is not after second. */
function monthsByStepping(first: number, second: number): number {
  const [from, to] = [new Date(first), new Date(second)]
  const reached = (months: number): boolean => {
    const month = from.getUTCMonth() + months
    const start = Date.UTC(2000, 0, 1)
    const place = new Date(start)
    place.setUTCFullYear(from.getUTCFullYear() + Math.floor(month / 12), ((month % 12) + 12) % 12, 1)
    // Year, month and day as one number, in which even 31 February has its place.
    const key = (date: Date, monthDay: number) => (date.getUTCFullYear() * 12 + date.getUTCMonth()) * 32 + monthDay
    return key(place, from.getUTCDate()) <= key(to, to.getUTCDate())
  }
  let months = 0
  while (reached(months + 1)) months++
  return months
}

describe('dates', () => {
  it('reads every day of the calendar, and writes it again', () => {
    fc.assert(
      fc.property(day, (instant) => {
        const text = textOf(instant)
        expect(formatDate(dateOf(instant))).toBe(text)
        expect(dateOf(instant)).toBe(Number(text.replaceAll('-', '')))
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    '2023-02-29',
    '2024-02-30',
    '1900-02-29',
    '0000-01-01',
    '2024-13-01',
    '2024-00-01',
    '2024-04-31',
    '2024-01-00',
    '2024-1-1',
    '24-01-01',
    '2024/01/01',
    '2024-01-01T00:00:00Z',
    ' 2024-01-01',
    '2024-01-01 ',
    '+2024-01-01',
    '2024-01-32',
    '',
    '２０２４-01-01',
    '2024-01-01\n',
  ])('refuses %j', (text) => {
    expect(parseDate(text)).toBeUndefined()
  })

  it('knows leap years as JavaScript does', () => {
    for (let year = 1; year <= 9999; year++) {
      const date = new Date(0)
      date.setUTCFullYear(year, 2, 0)
      expect(daysInMonth(year, 2)).toBe(date.getUTCDate())
      expect(isLeapYear(year)).toBe(date.getUTCDate() === 29)
    }
  })
})

describe('daysBetween', () => {
  it('counts as JavaScript does', () => {
    fc.assert(
      fc.property(day, day, (first, second) => {
        expect(daysBetween(dateOf(first), dateOf(second))).toBe((second - first) / DAY)
      }),
      { numRuns: 5000 },
    )
  })
})

describe('monthsBetween and yearsBetween', () => {
  const near = fc
    .tuple(day, fc.integer({ min: 0, max: 4000 }))
    .map(([first, days]) => [first, Math.min(LAST, first + days * DAY)] as const)

  it('count the months that one can go forward', () => {
    fc.assert(
      fc.property(near, ([first, second]) => {
        expect(monthsBetween(dateOf(first), dateOf(second))).toBe(monthsByStepping(first, second))
      }),
      { numRuns: 2000 },
    )
  })

  it('count twelve months as a year', () => {
    fc.assert(
      fc.property(day, day, (first, second) => {
        const [from, to] = [dateOf(Math.min(first, second)), dateOf(Math.max(first, second))]
        expect(yearsBetween(from, to)).toBe(Math.floor(monthsBetween(from, to) / 12))
      }),
      { numRuns: 5000 },
    )
  })

  it('negate where the dates are reversed, and never give -0', () => {
    fc.assert(
      fc.property(day, day, (first, second) => {
        for (const between of [daysBetween, monthsBetween, yearsBetween]) {
          const forward = between(dateOf(first), dateOf(second))
          expect(between(dateOf(second), dateOf(first))).toBe(0 - forward)
          expect(Object.is(forward, -0)).toBe(false)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('follow the design at the ends of months', () => {
    expect(monthsBetween(20260131, 20260228)).toBe(0)
    expect(monthsBetween(20260131, 20260331)).toBe(2)
    expect(yearsBetween(20240229, 20250228)).toBe(0)
    expect(yearsBetween(20240229, 20250301)).toBe(1)
  })
})
