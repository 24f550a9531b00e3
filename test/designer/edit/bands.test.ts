import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Band,
  edgeOf,
  moveEdge,
  placeEdges,
  removeBand,
  setBandPoints,
  splitBand,
} from '../../../designer/model/edit/bands.ts'
import { addKnee, moveKnee, removeKnee } from '../../../designer/model/edit/curve.ts'
import { between, type Grid } from '../../../designer/model/edit/grid.ts'
import { removeEntry, renameEntry, setEntry, setOtherwise } from '../../../designer/model/edit/lookup.ts'
import { bandZones, curveZones } from '../../../designer/model/edit/zones.ts'
import type { Change } from '../../../designer/model/editor/change.ts'
import { check, isShaped, type Points, type Strategy } from '../../../engine/index.ts'
import { strategyWith } from '../strategies.ts'

const documentWith = (points: Points): Strategy =>
  strategyWith({
    fields: [{ id: 'x', type: 'number' }],
    scores: [{ id: 'total', combine: 'sum' }],
    dimensions: [{ id: 'd', into: 'total', value: { var: 'x' }, points }],
  })
const pointsOf = (document: Strategy): Points => document.dimensions[0]?.points as Points
const changed = (points: Points, change: Change): Points => pointsOf(change(documentWith(points)))

const grid: Grid = { step: 0.05, base: 0, own: undefined, min: undefined, max: undefined }
const whole: Grid = { step: 1, base: 0, own: 1, min: 0, max: 100 }
const bands: Band[] = [{ points: 0 }, { from: 10, points: 50, title: 'Some' }, { above: 20, points: 100 }]

describe('bands', () => {
  it('move an edge on the grid, never past a neighbour, and keep above as above', () => {
    expect(changed({ bands }, moveEdge('d', 1, 14.4, whole)).bands?.[1]).toEqual({
      from: 14,
      points: 50,
      title: 'Some',
    })
    expect(changed({ bands }, moveEdge('d', 1, 99, whole)).bands?.[1]?.from).toBe(19)
    expect(changed({ bands }, moveEdge('d', 2, -5, whole)).bands?.[2]).toEqual({ above: 11, points: 100 })
    expect(changed({ bands }, moveEdge('d', 1, -5, whole)).bands?.[1]?.from).toBe(0)
  })

  it('take typed edges as they are, but on the step of the field', () => {
    expect(changed({ bands }, moveEdge('d', 1, 12.34, grid, true)).bands?.[1]?.from).toBe(12.34)
    expect(changed({ bands }, moveEdge('d', 1, 12.34, whole, true)).bands?.[1]?.from).toBe(12)
  })

  it('change nothing, and make no step to undo, where nothing changes', () => {
    const document = documentWith({ bands })
    for (const change of [moveEdge('d', 1, 10, whole), moveEdge('d', 0, 5, whole), setBandPoints('d', 1, 50)])
      expect(change(document)).toBe(document)
  })

  it('are split halfway in points and taken together again', () => {
    const split = changed({ bands }, splitBand('d', 1, 15, whole)).bands
    expect(split?.map(edgeOf)).toEqual([undefined, 10, 15, 20])
    expect(split?.[2]).toEqual({ from: 15, points: 75 })
    expect(changed({ bands }, removeBand('d', 0)).bands).toEqual([
      { points: 50, title: 'Some' },
      { above: 20, points: 100 },
    ])
  })

  it('keep titles where as many are suggested, and only then', () => {
    const placed = [
      { edge: undefined, points: 0 },
      { edge: 5, points: 50 },
      { edge: 7, points: 100 },
    ]
    expect(changed({ bands }, placeEdges('d', placed)).bands).toEqual([
      { points: 0 },
      { from: 5, points: 50, title: 'Some' },
      { from: 7, points: 100 },
    ])
    expect(changed({ bands }, placeEdges('d', placed.slice(0, 2))).bands).toEqual([
      { points: 0 },
      { from: 5, points: 50 },
    ])
  })

  it('stay ascending and shaped whatever is done to them', () => {
    const action = fc.record({
      kind: fc.constantFrom('move', 'split', 'remove', 'points'),
      index: fc.nat(4),
      value: fc.double({ min: -50, max: 150, noNaN: true }),
      free: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), fc.constantFrom(grid, whole), (actions, on) => {
        let document = documentWith({ bands })
        for (const { kind, index, value, free } of actions) {
          const change =
            kind === 'move'
              ? moveEdge('d', index, value, on, free)
              : kind === 'split'
                ? splitBand('d', index, value, on)
                : kind === 'remove'
                  ? removeBand('d', index)
                  : setBandPoints('d', index, value)
          document = change(document)
        }
        expect(isShaped(document)).toBe(true)
        const codes = check(document).problems.map(({ code }) => code)
        expect(codes).not.toContain('edges-not-ascending')
        expect(codes).not.toContain('first-band-edge')
        expect(codes).not.toContain('too-many-decimals')
        for (const band of pointsOf(document).bands ?? []) {
          const edge = edgeOf(band)
          if (edge !== undefined) expect(Number(edge.toPrecision(12))).toBe(edge)
        }
      }),
    )
  })
})

