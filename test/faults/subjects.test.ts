/** FAULTS 1, 6–9, 12–16, 18 on the subject's side: hostile and malformed input to a sound strategy. */
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import {
  type CompiledStrategy,
  compile,
  type EvaluateRequest,
  evaluate,
  type Refusal,
  type Strategy,
} from '../../engine/index.ts'

const fixture = new URL('../fixtures/a-group.json', import.meta.url)
const example: Strategy = JSON.parse(readFileSync(fixture, 'utf8'))
const input = {
  tier1_outlets: 12,
  annual_sales: 1_000_000,
  gross_profit: 150_000,
  payment_term: 'lc',
  first_order: '2016-05-01',
}
const asOf = '2026-04-01'

function compiled(document: unknown): CompiledStrategy {
  const compilation = compile(document)
  if (!compilation.ok) throw new Error(compilation.problems.map(({ message }) => message).join('\n'))
  return compilation.strategy
}

const strategy = compiled(example)

function decide(changes: Record<string, unknown> = {}, request: Partial<EvaluateRequest> = {}) {
  const evaluation = evaluate(strategy, { input: { ...input, ...changes }, asOf, ...request })
  if (!evaluation.ok) throw new Error(evaluation.refusal.message)
  return evaluation.decision
}

function refuse(request: Partial<EvaluateRequest>, by: CompiledStrategy = strategy): Refusal {
  const evaluation = evaluate(by, { input, asOf, ...request })
  if (evaluation.ok) throw new Error('the evaluation was not refused')
  return evaluation.refusal
}

const refuseField = (changes: Record<string, unknown>) => {
  const { code, errors } = refuse({ input: { ...input, ...changes } })
  return [code, errors.map(({ pointer }) => pointer)]
}

/** A strategy of one dimension over one number, with a threshold. */
const single = (over: object, threshold: number, fields: string[] = ['x']): Strategy => ({
  format: 'tiersmith/1',
  id: 'single',
  fields: fields.map((id) => ({ id, type: 'number' as const })),
  scores: [{ id: 's', combine: 'sum', decimals: 4 }],
  dimensions: [{ id: 'd', into: 's', ...over } as Strategy['dimensions'][number]],
  tiers: [{ id: 'high' }, { id: 'low' }],
  assign: { score: 's', bands: [{ tier: 'low' }, { from: threshold, tier: 'high' }] },
})

describe('prototypes', () => {
  afterEach(() => {
    Reflect.deleteProperty(Object.prototype, 'claims')
  })

  it('are never read: neither a host that writes on Object.prototype nor keys that look like it change anything', () => {
    const before = JSON.stringify(decide({}, { trace: 'summary' }))
    Object.assign(Object.prototype, { claims: 9 })
    expect(JSON.stringify(decide({}, { trace: 'summary' }))).toBe(before)
    const hostile = JSON.parse('{"__proto__":{"claims":9},"constructor":{"prototype":{"claims":9}}}')
    Reflect.deleteProperty(Object.prototype, 'claims')
    const evaluation = evaluate(strategy, { input: Object.assign(hostile, input), asOf, trace: 'full' })
    expect(evaluation.ok && evaluation.decision.overrides?.[0]?.outcome).toBe('unknown')
    expect(({} as { claims?: unknown }).claims).toBeUndefined()
  })

  it('inherited input is not input', () => {
    const { code, errors } = refuse({ input: Object.create(input) })
    expect([code, errors.length]).toEqual(['missing-value', 4])
  })
})

describe('a returned decision', () => {
  it('can be written into without changing the next one', () => {
    const texts = compiled({
      ...example,
      tiers: example.tiers.map((tier) => ({ ...tier, title: { en: tier.id } })),
      dimensions: example.dimensions.map((dimension) => ({ ...dimension, reason: { en: `why ${dimension.id}` } })),
      treatments: [{ id: 'gift', byTier: { development: { en: 'a gift' } } }],
    })
    const ask = () => {
      const evaluation = evaluate(texts, { input, asOf, trace: 'full' })
      if (!evaluation.ok) throw new Error(evaluation.refusal.message)
      return evaluation.decision
    }
    const before = JSON.stringify(ask())
    spoil(ask())
    expect(JSON.stringify(ask())).toBe(before)
  })
})

