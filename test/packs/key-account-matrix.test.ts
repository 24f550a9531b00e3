/** The pack's own promises: its generator, the four kinds of customer, the figures of its README. */
import { expect, it } from 'vitest'
import { evaluate } from '../../engine/index.ts'
import { generatePopulation } from '../../rules/key-account-matrix/generate.ts'
import { compilerOf, decide } from './compiled.ts'
import { inputOf, readPack, readPackFile } from './loader.ts'

const pack = readPack('key-account-matrix')
const strategy = compilerOf(pack)('strategy.json')
const decisions = pack.population.map((row) => ({ row, decision: decide(strategy, row, '2026-04-01') }))
const TIERS = ['key', 'development', 'maintenance', 'opportunity']

it('is reproduced by its generator byte for byte', () => {
  expect(generatePopulation()).toBe(readPackFile(pack.name, 'population.csv'))
})

it('shows the tiers in the README', () => {
  const everything = decisions.reduce((sum, { row }) => sum + Number(row.cells.annual_sales), 0)
  for (const tier of TIERS) {
    const inside = decisions.filter(({ decision }) => decision.tier.id === tier)
    const sales = inside.reduce((sum, { row }) => sum + Number(row.cells.annual_sales), 0) / everything
    const visits = inside.reduce((sum, { decision }) => sum + Number(decision.treatments?.visits ?? 0), 0)
    const share = (100 * inside.length) / decisions.length
    expect(pack.readme).toContain(
      `| ${tier} | ${inside.length} | ${share.toFixed(1)} % | ${(100 * sales).toFixed(1)} % | ${visits} |`,
    )
  }
})

it('says in the README what each override did', () => {
  for (const { id } of strategy.document.overrides ?? []) {
    const applied = decisions.filter(({ decision }) =>
      decision.overrides?.some((override) => override.id === id && override.outcome === 'applied'),
    )
    expect(applied.length, id).toBeGreaterThan(0)
    expect(pack.readme).toContain(`${id} ${applied.length}`)
  }
})

it('gives the four kinds to the four corners, and each of them its treatment in all four aspects', () => {
  const [low, high] = [
    { account_profit: 0, purchase_share: 0, countries: 1, annual_sales: 1000, prior_sales: 1000 },
    { account_profit: 120_000_000, purchase_share: 0.03, countries: 10, annual_sales: 1300, prior_sales: 1000 },
  ]
  const [cold, warm] = [
    { technical_cooperation: 'catalogue', complaints: 5, deliveries: 100, satisfaction: 5 },
    { technical_cooperation: 'joint', complaints: 0, deliveries: 100, satisfaction: 9 },
  ]
  const tierOf = (company: object, customer: object) => {
    const input = { ...company, ...customer, strategic_purpose: 'none' }
    const evaluation = evaluate(strategy, { input, asOf: '2026-04-01' })
    if (!evaluation.ok) throw new Error(evaluation.refusal.message)
    return evaluation.decision.tier.id
  }
  expect([tierOf(high, warm), tierOf(high, cold), tierOf(low, warm), tierOf(low, cold)]).toEqual(TIERS)
  const aspects = new Set(strategy.document.treatments?.map(({ aspect }) => (aspect as { en: string }).en))
  expect([...aspects]).toEqual(['Product', 'Price', 'Communication and marketing', 'Sales and service'])
})

it('asks for the account file of a key customer until all six aspects are recorded', () => {
  const keys = decisions.filter(({ decision }) => decision.tier.id === 'key')
  const asked = keys.filter(({ decision }) => decision.treatments?.file_to_complete !== undefined)
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.length).toBeLessThan(keys.length)
  for (const { decision } of asked) expect(decision.flags?.map(({ id }) => id)).toContain('file-incomplete')
  for (const { row, decision } of keys) {
    const file = strategy.document.fields.filter(({ group }) => (group as { en: string }).en.startsWith('Account file'))
    expect(file.length).toBe(13)
    const isFull = file.every(({ id }) => id in inputOf(row, strategy.document))
    expect(decision.treatments?.file_to_complete === undefined, row.subject).toBe(isFull)
  }
})
