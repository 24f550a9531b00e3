/** What screens are drawn from: the tree, the ladder of tiers, plots, timelines and the staircase. */
import { describe, expect, it } from 'vitest'
import { adviceOf } from '../../designer/model/advice.ts'
import { ladderOf, rankAt, scoreRange } from '../../designer/model/ladder.ts'
import { aliasOf, nameOf, readableId } from '../../designer/model/names.ts'
import { phraseText } from '../../designer/model/phrase.ts'
import { plotOf } from '../../designer/model/plot.ts'
import { ticksOf } from '../../designer/model/ticks.ts'
import {
  periodOfVersion,
  periodsOf,
  type TimelineEntry,
  timeOf,
  timeSpan,
  yearTicks,
} from '../../designer/model/timeline.ts'
import { dimensionsOf, orderedDimensions, scoreTrees } from '../../designer/model/tree.ts'
import { waterfallOf } from '../../designer/model/waterfall.ts'
import { evaluate } from '../../engine/index.ts'
import { compiled, example, rich, strategyWith } from './strategies.ts'

const input = {
  tier1_outlets: 12,
  annual_sales: 1_000_000,
  gross_profit: 150_000,
  payment_term: 'lc',
  first_order: '2016-05-01',
}

function decide(document = example()) {
  const evaluation = evaluate(compiled(document), { input, asOf: '2026-04-01', trace: 'full' })
  if (!evaluation.ok) throw new Error(evaluation.refusal.message)
  return evaluation.decision
}

describe('names', () => {
  it('make an id readable where there is no title', () => {
    expect(readableId('first_order')).toBe('First order')
    expect(readableId('a-group')).toBe('A group')
    expect(readableId('R2D2')).toBe('R2D2')
    expect(readableId('關鍵')).toBe('關鍵')
    expect(readableId('__proto__')).toBe('__proto__')
    expect(nameOf({ id: 'x', title: { en: 'Key', 'zh-Hant': '關鍵' } }, 'zh-Hans')).toBe('關鍵')
  })

  it('have an alias in the other script only where one was written', () => {
    expect(aliasOf({ id: 'x', title: { en: 'Key', 'zh-Hant': '關鍵' } }, 'en')).toEqual({
      text: '關鍵',
      lang: 'zh-Hant',
    })
    expect(aliasOf({ id: 'x', title: { en: 'Key', 'zh-Hant': '關鍵' } }, 'zh-Hant')).toEqual({
      text: 'Key',
      lang: 'en',
    })
    expect(aliasOf({ id: 'x', title: 'Key' }, 'en')).toBeUndefined()
    expect(aliasOf({ id: 'x', title: { en: 'Key' } }, 'en')).toBeUndefined()
  })
})

describe('the score tree', () => {
  it('multiplies weights down to shares of the total', () => {
    const shares = orderedDimensions(scoreTrees(example())).map((node) => [
      node.dimension.id,
      Number(node.share?.toFixed(4)),
    ])
    expect(shares).toEqual([
      ['payment', 0.2],
      ['margin_rate', 0.2],
      ['coverage', 0.42],
      ['tenure', 0.18],
    ])
  })

  it('knows no shares below a sum or a minimum', () => {
    const points = { bands: [{ points: 1 }] }
    const [tree] = scoreTrees(
      strategyWith({
        scores: [
          { id: 'total', combine: 'sum' },
          { id: 'weak', into: 'total', combine: 'min' },
        ],
        dimensions: [
          { id: 'a', into: 'total', weight: -2, points },
          { id: 'b', into: 'weak', points },
        ],
      }),
    )
    const nodes = tree ? dimensionsOf(tree) : []
    expect(nodes.map(({ weight, weighing, share }) => ({ weight, weighing, share }))).toEqual([
      { weight: -2, weighing: 'factor', share: undefined },
      { weight: undefined, weighing: 'share', share: undefined },
    ])
  })
})

describe('the ladder of tiers', () => {
  it('goes from worst to best, each rung with its rank', () => {
    expect(ladderOf(example()).map(({ tier, threshold, rank }) => [tier.id, threshold, rank.rank])).toEqual([
      ['opportunity', undefined, 4],
      ['maintenance', 40, 3],
      ['development', 60, 2],
      ['key', 80, 1],
    ])
    expect(scoreRange(example(), 'value')).toEqual([0, 100])
  })

  it('has a tone for every rank, shared beyond six, none without order', () => {
    expect(rankAt(0, 4).tone).toBe('tone-4-1')
    expect(rankAt(9, 10).tone).toBe('tone-6-6')
    expect(rankAt(0, 1).tone).toBe('tone-1-1')
    expect(rankAt(1, 4, false).tone).toBe('tone-none')
  })

  it('scales a score that is not within 0 and 100 by its thresholds', () => {
    const document = strategyWith({ assign: { score: 'total', bands: [{ tier: 'b' }, { from: -50, tier: 'a' }] } })
    const [low, high] = scoreRange(document, 'total')
    expect(low).toBeLessThan(-50)
    expect(high).toBeGreaterThanOrEqual(0)
  })
})

