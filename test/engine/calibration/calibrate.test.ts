import { describe, expect, it } from 'vitest'
import { type Calibration, calibrate, type Strategy } from '../../../engine/index.ts'
import { readPack } from '../../packs/loader.ts'
import { compiled, strategyOf, tiered } from './strategies.ts'

const SCORES = [90, 80, 80, 80, 70, 60, 50, 40, 30, 20]
const NO_AMOUNTS = new Map<string, number[]>()

function done(calibration: Calibration) {
  if (calibration.ok) return calibration
  throw new Error(calibration.reason.code)
}

const run = (thresholds: number[], targets: Strategy['tiers'][number]['target'][], scores = SCORES, sales?: number[]) =>
  done(calibrate(tiered(thresholds, targets), { scores, amounts: sales ? new Map([['sales', sales]]) : NO_AMOUNTS }))

const thresholds = ({ document }: { document: Strategy }) => document.assign.bands?.map(({ from }) => from)
const codes = (calibration: ReturnType<typeof done>, tier: number) =>
  calibration.tiers[tier]?.notes.map(({ code }) => code)

describe('a share of subjects', () => {
  it('takes the border nearest to it and leaves equal scores together', () => {
    // 2 of 10 are wanted; 1 is one too few, 4 are two too many.
    const { tiers, document, changed } = run([75], [{ share: 0.2 }])
    expect(tiers[0]).toEqual({
      tier: 'a',
      target: { share: 0.2 },
      before: { threshold: { from: 75 }, subjects: 4, share: 0.4, reached: 0.4 },
      after: { threshold: { from: 90 }, subjects: 1, share: 0.1, reached: 0.1 },
      tie: { score: 80, subjects: 3, included: false, with: 0.4, without: 0.1 },
      notes: [],
    })
    expect(tiers[1]?.after).toEqual({ threshold: {}, subjects: 9, share: 0.9 })
    expect(document.assign.bands).toEqual([{ tier: 'b' }, { from: 90, tier: 'a' }])
    expect(changed).toBe(true)
  })

  it('of two equally near takes the one that holds fewer', () => {
    expect(run([85], [{ share: 0.25 }]).tiers[0]?.after.subjects).toBe(1)
  })

  it('says that equal scores were taken in together', () => {
    const { tiers } = run([85], [{ share: 0.3 }])
    expect(tiers[0]?.after).toEqual({ threshold: { from: 80 }, subjects: 4, share: 0.4, reached: 0.4 })
    expect(tiers[0]?.tie).toEqual({ score: 80, subjects: 3, included: true, with: 0.4, without: 0.1 })
  })

  it('is not taken in by doubles: 0.545 of 100 lies exactly between 54 and 55', () => {
    const scores = Array.from({ length: 100 }, (_, index) => index)
    expect(run([50], [{ share: 0.545 }], scores).tiers[0]?.after.subjects).toBe(54)
  })

  it('tells no tie where splitting it would come no nearer', () => {
    expect(run([85], [{ share: 0.1 }]).tiers[0]).not.toHaveProperty('tie')
  })
})

describe('a number of subjects', () => {
  it('counts in its tier alone', () => {
    const { tiers } = run([85, 55], [{ count: 1 }, { count: 4 }])
    expect(tiers.map(({ after }) => [after.threshold.from, after.subjects])).toEqual([
      [85, 1],
      [70, 4],
      [undefined, 5],
    ])
  })

  it('of nobody is a threshold above all', () => {
    const calibration = run([85], [{ count: 0 }])
    expect(calibration.tiers[0]?.after).toEqual({ threshold: { from: 91 }, subjects: 0, share: 0, reached: 0 })
    expect(codes(calibration, 0)).toEqual(['empty'])
  })

  it('of nobody in the middle is a threshold of its own', () => {
    expect(thresholds(run([85, 83, 50], [{ share: 0.1 }, { count: 0 }, undefined]))).toEqual([undefined, 50, 83, 85])
    expect(thresholds(run([95, 20.5, 20], [{ share: 0.1 }, { count: 0 }, undefined]))).toEqual([undefined, 20, 85, 90])
  })

  it('of everybody leaves the lowest tier a place', () => {
    expect(thresholds(run([85], [{ count: 10 }]))).toEqual([undefined, 20])
    expect(thresholds(run([85], [{ count: 10 }], [37.5, 80]))).toEqual([undefined, 37])
    // Nobody can have less than 0, so somebody must stay below.
    expect(run([85], [{ count: 3 }], [0, 50, 60]).tiers[0]?.after.subjects).toBe(2)
  })
})