/** Writes over everything that can be written over. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  for (const key of Object.keys(value)) {
    spoil((value as Record<string, unknown>)[key])
    Reflect.set(value, key, 'spoilt')
  }
  Reflect.set(value, 'added', true)
}

describe('values of the wrong kind', () => {
  it.each([
    ['a text for a number', { annual_sales: '10' }],
    ['a text that begins with a number', { annual_sales: '1abc' }],
    ['a blank', { annual_sales: ' ' }],
    ['an object', { annual_sales: { toString: 1 } }],
    ['an array', { annual_sales: [1] }],
    ['a boolean', { annual_sales: true }],
    ['NaN', { annual_sales: Number.NaN }],
    ['full-width digits', { annual_sales: '１２' }],
  ])('%s is refused, not converted', (_, changes) => {
    expect(refuseField(changes)).toEqual(['invalid-subject', ['/input/annual_sales']])
  })

  it.each([
    ['2024-02-30'],
    ['2023-02-29'],
    ['0000-01-01'],
    ['2024-1-1'],
    ['2024-13-01'],
    ['2024-01-01T00:00:00Z'],
    ['tomorrow'],
  ])('the date %s is refused', (date) => {
    expect(refuseField({ first_order: date })).toEqual(['invalid-subject', ['/input/first_order']])
    expect(refuse({ asOf: date }).errors[0]?.pointer).toBe('/asOf')
  })

  it('a fraction for a whole number, and an option that is none', () => {
    expect(refuseField({ tier1_outlets: 1.5 })).toEqual(['invalid-subject', ['/input/tier1_outlets']])
    expect(refuseField({ payment_term: 'LC' })).toEqual(['invalid-subject', ['/input/payment_term']])
    expect(refuseField({ payment_term: 'l\u200bc' })).toEqual(['invalid-subject', ['/input/payment_term']])
    expect(refuseField({ payment_term: 'toString' })).toEqual(['invalid-subject', ['/input/payment_term']])
  })

  it('an input that is no object, a subject that is no text, and half a surrogate pair', () => {
    for (const bad of [null, undefined, 3, 'x', [input]])
      expect(refuse({ input: bad }).errors[0]?.pointer).toBe('/input')
    expect(refuse({ subject: 7 as unknown as string }).errors[0]?.pointer).toBe('/subject')
    expect(refuse({ subject: '\ud800' }).errors[0]?.pointer).toBe('/subject')
    expect(refuse({ subject: 'a\0b' }).errors[0]?.pointer).toBe('/subject')
    expect(refuse({ previousTier: {} as unknown as string }).errors[0]?.pointer).toBe('/previousTier')
  })

  it('every wrong field is named, and the first in the order of fields gives the code', () => {
    const { code, errors } = refuse({ input: { ...input, tier1_outlets: -1, payment_term: 'cash', first_order: '' } })
    expect(code).toBe('out-of-range')
    expect(errors.map(({ pointer, code: each }) => [pointer, each])).toEqual([
      ['/input/tier1_outlets', 'out-of-range'],
      ['/input/payment_term', 'invalid-subject'],
      ['/input/first_order', 'missing-value'],
    ])
  })
})

describe('numbers at the limit', () => {
  it.each(['9007199254740993', '1e400', '-1e400', '1e300'])('%s is out of range', (text) => {
    expect(refuseField({ annual_sales: JSON.parse(text) })).toEqual(['out-of-range', ['/input/annual_sales']])
  })

  it('9007199254740991 is accepted, and missing in an expression', () => {
    const { derived } = decide({ gross_profit: Number.MAX_SAFE_INTEGER }, { trace: 'full' })
    expect(derived).toEqual({ margin: null })
  })

  it('-0 is 0 wherever it is shown', () => {
    const zero = decide({ gross_profit: -0 }, { trace: 'full' })
    expect(JSON.stringify(zero)).not.toMatch(/:-0[,}]/)
    expect(
      [zero.derived?.margin, zero.dimensions?.[2]?.value, zero.dimensions?.[2]?.points].map((x) => Object.is(x, 0)),
    ).toEqual([true, true, true])
  })

  it('0.1 + 0.2 reaches a threshold of 0.3, in points and in a derived value', () => {
    const byFormula = compiled(single({ points: { formula: { '+': [{ var: 'a' }, { var: 'b' }] } } }, 0.3, ['a', 'b']))
    const evaluation = evaluate(byFormula, { input: { a: 0.1, b: 0.2 }, asOf })
    expect(evaluation.ok && [evaluation.decision.scores.s, evaluation.decision.tier.id]).toEqual([0.3, 'high'])
  })

  it('reordering dimensions changes no score', () => {
    const weights = [0.333333, 0.333333, 0.333334]
    const dimensions = weights.map((weight, index) => ({
      id: `d${index}`,
      into: 's',
      weight,
      points: { formula: 33.3333 * (index + 1) },
    }))
    const tree = (order: number[]) => ({
      ...single({ points: { formula: 0 } }, 50, []),
      scores: [{ id: 's', combine: 'weighted' as const, decimals: 4 }],
      dimensions: order.map((index) => dimensions[index]),
    })
    const scores = [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ].map((order) => {
      const evaluation = evaluate(compiled(tree(order)), { input: {}, asOf })
      return evaluation.ok && evaluation.decision.scores.s
    })
    expect(new Set(scores).size).toBe(1)
  })
})

describe('texts', () => {
  it('composed and decomposed are one option; 台灣 and 台湾 are two', () => {
    const document: Strategy = {
      ...single({ value: { var: 'place' }, points: { lookup: { 'caf\u00e9': 1, 台灣: 2, 台湾: 3 } } }, 2),
      fields: [{ id: 'place', type: 'string' }],
    }
    const points = (place: string) => {
      const evaluation = evaluate(compiled(document), { input: { place }, asOf })
      return evaluation.ok ? evaluation.decision.scores.s : evaluation.refusal.code
    }
    expect([points('caf\u00e9'), points('cafe\u0301'), points('台灣'), points('台湾'), points('Taiwan')]).toEqual([
      1,
      1,
      2,
      3,
      'no-hit',
    ])
  })

  it('deep data nobody reads does no harm; where a value is expected it is refused at once', () => {
    let deep: unknown = 1
    for (let depth = 0; depth < 100_000; depth++) deep = [deep]
    const start = performance.now()
    expect(refuseField({ annual_sales: deep })).toEqual(['invalid-subject', ['/input/annual_sales']])
    expect(decide({ unread: deep }).tier.id).toBe('development')
    expect(performance.now() - start).toBeLessThan(50)
  })
})
