/** The pack's own promises: a reproducible population, thresholds at the counts, the README's figures. */
import { describe, expect, it } from 'vitest'
import { generatePopulation } from '../../rules/export-market-potential/generate.ts'
import { compilerOf, decide } from './compiled.ts'
import { readPack, readPackFile } from './loader.ts'

const pack = readPack('export-market-potential')
const strategy = compilerOf(pack)('strategy.json')
const markets = pack.population.map((row) => {
  const decision = decide(strategy, row, '2026-04-01')
  const bonus = decision.overrides?.some(({ id, outcome }) => id === 'blank-region' && outcome === 'applied') ? 4 : 0
  const final = decision.scores.potential ?? Number.NaN
  return {
    code: row.subject,
    imports: Number(row.cells.imports_last),
    tier: decision.tier.id,
    /** The score before overrides; none of those with the bonus reaches the cap. */
    score: Math.round(100 * (final - bonus)) / 100,
    decision,
  }
})
const readme = pack.readme.replace(/\s+/g, ' ')
const bands = strategy.document.assign.bands ?? []
const inTier = (tier: string) => markets.filter((market) => market.tier === tier)
const codes = (some: readonly (typeof markets)[number][]) => some.map(({ code }) => code)

/** The markets whose score before overrides lies in the band of a tier. */
function byScore(tier: string) {
  const index = bands.findIndex((band) => band.tier === tier)
  const from = bands[index]?.from ?? Number.NEGATIVE_INFINITY
  const below = bands[index + 1]?.from ?? Number.POSITIVE_INFINITY
  return markets.filter(({ score }) => score >= from && score < below)
}

it('has the population that its generator writes', () => {
  expect(generatePopulation()).toBe(readPackFile(pack.name, 'population.csv'))
})

it.each([
  ['develop', 11],
  ['test', 30],
])('holds as many markets in %s as its target says, by score', (tier, count) => {
  expect(strategy.document.tiers.find(({ id }) => id === tier)?.target).toEqual({ count })
  expect(byScore(tier)).toHaveLength(count)
  const threshold = bands.find((band) => band.tier === tier)?.from
  expect(byScore(tier).map(({ score }) => score)).toContain(threshold)
})

describe('README', () => {
  it.each(['develop', 'test', 'watch', 'pass'])('counts the markets of %s', (tier) => {
    const imports = inTier(tier).reduce((sum, market) => sum + market.imports, 0) / 1000
    expect(readme).toContain(`| ${byScore(tier).length} | ${inTier(tier).length} | ${imports.toFixed(1)} |`)
  })

  it('names the markets to develop, and those that the bonus adds', () => {
    const own = inTier('develop').filter((market) => byScore('develop').includes(market))
    const lifted = inTier('develop').filter((market) => !byScore('develop').includes(market))
    expect(readme).toContain(
      `${codes(own)
        .join(', ')
        .replace(/, (\w+)$/, ' and $1')} by their score`,
    )
    expect(readme).toContain(`${codes(lifted).join(' and ')} by the bonus`)
  })

  it('defends France and tests the largest market behind its anti-dumping duty', () => {
    expect(codes(inTier('defend'))).toEqual(['FR'])
    const largest = markets.reduce((found, market) => (market.imports > found.imports ? market : found))
    expect(largest).toMatchObject({ code: 'US', tier: 'test', decision: { treatments: { origin: true } } })
  })

  it('counts the markets and those with missing figures', () => {
    expect(readme).toContain(`lists ${markets.length} real countries and territories`)
    const flagged = markets.filter(({ decision }) =>
      decision.overrides?.some(({ id, outcome }) => id === 'figures-incomplete' && outcome === 'applied'),
    )
    expect(readme).toContain(`Missing figures (${flagged.length} markets)`)
  })
})