describe('a cumulative target', () => {
  const sales = [500, 100, 100, 100, 100, 50, 20, 20, 5, 5]

  it('adds up the better tiers', () => {
    // 500 | 800 | 900 | 950 … of 1000
    const { tiers } = run(
      [95, 55],
      [{ cumulative: { of: 'sales', share: 0.5 } }, { cumulative: { of: 'sales', share: 0.92 } }],
      SCORES,
      sales,
    )
    expect(tiers.map(({ after }) => [after.threshold.from, after.subjects, after.reached])).toEqual([
      [90, 1, 0.5],
      [70, 4, 0.9],
      [undefined, 5, undefined],
    ])
  })

  it('tells the tie that its border would have to split', () => {
    const { tiers } = run([85], [{ cumulative: { of: 'sales', share: 0.6 } }], SCORES, sales)
    expect(tiers[0]?.tie).toEqual({ score: 80, subjects: 3, included: false, with: 0.8, without: 0.5 })
  })

  it('counts subjects without the field with nothing, and says how many', () => {
    const some = [500, Number.NaN, 100, 100, 100, 50, 20, 20, Number.NaN, 110]
    const calibration = run([85], [{ cumulative: { of: 'sales', share: 0.7 } }], SCORES, some)
    expect(calibration.tiers[0]?.after.reached).toBe(0.7)
    expect(calibration.tiers[0]?.notes).toEqual([{ code: 'field-missing', params: { field: 'sales', count: 2 } }])
  })

  it('takes negative amounts as they are', () => {
    // From the best down 110 %, 90 %, 100 %: all three are wanted for 98 %.
    const { tiers } = run([55], [{ cumulative: { of: 'sales', share: 0.98 } }], [60, 50, 40], [110, -20, 10])
    expect(tiers[0]?.after).toMatchObject({ subjects: 3, reached: 1 })
  })

  it('adds up amounts of any size to the last digit', () => {
    const { tiers } = run([85], [{ cumulative: { of: 'sales', share: 0.5 } }], [90, 90, 90, 80], [1e16, 1, -1e16, 1])
    expect(tiers[0]?.after).toMatchObject({ subjects: 3, reached: 0.5 })
  })

  it('can’t be measured without a sum', () => {
    const nobody = SCORES.map(() => Number.NaN)
    const target = { cumulative: { of: 'sales', share: 0.7 } }
    expect(calibrate(tiered([85], [target]), { scores: SCORES, amounts: new Map([['sales', nobody]]) })).toEqual({
      ok: false,
      reason: { code: 'no-targets', params: {} },
    })
    const calibration = run([85, 55], [{ share: 0.1 }, target], SCORES, nobody)
    expect(codes(calibration, 1)).toEqual(['no-total', 'field-missing'])
    expect(thresholds(calibration)).toEqual([undefined, 55, 85])
  })
})

