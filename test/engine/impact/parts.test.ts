/** What impact is made of: tiers that come and go, causes, ablation, sums, and how long it takes. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { withChanges } from '../../../engine/impact/apply.ts'
import { sumByCell } from '../../../engine/impact/sums.ts'
import {
  canonicalJson,
  columnsOf,
  compile,
  diff,
  type Impact,
  impact,
  impactMarkdown,
  impactText,
  languages,
  moverCells,
  type Strategy,
} from '../../../engine/index.ts'

const AS_OF = '2026-04-01'

/** One dimension, whose points are its value; three tiers from 40 and 70 points. */
const simple: Strategy = {
  format: 'tiersmith/1',
  id: 'simple',
  subject: { measure: 'sales' },
  fields: [
    { id: 'mark', type: 'number' },
    { id: 'other', type: 'number' },
    { id: 'sales', type: 'number', required: false },
    { id: 'region', type: 'string', required: false },
    { id: 'late', type: 'boolean', required: false },
  ],
  scores: [{ id: 'value', combine: 'weighted' }],
  dimensions: [
    { id: 'marks', into: 'value', weight: 0.5, value: { var: 'mark' }, points: { formula: { var: 'value' } } },
    { id: 'others', into: 'value', weight: 0.5, value: { var: 'other' }, points: { formula: { var: 'value' } } },
  ],
  tiers: [{ id: 'gold', target: { share: 0.5 } }, { id: 'silver' }, { id: 'iron' }],
  assign: { score: 'value', bands: [{ tier: 'iron' }, { from: 40, tier: 'silver' }, { from: 70, tier: 'gold' }] },
  treatments: [
    { id: 'visits', byTier: { gold: 4, silver: 2 } },
    { id: 'gift', byTier: { gold: 'watch', silver: 'pen' }, when: { '==': [{ var: 'region' }, 'north'] } },
  ],
}

const people = [
  { subject: 'A', input: { mark: 80, other: 80, sales: 0.1, region: 'north' } },
  { subject: 'B', input: { mark: 60, other: 60, sales: 0.2, region: 'south', late: true } },
  { subject: 'C', input: { mark: 45, other: 45, sales: 5, region: 'north' }, previousTier: 'silver' },
  { subject: 'D', input: { mark: 10, other: 10, region: 'south' } },
]

function edited(edit: (document: Strategy) => void): Strategy {
  const copy = structuredClone(simple)
  edit(copy)
  return copy
}

function compiled(document: Strategy) {
  const compilation = compile(document)
  if (!compilation.ok) expect.fail(JSON.stringify(compilation.problems))
  return compilation.strategy
}

function impactOf(b: Strategy, a = simple): Impact {
  const table = columnsOf(people, ['mark', 'other', 'sales', 'region', 'late'])
  return impact(compiled(a), compiled(b), table, { asOf: AS_OF, by: 'region' })
}

const movesOf = ({ movers }: Impact) => movers.map(({ subject, direction, cause }) => [subject, direction, cause])

