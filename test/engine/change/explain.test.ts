import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CompiledStrategy,
  compile,
  evaluate,
  explainChange,
  languages,
  type Situation,
} from '../../../engine/index.ts'

const example = JSON.parse(readFileSync(new URL('../../fixtures/a-group.json', import.meta.url), 'utf8'))

const input = {
  tier1_outlets: 12,
  annual_sales: 1_000_000,
  gross_profit: 150_000,
  payment_term: 'lc',
  first_order: '2016-05-01',
}

// biome-ignore lint/suspicious/noExplicitAny: documents are changed at every depth
type Document = any

function compiled(change: (document: Document) => void = () => {}, version = 1): CompiledStrategy {
  const document = structuredClone(example)
  change(document)
  const compilation = compile(document, { version })
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems))
  return compilation.strategy
}

const first = compiled()
const at = (strategy: CompiledStrategy, changed: object = {}, more: object = {}): Situation => ({
  strategy,
  request: { subject: 'D-1', asOf: '2026-04-01', ...more, input: { ...input, ...changed } },
})

describe('explainChange', () => {
  it('finds the one field that is enough, among several that changed', () => {
    const change = explainChange(at(first), at(first, { tier1_outlets: 25, claims: 2, gross_profit: 150_001 }))
    expect(change.causes).toEqual([['data']])
    expect(change.data?.alone).toEqual(['tier1_outlets'])
    expect(change.data?.fields).toEqual([
      { id: 'tier1_outlets', before: 12, after: 25 },
      { id: 'gross_profit', before: 150_000, after: 150_001 },
      { id: 'claims', after: 2 },
    ])
    expect(change.dimensions[0]).toEqual({
      id: 'coverage',
      before: { points: 50, contribution: 21 },
      after: { points: 100, contribution: 42 },
    })
  })

  it('finds the fields that are enough only together, and none that is idle', () => {
    const better = { payment_term: 'prepaid', gross_profit: 300_000, tier1_outlets: 13, annual_sales: 1_000_001 }
    const raised = compiled((document) => {
      document.assign.bands[3].from = 76.9
    })
    const { data, causes } = explainChange(at(raised), at(raised, better))
    expect(causes).toEqual([['data']])
    expect(data?.alone).toEqual([])
    expect(data?.together).toEqual(['gross_profit', 'payment_term'])
  })

  it('blames the rules where the same data gives the new tier, and names their edits', () => {
    const second = compiled((document) => {
      document.assign.bands[2].from = 66
      document.title = 'Another title'
    }, 2)
    const change = explainChange(at(first), at(second, { claims: 1 }))
    expect(change.causes).toEqual([['rules']])
    expect(change.data).toBeUndefined()
    expect(change.rules).toMatchObject({ groups: ['thresholds'], thresholds: true, dimensions: [], overrides: [] })
    expect(change.sentences.en).toContain('What did it: the rules (version 1 → 2) alone.')
    expect(change.sentences.en.join(' ')).not.toContain('Another title')
  })

  it('says that it took data and rules together, or that either was enough', () => {
    const second = compiled((document) => {
      document.assign.bands[3].from = 90
    }, 2)
    const apart = explainChange(at(first, { tier1_outlets: 25 }), at(second, { tier1_outlets: 12 }))
    expect(apart.causes).toEqual([['data'], ['rules']])
    expect(apart.sentences.en).toContain('Each of these alone would have done it: the data, the rules (version 1 → 2).')

    const lower = compiled((document) => {
      document.assign.bands[3].from = 70
    }, 2)
    const together = explainChange(at(first), at(lower, { payment_term: 'prepaid', gross_profit: 200_000 }))
    expect(together.causes).toEqual([['data', 'rules']])
    expect(together.alone.map(({ outcome }) => outcome)).toEqual([{ tier: 'development' }, { tier: 'development' }])
  })

  it('tells an override that applies now, with its reason', () => {
    const change = explainChange(at(first), at(first, { claims: 9 }))
    expect(change.overrides).toEqual([
      { id: 'claims-cap', before: 'unknown', after: 'applied', from: 'development', to: 'maintenance' },
    ])
    expect(change.after).toMatchObject({
      assigned: 'development',
      held: 'development',
      outcome: { tier: 'maintenance' },
    })
    expect(change.sentences.en.at(-1)).toBe(
      'The override “Tier cap for claims” applies now: Development → Maintenance. More than five claims in a year',
    )
    expect(explainChange(at(first, { claims: 9 }), at(first)).sentences.en.at(-1)).toContain('no longer applies')
  })

  it('blames the tier held until then where the hold did it', () => {
    const near = { gross_profit: 290_000, tier1_outlets: 12, payment_term: 'prepaid' }
    const held = compiled((document) => {
      document.assign.bands[3].from = 77.5
    })
    const free = explainChange(at(held, near), at(held, near, { previousTier: 'key' }))
    expect(free.before.outcome).toEqual({ tier: 'development' })
    expect(free.causes).toEqual([['previousTier']])
    expect(free.hold).toMatchObject({ after: { outcome: 'kept', from: 'development', to: 'key' } })
    expect(free.after).toMatchObject({ assigned: 'development', held: 'key' })
    expect(free.sentences.en).toContain('What did it: the tier held until then (none → Key) alone.')
    expect(explainChange(at(held, near, { previousTier: 'key' }), at(held, near)).sentences.en.join(' ')).toContain(
      'no longer keeps Key',
    )
  })

  it('blames the date where nothing else differs', () => {
    const younger = { first_order: '2025-05-01' }
    const close = compiled((document) => {
      document.assign.bands[2].from = 50
    })
    const change = explainChange(at(close, younger), at(close, younger, { asOf: '2027-04-01' }))
    expect(change.changed && change.causes).toEqual([['date']])
    expect(change.dimensions.map(({ id }) => id)).toEqual(['tenure'])
  })

  it('counts a field that came with a version as rules, not as data', () => {
    const second = compiled((document) => {
      document.fields.push({ id: 'vip', type: 'boolean' })
      document.overrides.push({
        id: 'vip',
        when: { var: 'vip' },
        then: { atLeast: 'key' },
        reason: 'A guest of the board',
      })
    }, 2)
    const change = explainChange(at(first), at(second, { vip: true }))
    expect(change.differs).toEqual(['rules'])
    expect(change.causes).toEqual([['rules']])
    expect(change.rules).toMatchObject({ overrides: ['vip'] })
  })

  it('explains refusals: the field that went missing', () => {
    const { annual_sales: _, ...without } = input
    const change = explainChange(at(first), {
      strategy: first,
      request: { asOf: '2026-04-01', subject: 'D-1', input: without },
    })
    expect(change.after.outcome).toEqual({ refusal: 'missing-value' })
    expect(change.data?.alone).toEqual(['annual_sales'])
    expect(change).toMatchObject({ dimensions: [], overrides: [] })
    expect(change.sentences.en[0]).toBe('The tier was Development; now the evaluation is refused (missing-value).')
  })

  it('has nothing to blame where the tier stayed', () => {
    const change = explainChange(at(first), at(first, { tier1_outlets: 13 }))
    expect(change).toMatchObject({ changed: false, causes: [], differs: ['data'] })
    expect(change.data).toBeUndefined()
    expect(change.sentences.en).toEqual(['The tier stayed Development.'])
  })

  it('leaves out the values of sensitive fields', () => {
    const sensitive = compiled((document) => {
      document.fields.find((field: { id: string }) => field.id === 'tier1_outlets').sensitive = true
    })
    const change = explainChange(at(sensitive, { tier1_outlets: 7_341 }), at(sensitive, { tier1_outlets: 2 }))
    expect(change.data?.fields).toEqual([{ id: 'tier1_outlets', sensitive: true }])
    expect(JSON.stringify(change)).not.toMatch(/7,?341/)
    expect(change.sentences.en.join(' ')).toContain('Tier1 outlets (not shown)')
  })

  it('speaks every language, without a place left open', () => {
    const second = compiled((document) => {
      document.assign.bands[3].from = 90
    }, 2)
    const pairs: [Situation, Situation][] = [
      [at(first), at(first, { claims: 9 })],
      [at(first, { tier1_outlets: 25 }), at(second)],
      [at(first, {}, { previousTier: 'key' }), at(first, { payment_term: 'oa90' }, { asOf: '2026-06-01' })],
    ]
    for (const [before, after] of pairs) {
      const { sentences } = explainChange(before, after)
      expect(Object.keys(sentences)).toEqual([...languages])
      const counts = languages.map((language) => sentences[language].length)
      expect(new Set(counts).size).toBe(1)
      for (const sentence of Object.values(sentences).flat()) expect(sentence).not.toMatch(/[{}]|undefined|NaN/)
    }
  })
})

