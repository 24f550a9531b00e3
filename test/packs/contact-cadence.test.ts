/** The pack's own promises: a reproducible population, thresholds at the cumulative targets, the README's figures. */
import { describe, expect, it } from 'vitest'
import { generatePopulation } from '../../rules/contact-cadence/generate.ts'
import { compilerOf, decide } from './compiled.ts'
import { readPack, readPackFile } from './loader.ts'

const pack = readPack('contact-cadence')
const strategy = compilerOf(pack)('strategy.json')
const decisions = pack.population.map((row) => ({
  profit: Number(row.cells.contribution),
  decision: decide(strategy, row, '2026-04-01'),
}))
const everything = decisions.reduce((sum, { profit }) => sum + profit, 0)
const readme = pack.readme.replace(/\s+/g, ' ')
const bands = strategy.document.assign.bands ?? []
const scoreOf = ({ decision }: (typeof decisions)[number]) => decision.scores.value ?? Number.NaN

/** The customers at and above a score, and their share of the profit. */
function reachedAt(threshold: number) {
  const reached = decisions.filter((one) => scoreOf(one) >= threshold)
  return { customers: reached.length, share: reached.reduce((sum, { profit }) => sum + profit, 0) / everything }
}

/** What a treatment amounts to over all customers of a grade. */
const amount = (tier: string, treatment: string) =>
  decisions
    .filter(({ decision }) => decision.tier.id === tier)
    .reduce((sum, { decision }) => sum + Number(decision.treatments?.[treatment] ?? 0), 0)

const given = (treatment: string) =>
  decisions.filter(({ decision }) => decision.treatments?.[treatment] !== undefined).length

it('has the population that its generator writes', () => {
  expect(generatePopulation()).toBe(readPackFile(pack.name, 'population.csv'))
})

describe('calibration', () => {
  it.each([
    ['important', 0.8],
    ['secondary', 0.95],
    ['ordinary', 0.99],
  ])('sets %s at the highest score that reaches %d of the profit', (tier, share) => {
    const threshold = bands.find((band) => band.tier === tier)?.from ?? Number.NaN
    const target = strategy.document.tiers.find(({ id }) => id === tier)?.target
    expect(target).toEqual({ cumulative: { of: 'contribution', share } })
    const { share: reached } = reachedAt(threshold)
    expect(reached).toBeGreaterThanOrEqual(share)
    const next = Math.min(...decisions.map(scoreOf).filter((score) => score > threshold))
    expect(reachedAt(next).share).toBeLessThan(share)
    expect(pack.readme).toContain(`| ${100 * share} % | ${(100 * reached).toFixed(1)} % |`)
  })

  it('is 80/20 nearly to the letter', () => {
    const { customers, share } = reachedAt(42.1)
    expect(readme).toContain(
      `${customers} of 400 customers (${(customers / 4).toFixed(2)} %) bring ${(100 * share).toFixed(1)} % of the profit`,
    )
  })
})

describe('README', () => {
  it.each(strategy.document.tiers.map(({ id }) => id))('counts the customers, calls and visits of %s', (tier) => {
    const index = bands.findIndex((band) => band.tier === tier)
    const above = bands[index + 1]?.from ?? Number.POSITIVE_INFINITY
    const from = bands[index]?.from ?? Number.NEGATIVE_INFINITY
    const byScore = decisions.filter((one) => scoreOf(one) >= from && scoreOf(one) < above).length
    const graded = decisions.filter(({ decision }) => decision.tier.id === tier).length
    expect(pack.readme).toContain(`| ${byScore} | ${graded} | ${amount(tier, 'calls')}, ${amount(tier, 'visits')} |`)
  })

  it('counts help, complaints, risks and grace', () => {
    const applied = (id: string) =>
      decisions.filter(({ decision }) => decision.overrides?.some((one) => one.id === id && one.outcome === 'applied'))
        .length
    expect(readme).toContain(`sales fell by a fifth (${given('helping_hand')})`)
    expect(readme).toContain(`settled first (${given('complaint_first')})`)
    expect(readme).toContain(`a flag in every grade (${applied('bad-debt-risk')})`)
    expect(readme).toContain(`makes ${applied('first-year')} newcomers ordinary`)
    expect(readme).toContain(`not at all otherwise (${decisions.length - given('calls')} of them)`)
    expect(readme).toContain(`${decisions.filter(({ profit }) => profit < 0).length} customers bring a loss`)
  })
})
