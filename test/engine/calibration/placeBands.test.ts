import { describe, expect, it } from 'vitest'
import { type BandsRequest, check, type Placing, placeBands, type Strategy } from '../../../engine/index.ts'
import { tiered } from './strategies.ts'

const bands = [
  { points: 0, title: 'None' },
  { above: 4, points: 50, reason: 'Few outlets' },
  { points: 100, from: 20, title: 'Strong' },
]

const document: Strategy = (() => {
  const base = structuredClone(tiered([50], []).document)
  const dimension = { id: 'outlets', into: 'value', value: { var: 'sales' }, points: { bands }, missing: { points: 0 } }
  return { ...base, dimensions: [...base.dimensions, dimension] }
})()

const VALUES = [1, 1, 2, 4, 6, 8, 10, 30, Number.NaN]

function place(request: Partial<BandsRequest>, values: number[] = VALUES) {
  return placeBands(document, { dimension: 'outlets', method: 'equal-counts', ...request }, values)
}

function placed(placing: Placing) {
  if (placing.ok) return placing
  throw new Error(placing.reason.code)
}

const codes = ({ notes }: { notes: { code: string }[] }) => notes.map(({ code }) => code)

describe('edges of a dimension', () => {
  it('are placed while points, texts and the order of keys stay', () => {
    expect(check(document).errors).toBe(0)
    const result = placed(place({}))
    expect(result.document.dimensions[1]?.points.bands).toEqual([
      { points: 0, title: 'None' },
      { from: 4, points: 50, reason: 'Few outlets' },
      { points: 100, from: 8, title: 'Strong' },
    ])
    expect(JSON.stringify(result.document.dimensions[1]?.points)).toBe(
      JSON.stringify({ bands }).replace('"above":4', '"from":4').replace('"from":20', '"from":8'),
    )
    expect(check(result.document).errors).toBe(0)
    expect(result.changed).toBe(true)
  })

  it('are told before and after, with those who have no value', () => {
    const result = placed(place({}))
    expect(result.before).toEqual([
      { edge: {}, points: 0, subjects: 4 },
      { edge: { above: 4 }, points: 50, subjects: 3 },
      { edge: { from: 20 }, points: 100, subjects: 1 },
    ])
    expect(result.after.map(({ edge, subjects }) => [edge.from, subjects])).toEqual([
      [undefined, 3],
      [4, 2],
      [8, 3],
    ])
    expect(result.notes).toEqual([{ code: 'value-missing', params: { count: 1 } }])
  })

  it('placed twice are placed once', () => {
    const once = placed(place({ method: 'natural-breaks' }))
    const twice = placeBands(once.document, { dimension: 'outlets', method: 'natural-breaks' }, VALUES)
    expect(placed(twice).changed).toBe(false)
  })

  it('in another number spread the points, and that is told', () => {
    const result = placed(place({ bands: 5 }))
    expect(result.after.map(({ points }) => points)).toEqual([0, 25, 50, 75, 100])
    expect(result.document.dimensions[1]?.points.bands?.[1]).toEqual({ from: 2, points: 25 })
    expect(codes(result)).toEqual(['value-missing', 'points-spread'])
    expect(placed(place({ bands: 4 })).after.map(({ points }) => points)).toEqual([0, 33, 67, 100])
  })

  it('with bands that hold nobody are told', () => {
    expect(codes(placed(place({ method: 'round-numbers' }, [0, 1, 2, 1e6])))).toEqual(['empty-bands'])
  })

  it('can’t be placed where there is nothing to place them by', () => {
    const reasonOf = (placing: Placing) => (placing.ok ? undefined : placing.reason)
    expect(reasonOf(place({ dimension: 'none' }))?.code).toBe('unknown-dimension')
    expect(reasonOf(place({ dimension: 'level_points' }))?.code).toBe('no-bands')
    expect(reasonOf(place({ bands: 1 }))?.code).toBe('one-band')
    expect(reasonOf(place({}, [Number.NaN]))?.code).toBe('no-values')
    expect(reasonOf(place({}, [1, 1, 2]))).toEqual({ code: 'too-few-values', params: { distinct: 2, bands: 3 } })
    const hump = structuredClone(document)
    hump.dimensions[1]?.points.bands?.push({ from: 30, points: 20 })
    const request = { dimension: 'outlets', method: 'equal-counts', bands: 3 } as const
    expect(reasonOf(placeBands(hump, request, VALUES))?.code).toBe('points-not-monotone')
  })
})
