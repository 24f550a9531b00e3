/** The pack's own promises: the published table unchanged, thresholds calibrated to 80/20. */
import { describe, expect, it } from 'vitest'
import { preparePopulation } from '../../rules/wholesale-channel/prepare.ts'
import { compilerOf, decide } from './compiled.ts'
import { readPack, readPackFile } from './loader.ts'

const pack = readPack('wholesale-channel')
const strategy = compilerOf(pack)('strategy.json')
const decisions = pack.population.map((row) => ({
  total: Number(row.cells.total_spend),
  decision: decide(strategy, row, '2026-04-01'),
}))
const ranked = decisions
  .map(({ total, decision }) => ({ total, score: decision.scores.value ?? Number.NaN }))
  .sort((a, b) => b.score - a.score)
const readme = pack.readme.replace(/\s+/g, ' ')
const everything = decisions.reduce((sum, { total }) => sum + total, 0)

/** The share of all spend at and above a score. */
const spendFrom = (threshold: number) =>
  ranked.filter(({ score }) => score >= threshold).reduce((sum, { total }) => sum + total, 0) / everything

const thresholdOf = (tier: string) =>
  strategy.document.assign.bands?.find((band) => band.tier === tier)?.from ?? Number.NaN

it('has the population that its script makes of the published table', () => {
  const published = readPackFile(pack.name, 'data/wholesale_customers.csv')
  expect(preparePopulation(published)).toBe(readPackFile(pack.name, 'population.csv'))
  expect(pack.population).toHaveLength(440)
})

describe('calibration', () => {
  it('makes one customer in five key', () => {
    const threshold = thresholdOf('key')
    expect(ranked.filter(({ score }) => score >= threshold)).toHaveLength(88)
    expect(ranked.map(({ score }) => score)).toContain(threshold)
  })

  it.each([
    ['core', 0.8],
    ['standard', 0.95],
  ])('sets %s at the highest score that reaches %d of all spend', (tier, share) => {
    const threshold = thresholdOf(tier)
    expect(spendFrom(threshold)).toBeGreaterThanOrEqual(share)
    const next = ranked.findLast(({ score }) => score > threshold)?.score ?? Number.NaN
    expect(spendFrom(next)).toBeLessThan(share)
  })

  it('says in the README what 80/20 is in this population', () => {
    const largest = decisions.map(({ total }) => total).sort((a, b) => b - a)
    const spendOf = (count: number) => largest.slice(0, count).reduce((sum, total) => sum + total, 0)
    const needed = largest.findIndex((_, index) => spendOf(index + 1) >= 0.8 * everything) + 1
    expect(readme).toContain(
      `the 88 largest customers (20 %) hold ${((100 * spendOf(88)) / everything).toFixed(1)} % of all spend`,
    )
    expect(readme).toContain(`it takes ${needed} customers (${((100 * needed) / 440).toFixed(0)} %) to hold 80 %`)
  })

  it('shows the tiers in the README', () => {
    for (const { id } of strategy.document.tiers) {
      const inside = decisions.filter(({ decision }) => decision.tier.id === id)
      const spend = inside.reduce((sum, { total }) => sum + total, 0) / everything
      const visits = inside.reduce((sum, { decision }) => sum + Number(decision.treatments?.visits ?? 0), 0)
      expect(pack.readme).toContain(`| ${id} | ${inside.length} | ${(100 * spend).toFixed(1)} % | ${visits} |`)
    }
  })
})

it('raises no flag about totals in the published table', () => {
  const flags = decisions.flatMap(({ decision }) => decision.flags ?? []).map(({ id }) => id)
  expect(flags).not.toContain('total-mismatch')
  expect(flags.filter((id) => id === 'single-category')).toHaveLength(12)
})
