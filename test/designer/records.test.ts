/** What was recorded and logged, worked out without a screen. */
import { describe, expect, it } from 'vitest'
import { barsOf, type Finding, firstBad, readHead, type Verification } from '../../designer/model/audit.ts'
import { findingText, markedFor } from '../../designer/model/auditFindings.ts'
import { around, type DecisionSummary, dayAfter } from '../../designer/model/decisions.ts'
import { setLanguage } from '../../designer/model/preferences.ts'
import { exampleInput, snippetOf } from '../../designer/model/snippets.ts'
import { languages } from '../../engine/index.ts'
import { findingCodes } from '../../server/audit/findings.ts'
import { example } from './strategies.ts'

const decision = (id: string, tier: string | null): DecisionSummary => ({
  id,
  strategy: { id: 's', version: 1, digest: 'd' },
  subject: 'a',
  asOf: '2026-04-01',
  tier,
  recordedAt: `2026-04-0${id}T00:00:00Z`,
  recordedBy: { kind: 'system', id: 'x', name: 'x' },
  engine: '1',
  request: {},
})

describe('since when a subject has its tier', () => {
  const all = [decision('5', 'a'), decision('4', 'b'), decision('3', 'b'), decision('2', 'b'), decision('1', 'a')]
  it.each([
    ['4', '2', 3],
    ['2', undefined, 1],
    ['5', undefined, 4],
    ['1', undefined, 0],
  ])('decision %s: since %s, %i before it', (id, since, earlier) => {
    const found = around(all.find((item) => item.id === id) as DecisionSummary, all, false)
    expect([found.since?.id, found.earlier.length]).toEqual([since, earlier])
  })

  it('is open where older decisions were not fetched and all that were name the tier', () => {
    expect(around(all[3] as DecisionSummary, all.slice(0, 4), true).open).toBe(true)
    expect(around(all[0] as DecisionSummary, all, true).open).toBe(false)
  })
})

describe('the audit log', () => {
  const verification = (findings: Verification['findings'], entries = 9): Verification => ({
    ok: findings.length === 0,
    entries,
    head: { seq: entries, hash: '' },
    findings,
    uncheckedCodes: [],
  })
  const finding = (kind: Finding['kind'], seq?: number): Finding => ({
    kind,
    code: kind,
    params: {},
    message: '',
    ...(seq === undefined ? {} : { seq }),
  })
  it('trusts nothing from the first entry on that doesn’t fit; records beside it leave the chain as it is', () => {
    expect(firstBad(verification([]))).toBeUndefined()
    expect(firstBad(verification([finding('changed', 4)], 3))).toBe(4)
    expect(firstBad(verification([finding('tail-cut')]))).toBe(10)
    expect(firstBad(verification([finding('version', 2)]))).toBeUndefined()
  })

  it('is shown at the entry of a finding, or beside it where that is gone', () => {
    const entries = [9, 8, 5, 4].map((seq) => ({ seq }))
    expect([5, 6, 7, 12, 1].map((seq) => markedFor(seq, entries))).toEqual([5, 8, 8, 9, 4])
    expect(markedFor(3, [])).toBeUndefined()
  })

  it('says in each language all that the server can find', async () => {
    const params = { seq: 7, next: 8, from: 3, to: 5, last: 9, head: 12, count: 2, version: 4, place: 6 }
    const names = ['digest', 'note', 'authors', 'approvers', 'createdAt', 'recordedAt', 'effectiveFrom', 'cancels']
    for (const language of languages) {
      await setLanguage(language)
      for (const code of findingCodes) {
        const all = { ...params, names, strategy: '甲', digest: '0123456789', reason: '…' }
        const said = findingText({ ...finding('version'), code, params: all })
        expect(said, code).toBeTruthy()
        expect(said, code).not.toMatch(language === 'en' ? /\{|undefined|NaN|[a-z][A-Z]/ : /\{|[a-z]{2}/i)
      }
    }
    await setLanguage('en')
    expect(findingText({ ...finding('missing'), code: 'entries-missing', params: { from: 3, to: 5, next: 6 } })).toBe(
      'Entries 3–5 are missing: entry 6 follows entry 2.',
    )
    expect(findingText({ ...finding('version'), code: 'of-a-later-release' })).toBeUndefined()
  })

  it('reads a head as it was given, or as somebody wrote it down', () => {
    const hash = '0123456789abcdef'.repeat(4)
    expect(readHead(JSON.stringify({ seq: 12, hash, at: '2026-01-01' }))).toEqual({ seq: 12, hash })
    expect(readHead(`seq: 12, hash ${hash}`)).toEqual({ seq: 12, hash })
    expect(readHead('12')).toBeUndefined()
  })

  it('as bars: all entries in order, a young log over a month, an old one in as many bars as fit', () => {
    const young = barsOf([{ day: '2026-04-01', entries: 3 }], 120)
    expect([young.length, young.at(-1)?.entries, young.at(-1)?.first, young.at(-1)?.last]).toEqual([30, 3, 1, 3])
    const old = barsOf(
      [
        { day: '2024-01-01', entries: 2 },
        { day: '2025-06-01', entries: 5 },
        { day: '2026-04-01', entries: 1 },
      ],
      100,
    )
    expect(old.length).toBeLessThanOrEqual(100)
    expect(old.filter(({ entries }) => entries > 0).map(({ first, last }) => [first, last])).toEqual([
      [1, 2],
      [3, 7],
      [8, 8],
    ])
  })

  it('a day is asked for to its end', () => expect(dayAfter('2026-12-31')).toBe('2027-01-01'))
})

describe('a request in three languages', () => {
  const input = exampleInput(example(), '2026-04-01')
  it('has every required field, and is quoted for its language', () => {
    expect(Object.keys(input)).toContain('annual_sales')
    const odd = { text: "it's", yes: true }
    expect(snippetOf('curl', 'https://x', odd)).toContain("it'\\''s")
    expect(snippetOf('Python', 'https://x', odd)).toContain('"yes": True,')
    expect(snippetOf('JavaScript', 'https://x', odd)).toContain('"yes": true')
  })
})
