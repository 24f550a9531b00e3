import { describe, expect, it } from 'vitest'
import { formatMoment, parseMoment } from '../../server/services/moment.ts'

describe('parseMoment', () => {
  it.each(['2026-04-01', '0001-01-01', '9999-12-31', '2024-02-29', '2000-02-29'])('takes the date %s', (text) => {
    expect(parseMoment(text)).toEqual({ date: text })
  })

  it.each([
    ['2026-04-01T00:00:00Z', '2026-04-01T00:00:00.000Z'],
    ['2026-04-01t09:30:00+02:00', '2026-04-01T07:30:00.000Z'],
    ['2026-04-01T23:59:59.999-11:30', '2026-04-02T11:29:59.999Z'],
    ['2026-04-01T12:00:00.5z', '2026-04-01T12:00:00.500Z'],
  ])('takes the date-time %s', (text, instant) => {
    expect(formatMoment(parseMoment(text) ?? { date: 'none' })).toBe(instant)
  })

  it.each([
    '',
    '2026-4-1',
    '2023-02-29',
    '1900-02-29',
    '2024-02-30',
    '2024-13-01',
    '2024-00-10',
    '2024-04-31',
    '0000-01-01',
    '2026-04-01T',
    '2026-04-01T10:00:00',
    '2026-04-01T24:00:00Z',
    '2026-04-01T10:60:00Z',
    '2026-04-01T10:00:60Z',
    '2026-04-01T10:00:00+24:00',
    '2026-04-01T10:00:00+02:60',
    '2026-02-30T10:00:00Z',
    '2026-04-01 10:00:00Z',
    ' 2026-04-01',
    '2026-04-01\n',
    '２０２６-04-01',
  ])('refuses %j', (text) => {
    expect(parseMoment(text)).toBeUndefined()
  })
})
