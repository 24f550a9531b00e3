// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyJudgements, rebalanced, setWeights, traded, weighedIn } from '../../../designer/model/edit/weights.ts'
import { check, type Strategy } from '../../../engine/index.ts'
import { readPack } from '../../packs/loader.ts'

const document = readPack('cosmetics-a-group').document('v3.json')
const judged = readPack('trade-customer-value').document('strategy.json')

const sum = (weights: readonly number[]) => weights.reduce((total, weight) => total + Math.round(weight * 1e6), 0) / 1e6

/** Weights of hundredths that add up to 1. */
const weights = fc
  .array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 8 })
  .filter((parts) => parts.some((part) => part > 0))
  .map((parts) => {
    const total = parts.reduce((a, b) => a + b, 0)
    const shares = parts.map((part) => Math.floor((part / total) * 100))
    shares[0] = (shares[0] as number) + 100 - shares.reduce((a, b) => a + b, 0)
    return shares.map((share) => share / 100)
  })

describe('weights of a score', () => {
  it('add up to 100 % after two neighbours have traded, and none falls below 0', () => {
    fc.assert(
      fc.property(weights, fc.nat(), fc.integer({ min: -150, max: 150 }), (before, place, hundredths) => {
        const first = place % (before.length - 1)
        const after = traded(before, first, first + 1, hundredths / 100)
        expect(sum(after)).toBe(1)
        expect(Math.min(...after)).toBeGreaterThanOrEqual(0)
        after.forEach((weight, index) => {
          if (index !== first && index !== first + 1) expect(weight).toBe(before[index])
        })
      }),
    )
  })

  it('add up to 100 % after one is set; those that are locked stay', () => {
    fc.assert(
      fc.property(
        weights,
        fc.nat(),
        fc.integer({ min: 0, max: 10_000 }),
        fc.nat(255),
        (before, place, wanted, bits) => {
          const index = place % before.length
          const locked = new Set(before.map((_, at) => at).filter((at) => (bits >> at) % 2 === 1))
          const after = rebalanced(before, index, wanted / 10_000, locked)
          expect(sum(after)).toBe(1)
          expect(Math.min(...after)).toBeGreaterThanOrEqual(0)
          for (const at of locked) if (at !== index) expect(after[at]).toBe(before[at])
          const isPossible = before.every((weight, at) => at === index || !locked.has(at) || weight === 0)
          if (isPossible && before.length - [...locked].filter((at) => at !== index).length > 1) {
            expect(after[index]).toBe(wanted / 10_000)
          }
        },
      ),
    )
  })

  it('keep their proportion, in whole steps, what is left over to the largest', () => {
    expect(rebalanced([0.25, 0.5, 0.25], 0, 0.4, new Set(), 0.01)).toEqual([0.4, 0.4, 0.2])
    expect(rebalanced([0.25, 0.25, 0.25, 0.25], 0, 0.3, new Set(), 0.01)).toEqual([0.3, 0.24, 0.23, 0.23])
    expect(rebalanced([1, 0, 0], 0, 0.4, new Set(), 0.01)).toEqual([0.4, 0.3, 0.3])
  })

  it('are found with their children, dimensions and groups', () => {
    const [root] = document.scores.filter(({ into }) => into === undefined)
    const children = weighedIn(document, root?.id ?? '')
    expect(children.map(({ kind }) => kind)).toContain('scores')
    expect(sum(children.map(({ weight }) => weight))).toBe(1)
  })

  it('are set so that check has nothing against them, and change nothing where they are the same', () => {
    const group = document.scores.find(({ into }) => into !== undefined)?.id ?? ''
    const before = weighedIn(document, group).map(({ weight }) => weight)
    expect(setWeights(group, before)(document)).toBe(document)
    const after = setWeights(group, rebalanced(before, 0, 0.55, new Set(), 0.01))(document)
    expect(weighedIn(after, group)[0]?.weight).toBe(0.55)
    expect(check(after).errors).toBe(0)
  })

  it('no longer rest on judgements once they are set by hand, and do once judgements are applied', () => {
    const score = judged.scores.find(({ judgements }) => judgements)
    const id = score?.id ?? ''
    const before = weighedIn(judged, id).map(({ weight }) => weight)
    const byHand = setWeights(id, traded(before, 0, 1, 0.01))(judged)
    expect(find(byHand, id)?.judgements).toBeUndefined()
    const again = applyJudgements(id, score?.judgements ?? [], before)(byHand)
    expect(find(again, id)).toEqual(score)
    expect(check(again).errors).toBe(0)
  })
})

const find = (strategy: Strategy, id: string) => strategy.scores.find((score) => score.id === id)
