// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindOf, switchAssignment } from '../../../designer/model/edit/assignment.ts'
import { addCut, moveCut, removeCut, setAxisScore, setCell, widestGap } from '../../../designer/model/edit/matrix.ts'
import {
  dropThreshold,
  includeThreshold,
  keepsOrder,
  moveThreshold,
  placeThresholds,
  scoreGrid,
  thresholdOf,
} from '../../../designer/model/edit/thresholds.ts'
import {
  addTier,
  moveTier,
  removeTier,
  setHoldDrop,
  setHoldMargin,
  setTarget,
} from '../../../designer/model/edit/tiers.ts'
import { usesOfTier } from '../../../designer/model/edit/tierUses.ts'
import type { Change } from '../../../designer/model/editor/change.ts'
import { check, compile, evaluate, isShaped, type Strategy } from '../../../engine/index.ts'
import { readPack } from '../../packs/loader.ts'
import { packSubjects } from '../preview/population.ts'

const byScore = readPack('cosmetics-a-group').document('v3.json')
const byMatrix = readPack('key-account-matrix').document('strategy.json')
const grid = scoreGrid(byScore, 'value', 100)
const errorsOf = (document: Strategy) => check(document).problems.filter(({ severity }) => severity === 'error')
const thresholds = ({ assign }: Strategy) => (assign.bands ?? []).slice(1).map((band) => thresholdOf(band) as number)
const bandOf = ({ assign }: Strategy, tier: string) => assign.bands?.find((band) => band.tier === tier)

/** Everybody's tier. */
const decided = (document: Strategy, subjects = packSubjects('cosmetics-a-group', byScore)): (string | undefined)[] => {
  const compilation = compile(document)
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems))
  return subjects.slice(0, 120).map((subject) => {
    const evaluation = evaluate(compilation.strategy, { ...subject, asOf: '2026-06-30', trace: 'none' })
    return evaluation.ok ? evaluation.decision.tier.id : undefined
  })
}

