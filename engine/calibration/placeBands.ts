/** The edges of a dimension's bands, placed by a population's values. */
import { decimalPlaces, POINT_DECIMALS } from '../numbers/scaled.ts'
import type { Dimension, Points, Strategy } from '../strategy/document.ts'
import { equalCounts } from './equalCounts.ts'
import { naturalBreaks } from './naturalBreaks.ts'
import { type Note, note } from './notes.ts'
import type { Threshold } from './report.ts'
import { roundNumbers } from './roundNumbers.ts'
import { countBelow, type Values, valuesOf } from './values.ts'

const methods = { 'equal-counts': equalCounts, 'natural-breaks': naturalBreaks, 'round-numbers': roundNumbers }

export type EdgeMethod = keyof typeof methods
export const edgeMethods = Object.keys(methods) as EdgeMethod[]

export interface BandsRequest {
  /** The id of a dimension with bands. */
  dimension: string
  method: EdgeMethod
  /** How many bands, at least 2; by default as many as there are. */
  bands?: number | undefined
}

/** One band, lowest first, and how many subjects' values lie in it. */
export interface PlacedBand {
  edge: Threshold
  points: number
  subjects: number
}

export type Placing =
  | { ok: true; before: PlacedBand[]; after: PlacedBand[]; changed: boolean; document: Strategy; notes: Note[] }
  | { ok: false; reason: Note }

type PointsBand = NonNullable<Points['bands']>[number]

/**
 * Places the edges anew; the points of the bands stay, in their order. With another number of bands their
 * points are spread evenly from the first band's to the last's, and titles, codes and reasons fall away.
 * @param values the dimension's value by subject; NaN is missing
 */
export function placeBands(document: Strategy, request: BandsRequest, values: ArrayLike<number>): Placing {
  const dimension = document.dimensions.find(({ id }) => id === request.dimension)
  const refuse = (reason: Note): Placing => ({ ok: false, reason })
  if (dimension === undefined) return refuse(note('unknown-dimension', { dimension: request.dimension }))
  const bands = dimension.points.bands
  if (bands === undefined) return refuse(note('no-bands', { dimension: dimension.id }))
  const count = request.bands ?? bands.length
  if (count < 2) return refuse(note('one-band'))
  const line = valuesOf(values)
  if (line.present === 0) return refuse(note('no-values'))
  if (line.distinct.length < count) {
    return refuse(note('too-few-values', { distinct: line.distinct.length, bands: count }))
  }
  const renewed = count === bands.length ? bands : spreadPoints(bands, count)
  if (renewed === undefined) return refuse(note('points-not-monotone'))
  const placed = withEdges(renewed, methods[request.method](line, count))
  const after = countBands(placed, line)
  const missing = line.missing > 0 ? [note('value-missing', { count: line.missing })] : []
  const spread = renewed === bands ? [] : [note('points-spread', { bands: count })]
  const empty = after.filter(({ subjects }) => subjects === 0).length
  return {
    ok: true,
    before: countBands(bands, line),
    after,
    changed: JSON.stringify(placed) !== JSON.stringify(bands),
    document: withBands(document, dimension, placed),
    notes: [...missing, ...spread, ...(empty > 0 ? [note('empty-bands', { count: empty })] : [])],
  }
}

/** Bare bands from the first band's points to the last's, with as few decimals as keep them apart. */
function spreadPoints(bands: readonly PointsBand[], count: number): PointsBand[] | undefined {
  const points = bands.map((band) => band.points)
  const [first, last] = [points[0] as number, points.at(-1) as number]
  const direction = Math.sign(last - first)
  const isMonotone = points.every((one, index) => index === 0 || (one - (points[index - 1] as number)) * direction > 0)
  if (!isMonotone || direction === 0) return undefined
  for (let decimals = Math.max(decimalPlaces(first), decimalPlaces(last)); decimals <= POINT_DECIMALS; decimals++) {
    const scale = 10 ** decimals
    const spread = Array.from({ length: count }, (_, index) => {
      return Math.round((first + ((last - first) * index) / (count - 1)) * scale) / scale + 0
    })
    if (new Set(spread).size === count) return spread.map((one) => ({ points: one }))
  }
  return undefined
}

/** The bands with other edges: `from` stands where `from` or `above` stood, else first. */
function withEdges(bands: readonly PointsBand[], edges: readonly number[]): PointsBand[] {
  return bands.map((band, index) => {
    const from = edges[index - 1]
    if (from === undefined) return band
    const isEdge = (key: string) => key === 'from' || key === 'above'
    const entries = Object.entries(band).map(([key, value]) => (isEdge(key) ? ['from', from] : [key, value]))
    const placed = Object.fromEntries(entries) as PointsBand
    return 'from' in placed ? placed : { from, ...placed }
  })
}

function countBands(bands: readonly PointsBand[], values: Values): PlacedBand[] {
  const starts = bands.map(({ from, above }) => startOf(from, above, values))
  return bands.map(({ from, above, points }, index) => ({
    edge: { ...(from === undefined ? {} : { from }), ...(above === undefined ? {} : { above }) },
    points,
    subjects: (starts[index + 1] ?? values.present) - (starts[index] as number),
  }))
}

/** How many values lie below an edge. */
function startOf(from: number | undefined, above: number | undefined, values: Values): number {
  if (from !== undefined) return countBelow(values, from)
  if (above === undefined) return 0
  const at = values.distinct.indexOf(above)
  return countBelow(values, above) + (at < 0 ? 0 : (values.counts[at] as number))
}

function withBands(document: Strategy, dimension: Dimension, bands: PointsBand[]): Strategy {
  const changed = { ...dimension, points: { ...dimension.points, bands } }
  return { ...document, dimensions: document.dimensions.map((one) => (one === dimension ? changed : one)) }
}