describe('why a subject moves', () => {
  it('names the thresholds where the score alone would not have moved it', () => {
    const found = impactOf(
      edited(({ assign }) => {
        assign.bands = [{ tier: 'iron' }, { from: 50, tier: 'silver' }, { from: 60, tier: 'gold' }]
      }),
    )
    expect(movesOf(found)).toEqual([
      ['C', 'down', { kind: 'assignment' }],
      ['B', 'up', { kind: 'assignment' }],
    ])
  })

  it('names the dimension that pushed most the way of the score', () => {
    const found = impactOf(
      edited(({ dimensions: [marks, others] }) => {
        if (marks) marks.points = { formula: { '*': [{ var: 'value' }, 1.5] } }
        if (others) others.points = { formula: { '-': [{ var: 'value' }, 1] } }
      }),
    )
    expect(movesOf(found)).toEqual([['B', 'up', { kind: 'dimension', id: 'marks' }]])
    expect(found.movers[0]).toMatchObject({
      before: { value: 60 },
      after: { value: 74.5 },
      dimensions: [
        { id: 'marks', before: 30, after: 45 },
        { id: 'others', before: 30, after: 29.5 },
      ],
    })
  })

  it('names the override or the hold that decided instead, and an add that pushed most', () => {
    const capped = edited((document) => {
      document.overrides = [{ id: 'late-cap', when: { var: 'late' }, then: { atMost: 'iron' }, reason: 'late' }]
    })
    expect(movesOf(impactOf(capped))).toEqual([['B', 'down', { kind: 'override', id: 'late-cap' }]])
    expect(movesOf(impactOf(simple, capped))).toEqual([['B', 'up', { kind: 'override', id: 'late-cap' }]])
    const added = edited((document) => {
      document.overrides = [
        {
          id: 'bonus',
          when: { '>': [{ var: 'mark' }, 50] },
          then: { add: { score: 'value', points: 12 } },
          reason: 'x',
        },
      ]
    })
    expect(movesOf(impactOf(added))).toEqual([['B', 'up', { kind: 'override', id: 'bonus' }]])
    const stricter = edited(({ assign }) => {
      assign.bands = [{ tier: 'iron' }, { from: 46, tier: 'silver' }, { from: 70, tier: 'gold' }]
    })
    expect(movesOf(impactOf({ ...stricter, hold: { margin: 2 } }, stricter))).toEqual([['C', 'up', { kind: 'hold' }]])
  })

  it('names the refusal, of those newly refused and of those admitted', () => {
    const stricter = edited(({ fields }) => {
      for (const field of fields) if (field.id === 'sales') field.required = true
    })
    const found = impactOf(stricter)
    expect(movesOf(found)).toEqual([['D', 'refused', { kind: 'refusal', code: 'missing-value', id: 'sales' }]])
    expect(found.refused.after).toMatchObject({ subjects: 1, codes: { 'missing-value': 1 } })
    expect(movesOf(impactOf(simple, stricter))[0]).toEqual([
      'D',
      'admitted',
      { kind: 'refusal', code: 'missing-value', id: 'sales' },
    ])
  })
})

describe('tiers of two versions', () => {
  it('correspond by id, or where they were renamed; one that only one version has has its rank by its neighbours', () => {
    const split = edited((document) => {
      document.tiers.splice(1, 0, { id: 'bronze' })
      document.assign.bands = [
        { tier: 'iron' },
        { from: 40, tier: 'silver' },
        { from: 50, tier: 'bronze' },
        { from: 70, tier: 'gold' },
      ]
    })
    const found = impactOf(split)
    expect(movesOf(found).map(([subject, direction]) => [subject, direction])).toEqual([['B', 'up']])
    expect(found.distribution.map(({ tier, before, after }) => [tier, before?.subjects, after?.subjects])).toEqual([
      ['gold', 1, 1],
      ['bronze', undefined, 1],
      ['silver', 2, 1],
      ['iron', 1, 1],
    ])
    const back = impactOf(simple, split)
    expect(back.moves).toMatchObject({ down: 1, up: 0 })
    expect(back.distribution.map(({ tier }) => tier)).toEqual(['gold', 'bronze', 'silver', 'iron'])
    const titled = edited(({ tiers }) => {
      for (const tier of tiers) Object.assign(tier, { title: `Tier ${tier.id}`, description: `Those of ${tier.id}` })
    })
    const renamed = JSON.parse(JSON.stringify(titled).replaceAll('"silver"', '"second"'))
    expect(impactOf(renamed, titled).moves).toMatchObject({ same: 4, across: 0 })
  })

  it('without rank move across', () => {
    const classes = edited((document) => {
      document.ordered = false
      document.assign.bands = [{ tier: 'silver' }, { from: 40, tier: 'iron' }, { from: 70, tier: 'gold' }]
    })
    expect(impactOf(classes).moves).toEqual({ same: 1, up: 0, down: 0, across: 3, refused: 0, admitted: 0 })
  })
})

