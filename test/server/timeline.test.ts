import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluationDate, inEffect, instantOf, lastEntryOf, placeTimeline } from '../../server/services/timeline.ts'
import type { TimelineEntry } from '../../server/store/records.ts'

const entry = (seq: number, effectiveFrom: string, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  seq,
  recordedAt: `2026-01-0${seq}T00:00:00.000Z`,
  effectiveFrom,
  version: seq,
  note: '',
  ...more,
})

const at = (text: string) => Date.parse(text)

/** The seq in effect, or undefined. */
const seqAt = (entries: TimelineEntry[], asOf: string, knownAt?: string, timeZone = 'UTC') =>
  inEffect(placeTimeline(entries, timeZone), at(asOf), knownAt === undefined ? undefined : at(knownAt))?.seq

describe('the version in effect', () => {
  const phases = [entry(1, '2004-01-01'), entry(2, '2007-01-01'), entry(3, '2010-01-01')]

  it.each([
    ['2003-12-31T23:59:59.999Z', undefined],
    ['2004-01-01T00:00:00Z', 1],
    ['2006-12-31T23:59:59.999Z', 1],
    ['2007-01-01T00:00:00Z', 2],
    ['2026-04-01T00:00:00Z', 3],
  ])('at %s is %s', (asOf, seq) => {
    expect(seqAt(phases, asOf)).toBe(seq)
  })

  it('is that with the greatest effectiveFrom, in whatever order they were recorded', () => {
    expect(seqAt([entry(1, '2026-06-01'), entry(2, '2026-03-01')], '2026-07-01T00:00:00Z')).toBe(1)
    expect(seqAt([entry(1, '2026-06-01'), entry(2, '2026-03-01')], '2026-04-01T00:00:00Z')).toBe(2)
  })

  it('is the one recorded last where two take effect at once, as a date or as its instant', () => {
    expect(seqAt([entry(1, '2026-06-01'), entry(2, '2026-06-01')], '2026-06-01T00:00:00Z')).toBe(2)
    const mixed = [entry(1, '2026-06-01'), entry(2, '2026-05-31T16:00:00.000Z')]
    expect(seqAt(mixed, '2026-05-31T16:00:00Z', undefined, 'Asia/Shanghai')).toBe(2)
    expect(seqAt(mixed, '2026-05-31T15:59:59Z', undefined, 'Asia/Shanghai')).toBeUndefined()
  })

  it('begins with the day of the strategy’s time zone, on days when the clocks change too', () => {
    const spring = [entry(1, '2026-03-29')]
    expect(seqAt(spring, '2026-03-28T22:59:59Z', undefined, 'Europe/Berlin')).toBeUndefined()
    expect(seqAt(spring, '2026-03-28T23:00:00Z', undefined, 'Europe/Berlin')).toBe(1)
    const after = [entry(1, '2026-03-30')]
    expect(seqAt(after, '2026-03-29T21:59:59Z', undefined, 'Europe/Berlin')).toBeUndefined()
    expect(seqAt(after, '2026-03-29T22:00:00Z', undefined, 'Europe/Berlin')).toBe(1)
  })

  it('as known at a moment leaves out what was recorded later', () => {
    const corrected = [entry(1, '2025-01-01'), entry(2, '2025-06-01')]
    expect(seqAt(corrected, '2025-07-01T00:00:00Z', '2026-01-01T12:00:00Z')).toBe(1)
    expect(seqAt(corrected, '2025-07-01T00:00:00Z', '2026-01-02T00:00:00Z')).toBe(2)
    expect(seqAt(corrected, '2025-07-01T00:00:00Z', '2025-12-31T00:00:00Z')).toBeUndefined()
  })

  it('without knownAt knows every entry, though the clock that recorded it was ahead', () => {
    expect(seqAt([entry(1, '2025-01-01', { recordedAt: '2099-01-01T00:00:00.000Z' })], '2026-01-01T00:00:00Z')).toBe(1)
  })

  describe('with a cancelled entry', () => {
    const cancelled = [
      entry(1, '2026-01-01'),
      entry(2, '2026-06-01'),
      entry(3, '2026-06-01', { version: 2, cancels: 2, recordedAt: '2026-05-01T00:00:00.000Z' }),
    ]

    it('is what it was before, and never the entry that cancels', () => {
      expect(seqAt(cancelled, '2026-07-01T00:00:00Z')).toBe(1)
    })

    it('as known before the cancellation is the cancelled one', () => {
      expect(seqAt(cancelled, '2026-07-01T00:00:00Z', '2026-04-30T00:00:00Z')).toBe(2)
      expect(seqAt(cancelled, '2026-07-01T00:00:00Z', '2026-05-01T00:00:00Z')).toBe(1)
    })

    it('gives way to one that takes effect at the same moment', () => {
      const replaced = [...cancelled, entry(4, '2026-06-01')]
      expect(seqAt(replaced, '2026-07-01T00:00:00Z')).toBe(4)
    })

    it('leaves nothing in effect where it was the only one', () => {
      expect(seqAt(cancelled.slice(1), '2026-07-01T00:00:00Z')).toBeUndefined()
    })
  })

  const instant = fc.integer({ min: at('2020-01-01'), max: at('2030-01-01') }).map((ms) => new Date(ms).toISOString())
  const timelines = fc
    .array(fc.record({ effectiveFrom: instant, recordedAt: instant }), { maxLength: 8 })
    .map((drawn) =>
      drawn
        .sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1))
        .map((times, index) => ({ ...times, seq: index + 1, version: index + 1, note: '' })),
    )

  it('is a function of asOf and the timeline alone: entries recorded after knownAt change nothing', () => {
    fc.assert(
      fc.property(timelines, instant, instant, (entries, asOf, knownAt) => {
        const known = entries.filter((one) => one.recordedAt <= knownAt)
        expect(seqAt(entries, asOf, knownAt)).toBe(seqAt(known, asOf))
      }),
    )
  })

  it('never ceases: what is in effect at a moment, something is at every later one', () => {
    fc.assert(
      fc.property(timelines, instant, instant, (entries, a, b) => {
        const [early, late] = a < b ? [a, b] : [b, a]
        if (seqAt(entries, early) !== undefined) expect(seqAt(entries, late)).toBeDefined()
      }),
    )
  })
})

describe('the evaluation date', () => {
  it('is the date given, or the date of the instant in the time zone', () => {
    expect(evaluationDate({ date: '2026-04-01' }, 'Asia/Shanghai')).toBe('2026-04-01')
    expect(evaluationDate({ instant: at('2026-04-01T16:00:00Z') }, 'Asia/Shanghai')).toBe('2026-04-02')
    expect(instantOf({ date: '2026-04-01' }, 'Asia/Shanghai')).toBe(at('2026-03-31T16:00:00Z'))
  })
})

describe('the phase of a version asked for by number', () => {
  it('is that of the entry recorded last for it that isn’t cancelled', () => {
    const timeline = placeTimeline(
      [
        entry(1, '2026-01-01', { version: 1, phase: 'first' }),
        entry(2, '2026-06-01', { version: 1, phase: 'second' }),
        entry(3, '2026-06-01', { version: 1, cancels: 2 }),
      ],
      'UTC',
    )
    expect(lastEntryOf(timeline, 1)?.phase).toBe('first')
    expect(lastEntryOf(timeline, 2)).toBeUndefined()
  })
})