describe('every claim of explainChange holds when it is evaluated', () => {
  const second = compiled((document) => {
    document.assign.bands[2].from = 55
    document.assign.bands[3].from = 75
    document.dimensions[0].weight = 0.6
    document.dimensions[3].weight = 0.4
  }, 2)
  const subject = fc.record({
    tier1_outlets: fc.integer({ min: 0, max: 30 }),
    annual_sales: fc.constantFrom(0, 500_000, 1_000_000),
    gross_profit: fc.integer({ min: 0, max: 400_000 }),
    payment_term: fc.constantFrom('prepaid', 'lc', 'oa30', 'oa60', 'oa90', 'barter'),
    first_order: fc.constantFrom('2015-01-01', '2020-01-01', '2025-06-01'),
    claims: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
  })
  const situation = fc.record({
    version: fc.constantFrom(0, 1),
    input: subject,
    asOf: fc.constantFrom('2026-04-01', '2027-04-01'),
    previousTier: fc.constantFrom(undefined, 'key', 'maintenance'),
  })
  const versions = [first, second]
  const endOf = (strategy: CompiledStrategy, request: object) => {
    const evaluation = evaluate(strategy, request as never)
    return evaluation.ok ? { tier: evaluation.decision.tier.id } : { refusal: evaluation.refusal.code }
  }

  it('outcomes, sufficiency of causes and of fields, and that none of fields together is idle', () => {
    fc.assert(
      fc.property(situation, situation, (a, b) => {
        const strategyOf = ({ version }: typeof a) => versions[version] as CompiledStrategy
        const change = explainChange({ strategy: strategyOf(a), request: a }, { strategy: strategyOf(b), request: b })
        const goal = endOf(strategyOf(b), b)
        expect(change.before.outcome).toEqual(endOf(strategyOf(a), a))
        expect(change.after.outcome).toEqual(goal)
        const mixed = (factors: readonly string[], fields?: readonly string[]) => {
          const from = (factor: string) => (factors.includes(factor) ? b : a)
          const chosen = Object.entries(from('data').input).filter(
            ([id]) => fields === undefined || fields.includes(id),
          )
          const data = { ...a.input, ...Object.fromEntries(chosen) }
          const { asOf } = from('date')
          const { previousTier } = from('previousTier')
          return endOf(strategyOf(from('rules')), { input: data, asOf, previousTier })
        }
        for (const cause of change.causes) expect(mixed(cause)).toEqual(goal)
        for (const { factor, outcome } of change.alone) expect(mixed([factor])).toEqual(outcome)
        expect(change.causes.length > 0).toBe(change.changed)
        const cause = change.causes.find((factors) => factors.includes('data')) ?? []
        for (const id of change.data?.alone ?? []) expect(mixed(cause, [id])).toEqual(goal)
        const together = change.data?.together ?? []
        if (together.length === 0) return
        expect(mixed(cause, together)).toEqual(goal)
        for (const id of together)
          expect(
            mixed(
              cause,
              together.filter((one) => one !== id),
            ),
          ).not.toEqual(goal)
      }),
    )
  })
})
