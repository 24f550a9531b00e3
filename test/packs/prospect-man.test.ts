/** The pack's own promises: a reproducible population, and the figures of the README. */
import { expect, it } from 'vitest'
import { generatePopulation } from '../../rules/prospect-man/generate.ts'
import { compilerOf, decide } from './compiled.ts'
import { readPack, readPackFile } from './loader.ts'

const pack = readPack('prospect-man')
const strategy = compilerOf(pack)('strategy.json')
const decisions = pack.population.map((row) => decide(strategy, row, '2026-04-01'))
const readme = pack.readme.replace(/\s+/g, ' ')
const countOf = (tier: string) => decisions.filter((decision) => decision.tier.id === tier).length
const raised = (id: string) =>
  decisions.filter(({ overrides = [] }) => overrides.some((one) => one.id === id && one.outcome === 'applied')).length

it('has the population that its generator writes', () => {
  expect(generatePopulation()).toBe(readPackFile(pack.name, 'population.csv'))
})

it.each(strategy.document.tiers.map(({ id }) => id))('shows in the README how many are %s', (tier) => {
  expect(pack.readme).toContain(`| ${tier} | ${countOf(tier)} |`)
})

it('tells in the README who is worth a call', () => {
  const lackingOne = countOf('MAn') + countOf('MaN') + countOf('mAN')
  expect(readme).toContain(
    `leaves ${countOf('MAN')} to sell to at once and ${lackingOne} that lack one condition alone`,
  )
  expect(readme).toContain(`${raised('asleep')} prospects are asleep, ${raised('enquiry-unanswered')} asked for`)
})

it('names a class by the conditions that its points meet', () => {
  for (const { tier, dimensions = [] } of decisions) {
    const letters = dimensions.map(({ id, points = 0 }) => (points >= 60 ? id.charAt(0).toUpperCase() : id.charAt(0)))
    expect(tier.id).toBe(letters.join(''))
  }
})

it('gives every prospect one next step of the funnel, save those on which work stops', () => {
  for (const { tier, treatments = {} } of decisions) {
    const steps = Object.keys(treatments).filter((id) => id.startsWith('step_'))
    expect(steps.length).toBeLessThanOrEqual(1)
    if (tier.id !== 'man') expect(steps).toHaveLength(1)
  }
})
