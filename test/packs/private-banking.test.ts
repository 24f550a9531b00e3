/** The pack's own promises: a reproducible population, the article's borders, the drift that the README tells. */
import { describe, expect, it } from 'vitest'
import { generatePopulation } from '../../rules/private-banking/generate.ts'
import { compilerOf, decide } from './compiled.ts'
import { readPack, readPackFile } from './loader.ts'

const pack = readPack('private-banking')
const strategy = compilerOf(pack)('strategy.json')
const customers = pack.population.map((row) => {
  const decision = decide(strategy, row, '2026-04-01')
  return { balances: Number(row.cells.balances), means: decision.scores.means ?? Number.NaN, decision }
})
const readme = pack.readme.replace(/\s+/g, ' ')
type Customer = (typeof customers)[number]
const sum = (some: readonly Customer[]) => some.reduce((total, { balances }) => total + balances, 0)
const share = (some: readonly Customer[]) => sum(some) / sum(customers)
const percent = (part: number, places = 1) => `${(100 * part).toFixed(places)} %`
const between = (from: number, below: number) => customers.filter(({ means }) => means >= from && means < below)
const inTier = (tier: string) => customers.filter(({ decision }) => decision.tier.id === tier)
const applied = (id: string) =>
  customers.filter(({ decision }) => decision.overrides?.some((one) => one.id === id && one.outcome === 'applied'))
    .length

const wealthy = between(250, Number.POSITIVE_INFINITY)
const premier = between(50, 250)

it('has the population that its generator writes', () => {
  expect(generatePopulation()).toBe(readPackFile(pack.name, 'population.csv'))
})

it("keeps the article's borders and states both banks' figures as targets", () => {
  expect(strategy.document.assign.bands).toEqual([
    { tier: 'standard' },
    { from: 50, tier: 'premier' },
    { from: 250, tier: 'private' },
  ])
  expect(strategy.document.tiers.map(({ target }) => target)).toEqual([
    { cumulative: { of: 'balances', share: 0.5 } },
    { count: 300 },
    undefined,
  ])
})

describe('drift', () => {
  it('shows less than one customer in a hundred with about half of the balances', () => {
    expect(wealthy.length / customers.length).toBeLessThan(0.01)
    expect(share(wealthy)).toBeCloseTo(0.5, 1)
    const found = `${wealthy.length} customers (${percent(wealthy.length / customers.length, 2)})`
    const drift = `+${percent(share(wealthy) - 0.5)}`
    expect(readme).toContain(`${found} with ${percent(share(wealthy))} | ${drift} |`)
  })

  it('shows how many clients one manager would have', () => {
    expect(readme).toContain(`| ${premier.length} customers | −${300 - premier.length} | ${inTier('premier').length} |`)
    const ranked = customers.map(({ means }) => means).sort((a, b) => b - a)
    const border = ranked[wealthy.length + 299] ?? Number.NaN
    expect(between(border, 250)).toHaveLength(301)
    expect(premier.length + between(border + 0.001, 50).length).toBe(296)
    expect(readme).toContain(
      `tie at £${(1000 * border).toLocaleString('en-GB')}, with them it is 301, without them 296`,
    )
  })

  it('shows what calibrating the private bank to its share would ask for', () => {
    const borders = wealthy.map(({ means }) => means).sort((a, b) => b - a)
    const reached = borders.findIndex((border) => share(between(border, Number.POSITIVE_INFINITY)) >= 0.5)
    const pounds = Math.round(1000 * (borders[reached] ?? Number.NaN)).toLocaleString('en-GB')
    expect(readme).toContain(`asks for £${pounds} and leaves ${reached + 1}.`)
  })
})

it('shows the tiers after overrides in the README', () => {
  for (const { id } of strategy.document.tiers)
    expect(pack.readme).toContain(`| ${inTier(id).length} | ${percent(share(inTier(id)))} |`)
  expect(readme).toContain(`households (${applied('same-household')} lifted)`)
  expect(readme).toContain(`sources of funds (${applied('funds-unclear')} capped)`)
})
