/** Calibration against all possible borders, tried one by one. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrate, compile } from '../../../engine/index.ts'
import { tiered } from './strategies.ts'

const percent = fc.integer({ min: 1, max: 100 })
const target = fc.oneof(
  percent.map((share) => ({ share: share / 100 })),
  fc.integer({ min: 0, max: 30 }).map((count) => ({ count })),
  percent.map((share) => ({ cumulative: { of: 'sales', share: share / 100 } })),
)

/** Scores from 10 to 90 in steps, with many equal ones; sales are whole numbers, so that sums of them are exact. */
const populationIn = (step: number) =>
  fc.array(
    fc.record({
      score: fc.integer({ min: 10 / step, max: 90 / step }).map((count) => Math.round(count * step * 100) / 100),
      sales: fc.integer({ min: 0, max: 1000 }),
    }),
    { minLength: 1, maxLength: 40 },
  )

const descending = (length: number) =>
  fc
    .uniqueArray(fc.integer({ min: 5, max: 9995 }), { minLength: length, maxLength: length })
    .map((list) => list.sort((a, b) => b - a).map((unit) => unit / 100))

const asArrays = (population: { score: number; sales: number }[]) => ({
  scores: population.map(({ score }) => score),
  amounts: new Map([['sales', population.map(({ sales }) => sales)]]),
})

describe('the border', () => {
  const cases = fc.record({
    population: populationIn(2),
    thresholds: descending(3),
    targets: fc.tuple(target, target, target),
  })

  it('is the nearest of all, from the best tier down, and of two the one that holds fewer', () => {
    fc.assert(
      fc.property(cases, ({ population, thresholds, targets }) => {
        const calibration = calibrate(tiered(thresholds, targets), asArrays(population))
        const total = population.reduce((sum, { sales }) => sum + sales, 0)
        const measurable = targets.map((one) => !('cumulative' in one) || total > 0)
        fc.pre(measurable.every(Boolean))
        if (!calibration.ok) throw new Error(calibration.reason.code)
        const levels = [...new Set(population.map(({ score }) => score))].sort((a, b) => b - a)
        let above = 0
        calibration.tiers.slice(0, 3).forEach(({ after }, tier) => {
          const wanted = targets[tier] as (typeof targets)[number]
          const [best, holding] = nearest(population, [...levels, -1], above, wanted, total)
          expect(after.subjects).toBe(holding - above)
          above = best
        })
      }),
    )
  })

  /** By how many subjects lie above: exact distances in hundredths of a subject or of a unit of sales. */
  function nearest(
    population: { score: number; sales: number }[],
    levels: number[],
    above: number,
    wanted: { share?: number; count?: number; cumulative?: { share: number } },
    total: number,
  ): [above: number, holding: number] {
    let [best, least] = [above, Number.POSITIVE_INFINITY]
    for (const below of levels) {
      const taken = population.filter(({ score }) => score > below)
      if (taken.length < above) continue
      const sales = taken.reduce((sum, one) => sum + one.sales, 0)
      const distance = wanted.cumulative
        ? Math.abs(100 * sales - Math.round(100 * wanted.cumulative.share) * total)
        : wanted.share !== undefined
          ? Math.abs(100 * (taken.length - above) - Math.round(100 * wanted.share) * population.length)
          : Math.abs(taken.length - above - (wanted.count ?? 0))
      if (distance < least) [best, least] = [taken.length, distance]
    }
    return [best, best]
  }
})

describe('thresholds, also where scores lie close and some tiers have no target', () => {
  const maybe = fc.option(target, { nil: undefined })
  const cases = fc.record({
    population: fc.oneof(populationIn(0.01), populationIn(1), populationIn(10)),
    thresholds: descending(4),
    targets: fc.tuple(maybe, maybe, maybe, maybe),
  })

  it('descend, keep equal scores together, hold what is said, and calibrating twice is calibrating once', () => {
    fc.assert(
      fc.property(cases, ({ population, thresholds, targets }) => {
        const arrays = asArrays(population)
        const calibration = calibrate(tiered(thresholds, targets), arrays)
        if (!calibration.ok) {
          expect(calibration.reason.code).toBe('no-targets')
          return
        }
        const edges = calibration.tiers.slice(0, 4).map(({ after }) => after.threshold.from as number)
        for (const [index, edge] of edges.entries()) {
          expect(edge).toBeLessThan(edges[index - 1] ?? Number.POSITIVE_INFINITY)
          expect(Math.round(edge * 100) / 100).toBe(edge)
          const above = edges[index - 1] ?? Number.POSITIVE_INFINITY
          const inside = arrays.scores.filter((score) => score >= edge && score < above)
          expect(calibration.tiers[index]?.after.subjects).toBe(inside.length)
          const free = targets[index] === undefined
          if (free && (thresholds[index] as number) < above) expect(edge).toBe(thresholds[index])
          if (free && edge !== thresholds[index])
            expect(calibration.tiers[index]?.notes.map(({ code }) => code)).toContain('moved')
        }
        const again = compile(calibration.document)
        if (!again.ok) throw new Error(JSON.stringify(again.problems))
        const second = calibrate(again.strategy, arrays)
        expect(second.ok && second.changed).toBe(false)
      }),
    )
  })

  it('are those of the same population in any order', () => {
    fc.assert(
      fc.property(cases, ({ population, thresholds, targets }) => {
        const strategy = tiered(thresholds, targets)
        expect(calibrate(strategy, asArrays([...population].reverse()))).toEqual(
          calibrate(strategy, asArrays(population)),
        )
      }),
    )
  })
})
