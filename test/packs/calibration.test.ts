/** Every pack whose tiers have targets, calibrated on its own population; and what two READMEs say of that. */
import { describe, expect, it } from 'vitest'
import {
  amountFields,
  amountOf,
  type Calibration,
  type CompiledStrategy,
  calibrate,
  compile,
  scoreBeforeOverrides,
} from '../../engine/index.ts'
import { compilerOf, decide } from './compiled.ts'
import { inputOf, type Pack, packNames, readPack } from './loader.ts'

function calibrated(pack: Pack, strategy: CompiledStrategy): Calibration {
  const { document } = strategy
  const inputs = pack.population.map((row) => inputOf(row, document))
  const scores = pack.population.map((row) => scoreBeforeOverrides(document, decide(strategy, row, '2026-04-01')))
  const amounts = amountFields(document).map((field) => [field, inputs.map((input) => amountOf(input, field))] as const)
  return calibrate(strategy, { scores, amounts: new Map(amounts) })
}

const withTargets = packNames().flatMap((name) => {
  const pack = readPack(name)
  const files = pack.strategies.flatMap(({ files }) => files)
  return files
    .filter((file) => pack.document(file).tiers.some(({ target }) => target !== undefined))
    .map((file) => ({ pack, name, file }))
})

describe('packs with targets', () => {
  it('are there', () => {
    expect(withTargets.length).toBeGreaterThanOrEqual(8)
  })

  it.each(withTargets)('$name/$file is calibrated once and for all, or says why it can’t be', ({ pack, file }) => {
    const strategy = compilerOf(pack)(file)
    const once = calibrated(pack, strategy)
    if (!once.ok) {
      expect(once.reason.code).toMatch(/^assigned-by-/)
      expect(strategy.document.assign.score).toBeUndefined()
      return
    }
    const again = compile(once.document)
    if (!again.ok) throw new Error(JSON.stringify(again.problems))
    const twice = calibrated(pack, again.strategy)
    expect(twice.ok && !twice.changed).toBe(true)
  })
})

/** By tier: where it would begin, how many it would hold, and how much of its target it would reach. */
function proposal(name: string) {
  const pack = readPack(name)
  const calibration = calibrated(pack, compilerOf(pack)('strategy.json'))
  if (!calibration.ok) throw new Error(calibration.reason.code)
  const tiers = new Map(calibration.tiers.map((tier) => [tier.tier, tier]))
  const tierOf = (id: string) => {
    const tier = tiers.get(id)
    if (tier === undefined) throw new Error(id)
    return tier
  }
  return { readme: pack.readme.replace(/\s+/g, ' '), tierOf }
}

describe('what a README says of calibrating', () => {
  it('contact-cadence: 80/20, with one customer fewer in two grades', () => {
    const { readme, tierOf } = proposal('contact-cadence')
    const important = tierOf('important')
    expect(important.after).toEqual(important.before)
    expect(important.before.share).toBeCloseTo(0.2, 2)
    expect(important.before.reached).toBeCloseTo(0.8, 2)
    expect(readme).toContain(`leaves ${important.after.threshold.from} as it is`)
    const sum = (when: 'before' | 'after', ...ids: string[]) =>
      ids.reduce((total, id) => total + tierOf(id)[when].subjects, 0)
    for (const above of [
      ['important', 'secondary'],
      ['important', 'secondary', 'ordinary'],
    ]) {
      const tier = tierOf(above.at(-1) as string)
      expect(sum('before', ...above) - sum('after', ...above)).toBe(1)
      expect(readme).toContain(`*${tier.tier}* at ${tier.after.threshold.from} (one`)
      expect(readme).toContain(`fewer, ${(100 * (tier.after.reached ?? 0)).toFixed(1)} %)`)
    }
  })

  it('private-banking: under 1 % of customers with half of the balances, and five who tie', () => {
    const { readme, tierOf } = proposal('private-banking')
    const [wealthy, premier] = [tierOf('private'), tierOf('premier')]
    for (const { share, reached } of [wealthy.before, wealthy.after]) {
      expect(share).toBeLessThan(0.01)
      expect(reached).toBeCloseTo(0.5, 1)
    }
    const pounds = (tier: typeof wealthy) => `£${(1000 * (tier.after.threshold.from ?? 0)).toLocaleString('en-GB')}`
    expect(readme).toContain(`rounder ${pounds(wealthy)}, which leaves the same ${wealthy.after.subjects},`)
    expect(readme).toContain(`begins *premier* at ${pounds(premier)} with ${premier.after.subjects} clients`)
    expect(premier.tie).toMatchObject({ subjects: 5, included: true, with: premier.after.subjects })
    expect(readme).toContain(`without them it would be ${premier.tie?.without}.`)
  })
})
