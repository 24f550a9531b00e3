import { describe, expect, it } from 'vitest'
import {
  countSubject,
  driftOf,
  evaluate,
  type Strategy,
  scoreBeforeOverrides,
  startHoldings,
} from '../../../engine/index.ts'
import { compiled, tiered } from './strategies.ts'

const { document } = tiered(
  [80, 50],
  [{ cumulative: { of: 'sales', share: 0.5 } }, { cumulative: { of: 'sales', share: 0.8 } }, { share: 0.5 }],
)

function drift(strategy: Strategy, subjects: [tier: number, sales: number | null][]) {
  const holdings = startHoldings(strategy)
  for (const [tier, sales] of subjects) countSubject(holdings, tier, { sales })
  return driftOf(strategy, holdings)
}

describe('drift', () => {
  it('is what tiers hold, with the better ones where the target says so, less what they should', () => {
    const [a, b, c] = drift(document, [
      [0, 600],
      [1, 100],
      [2, 200],
      [2, 100],
    ])
    expect(a).toMatchObject({ tier: 'a', wanted: 0.5, actual: 0.6, notes: [] })
    expect(a?.difference).toBeCloseTo(0.1, 12)
    expect(b).toMatchObject({ wanted: 0.8, actual: 0.7 })
    expect(c).toMatchObject({ wanted: 0.5, actual: 0.5, difference: 0 })
  })

  it('counts subjects', () => {
    const counted = tiered([80], [{ count: 3 }]).document
    const all: [number, null][] = [
      [0, null],
      [1, null],
    ]
    expect(drift(counted, all)).toEqual([
      { tier: 'a', target: { count: 3 }, wanted: 3, actual: 1, difference: -2, notes: [] },
    ])
  })

  it('says what it can’t measure', () => {
    const missing = { code: 'field-missing', params: { field: 'sales', count: 1 } }
    const some: [number, number | null][] = [
      [0, 5],
      [1, null],
    ]
    expect(drift(document, some)[0]).toMatchObject({ actual: 1, notes: [missing] })
    expect(drift(document, [[0, null]])[0]?.notes).toEqual([{ code: 'no-total', params: { field: 'sales' } }, missing])
    expect(drift(document, [])[2]?.notes).toEqual([{ code: 'no-subjects', params: {} }])
    expect(drift({ ...document, ordered: false }, some)[0]).not.toHaveProperty('actual')
  })
})

it('takes the score before any add', () => {
  const base = tiered([80], []).document
  const add = (id: string, above: number, points: number) => ({
    id,
    when: { '>': [{ var: 'level' }, above] },
    then: { add: { score: 'value', points } },
  })
  const strategy = compiled({ ...base, overrides: [add('rare', 50, 3), add('first', 10, 5), add('second', 10, 7)] })
  const scoreOf = (level: number) => {
    const evaluation = evaluate(strategy, { input: { level }, asOf: '2026-04-01' })
    if (!evaluation.ok) throw new Error(evaluation.refusal.message)
    return [evaluation.decision.scores.value, scoreBeforeOverrides(strategy.document, evaluation.decision)]
  }
  expect(scoreOf(20)).toEqual([32, 20])
  expect(scoreOf(97)).toEqual([100, 97])
  expect(scoreOf(100)).toEqual([100, 100])
  expect(scoreOf(5)).toEqual([5, 5])
})
