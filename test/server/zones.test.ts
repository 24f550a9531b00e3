import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateAt, isTimeZone, startOfDay } from '../../server/services/zones.ts'

const iso = (instant: number) => new Date(instant).toISOString()

describe('startOfDay', () => {
  it.each([
    ['UTC', '2026-04-01', '2026-04-01T00:00:00.000Z'],
    ['Asia/Shanghai', '2026-04-01', '2026-03-31T16:00:00.000Z'],
    // The clocks change on that day, at 02:00 and 03:00: it still begins at midnight of before.
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['Europe/Berlin', '2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['Europe/Berlin', '2026-10-26', '2026-10-25T23:00:00.000Z'],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z'],
    // Midnight doesn't exist: the day begins at 01:00.
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
    // Midnight comes twice: the first counts.
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z'],
    // The clocks go from 00:00 back to 23:00: the day begins when midnight comes to stay.
    ['America/Sao_Paulo', '2018-02-18', '2018-02-18T03:00:00.000Z'],
    // A half-hour zone, and one that is a day ahead of its neighbours.
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-01-01', '2025-12-31T10:00:00.000Z'],
    // The date was skipped: it begins where the next one does.
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z'],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00.000Z'],
  ])('%s %s', (zone, date, expected) => {
    expect(iso(startOfDay(date, zone))).toBe(expected)
  })
})

describe('dateAt', () => {
  it.each([
    ['UTC', '2026-04-01T23:59:59.999Z', '2026-04-01'],
    ['Asia/Shanghai', '2026-04-01T15:59:59.999Z', '2026-04-01'],
    ['Asia/Shanghai', '2026-04-01T16:00:00.000Z', '2026-04-02'],
    ['Europe/Berlin', '2026-03-29T21:59:59.000Z', '2026-03-29'],
    ['Europe/Berlin', '2026-03-29T22:00:00.000Z', '2026-03-30'],
    ['Pacific/Apia', '2011-12-30T09:59:59.000Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-31'],
  ])('%s %s', (zone, instant, expected) => {
    expect(dateAt(Date.parse(instant), zone)).toBe(expected)
  })
})

describe('dates and instants', () => {
  const zones = ['UTC', 'Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'America/Havana', 'Australia/Lord_Howe']
  const day = fc.integer({ min: 0, max: 30_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))

  it('a day begins on its date, and the millisecond before is on another', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), day, (zone, date) => {
        const start = startOfDay(date, zone)
        expect(dateAt(start, zone)).toBe(date)
        expect(dateAt(start - 1, zone) < date).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('later dates begin later', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), day, day, (zone, a, b) => {
        expect(Math.sign(startOfDay(a, zone) - startOfDay(b, zone))).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
      { numRuns: 500 },
    )
  })
})

describe('isTimeZone', () => {
  it('knows IANA names only', () => {
    expect(isTimeZone('Europe/Lisbon')).toBe(true)
    expect(isTimeZone('UTC')).toBe(true)
    expect(isTimeZone('Europe/Nowhere')).toBe(false)
    expect(isTimeZone('')).toBe(false)
  })
})
