/** The pack's own promises: the article's three phases, the generator, the figures of its README. */
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../engine/index.ts'
import { generatePopulation } from '../../rules/cosmetics-a-group/generate.ts'
import { decide } from './compiled.ts'
import { inputOf, readPack, readPackFile } from './loader.ts'
import {
  appliedLine,
  changeOf,
  migrationTable,
  moverTable,
  type Phase,
  phasesOf,
  shareOf,
  tierTable,
  weightTable,
} from './phases.ts'

const pack = readPack('cosmetics-a-group')
const phases = phasesOf(pack)
const phase = (version: number): Phase => {
  const found = phases[version - 1]
  if (!found) throw new Error(`no version ${version}`)
  return found
}
const ASOF = '2022-04-01'

/** The first subject as phase 1 sees it, with some values changed. */
function scoreInPhase1(changes: Record<string, number | string | undefined>) {
  const [row] = pack.population
  if (!row) throw new Error('the population is empty')
  const { strategy } = phase(1)
  const input = Object.fromEntries(
    Object.entries({ ...inputOf(row, strategy.document), ...changes }).filter(([, value]) => value !== undefined),
  )
  const evaluation = evaluate(strategy, { input, asOf: ASOF, trace: 'full' })
  if (!evaluation.ok) throw new Error(evaluation.refusal.message)
  return evaluation.decision
}

it('is reproduced by its generator byte for byte', () => {
  expect(generatePopulation()).toBe(readPackFile(pack.name, 'population.csv'))
})

describe('phase 1, rapid layout', () => {
  const noAccounts = { gross_profit: undefined, net_profit: undefined }

  it('nearly ignores sales: from nothing to a hundred million the score moves by at most ten points', () => {
    const poor = scoreInPhase1({ ...noAccounts, annual_sales: 0 }).scores.value ?? 0
    const rich = scoreInPhase1({ ...noAccounts, annual_sales: 100_000_000 }).scores.value ?? 0
    expect(rich - poor).toBeCloseTo(10, 6)
    const withAccounts = { gross_profit: 0, net_profit: 0 }
    const least = scoreInPhase1({ ...withAccounts, annual_sales: 1 }).scores.value ?? 0
    const most = scoreInPhase1({ ...withAccounts, annual_sales: 100_000_000 }).scores.value ?? 0
    expect(most - least).toBeCloseTo(4, 2)
  })

  it('lets coverage of first-tier cities decide: it moves the score more than anything else', () => {
    const none = scoreInPhase1({ tier1_cities: 0 }).scores.value ?? 0
    const all = scoreInPhase1({ tier1_cities: 4 }).scores.value ?? 0
    expect(all - none).toBeGreaterThan(30)
    const { document } = phase(1).strategy
    const share = (id: string) => shareOf(document, id) ?? 0
    const ranked = document.dimensions.map(({ id }) => id).sort((a, b) => share(b) - share(a))
    expect(ranked.slice(0, 2)).toEqual(['coverage', 'local_network'])
  })

  const worst = {
    annual_sales: 0,
    gross_profit: 0,
    net_profit: -1,
    brand_image: 'd',
    market_influence: 'minor',
    tier1_cities: 0,
  }
  const idle = { new_channels: 0, new_industries: 0, categories: 1, new_product_share: 0 }

  it.each([
    { outlets: 150, local_reach: undefined },
    { outlets: 150, local_reach: 0 },
    { outlets: 80, local_reach: 0.5 },
    { outlets: 9999, local_reach: 1 },
  ])('makes a distributor with a strong local network key though all else is at its worst: %o', (network) => {
    const decision = scoreInPhase1({ ...worst, ...idle, ...network })
    expect(decision.derived?.network).toBe('strong')
    expect(decision.scores.value).toBeLessThan(30)
    expect(decision.tier.id).toBe('key')
  })

  it('makes every distributor of the population with a strong local network key', () => {
    const strong = pack.population.filter(({ cells }) => {
      const outlets = Number(cells.outlets)
      return outlets >= 150 || (outlets >= 80 && Number(cells.local_reach || 0) >= 0.5)
    })
    expect(strong.length).toBeGreaterThan(30)
    for (const row of strong) expect(decide(phase(1).strategy, row, ASOF).tier.id, row.subject).toBe('key')
  })

  it('does not pay for sales without a network', () => {
    const decision = scoreInPhase1({ annual_sales: 80_000_000, outlets: 9, tier1_cities: 0, local_reach: 0.3 })
    expect(decision.tier.id).toBe('opportunity')
  })
})

describe('phase 3, channel control', () => {
  it('leaves nobody with three or more diversion cases above maintenance', () => {
    const diverting = pack.population.filter(({ cells }) => Number(cells.diversion_cases) >= 3)
    expect(diverting.length).toBeGreaterThan(20)
    for (const row of diverting) {
      const { tier } = decide(phase(3).strategy, row, '2026-04-01')
      expect(['maintenance', 'opportunity'], row.subject).toContain(tier.id)
    }
  })
})

describe('targets', () => {
  it.each([1, 2, 3])('version %i holds the share of key distributors that it aims at, before overrides', (version) => {
    const { strategy, entry } = phase(version)
    const threshold = strategy.document.assign.bands?.at(-1)?.from ?? Number.NaN
    const share = strategy.document.tiers[0]?.target?.share ?? Number.NaN
    const scores = pack.population.map((row) => decide(strategy, row, entry.effectiveFrom))
    const reached = scores.filter((decision) => beforeAdds(decision) >= threshold).length
    expect(Math.abs(reached / pack.population.length - share)).toBeLessThan(0.01)
  })
})

/** The root score before `add` overrides, as calibration looks at it. */
function beforeAdds({ scores, adjustments = [] }: ReturnType<typeof decide>): number {
  const added = adjustments.filter(({ kind }) => kind === 'add').reduce((sum, { points }) => sum + points, 0)
  return (scores.value ?? Number.NaN) - added
}

describe('the figures of the README', () => {
  const changes = [changeOf(pack, phase(1), phase(2)), changeOf(pack, phase(2), phase(3))]

  it('shows the weights of each phase', () => expect(pack.readme).toContain(weightTable(phases)))
  it('shows the tiers and visits of each phase', () => expect(pack.readme).toContain(tierTable(pack, phases)))
  it.each(changes)('shows who moves where ($before.entry.version to $after.entry.version)', (change) => {
    expect(pack.readme).toContain(migrationTable(change))
  })
  it.each(changes)('shows who gains and loses, and why ($before.entry.version to $after.entry.version)', (change) => {
    expect(pack.readme).toContain(moverTable(change))
    expect(pack.readme).toContain(appliedLine(change))
  })
})
