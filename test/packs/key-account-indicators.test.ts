/** The pack's own promises: its generator, the calibrated threshold, the article's two warnings, its README. */
import { describe, expect, it } from 'vitest'
import { generatePopulation } from '../../rules/key-account-indicators/generate.ts'
import { compilerOf, decide } from './compiled.ts'
import { readPack, readPackFile } from './loader.ts'

const pack = readPack('key-account-indicators')
const strategy = compilerOf(pack)('strategy.json')
const decisions = pack.population.map((row) => ({ row, decision: decide(strategy, row, '2026-04-01') }))
const profitOf = (list: typeof decisions) => list.reduce((sum, { row }) => sum + Number(row.cells.gross_profit), 0)

/** The decisions in which an override was applied. */
const appliedIn = (id: string) =>
  decisions.filter(({ decision }) =>
    decision.overrides?.some((override) => override.id === id && override.outcome === 'applied'),
  )

it('is reproduced by its generator byte for byte', () => {
  expect(generatePopulation()).toBe(readPackFile(pack.name, 'population.csv'))
})

it.each([
  ['key', 0.2],
  ['candidate', 0.5],
])('has %s and better at %d of the population by score, before hold and overrides', (tier, share) => {
  const threshold = strategy.document.assign.bands?.find((band) => band.tier === tier)?.from ?? Number.NaN
  const above = decisions.filter(({ decision }) => (decision.scores.value ?? Number.NaN) >= threshold)
  expect(above).toHaveLength(share * decisions.length)
})

describe('the two warnings of the article', () => {
  it('keeps the largest customers out of key where little of it remains', () => {
    const capped = appliedIn('volume-without-profit')
    expect(capped.length).toBeGreaterThan(0)
    for (const { row, decision } of capped) {
      expect(decision.tier.id).toBe('candidate')
      expect(Number(row.cells.net_profit) / Number(row.cells.annual_sales)).toBeLessThan(0.05)
    }
  })

  it('keeps profitable customers out of key where half of their orders go by price', () => {
    const capped = appliedIn('price-driven-cap')
    expect(capped.length).toBeGreaterThan(0)
    for (const { row, decision } of capped) {
      expect(decision.tier.id).toBe('candidate')
      expect(decision.flags?.map(({ id }) => id)).toContain('price-driven-flag')
      expect(Number(row.cells.price_driven)).toBeGreaterThanOrEqual(0.5)
    }
  })
})

describe('README', () => {
  it('shows the tiers', () => {
    for (const { id } of strategy.document.tiers) {
      const inside = decisions.filter(({ decision }) => decision.tier.id === id)
      const visits = inside.reduce((sum, { decision }) => sum + Number(decision.treatments?.visits ?? 0), 0)
      const share = ((100 * inside.length) / decisions.length).toFixed(1)
      const profit = ((100 * profitOf(inside)) / profitOf(decisions)).toFixed(1)
      expect(pack.readme).toContain(`| ${id} | ${inside.length} | ${share} % | ${profit} % | ${visits} |`)
    }
  })

  it('says what each override did', () => {
    for (const { id } of strategy.document.overrides ?? [])
      expect(pack.readme).toContain(`${id} ${appliedIn(id).length}`)
  })

  it('says what 80/20 is in this population', () => {
    const ranked = [...decisions].sort((a, b) => Number(b.row.cells.gross_profit) - Number(a.row.cells.gross_profit))
    const fifth = (100 * profitOf(ranked.slice(0, 72))) / profitOf(decisions)
    expect(pack.readme.replace(/\s+/g, ' ')).toContain(
      `the 72 most profitable customers (20 %) bring ${fifth.toFixed(0)} %`,
    )
  })
})
