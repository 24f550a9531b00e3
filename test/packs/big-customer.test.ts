/** The pack's own promises: its generator, either way alone makes a customer big, the figures of its README. */
import { describe, expect, it } from 'vitest'
import { generatePopulation } from '../../rules/big-customer/generate.ts'
import { compilerOf, decide } from './compiled.ts'
import { readPack, readPackFile } from './loader.ts'

const pack = readPack('big-customer')
const compiled = compilerOf(pack)
const decisionsBy = (file: string) =>
  pack.population.map((row) => ({ row, decision: decide(compiled(file), row, '2026-04-01') }))
const ways = decisionsBy('strategy.json')
const kinds = decisionsBy('wilson.json')

const totalOf = (list: typeof ways, field: string) => list.reduce((sum, { row }) => sum + Number(row.cells[field]), 0)
const percentOf = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`

it('is reproduced by its generator byte for byte', () => {
  expect(generatePopulation()).toBe(readPackFile(pack.name, 'population.csv'))
})

it('lets either way alone make a customer big, and says in the README how many go which way', () => {
  const big = ways.filter(({ decision }) => decision.tier.id === 'big')
  const byContribution = big.filter(({ decision }) => (decision.scores.contribution ?? 0) >= 65)
  const byLoyalty = big.filter(({ decision }) => (decision.scores.loyalty ?? 0) >= 65)
  const both = byContribution.filter((one) => byLoyalty.includes(one))
  expect(byContribution.length + byLoyalty.length - both.length).toBe(big.length)
  const [only, alone] = [byContribution.length - both.length, byLoyalty.length - both.length]
  expect(Math.min(only, alone, both.length)).toBeGreaterThan(10)
  expect(pack.readme.replace(/\s+/g, ' ')).toContain(
    `Of the ${big.length} big customers ${only} are big by contribution alone, ${alone} by loyalty alone and ${both.length} by both`,
  )
})

describe('README', () => {
  it('shows the tiers', () => {
    for (const { id } of compiled('strategy.json').document.tiers) {
      const inside = ways.filter(({ decision }) => decision.tier.id === id)
      const visits = inside.reduce((sum, { decision }) => sum + Number(decision.treatments?.visits ?? 0), 0)
      const profit = percentOf(totalOf(inside, 'gross_profit'), totalOf(ways, 'gross_profit'))
      expect(pack.readme).toContain(
        `| ${id} | ${inside.length} | ${percentOf(inside.length, ways.length)} | ${profit} | ${visits} |`,
      )
    }
  })

  it("shows Wilson's kinds", () => {
    for (const { id } of compiled('wilson.json').document.tiers) {
      const inside = kinds.filter(({ decision }) => decision.tier.id === id)
      const sales = percentOf(totalOf(inside, 'annual_sales'), totalOf(kinds, 'annual_sales'))
      expect(pack.readme).toContain(`| ${id} | ${inside.length} | ${sales} |`)
    }
  })

  it.each([
    ['strategy.json', ways],
    ['wilson.json', kinds],
  ])('says what each override of %s did', (file, decisions) => {
    for (const { id } of compiled(file).document.overrides ?? []) {
      const applied = decisions.filter(({ decision }) =>
        decision.overrides?.some((override) => override.id === id && override.outcome === 'applied'),
      )
      expect(pack.readme).toContain(`${id} ${applied.length}`)
    }
  })
})
