// @vitest-environment node
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { check } from '../../engine/index.ts'
import { STRATEGY, temporaryFolder, tiersmith } from './tiersmith.ts'

const folder = temporaryFolder()
const rules = join(import.meta.dirname, '../../rules')
const read = (name: string) => readFileSync(join(folder.path, name), 'utf8')
const calibrate = (...words: string[]) => tiersmith(['calibrate', ...words, '--as-of', '2026-04-01'], folder.path)

/** Ten customers whose score is their sales in thousands; tier a should be 2 of them, b those with 80 % of all sales. */
const strategy = {
  $schema: './strategy.schema.json',
  id: 'sales',
  format: 'tiersmith/1',
  title: { 'zh-Hant': '銷售', en: 'Sales' },
  fields: [
    { id: 'sales', type: 'number', min: 0 },
    { id: 'claims', type: 'integer', required: false },
  ],
  scores: [{ id: 'value', combine: 'sum', floor: 0, cap: 100 }],
  dimensions: [
    { id: 'sales_points', into: 'value', points: { formula: { '/': [{ var: 'sales' }, 1000] } } },
    {
      id: 'claims_points',
      into: 'value',
      value: { var: 'claims' },
      points: { bands: [{ points: 0 }, { above: 3, points: 0, reason: 'Claims' }] },
      missing: 'skip',
    },
  ],
  tiers: [
    { id: 'a', target: { share: 0.2 } },
    { id: 'b', target: { cumulative: { of: 'sales', share: 0.8 } } },
    { id: 'c' },
  ],
  assign: { score: 'value', bands: [{ tier: 'c' }, { from: 30, tier: 'b' }, { above: 75, tier: 'a' }] },
  overrides: [
    { id: 'bonus', when: { '==': [{ var: 'claims' }, 0] }, then: { add: { score: 'value', points: 50 } } },
    { id: 'claims', when: { '>': [{ var: 'claims' }, 5] }, then: { atMost: 'c' } },
  ],
}
const CUSTOMERS = [
  ['1', 90_000, ''],
  ['2', 80_000, 9],
  ['3', 80_000, 1],
  ['4', 60_000, 2],
  ['5', 40_000, 0],
  ['6', 20_000, 0],
  ['7', 10_000, 3],
  ['8', 10_000, 4],
  ['9', 6_000, 5],
  ['10', 4_000, 1],
]
const population = ['subject,sales,claims', ...CUSTOMERS.map((cells) => cells.join(','))].join('\n')
folder.write('sales.json', JSON.stringify(strategy))
folder.write('customers.csv', `${population}\n`)
folder.write('flawed.csv', `${population}\n11,much,1\n12,-5,1\n`)

/** The sales are 400 thousand: 80 % is 320, which lies between 4 customers (310) and 5 (350). */
const REPORT = `a: target 20 % of subjects
  before above 75             3 subjects  30.00 %
  after  from 90               1 subject  10.00 %
  tie: 2 subjects share the score 80 and are never split: with them 30.00 %, without 10.00 %; left out
b: target 80 % of sales in this tier and better
  before from 30              2 subjects  20.00 %, 87.50 % of sales reached
  after  from 50              3 subjects  30.00 %, 77.50 % of sales reached
c: no target
  before no threshold         5 subjects  50.00 %
  after  no threshold         6 subjects  60.00 %
`

