/**
 * One workload for all peers: 12 indicators (10 numeric with 4 to 6 bands, 2 lookups), weights, 5 tiers and
 * 2 overrides, over made-up subjects.
 */
import type { Strategy } from '../../engine/index.ts'

export interface Indicator {
  id: string
  edges: number[]
  points: number[]
  weight: number
}

/** Numeric indicators i0 to i9: 4 to 6 bands over 0 to 100. */
export const numeric: Indicator[] = Array.from({ length: 10 }, (_, index) => {
  const bands = 4 + (index % 3)
  const edges = Array.from({ length: bands - 1 }, (_, edge) => Math.round(((edge + 1) * 100) / bands))
  const points = Array.from({ length: bands }, (_, band) => Math.round((band * 100) / (bands - 1)))
  return { id: `i${index}`, edges, points, weight: index < 5 ? 0.1 : 0.07 }
})

export const lookups = [
  { id: 'term', entries: { prepaid: 100, lc: 80, oa30: 60, oa60: 30, oa90: 0 }, weight: 0.08 },
  { id: 'region', entries: { north: 100, south: 70, east: 50, west: 20 }, weight: 0.07 },
] as const

export const thresholds = [30, 45, 60, 75]
export const tierIds = ['t5', 't4', 't3', 't2', 't1']

export type Subject = Record<string, number | string>

/** The strategy document of the workload, or of any number of numeric dimensions with equal weights. */
export function strategyOf(indicators: readonly Indicator[] = numeric, withLookups = true): Strategy {
  const dimensions: Strategy['dimensions'] = indicators.map(({ id, edges, points, weight }) => ({
    id,
    into: 'total',
    weight,
    value: { var: id },
    points: {
      bands: points.map((p, band) => (band === 0 ? { points: p } : { from: edges[band - 1] as number, points: p })),
    },
  }))
  if (withLookups)
    for (const { id, entries, weight } of lookups)
      dimensions.push({ id, into: 'total', weight, value: { var: id }, points: { lookup: { ...entries } } })
  return {
    format: 'tiersmith/1',
    id: 'workload',
    fields: [
      ...indicators.map(({ id }) => ({ id, type: 'number' as const, min: 0, max: 100 })),
      ...(withLookups
        ? lookups.map(({ id, entries }) => ({ id, type: 'string' as const, options: Object.keys(entries) }))
        : []),
    ],
    scores: [{ id: 'total', combine: 'weighted', decimals: 2 }],
    dimensions,
    tiers: tierIds.toReversed().map((id) => ({ id })),
    assign: {
      score: 'total',
      bands: tierIds.map((tier, band) => (band === 0 ? { tier } : { from: thresholds[band - 1] as number, tier })),
    },
    overrides: [
      { id: 'low-first', when: { '<': [{ var: 'i0' }, 10] }, then: { atMost: 't3' } },
      {
        id: 'strong-pair',
        when: { and: [{ '>=': [{ var: 'i1' }, 90] }, { '>=': [{ var: 'i2' }, 90] }] },
        then: { atLeast: 't2' },
      },
    ],
  }
}

/** Numeric dimensions of equal weight in millionths, the last taking the remainder. */
export function indicatorsOf(count: number): Indicator[] {
  const share = Math.floor(1_000_000 / count)
  return Array.from({ length: count }, (_, index) => {
    const model = numeric[index % numeric.length] as Indicator
    const weight = (index === count - 1 ? 1_000_000 - share * (count - 1) : share) / 1_000_000
    return { ...model, id: `i${index}`, weight }
  })
}

/** Seeded subjects (mulberry32), the same in every run. */
export function subjectsOf(count: number, indicators: readonly Indicator[] = numeric, seed = 7): Subject[] {
  let state = seed
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const terms = Object.keys(lookups[0].entries)
  const regions = Object.keys(lookups[1].entries)
  return Array.from({ length: count }, () => {
    const subject: Subject = {}
    for (const { id } of indicators) subject[id] = Math.round(random() * 10_000) / 100
    subject.term = terms[Math.floor(random() * terms.length)] as string
    subject.region = regions[Math.floor(random() * regions.length)] as string
    return subject
  })
}