describe('thresholds', () => {
  const tier = fc.constantFrom(...byScore.tiers.map(({ id }) => id))
  const wish = fc.double({ min: -50, max: 150, noNaN: true })

  it('never pass their neighbours, lie on the score’s decimals, and leave a document without errors', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(tier, wish, fc.boolean()), { maxLength: 8 }), (moves) => {
        const moved = moves.reduce((document, [id, to, free]) => moveThreshold(id, to, grid, free)(document), byScore)
        const edges = thresholds(moved)
        expect(edges).toEqual([...edges].sort((a, b) => a - b))
        expect(new Set(edges).size).toBe(edges.length)
        for (const edge of edges) expect(edge).toBe(Number(edge.toFixed(2)))
        expect(isShaped(moved)).toBe(true)
        expect(errorsOf(moved)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('stop beside the neighbour that is in the way', () => {
    expect(bandOf(moveThreshold('development', 99, grid)(byScore), 'development')?.from).toBe(62)
    expect(bandOf(moveThreshold('development', -5, grid)(byScore), 'development')?.from).toBe(37)
  })

  it('keep whether the threshold itself belongs to the tier', () => {
    const above = includeThreshold('key', false)(byScore)
    expect(bandOf(above, 'key')).toEqual({ above: 62.5, tier: 'key' })
    expect(bandOf(moveThreshold('key', 70, grid)(above), 'key')).toEqual({ above: 70, tier: 'key' })
    expect(includeThreshold('key', true)(above)).toEqual(byScore)
  })

  it('are dropped and given back; the lowest tier has none', () => {
    const dropped = dropThreshold('maintenance')(byScore)
    expect(bandOf(dropped, 'maintenance')).toBeUndefined()
    expect(errorsOf(dropped)).toEqual([])
    expect(moveThreshold('maintenance', 36, grid)(dropped)).toEqual(byScore)
    const lowest = dropThreshold('opportunity')(byScore)
    expect(lowest.assign.bands?.[0]).toEqual({ tier: 'maintenance' })
    expect(moveThreshold('opportunity', 36, grid)(lowest)).toEqual(byScore)
  })

  it('are placed all at once, and one alone only where the order stays', () => {
    const placed = placeThresholds(
      new Map([
        ['key', 71.5],
        ['maintenance', 30],
      ]),
    )(byScore)
    expect(thresholds(placed)).toEqual([30, 50.5, 71.5])
    expect(keepsOrder(byScore.assign.bands ?? [], 'key', 50.5)).toBe(false)
    expect(keepsOrder(byScore.assign.bands ?? [], 'key', 51)).toBe(true)
  })
})

describe('the list of tiers', () => {
  it('takes a new one above another, with the upper half of its band', () => {
    const { id, change } = addTier(byScore, 'maintenance', { en: 'Steady' }, [0, 100], grid)
    const added = change(byScore)
    expect(added.tiers.map((tier) => tier.id)).toEqual(['key', 'development', id, 'maintenance', 'opportunity'])
    expect(thresholds(added)).toEqual([36, 43, 50.5, 62.5])
    expect(errorsOf(added)).toEqual([])
  })

  it('says what names a tier, and leads all of it to another one', () => {
    const uses = usesOfTier(byScore, 'maintenance')
    expect(uses.overrides.map(({ id }) => id)).toEqual(['diversion-cap'])
    expect(uses.treatments.length).toBeGreaterThan(0)
    for (const { id } of byScore.tiers) {
      const heir = byScore.tiers.find((tier) => tier.id !== id)?.id ?? ''
      const removed = removeTier(id, heir)(byScore)
      expect(errorsOf(removed), id).toEqual([])
      const left = usesOfTier(removed, id)
      expect([left.overrides.length, left.treatments.length]).toEqual([0, 0])
    }
    for (const { id } of byMatrix.tiers) {
      const heir = byMatrix.tiers.find((tier) => tier.id !== id)?.id ?? ''
      const removed = removeTier(id, heir)(byMatrix)
      expect(errorsOf(removed), id).toEqual([])
      expect(usesOfTier(removed, id).cells).toBe(0)
    }
  })

  it('finds the tier in conditions that compare it', () => {
    const when = { and: [{ '==': [{ var: 'tier' }, 'key'] }, { in: [{ var: 'tier' }, ['key', 'development']] }] }
    const document: Strategy = { ...byScore, overrides: [{ id: 'one', when, then: { flag: 'Look' } }] }
    const removed = removeTier('key', 'development')(document)
    expect(removed.overrides?.[0]?.when).toEqual({
      and: [{ '==': [{ var: 'tier' }, 'development'] }, { in: [{ var: 'tier' }, ['development']] }],
    })
  })

  it('is put into another order; thresholds stay where they are', () => {
    const moved = moveTier('development', 0)(byScore)
    expect(moved.tiers.map(({ id }) => id)).toEqual(['development', 'key', 'maintenance', 'opportunity'])
    expect(moved.assign.bands).toEqual([
      { tier: 'opportunity' },
      { from: 36, tier: 'maintenance' },
      { from: 50.5, tier: 'key' },
      { from: 62.5, tier: 'development' },
    ])
    expect(errorsOf(moved)).toEqual([])
    expect(moveTier('key', -1)(byScore)).toBe(byScore)
  })

  it('carries targets and a hold, and goes without them', () => {
    const changed = setHoldDrop(undefined)(setHoldMargin(3.5)(setTarget('key', { count: 40 })(byScore)))
    expect([changed.hold, changed.tiers[0]?.target]).toEqual([{ margin: 3.5 }, { count: 40 }])
    const bare = setHoldMargin(undefined)(setTarget('key', undefined)(byScore))
    expect('hold' in bare || 'target' in (bare.tiers[0] ?? {})).toBe(false)
  })
})

describe('a matrix', () => {
  const axis = fc.constantFrom('x' as const, 'y' as const)
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc
      .tuple(axis, fc.nat(3), fc.double({ min: -20, max: 120, noNaN: true }), fc.boolean())
      .map(([name, index, to, free]) => moveCut(name, index, to, grid, free)),
    fc.tuple(axis, fc.double({ min: 0, max: 100, noNaN: true })).map(([name, at]) => addCut(name, at, grid)),
    fc.tuple(axis, fc.nat(3)).map(([name, index]) => removeCut(name, index)),
    fc.tuple(fc.nat(3), fc.nat(3), fc.constantFrom('key', 'opportunity')).map(([x, y, id]) => setCell(x, y, id)),
    fc.tuple(axis, fc.constantFrom('importance', 'attraction')).map(([name, score]) => setAxisScore(name, score)),
  )

  it('keeps its shape and its order, whatever is changed', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 10 }), (changes) => {
        const document = changes.reduce((before, one) => one(before), byMatrix)
        expect(isShaped(document)).toBe(true)
        expect(errorsOf(document)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('decides as before when an edge is added, and again when it is removed', () => {
    const subjects = packSubjects('key-account-matrix', byMatrix)
    const at = widestGap(byMatrix.assign.matrix?.x.edges ?? [], [0, 100])
    const cut = addCut('x', at, grid)(byMatrix)
    expect(cut.assign.matrix?.x.edges).toEqual([22.5, 45, 65])
    expect(decided(cut, subjects)).toEqual(decided(byMatrix, subjects))
    expect(removeCut('x', 0)(cut)).toEqual(byMatrix)
  })
})

describe('another way of assigning', () => {
  it('makes thresholds the edges of an axis: nobody changes tier', () => {
    const { hold: _, ...free } = byScore
    const switched = switchAssignment('matrix')(free)
    expect(kindOf(switched.assign)).toBe('matrix')
    expect(errorsOf(switched)).toEqual([])
    expect(decided(switched)).toEqual(decided(free))
  })

  it('drops the hold, which is for thresholds, and returns to what was known', () => {
    const known = { assign: byScore.assign, hold: byScore.hold }
    const switched = switchAssignment('matrix')(byScore)
    expect('hold' in switched).toBe(false)
    expect(switchAssignment('bands', known)(switched)).toEqual(byScore)
  })

  it('makes thresholds of a matrix and of a table, without errors', () => {
    const bands = switchAssignment('bands')(byMatrix)
    expect([kindOf(bands.assign), errorsOf(bands)]).toEqual(['bands', []])
    expect(thresholds(bands)).toEqual([65])
    const above = includeThreshold(
      'key',
      false,
    )({
      ...byScore,
      assign: {
        score: 'value',
        bands: [{ tier: 'opportunity' }, { from: 50, tier: 'development' }, { from: 50, tier: 'key' }],
      },
    })
    const matrix = switchAssignment('matrix')(above).assign.matrix
    expect([matrix?.x.edges, matrix?.cells]).toEqual([[50], [['opportunity', 'key']]])
  })
})
