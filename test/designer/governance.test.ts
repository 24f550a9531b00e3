import { describe, expect, it } from 'vitest'
import {
  asKnown,
  asServed,
  inEffectAt,
  logOf,
  phasesOf,
  place,
  ticksOf,
} from '../../designer/model/governance/lanes.ts'
import { type Proposal, waysOn } from '../../designer/model/governance/proposals.ts'
import { settingsOf, typedOf } from '../../designer/model/governance/settingsForm.ts'
import { standingOf } from '../../designer/model/governance/timelinePage.ts'
import { instantIn, momentOf, placeIn, wallOf } from '../../designer/model/governance/zone.ts'

const at = (text: string) => Date.parse(text)
const NOW = at('2026-07-14T08:00:00Z')

/** v1, then v2 in 2025; v1 was corrected back for January; v3 was scheduled, and cancelled. */
const placed = place(
  [
    { seq: 1, recordedAt: '2023-06-20T00:00:00Z', effectiveFrom: '2023-07-01', version: 1, phase: 'One' },
    { seq: 2, recordedAt: '2024-12-18T00:00:00Z', effectiveFrom: '2025-01-01', version: 2, phase: 'Two' },
    { seq: 3, recordedAt: '2025-02-20T00:00:00Z', effectiveFrom: '2025-01-09', version: 1, phase: 'One' },
    { seq: 4, recordedAt: '2025-02-21T00:00:00Z', effectiveFrom: '2025-02-01', version: 2, phase: 'Two' },
    { seq: 5, recordedAt: '2026-07-01T00:00:00Z', effectiveFrom: '2026-10-01', version: 3 },
    { seq: 6, recordedAt: '2026-07-02T00:00:00Z', effectiveFrom: '2026-10-01', version: 3, cancels: 5 },
  ],
  'UTC',
)

describe('lanes of a timeline', () => {
  it('tell what was served apart from what is known now', () => {
    const days = (lane: ReturnType<typeof asServed>) =>
      lane.map(({ version, from }) => `v${version} ${new Date(from).toISOString().slice(0, 10)}`)
    // The correction was served for the one day until it was corrected itself.
    expect(days(asServed(placed, NOW))).toEqual(['v1 2023-07-01', 'v2 2025-01-01', 'v1 2025-02-20', 'v2 2025-02-21'])
    expect(days(asKnown(placed, NOW))).toEqual(['v1 2023-07-01', 'v2 2025-01-01', 'v1 2025-01-09', 'v2 2025-02-01'])
    expect(days(asKnown(placed, at('2026-07-01T12:00:00Z'))).at(-1)).toBe('v3 2026-10-01')
  })

  it('answer what was in effect on a day, known on another', () => {
    const asOf = at('2025-01-20')
    expect(inEffectAt(placed, asOf, NOW)?.seq).toBe(3)
    expect(inEffectAt(placed, asOf, asOf)?.seq).toBe(2)
    expect(inEffectAt(placed, at('2023-01-01'), NOW)).toBeUndefined()
  })

  it('join neighbours of one phase, and say where a version stands', () => {
    const lane = asKnown(placed, NOW)
    expect(phasesOf(lane).map(({ phase }) => phase)).toEqual(['One', 'Two', 'One', 'Two'])
    expect(standingOf(placed, 2, NOW)).toMatchObject({ state: 'current', phase: 'Two' })
    expect(standingOf(placed, 1, NOW).stretches).toHaveLength(2)
    expect(standingOf(placed, 3, NOW)).toEqual({ state: 'none', stretches: [] })
  })

  it('name each entry of the log, and what can still be cancelled', () => {
    const log = logOf(placed, [], at('2026-07-01T12:00:00Z'))
    expect(log.map(({ kind }) => kind)).toEqual(['cancel', 'publish', 'correct', 'correct', 'publish', 'publish'])
    expect(log[1]).toMatchObject({ cancelledBy: 6, ahead: false })
    expect(logOf(placed.slice(0, 5), [], NOW)[0]?.ahead).toBe(true)
  })

  it('are drawn on as many ticks as there is room for', () => {
    const span: [number, number] = [at('2023-06-01'), at('2026-12-01')]
    expect(ticksOf(span, 4).map(({ year }) => year)).toEqual([true, true, true])
    expect(ticksOf(span, 14).length).toBeLessThanOrEqual(15)
  })
})

describe('moments in a time zone', () => {
  it('mean the start of a day there, whatever its clocks do', () => {
    expect(placeIn('Asia/Shanghai', '2026-10-01')).toBe(at('2026-09-30T16:00:00Z'))
    expect(instantIn('Europe/Berlin', '2026-03-29', '02:30')).toBe(at('2026-03-29T01:30:00Z'))
    expect(instantIn('Europe/Berlin', '2026-10-25', '02:30')).toBe(at('2026-10-25T00:30:00Z'))
    expect(instantIn('UTC', '')).toBeNaN()
    expect(wallOf(at('2026-09-30T16:05:00Z'), 'Asia/Shanghai')).toEqual({ date: '2026-10-01', time: '00:05' })
  })

  it('are sent as a date where a day begins, else as an instant', () => {
    expect(momentOf('Asia/Shanghai', '2026-10-01', '')).toBe('2026-10-01')
    expect(momentOf('Asia/Shanghai', '2026-10-01', '09:30')).toBe('2026-10-01T01:30:00.000Z')
  })
})

describe('what somebody may do about a proposal', () => {
  const ana = { kind: 'person' as const, id: 'ana', name: 'Ana' }
  const proposal = {
    state: 'open',
    authors: [ana],
    createdBy: ana,
    approvalsNeeded: 1,
    approvedBy: [],
  } as unknown as Proposal
  const editor = { id: 'ana', permissions: ['read', 'edit', 'publish'] }
  const approver = { id: 'cleo', permissions: ['read', 'approve', 'publish'] }

  it('depends on whose it is, and how far it has come', () => {
    expect(waysOn(proposal, editor)).toMatchObject({ approve: false, withdraw: true, publish: false })
    expect(waysOn(proposal, approver)).toMatchObject({ approve: true, return: true, withdraw: false, publish: false })
    const approved = { ...proposal, approvedBy: [{ ...ana, id: 'cleo' }] }
    expect(waysOn(approved, editor)).toMatchObject({ publish: true })
    expect(waysOn({ ...approved, state: 'published' }, editor)).toMatchObject({ publish: false, withdraw: false })
  })
})

describe('settings as they are typed', () => {
  const before = {
    title: { en: 'Ours', 'zh-Hant': '我們的' },
    timeZone: 'UTC',
    approvals: 1,
    record: 'asked' as const,
  }
  const typed = typedOf(before, 'en')

  it('keep what was left as it is, in all languages', () => {
    expect(settingsOf(typed, before, 'en')).toEqual({ settings: before })
    expect(settingsOf({ ...typed, title: 'Theirs' }, before, 'en')).toMatchObject({ settings: { title: 'Theirs' } })
    expect(settingsOf({ ...typed, title: ' ' }, before, 'en')).not.toHaveProperty('settings.title')
  })

  it('name the field that can’t be read', () => {
    expect(settingsOf({ ...typed, approvals: '1.5' }, before, 'en')).toEqual({ wrong: 'approvals' })
    expect(settingsOf({ ...typed, approvals: '21' }, before, 'en')).toEqual({ wrong: 'approvals' })
    expect(settingsOf({ ...typed, retention: '0' }, before, 'en')).toEqual({ wrong: 'retention' })
  })
})