describe('calibrate', () => {
  it('prints before and after by tier, with ties, and writes nothing unasked', async () => {
    const before = readdirSync(folder.path)
    const { code, stdout, stderr } = await calibrate('sales.json', '--population', 'customers.csv')
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: REPORT, stderr: '10 rows: 10 scored, 0 refused.\n' })
    expect(readdirSync(folder.path)).toEqual(before)
  })

  it('writes the document with the new thresholds and nothing else changed', async () => {
    const { code } = await calibrate('sales.json', '--population', 'customers.csv', '--out', 'calibrated.json')
    expect(code).toBe(0)
    const bands = [{ tier: 'c' }, { from: 50, tier: 'b' }, { from: 90, tier: 'a' }]
    const expected = { ...strategy, assign: { ...strategy.assign, bands } }
    expect(read('calibrated.json')).toBe(`${JSON.stringify(expected, undefined, 2)}\n`)
    expect(check(JSON.parse(read('calibrated.json'))).errors).toBe(0)
    const again = await calibrate('calibrated.json', '--population', 'customers.csv', '--out', '-')
    expect(again.stdout).toBe(read('calibrated.json'))
    expect(again.stderr).toContain('Nothing changes')
  })

  it('replaces the strategy itself where that is asked for', async () => {
    folder.write('own.json', JSON.stringify(strategy))
    expect((await calibrate('own.json', '--population', 'customers.csv', '--out', 'own.json')).code).toBe(0)
    expect(read('own.json')).toContain('"from": 90')
  })

  it('answers JSON', async () => {
    const { stdout } = await calibrate('sales.json', '--population', 'flawed.csv', '--json')
    const answer = JSON.parse(stdout)
    expect(answer).toMatchObject({ scored: 10, refused: 2, changed: true })
    expect(answer.tiers[0]).toMatchObject({
      tier: 'a',
      before: { threshold: { above: 75 }, subjects: 3 },
      after: { threshold: { from: 90 }, subjects: 1 },
      tie: { score: 80, subjects: 2, included: false },
    })
  })

  it('counts and names rejects', async () => {
    const { code, stdout, stderr } = await calibrate('sales.json', '--population', 'flawed.csv')
    expect(code).toBe(0)
    expect(stdout).toBe(REPORT)
    expect(stderr).toMatch(/flawed\.csv:12: refused: .*much/)
    expect(stderr).toContain('12 rows: 10 scored, 2 refused.')
  })

  it('answers no where nothing can be calibrated', async () => {
    const pack = (name: string) => [
      join(rules, name, 'strategy.json'),
      '--population',
      join(rules, name, 'population.csv'),
    ]
    const matrix = await calibrate(...pack('key-account-matrix'), '--out', 'never.json')
    expect({ code: matrix.code, stdout: matrix.stdout }).toEqual({
      code: 1,
      stdout:
        'A matrix of two scores assigns the tiers: a target doesn’t say which axis to move, so it can’t be calibrated.\n',
    })
    expect((await calibrate(...pack('prospect-man'))).code).toBe(1)
    expect((await calibrate(...pack('rfm-retail'), '--json')).stdout).toContain('"reason"')
    folder.write('unusable.csv', 'subject,sales\n1,-1\n')
    expect(await calibrate('sales.json', '--population', 'unusable.csv')).toMatchObject({
      code: 1,
      stdout: 'No subject was scored.\n',
    })
    expect(existsSync(join(folder.path, 'never.json'))).toBe(false)
  })
})

describe('calibrate --dimension', () => {
  const place = (...words: string[]) =>
    calibrate('sales.json', '--population', 'customers.csv', '--dimension', 'claims_points', ...words)

  it('places the edges, prints before and after, and writes the document', async () => {
    const { code, stdout } = await place('--edges', 'equal-counts')
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `claims_points, before:
  below                    0 points        6 subjects
  above 3                  0 points        3 subjects
claims_points, after:
  below                    0 points        4 subjects
  from 2                   0 points        5 subjects
  Subjects without a value: 1. They stay with the missing-policy.
`,
    })
    await place('--edges', 'natural-breaks', '--out', 'placed.json')
    expect(JSON.parse(read('placed.json')).dimensions[1].points.bands).toEqual([
      { points: 0 },
      { from: 4, points: 0, reason: 'Claims' },
    ])
  })

  it('answers no where values are too few', async () => {
    const spread = { ...strategy, dimensions: structuredClone(strategy.dimensions) }
    const bands = spread.dimensions[1]?.points.bands as { points: number }[]
    if (bands[1]) bands[1].points = 10
    writeFileSync(join(folder.path, 'spread.json'), JSON.stringify(spread))
    const words = [
      'spread.json',
      '--population',
      'customers.csv',
      '--dimension',
      'claims_points',
      '--edges',
      'equal-counts',
    ]
    expect((await calibrate(...words, '--bands', '9')).code).toBe(1)
    const { code, stdout } = await calibrate(...words, '--bands', '3', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout).after.map(({ points }: { points: number }) => points)).toEqual([0, 5, 10])
  })
})

