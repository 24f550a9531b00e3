/** The pack's own promises: its generator, value less cost, what raises and lowers it, the figures of its README. */
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../engine/index.ts'
import { generatePopulation } from '../../rules/delivered-value/generate.ts'
import { compilerOf, decide } from './compiled.ts'
import { readPack, readPackFile } from './loader.ts'

const pack = readPack('delivered-value')
const strategy = compilerOf(pack)('strategy.json')
const decisions = pack.population.map((row) => ({ row, decision: decide(strategy, row, '2026-04-01') }))

/** The delivered value of a middling customer, with some values changed. */
function deliveredWith(changes: Record<string, number | string>): number {
  const marks = { product_mark: 7, service_mark: 7, personnel_mark: 7, image_mark: 7 }
  const spent = { price_index: 1, lead_days: 15, contacts_per_order: 4, delivery_mode: 'dock' }
  const input = { annual_sales: 1_000_000, ...marks, ...spent, ...changes }
  const evaluation = evaluate(strategy, { input, asOf: '2026-04-01' })
  if (!evaluation.ok) throw new Error(evaluation.refusal.message)
  return evaluation.decision.scores.delivered ?? Number.NaN
}

it('is reproduced by its generator byte for byte', () => {
  expect(generatePopulation()).toBe(readPackFile(pack.name, 'population.csv'))
})

it('is total value less total cost for everybody without an open complaint', () => {
  const calm = decisions.filter(({ row }) => Number(row.cells.open_incident_days) <= 7)
  expect(calm.length).toBeGreaterThan(200)
  for (const { row, decision } of calm) {
    const { delivered = 0, total_value = 0, total_cost = 0 } = decision.scores
    expect(delivered, row.subject).toBeCloseTo(total_value - total_cost, 8)
  }
})

it.each(['product_mark', 'service_mark', 'personnel_mark', 'image_mark'])('rises with the %s', (field) => {
  expect(deliveredWith({ [field]: 8 })).toBeGreaterThan(deliveredWith({}))
})

it.each([
  ['money', { price_index: 1.1 }],
  ['time', { lead_days: 16 }],
  ['energy', { contacts_per_order: 4.5 }],
  ['physical effort', { delivery_mode: 'pickup' }],
])('falls with the %s that the customer spends', (_, change) => {
  expect(deliveredWith(change)).toBeLessThan(deliveredWith({}))
})

describe('README', () => {
  it('shows the tiers', () => {
    const everything = decisions.reduce((sum, { row }) => sum + Number(row.cells.annual_sales), 0)
    for (const { id } of strategy.document.tiers) {
      const inside = decisions.filter(({ decision }) => decision.tier.id === id)
      const sales = inside.reduce((sum, { row }) => sum + Number(row.cells.annual_sales), 0) / everything
      const visits = inside.reduce((sum, { decision }) => sum + Number(decision.treatments?.visits ?? 0), 0)
      const share = ((100 * inside.length) / decisions.length).toFixed(1)
      expect(pack.readme).toContain(
        `| ${id} | ${inside.length} | ${share} % | ${(100 * sales).toFixed(1)} % | ${visits} |`,
      )
    }
  })

  it('says what each override did', () => {
    for (const { id } of strategy.document.overrides ?? []) {
      const applied = decisions.filter(({ decision }) =>
        decision.overrides?.some((override) => override.id === id && override.outcome === 'applied'),
      )
      expect(pack.readme).toContain(`${id} ${applied.length}`)
    }
  })
})