describe('quantities', () => {
  it('are exact decimals', () => {
    const tiers = edited(({ assign }) => {
      assign.bands = [{ tier: 'iron' }, { from: 40, tier: 'silver' }, { from: 50, tier: 'gold' }]
    })
    const found = impactOf(tiers)
    expect(found.matrix.sums?.[1]).toEqual([0.2, 5, 0, 0])
    expect(found.distribution[0]?.after).toEqual({ subjects: 2, share: 0.5, measure: 0.3 })
    expect(found.treatments).toMatchObject([
      { id: 'visits', before: { subjects: 3, total: 8 }, after: { subjects: 3, total: 10 } },
      {
        id: 'gift',
        before: {
          subjects: 2,
          values: [
            { value: 'watch', subjects: 1 },
            { value: 'pen', subjects: 1 },
          ],
        },
      },
    ])
    expect(found.targets).toMatchObject([{ tier: 'gold', before: { actual: 0.25 }, after: { actual: 0.5 } }])
    expect(found.by?.values).toMatchObject([
      { value: 'north', subjects: 2, measure: 5.1, moves: { up: 0, same: 2 } },
      { value: 'south', subjects: 2, measure: 0.2, moves: { up: 1, same: 1 } },
    ])
  })

  it('stay exact where doubles would round', () => {
    const values = Float64Array.from([0.1, 0.2, 2 ** 53 - 1, 1, 1e-20, Number.NaN, -0.3, 1e15])
    const cells = Int32Array.from([0, 0, 1, 1, 2, 2, 0, 2])
    expect(sumByCell(values, cells, 4)).toEqual([0, 2 ** 53, 1e15, 0])
    expect(sumByCell(new Float64Array(1e5).fill(0.1), new Int32Array(1e5), 1)).toEqual([1e4])
  })
})

describe('ablation', () => {
  const pack = (name: string): Strategy =>
    JSON.parse(readFileSync(new URL(`../../../rules/cosmetics-a-group/${name}.json`, import.meta.url), 'utf8'))

  it.each([
    ['v1', 'v2'],
    ['v2', 'v3'],
    ['v3', 'v1'],
  ])('applies all changes of %s to %s: the new document, to the letter', (from, to) => {
    const [a, b] = [pack(from), pack(to)]
    expect(canonicalJson(withChanges(a, b, diff(a, b).entries))).toBe(canonicalJson(b))
  })

  it('says what each group alone does, and which can only stand together', () => {
    const b = edited((document) => {
      document.scores[0] = { id: 'value', combine: 'weighted', title: 'Value' }
      document.dimensions[0] = { ...(document.dimensions[0] as Strategy['dimensions'][number]), weight: 0.25 }
      document.dimensions.push({
        id: 'lateness',
        into: 'value',
        weight: 0.25,
        value: { var: 'late' },
        points: { lookup: { true: 0, false: 100 } },
        missing: { points: 50 },
      })
      document.assign.bands = [{ tier: 'iron' }, { from: 40, tier: 'silver' }, { from: 75, tier: 'gold' }]
    })
    const { ablation = [] } = impactOf(b)
    expect(ablation.map(({ groups, changes, result }) => [groups, changes, result.ok || result.reason.code])).toEqual([
      [['structure'], 1, 'weights-total'],
      [['weights'], 1, 'weights-total'],
      [['thresholds'], 1, true],
      [['structure', 'weights'], 2, true],
    ])
    const [, , thresholds, together] = ablation
    expect(thresholds?.result).toMatchObject({ ok: true, moves: { same: 4 } })
    expect(together?.result).toMatchObject({ ok: true, matrix: { counts: expect.any(Array) } })
  })
})

describe('reports', () => {
  const found = impactOf(
    edited(({ assign }) => {
      assign.bands = [{ tier: 'iron' }, { from: 40, tier: 'silver' }, { from: 50, tier: 'gold' }]
    }),
  )
  const report = { impact: found, a: simple, b: simple, before: 'v1', after: '<b>|v2' }

  it.each(languages)('read well in %s', (language) => {
    expect(impactText({ ...report, language })).toMatchSnapshot()
  })

  it('take nothing of a document or population for markup', () => {
    const markdown = impactMarkdown({ ...report, language: 'en' })
    expect(markdown).toContain('v1 → &lt;b&gt;\\|v2')
    expect(markdown).not.toContain('<b>')
  })

  it('have movers as cells', () => {
    expect(moverCells({ ...report, language: 'en' })).toEqual([
      ['subject', 'name', 'direction', 'from', 'to', 'before.value', 'after.value', 'sales', 'cause', 'reason'],
      ['B', undefined, 'up', 'silver', 'gold', 60, 60, 0.2, 'assignment', 'Thresholds'],
    ])
  })
})