describe('thresholds', () => {
  it('stay where they give the result already', () => {
    expect(run([81.37], [{ share: 0.1 }]).changed).toBe(false)
  })

  it('are round', () => {
    expect(thresholds(run([10], [{ count: 2 }], [80.2, 72.48, 72.31, 50]))).toEqual([undefined, 72.4])
    expect(thresholds(run([10], [{ count: 2 }], [80.2, 72.61, 72.41, 50]))).toEqual([undefined, 72.5])
    expect(thresholds(run([10], [{ count: 2 }], [80.2, 72.48, 72.47, 50]))).toEqual([undefined, 72.48])
  })

  it('leave those below them where they are, even where a rounder number would push them down', () => {
    expect(thresholds(run([95], [{ share: 0.5 }], [90, 49]))).toEqual([undefined, 50])
    expect(thresholds(run([95, 60], [{ share: 0.5 }, undefined], [90, 49]))).toEqual([undefined, 60, 90])
  })

  it('have no more decimals than the score', () => {
    const strategy = tiered([10], [{ count: 2 }], 0)
    const { document } = done(calibrate(strategy, { scores: [80, 73, 72, 50], amounts: NO_AMOUNTS }))
    expect(thresholds({ document })).toEqual([undefined, 73])
  })

  it('without a target stay below the one above, or move just below it and say so', () => {
    expect(thresholds(run([85, 55], [{ share: 0.4 }, undefined]))).toEqual([undefined, 55, 80])
    const moved = run([95, 88], [{ share: 0.4 }, undefined])
    expect(thresholds(moved)).toEqual([undefined, 79.99, 80])
    expect(moved.tiers[1]?.notes).toEqual([
      { code: 'moved', params: { from: 88, to: 79.99 } },
      { code: 'empty', params: {} },
    ])
  })

  it('without a target are not set aside for one below, and that is told', () => {
    const calibration = run(
      [85, 55, 45],
      [undefined, undefined, { cumulative: { of: 'sales', share: 0.5 } }],
      SCORES,
      [50, 20, 10, 10, 5, 1, 1, 1, 1, 1],
    )
    expect(thresholds(calibration)?.slice(2)).toEqual([55, 85])
    expect(codes(calibration, 2)).toEqual(['reached-above', 'empty'])
  })

  it('keep all else of the document, keys in their order, and change nothing of the one given', () => {
    const strategy = strategyOf({
      tiers: [{ id: 'a', target: { share: 0.1 } }, { id: 'b' }],
      bands: [{ tier: 'b' }, { tier: 'a', above: 10 }],
    })
    const before = JSON.stringify(strategy.document)
    const { document } = done(calibrate(strategy, { scores: SCORES, amounts: NO_AMOUNTS }))
    expect(JSON.stringify(document)).toBe(before.replace('"above":10', '"from":90'))
    expect(JSON.stringify(strategy.document)).toBe(before)
  })
})

describe('what can’t be calibrated', () => {
  it('is said tier by tier', () => {
    const calibration = run([85], [{ share: 0.1 }, { share: 0.5 }])
    expect(codes(calibration, 1)).toEqual(['lowest-tier'])
    const aside = strategyOf({
      tiers: [{ id: 'strategic', target: { count: 3 } }, { id: 'a', target: { share: 0.1 } }, { id: 'b' }],
      bands: [{ tier: 'b' }, { from: 50, tier: 'a' }],
    })
    expect(codes(done(calibrate(aside, { scores: SCORES, amounts: NO_AMOUNTS })), 0)).toEqual(['no-band'])
    const unranked = compiled({
      ...tiered([85, 55], [{ share: 0.1 }, { cumulative: { of: 'sales', share: 0.5 } }]).document,
      ordered: false,
    })
    const sales = new Map([['sales', SCORES]])
    expect(codes(done(calibrate(unranked, { scores: SCORES, amounts: sales })), 1)).toEqual(['no-rank'])
  })

  it('is a reason, not a guess', () => {
    const reasonOf = (calibration: Calibration) => (calibration.ok ? undefined : calibration.reason.code)
    const population = { scores: SCORES, amounts: NO_AMOUNTS }
    const matrix = compiled(readPack('key-account-matrix').document('strategy.json'))
    expect(reasonOf(calibrate(matrix, population))).toBe('assigned-by-matrix')
    const table = compiled(readPack('prospect-man').document('strategy.json'))
    expect(reasonOf(calibrate(table, population))).toBe('assigned-by-table')
    expect(reasonOf(calibrate(tiered([85], []), population))).toBe('no-targets')
    expect(reasonOf(calibrate(tiered([85], [{ share: 0.1 }]), { ...population, scores: [] }))).toBe('no-subjects')
    const three = tiered([2.8, 2.6, 2.4, 2.2], [{ share: 0.1 }], 0).document
    const crowded = compiled({ ...three, scores: three.scores.map((score) => ({ ...score, cap: 3 })) })
    expect(calibrate(crowded, { scores: [1, 2, 3], amounts: NO_AMOUNTS })).toEqual({
      ok: false,
      reason: { code: 'no-room', params: { tier: 'a' } },
    })
  })
})