describe('wrong usage', () => {
  const P = ['--population', 'customers.csv']
  it.each([
    ['without a population', ['sales.json']],
    ['with a population that isn’t there', ['sales.json', '--population', 'none.csv']],
    ['with a strategy that isn’t there', ['none.json', ...P]],
    ['with an unknown dimension', ['sales.json', ...P, '--dimension', 'none', '--edges', 'equal-counts']],
    ['with a dimension alone', ['sales.json', ...P, '--dimension', 'claims_points']],
    ['with an unknown method', ['sales.json', ...P, '--dimension', 'claims_points', '--edges', 'even']],
    ['with one band', ['sales.json', ...P, '--dimension', 'claims_points', '--edges', 'equal-counts', '--bands', '1']],
    ['with bands alone', ['sales.json', ...P, '--bands', '3']],
    ['with two outputs in one place', ['sales.json', ...P, '--json', '--out', '-']],
    ['over the population', ['sales.json', ...P, '--out', 'customers.csv']],
    ['into a folder that isn’t there', ['sales.json', ...P, '--out', 'none/out.json']],
  ])('%s ends with 2 and writes nothing', async (_, words) => {
    const before = readdirSync(folder.path)
    const { code, stderr } = await calibrate(...words)
    expect(code).toBe(2)
    expect(stderr).not.toBe('')
    expect(readdirSync(folder.path)).toEqual(before)
    expect(read('customers.csv')).toBe(`${population}\n`)
  })

  it('with a strategy that has errors ends with 2', async () => {
    folder.write('broken.json', JSON.stringify({ ...strategy, tiers: [{ id: 'a' }] }))
    expect((await calibrate('broken.json', ...P)).code).toBe(2)
  })
})

describe('score', () => {
  const score = (name: string, file: string) =>
    tiersmith(['score', name, '--in', file, '--out', 'tiers.csv', '--as-of', '2026-04-01'], folder.path)

  it('reports the drift of the final tiers from their targets', async () => {
    const { stderr } = await score('sales.json', 'customers.csv')
    // Two adds lift 5 and 6 (to 90 and 70), a cap drops 2: a holds 1, 3 and 5, that is 30 % where 20 % is wanted.
    expect(
      stderr,
    ).toContain(`Drift from the targets, by final tier (calibrate goes by the score, before overrides and hold):
  a: target 20 % of subjects: 30.00 %, +10.00 percentage points
  b: target 80 % of sales in this tier and better: 72.50 %, −7.50 percentage points
`)
  })

  it('says nothing of drift without targets', async () => {
    folder.write('one.csv', 'annual_sales,gross_profit,payment_term,first_order\n1000000,150000,lc,2016-05-01\n')
    const document = JSON.parse(readFileSync(STRATEGY, 'utf8'))
    for (const tier of document.tiers) delete tier.target
    folder.write('free.json', JSON.stringify(document))
    const { code, stderr } = await score('free.json', 'one.csv')
    expect(code).toBe(0)
    expect(stderr).not.toContain('Drift')
  })

  it.each([
    [
      'private-banking',
      [
        '  private: target 50 % of balances in this tier and better: 50.79 %, +0.79 percentage points',
        '  premier: target 300 subjects: 310, +10',
        '        18    0.6 %  private',
      ],
    ],
    [
      'contact-cadence',
      [
        '  important: target 80 % of contribution in this tier and better: 81.26 %, +1.26 percentage points',
        '        86   21.5 %  important',
      ],
    ],
  ])('reports it for the pack %s', async (name, lines) => {
    const { stderr } = await score(join(rules, name, 'strategy.json'), join(rules, name, 'population.csv'))
    for (const line of lines) expect(stderr).toContain(`${line}\n`)
  })
})