describe('plots', () => {
  it('draws bands as plateaus between their edges', () => {
    const plot = plotOf({ bands: [{ points: 0 }, { from: 5, points: 50 }, { from: 20, points: 100 }] }, { min: 0 })
    expect(plot?.line.map(({ y }) => y)).toEqual([0, 0, 50, 50, 100, 100])
    expect(plot?.line.map(({ x }) => x)).toEqual([0, 5, 5, 20, 20, plot?.xDomain[1]])
    expect(plot?.toScale).toBe(true)
  })

  it('gives up the scale where bands would be too thin to see, and still places values in their band', () => {
    const plot = plotOf({
      bands: [{ points: 0 }, { from: 10, points: 1 }, { from: 100, points: 2 }, { from: 100_000, points: 3 }],
    })
    expect(plot?.toScale).toBe(false)
    expect(plot?.place(10)).toBe(1)
    expect(plot?.place(55)).toBe(1.5)
    expect(plot?.place(1e9)).toBe(4)
    expect(plot?.place(-1e9)).toBe(0)
  })

  it('draws a curve through its knees, a step where two share one x', () => {
    const plot = plotOf({
      curve: [
        [0, 0],
        [0.15, 60],
        [0.15, 80],
        [0.3, 100],
      ],
    })
    expect(plot?.edges).toEqual([0, 0.15, 0.3])
    expect(plot?.line.map(({ y }) => y)).toEqual([0, 0, 60, 80, 100, 100])
  })

  it('has round ticks that are what they say', () => {
    expect(ticksOf([0, 100], 4)).toEqual([0, 25, 50, 75, 100])
    expect(ticksOf([0, 0.3], 3)).toEqual([0, 0.1, 0.2, 0.3])
    expect(ticksOf([-5, 5], 4)).toEqual([-5, -2.5, 0, 2.5, 5])
    expect(ticksOf([1, 1], 4)).toEqual([1])
    expect(ticksOf([0, Number.POSITIVE_INFINITY], 4)).toEqual([0])
  })
})

describe('timelines', () => {
  const now = timeOf('2026-07-14')
  const entry = (
    seq: number,
    effectiveFrom: string,
    version: number,
    more: Partial<TimelineEntry> = {},
  ): TimelineEntry => ({
    seq,
    recordedAt: '2020-01-01T00:00:00Z',
    effectiveFrom,
    version,
    ...more,
  })

  it('become consecutive periods; the last recorded counts, cancelled ones do not', () => {
    const periods = periodsOf(
      [
        entry(1, '2023-01-01', 1),
        entry(2, '2025-01-01', 2),
        entry(3, '2025-01-01', 3),
        entry(4, '2026-10-01', 4),
        entry(5, '2026-12-01', 5),
        entry(6, '2026-12-01', 5, { cancels: 5 }),
      ],
      now,
    )
    expect(periods.map(({ version, state }) => [version, state])).toEqual([
      [1, 'past'],
      [3, 'current'],
      [4, 'future'],
    ])
    expect(periods[1]?.to).toBe(timeOf('2026-10-01'))
    expect(periodOfVersion(periods, 3)?.state).toBe('current')
    expect(periodOfVersion(periods, 2)).toBeUndefined()
  })

  it('are not stretched by a strategy that never changed', () => {
    const old = periodsOf([entry(1, '2000-01-01', 1)], now)
    const [from] = timeSpan([old], now)
    expect(new Date(from).getUTCFullYear()).toBe(2024)
    expect(yearTicks([timeOf('2021-01-01'), timeOf('2026-12-01')]).map(({ year }) => year)).toEqual([
      2021, 2022, 2023, 2024, 2025, 2026,
    ])
    expect(yearTicks([timeOf('1990-01-01'), timeOf('2026-12-01')]).map(({ year }) => year)).toEqual([
      1990, 1995, 2000, 2005, 2010, 2015, 2020, 2025,
    ])
  })
})

describe('the staircase', () => {
  it('climbs to the score of the worked example, step by step', () => {
    const document = example()
    const [tree] = scoreTrees(document)
    const waterfall = tree && waterfallOf(tree, decide(), document, 'en')
    expect(waterfall?.total).toBe(65.2)
    expect(waterfall?.steps.map((step) => [step.id, step.start, step.end])).toEqual([
      ['payment', 0, 16],
      ['margin_rate', 16, 28],
      ['coverage', 28, 49],
      ['tenure', 49, 65.2],
    ])
    expect(waterfall?.groups.map((group) => [group.score.score.id, group.adds])).toEqual([
      ['economic', 28],
      ['potential', 37.2],
    ])
    expect(waterfall?.steps.find((step) => step.id === 'coverage')?.most).toBe(42)
  })

  it('ends at the score for a tree with a minimum, rounding and an add', () => {
    const document = rich()
    const [tree] = scoreTrees(document)
    const evaluation = evaluate(compiled(document), {
      input: {
        annual_sales: 1e7,
        brand_image: 'b',
        market_influence: 'known',
        tier1_cities: 2,
        outlets: 70,
        new_channels: 1,
        categories: 2,
        supply_discipline: 71,
        inventory_visibility: 'weekly',
        planning: 'reported',
        contract_since: '2020-01-01',
        diversion_cases: 0,
        layers: 2,
        price_compliance: 0.5,
      },
      asOf: '2026-04-01',
    })
    if (!evaluation.ok || !tree) throw new Error('not decided')
    const waterfall = waterfallOf(tree, evaluation.decision, document, 'en')
    expect(waterfall?.steps.at(-1)?.end).toBe(waterfall?.total)
    expect(waterfall?.adjustments.map((step) => step.kind)).toContain('add')
  })
})

describe('advice', () => {
  it('says the way to the next tier in words', () => {
    const decision = decide()
    const advice = decision.nextTier ? adviceOf(decision.nextTier, decision.scores.value, example(), 'en') : []
    expect(advice.map(({ change, gain }) => `${phraseText(change)}: ${phraseText(gain)}`)).toContain(
      'Coverage ≥ 20\u00a0outlets: adds +21, total 86.2',
    )
  })
})
