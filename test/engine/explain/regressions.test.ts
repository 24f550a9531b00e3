/** Explanations that once were wrong: each case says what it claimed. */
import { describe, expect, it } from 'vitest'
import { check, compile, type Decision, evaluate, type Refusal, type Strategy } from '../../../engine/index.ts'

type Dimension = Strategy['dimensions'][number]

const document = (dimensions: Dimension[], changes: Partial<Strategy> = {}): Strategy => ({
  format: 'tiersmith/1',
  id: 'regression',
  fields: [
    { id: 'n', type: 'number', required: false },
    { id: 'm', type: 'number', required: false },
    { id: 's', type: 'string', required: false },
  ],
  scores: [{ id: 'R', combine: 'min' }],
  dimensions,
  tiers: [{ id: 'A' }, { id: 'B' }],
  assign: { score: 'R', bands: [{ tier: 'B' }, { from: 30, tier: 'A' }] },
  ...changes,
})

function run(strategy: Strategy, input: object): { decision?: Decision; refusal?: Refusal } {
  const compilation = compile(strategy)
  if (!compilation.ok) throw new Error(compilation.problems.map(({ message }) => message).join('\n'))
  return evaluate(compilation.strategy, { input, asOf: '2026-04-01', trace: 'full' })
}

const waysOf = (dimensions: Dimension[], input: object) => run(document(dimensions), input).decision?.nextTier?.ways

const byBand = (id: string, field: string): Dimension => ({
  id,
  into: 'R',
  value: { var: field },
  points: { bands: [{ points: 0 }, { from: 5, points: 50 }] },
})

describe('ways', () => {
  it('are found where dimensions gain only together, under a minimum', () => {
    expect(waysOf([byBand('x', 'n'), byBand('y', 'm')], { n: 1, m: 1 })).toEqual([
      { dimensions: ['x', 'y'], to: [{ from: 5 }, { from: 5 }], gains: 50 },
    ])
  })

  it('name only those that a minimum waits for', () => {
    const ways = waysOf([byBand('x', 'n'), byBand('y', 'm'), { ...byBand('z', 'n'), points: { formula: 40 } }], {
      n: 1,
      m: 9,
    })
    expect(ways).toEqual([{ dimensions: ['x'], to: [{ from: 5 }], gains: 40 }])
  })

  it("to a lookup's otherwise say which values are not meant", () => {
    const lookup: Dimension = { id: 'x', into: 'R', value: { var: 'n' }, points: { lookup: { 1: 5 }, otherwise: 50 } }
    expect(waysOf([lookup], { n: 1 })).toEqual([{ dimensions: ['x'], to: [{ not: [1] }], gains: 45 }])
  })

  it("over a curve's step gain what the curve yields behind it, not something in between", () => {
    const curve: [number, number][] = [
      [0, 0],
      [5, 10],
      [5, 50],
      [10, 100],
    ]
    const ways = waysOf([{ id: 'x', into: 'R', value: { var: 'n' }, points: { curve } }], { n: 1 })
    expect(ways).toEqual([{ dimensions: ['x'], to: [{ from: 5 }], gains: 48 }])
  })
})

describe('missing fields', () => {
  const valued = (value: Dimension['value']): Dimension => ({
    id: 'x',
    into: 'R',
    value: value as NonNullable<Dimension['value']>,
    points: { bands: [{ points: 0 }] },
  })

  it('are not those that a default stands in for', () => {
    const { refusal } = run(document([valued({ '+': [{ var: ['m', 3] }, { var: 'n' }] })]), {})
    expect(refusal?.errors.map(({ pointer }) => pointer)).toEqual(['/input/n'])
    const divided = run(document([valued({ '/': [1, { '-': [{ var: ['m', 3] }, 3] }] })]), {}).refusal
    expect(divided?.message).toContain('division by zero')
  })

  it('of an override are not those whose absence it asks for', () => {
    const when = { and: [{ '==': [{ var: 's' }, null] }, { '>': [{ var: 'n' }, 1] }] }
    const overrides: Strategy['overrides'] = [{ id: 'o', when, then: { flag: 'f' } }]
    const { decision } = run(document([valued(7)], { overrides }), {})
    expect(decision?.overrides).toEqual([{ id: 'o', outcome: 'unknown', missing: ['n'] }])
  })
})

describe('check', () => {
  it('accepts sums without weights, however many: their integers are small', () => {
    const dimensions = Array.from(
      { length: 50 },
      (_, index): Dimension => ({
        id: `d${index}`,
        into: 'R',
        points: { formula: { '*': [2, { var: 'n' }] } },
      }),
    )
    expect(check(document(dimensions, { scores: [{ id: 'R', combine: 'sum' }] })).errors).toBe(0)
  })

  it('refuses a class that yields a number beyond the limit of expressions', () => {
    const derived: Strategy['derived'] = [{ id: 'v', value: { var: 'n' }, bands: [{ value: 1e16 }] }]
    const { problems } = check(document([byBand('x', 'n'), byBand('y', 'v')], { derived }))
    expect(problems.filter(({ severity }) => severity === 'error').map(({ code, pointer }) => [code, pointer])).toEqual(
      [['out-of-range', '/derived/0']],
    )
  })

  it('counts one mistake once', () => {
    const errorsOf = (changes: object) =>
      check({ ...document([byBand('x', 'n')]), ...changes }).problems.filter(({ severity }) => severity === 'error')
    expect(errorsOf({ format: 1 }).map(({ code }) => code)).toEqual(['wrong-type'])
    expect(errorsOf({ assign: { score: 'R' } }).map(({ code }) => code)).toEqual(['exactly-one'])
  })
})