describe('a number between two others', () => {
  it('is as near to the wish as the steps allow, and none where there is no room', () => {
    expect(between(50, 10, 20, whole)).toBe(19)
    expect(between(5, 10, 20, whole)).toBe(11)
    expect(between(15, 10, 11, whole)).toBeUndefined()
    expect(between(0.312, 0, 1, grid)).toBe(0.3)
    expect(between(130, 50, undefined, whole)).toBe(100)
  })
})

describe('curves', () => {
  const curve: [number, number][] = [
    [0, 0],
    [10, 50],
    [20, 100],
  ]
  it('move their points up to the neighbours, and make a step where two stand at one x, never three', () => {
    expect(changed({ curve }, moveKnee('d', 1, [14.4, 60], whole)).curve?.[1]).toEqual([14, 60])
    const step = changed({ curve }, moveKnee('d', 1, [25, 60], whole))
    expect(step.curve).toEqual([
      [0, 0],
      [20, 60],
      [20, 100],
    ])
    expect(changed(step, moveKnee('d', 0, [30, 0], whole)).curve?.[0]).toEqual([19, 0])
  })

  it('get a point on the line, and lose all but one', () => {
    expect(changed({ curve }, addKnee('d', 5, whole)).curve?.[1]).toEqual([5, 25])
    const one = [0, 1, 2].reduce((points) => changed(points, removeKnee('d', 0)), { curve } as Points)
    expect(one.curve).toEqual([[20, 100]])
  })

  it('stay in order whatever is done to them', () => {
    const action = fc.tuple(fc.constantFrom('move', 'add'), fc.nat(4), fc.double({ min: -50, max: 150, noNaN: true }))
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), fc.constantFrom(grid, whole), (actions, on) => {
        const document = actions.reduce(
          (before, [kind, index, value]) =>
            (kind === 'move' ? moveKnee('d', index, [value, value], on) : addKnee('d', value, on))(before),
          documentWith({ curve }),
        )
        expect(isShaped(document)).toBe(true)
        expect(check(document).problems.map(({ code }) => code)).not.toContain('curve-not-ascending')
      }),
    )
  })
})

describe('lookups', () => {
  const lookup = { a: 100, b: { points: 50, reason: 'Half' } }
  it('keep what else an entry says, and one entry at least', () => {
    expect(changed({ lookup }, setEntry('d', 'b', 60)).lookup?.b).toEqual({ points: 60, reason: 'Half' })
    expect(changed({ lookup: { a: 1 } }, removeEntry('d', 'a')).lookup).toEqual({ a: 1 })
    expect(Object.keys(changed({ lookup }, renameEntry('d', 'a', 'z')).lookup ?? {})).toEqual(['z', 'b'])
    expect(changed({ lookup }, renameEntry('d', 'a', 'b')).lookup).toEqual(lookup)
  })

  it('have points for all others or none', () => {
    const others = changed({ lookup }, setOtherwise('d', 12.34567))
    expect(others.otherwise).toBe(12.3457)
    expect('otherwise' in changed(others, setOtherwise('d', undefined))).toBe(false)
  })
})

describe('where points differ', () => {
  it('is between an edge and where it was, or the whole of a band', () => {
    expect(bandZones([{ points: 0 }, { from: 12, points: 5 }], [{ points: 0 }, { from: 10, points: 5 }])).toEqual([
      [10, 12],
    ])
    expect(bandZones([{ points: 0 }, { from: 10, points: 6 }], [{ points: 0 }, { from: 10, points: 5 }])).toEqual([
      [10, Infinity],
    ])
    expect(bandZones(bands, bands)).toEqual([])
  })

  it('is around the point of a curve that moved', () => {
    const before = [
      [0, 0],
      [10, 50],
      [20, 100],
      [30, 100],
    ] as const
    const after = [
      [0, 0],
      [10, 60],
      [20, 100],
      [30, 100],
    ] as const
    expect(curveZones(after, before)).toEqual([[0, 20]])
    expect(curveZones(before, before)).toEqual([])
  })
})
