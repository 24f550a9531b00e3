/** The pack's own promises: a reproducible population, and the figures of the README. */
import { describe, expect, it } from 'vitest'
import { generatePopulation } from '../../rules/relationship-end/generate.ts'
import { compilerOf, decide } from './compiled.ts'
import { readPack, readPackFile } from './loader.ts'

const pack = readPack('relationship-end')
const strategy = compilerOf(pack)('strategy.json')
const decisions = pack.population.map((row) => ({
  row,
  sales: Number(row.cells.annual_sales),
  decision: decide(strategy, row, '2026-04-01'),
}))
const readme = pack.readme.replace(/\s+/g, ' ')
const inClass = (tier: string) => decisions.filter(({ decision }) => decision.tier.id === tier)
const salesOf = (tier: string) => inClass(tier).reduce((sum, { sales }) => sum + sales, 0)

it('has the population that its generator writes', () => {
  expect(generatePopulation()).toBe(readPackFile(pack.name, 'population.csv'))
})

describe('README', () => {
  it.each(strategy.document.tiers.map(({ id }) => id))('shows how many are %s and what they bought', (tier) => {
    expect(pack.readme).toContain(`| ${tier} | ${inClass(tier).length} | ${(salesOf(tier) / 1e6).toFixed(1)} |`)
  })

  it('compares those to be won back with those let go', () => {
    expect(readme).toContain('the half that bought for five times as much')
    expect(Math.round(salesOf('competitor-winback') / salesOf('competitor-release'))).toBe(5)
    expect(inClass('competitor-winback').length / inClass('competitor-release').length).toBeCloseTo(1, 0)
  })

  it('counts those without a profit figure and without an exit talk', () => {
    const without = (field: string) => pack.population.filter(({ cells }) => cells[field] === '').length
    expect(readme).toContain(`(${without('contribution')} of ${pack.population.length})`)
    expect(without('exit_rating')).toBeGreaterThan(pack.population.length / 2)
    expect(readme).toContain('missing for more than half of them')
  })
})

it('lifts its one named exception, which its value alone would let go', () => {
  const lifted = decisions.filter(({ decision }) =>
    decision.overrides?.some(({ id, outcome }) => id === 'reference-customer' && outcome === 'applied'),
  )
  expect(lifted.map(({ row }) => row.subject)).toEqual(['L-3020'])
  expect(lifted[0]?.decision.scores.value).toBeLessThan(55)
})

it('offers a price or terms to those worth it and to its exception', () => {
  const offered = decisions.filter(({ decision: { treatments = {} } }) =>
    ['price_offer', 'terms_offer'].some((id) => id in treatments),
  )
  const worth = decisions.filter(
    ({ decision: { tier, scores } }) =>
      tier.id === 'competitor-winback' || (tier.id === 'employee-left' && (scores.value ?? 0) >= 55),
  )
  expect(offered).toEqual(worth)
  expect(offered.map(({ row }) => row.subject)).toContain('L-3020')
})
