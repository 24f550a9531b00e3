/** The exported rule itself: plain JSON of json-logic-js's own operators, linear in the plan, never deep. */
import { readFileSync } from 'node:fs'
import jsonLogic from 'json-logic-js'
import { describe, expect, it } from 'vitest'
import { type CompiledStrategy, compile, toJsonLogic } from '../../engine/index.ts'
import { jsonLogicData } from '../../engine/jsonlogic/data.ts'
import { runJsonLogic } from '../../server/decisions/jsonLogic.ts'
import { backends } from './backends.ts'

const example = JSON.parse(readFileSync(new URL('../fixtures/a-group.json', import.meta.url), 'utf8'))
const AS_OF = '2026-04-01'

function compiled(document: unknown): CompiledStrategy {
  const compilation = compile(document)
  if (!compilation.ok) expect.fail(JSON.stringify(compilation.problems))
  return compilation.strategy
}

/** A strategy with so many of everything that grows. */
function large({ dimensions = 1, overrides = 0, derived = 0, depth = 0, rows = 0 }): object {
  const range = (count: number) => Array.from({ length: count }, (_, index) => index)
  const parent = (index: number) => (index === 0 ? 's' : `inner${index - 1}`)
  return {
    format: 'tiersmith/1',
    id: 'large',
    fields: range(dimensions).map((index) => ({ id: `f${index}`, type: 'number', required: false })),
    derived: range(derived).map((index) => ({
      id: `d${index}`,
      value: { '+': [{ var: index === 0 ? 'f0' : `d${index - 1}` }, 1] },
    })),
    scores: [
      { id: 's', combine: 'sum' },
      ...range(depth).map((index) => ({ id: `inner${index}`, into: parent(index), combine: 'sum' })),
    ],
    dimensions: [
      ...range(dimensions).map((index) => ({
        id: `x${index}`,
        into: parent(depth),
        value: { var: `f${index}` },
        points: { bands: [{ points: 0 }, { from: index, points: 1 }, { above: index + 1, points: 2 }] },
        missing: 'skip',
      })),
      ...(derived > 0
        ? [{ id: 'chain', into: 's', value: { var: `d${derived - 1}` }, points: { formula: { var: 'value' } } }]
        : []),
      ...(rows > 0
        ? [
            {
              id: 'table',
              into: 's',
              points: {
                table: {
                  inputs: [{ var: 'f0' }],
                  hit: 'sum',
                  rows: range(rows).map((index) => ({ when: [{ from: index - 5 }], points: 1 })),
                },
              },
            },
          ]
        : []),
    ],
    tiers: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
    assign: { score: 's', bands: [{ tier: 'c' }, { from: 1, tier: 'b' }, { from: 1e4, tier: 'a' }] },
    overrides: range(overrides).map((index) => ({
      id: `o${index}`,
      when: { and: [{ '==': [{ var: 'tier' }, 'abc'[index % 3]] }, { '>': [{ var: 'f0' }, 0] }] },
      then: { tier: 'bca'[index % 3] },
    })),
  }
}

const sizeOf = (document: object): number => JSON.stringify(toJsonLogic(compiled(document))).length

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}

function operatorsIn(rule: unknown): string[] {
  if (Array.isArray(rule)) return rule.flatMap(operatorsIn)
  if (typeof rule !== 'object' || rule === null) return []
  return Object.entries(rule).flatMap(([operator, operands]) => [operator, ...operatorsIn(operands)])
}

const request = { input: { f0: 1, f1: 7, f5: 5 }, asOf: AS_OF }

describe('the rule of a strategy', () => {
  it('is JSON, of operators that every json-logic-js has', () => {
    const rule = toJsonLogic(compiled(example))
    expect(JSON.parse(JSON.stringify(rule))).toEqual(rule)
    const known = '=== !== ! and or if < <= > >= + - * / % min max in var merge reduce map cat substr'.split(' ')
    expect(operatorsIn(rule).filter((operator) => !known.includes(operator))).toEqual([])
  })

  it('answers as documented', () => {
    const strategy = compiled(example)
    const fields = strategy.plan.fields.map(() => undefined)
    const data = jsonLogicData(strategy.plan, { fields, asOf: 20260401 })
    expect(data).toEqual({
      tier1_outlets: null,
      annual_sales: null,
      gross_profit: null,
      payment_term: null,
      first_order: null,
      claims: null,
      asOf: AS_OF,
      subject: null,
      previousTier: null,
    })
    expect(runJsonLogic(strategy, data)).toEqual(['refused', 'missing-value', 'payment'])
    const known = { annual_sales: 1000000, gross_profit: 150000, payment_term: 'lc', first_order: '2016-05-01' }
    expect(jsonLogic.apply(toJsonLogic(strategy) as never, { ...data, ...known, tier1_outlets: 12 })).toEqual([
      'ok',
      'development',
      [
        ['value', 65.2],
        ['economic', 70],
        ['potential', 62],
      ],
    ])
  })

  it('treats data that look like rules as data', () => {
    const strategy = compiled(example)
    const payment_term = { var: 'annual_sales' }
    const data = { annual_sales: 1, gross_profit: 1, payment_term, first_order: '2016-05-01', asOf: AS_OF }
    expect(runJsonLogic(strategy, data as never)).toEqual(['refused', 'no-hit', 'payment'])
  })

  const growing: [string, (count: number) => object][] = [
    ['dimensions', (count) => large({ dimensions: count })],
    ['overrides', (count) => large({ overrides: count })],
    ['derived values in a chain', (count) => large({ derived: count })],
    ['scores in a chain', (count) => large({ depth: count })],
    ['rows of a table', (count) => large({ rows: count })],
  ]

  it.each(growing)('grows in proportion to %s, and hardly deeper', (_, make) => {
    const [none, some, twice] = [0, 100, 200].map((count) => sizeOf(make(Math.max(1, count)))) as [
      number,
      number,
      number,
    ]
    // Paths get a digit longer and numbers of stages too, but nothing is written twice.
    expect((twice - none) / (some - none)).toBeLessThan(2.2)
    const [shallow, deep] = [100, 200].map((count) => depthOf(toJsonLogic(compiled(make(count))))) as [number, number]
    expect(deep - shallow).toBeLessThanOrEqual(4)
  })

  it.each([
    ['200 dimensions', large({ dimensions: 200 })],
    ['1,000 overrides', large({ overrides: 1000 })],
    ['1,000 derived values in a chain', large({ derived: 1000 })],
    ['300 scores in a chain', large({ depth: 300 })],
    ['a table of 1,000 rows', large({ rows: 1000 })],
  ])('neither overflows the stack nor differs from rows with %s', { timeout: 60_000 }, (_, document) => {
    const strategy = compiled(document)
    const [expected, ...others] = backends.map((backend) => backend.run(strategy, request))
    expect(expected).toHaveProperty('tier')
    for (const outcome of others) expect(outcome).toStrictEqual(expected)
  })
})
