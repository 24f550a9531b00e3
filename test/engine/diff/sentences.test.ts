/** What single edits are called. */
import { describe, expect, it } from 'vitest'
import { diffMessages } from '../../../engine/diff/words/say.ts'
import { type DiffEntry, diff, type Strategy } from '../../../engine/index.ts'
import { cosmetics, edited, example } from './documents.ts'

type Edit = (document: Strategy) => void

function only(edit: Edit, base = example()): DiffEntry {
  const { entries } = diff(base, edited(base, edit))
  expect(entries.map(({ sentence }) => sentence.en)).toHaveLength(1)
  return entries[0] as DiffEntry
}

const dimension = (document: Strategy, id: string) => {
  const found = document.dimensions.find((item) => item.id === id)
  if (!found) throw new Error(id)
  return found
}
const bandsOf = (document: Strategy, id: string) => dimension(document, id).points.bands ?? []

describe('one edit', () => {
  it.each<[string, Edit, Partial<DiffEntry>, string, string]>([
    [
      'a band edge',
      (d) => {
        const band = bandsOf(d, 'coverage')[2]
        if (band) band.from = 21
      },
      { kind: 'changed', what: 'band', id: 'coverage', group: 'bands', before: 20, after: 21, cosmetic: false },
      'Coverage: 100 points begin at 21 outlets instead of at 20 outlets',
      '「Coverage」得 100 分的起點：20 outlets → 21 outlets',
    ],
    [
      'points of a band',
      (d) => {
        const band = bandsOf(d, 'coverage')[1]
        if (band) band.points = 60
      },
      {
        kind: 'changed',
        what: 'band',
        path: { a: '/dimensions/0/points/bands/1/points', b: '/dimensions/0/points/bands/1/points' },
      },
      'Coverage, 5 outlets to < 20 outlets: 60 points instead of 50 points',
      '「Coverage」5 outlets 至 < 20 outlets：50 分 → 60 分',
    ],
    [
      'a new band',
      (d) => void bandsOf(d, 'coverage').splice(2, 0, { from: 10, points: 70 }),
      { kind: 'added', what: 'band', path: { b: '/dimensions/0/points/bands/2' } },
      'Coverage: new band 10 outlets to < 20 outlets with 70 points',
      '「Coverage」新增區間 10 outlets 至 < 20 outlets：70 分',
    ],
    [
      'a threshold',
      (d) => {
        const band = d.assign.bands?.[3]
        if (band) band.from = 82
      },
      { kind: 'changed', what: 'threshold', id: 'key', group: 'thresholds' },
      'Key begins at 82 instead of 80',
      '「關鍵客戶」的門檻：80 → 82',
    ],
    [
      'an entry of a lookup',
      (d) => {
        const { lookup } = dimension(d, 'payment').points
        if (lookup) lookup.oa30 = 50
      },
      { kind: 'changed', what: 'entry', id: 'payment', before: 60, after: 50 },
      'Payment, oa30: 50 points instead of 60 points',
      '「Payment」為「oa30」時：60 分 → 50 分',
    ],
    [
      'a condition',
      (d) => {
        for (const override of d.overrides ?? []) override.when = { '>': [{ var: 'claims' }, 3] }
      },
      { kind: 'changed', what: 'override', group: 'overrides' },
      'Tier cap for claims now applies if Claims is more than 3 (before: if Claims is more than 5)',
      '「Tier cap for claims」的適用條件改為：Claims 大於 3（原為：Claims 大於 5）',
    ],
    [
      'a field that must be given',
      (d) => {
        for (const field of d.fields) if (field.id === 'claims') field.required = true
      },
      { kind: 'changed', what: 'field', id: 'claims', cosmetic: false },
      'Claims must now be given',
      '「Claims」改為必填',
    ],
    [
      'a default written out',
      (d) => {
        dimension(d, 'payment').missing = 'fail'
      },
      { kind: 'changed', what: 'dimension', cosmetic: true },
      'Payment: “missing: fail” is now written out; it was so before',
      'Payment：明寫「missing: fail」，原本即為如此',
    ],
    [
      'a treatment',
      (d) => {
        for (const treatment of d.treatments ?? []) if (treatment.id === 'visits') treatment.byTier.key = 6
      },
      { kind: 'changed', what: 'treatment', id: 'visits', before: 4, after: 6, group: 'treatments' },
      'Visits a year, Key: 4 → 6',
      '「關鍵客戶」的「Visits a year」：4 → 6',
    ],
  ])('%s', (_, edit, expected, english, chinese) => {
    const entry = only(edit)
    expect(entry).toMatchObject(expected)
    expect(entry.sentence.en.replaceAll('\u00a0', ' ')).toBe(english)
    expect(entry.sentence['zh-Hant'].replaceAll('\u00a0', ' ')).toBe(chinese)
  })

  it('tells weights apart from the shares that follow', () => {
    const base = example()
    const { entries, resulting } = diff(
      base,
      edited(base, (d) => {
        dimension(d, 'coverage').weight = 0.35
        dimension(d, 'tenure').weight = 0.65
      }),
    )
    expect(entries.map(({ sentence }) => sentence.en)).toContain('Weight of Coverage: 70\u202f% → 35\u202f%')
    expect(resulting.map(({ sentence }) => sentence.en)).toContain(
      'Share of Coverage in the total: 42\u202f% → 21\u202f%',
    )
  })

  it('tells a new id once, with the references that follow', () => {
    const base = cosmetics(2)
    const { entries } = diff(
      base,
      edited(base, (d) => {
        for (const score of d.scores) if (score.id === 'system') score.id = 'network'
        for (const item of d.dimensions) if (item.into === 'system') item.into = 'network'
      }),
    )
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({
      kind: 'renamed',
      what: 'score',
      id: 'network',
      before: 'system',
      after: 'network',
    })
    expect(entries[0]?.also).toHaveLength(4)
  })

  it('shows every digit: two numbers that differ never read alike', () => {
    const entry = only((d) => {
      const band = bandsOf(d, 'coverage')[2]
      if (band) band.from = 20.00000001
    })
    expect(entry.sentence.en).toContain('20.00000001')
  })

  it('knows whether the order of rows means something', () => {
    const swap = (hit: 'first' | 'max'): DiffEntry[] => {
      const base = edited(cosmetics(3), (d) => {
        const { table } = dimension(d, 'deepening').points
        if (table) table.hit = hit
      })
      return diff(
        base,
        edited(base, (d) => void dimension(d, 'deepening').points.table?.rows.reverse()),
      ).entries
    }
    expect(swap('first').every(({ kind, cosmetic }) => kind === 'moved' && !cosmetic)).toBe(true)
    expect(swap('max').every(({ kind, cosmetic }) => kind === 'moved' && cosmetic)).toBe(true)
    expect(swap('max').length).toBeGreaterThan(0)
  })

  it('compares documents of the wrong shape place by place', () => {
    const base = example()
    const broken = { ...base, fields: 'none', surprise: 1 } as unknown as Strategy
    const { entries } = diff(base, broken)
    expect(entries.map(({ path }) => path)).toEqual([{ a: '/fields', b: '/fields' }, { b: '/surprise' }])
  })
})

describe('the messages', () => {
  const params = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort()

  it('have the same keys and params in the three languages', () => {
    const { en, 'zh-Hant': hant, 'zh-Hans': hans } = diffMessages
    expect(Object.keys(hant)).toEqual(Object.keys(en))
    expect(Object.keys(hans)).toEqual(Object.keys(en))
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      const optional = (names: (string | undefined)[]) => names.filter((name) => name !== 'n')
      expect(optional(params(hant[key])), key).toEqual(optional(params(en[key])))
      expect(params(hans[key]), key).toEqual(params(hant[key]))
    }
  })

  it('use one script each', () => {
    const { 'zh-Hant': hant, 'zh-Hans': hans } = diffMessages
    expect(Object.values(hans).join('')).not.toMatch(
      /[為與個這來時會對評級標門檻總資過關實發戶無應閉釋確據則還進遠「」]/,
    )
    expect(Object.values(hant).join('')).not.toMatch(/[为与个这来时会对评级标门槛总资过关实发户无应闭释确据则还进远“”]/)
  })
})
