/** Bands of points, changed: edges moved, bands split and taken together. All pure, from one document to the next. */
import type { Points, Text } from '../../../engine/index.ts'
import { type Change, changePart, withProperty } from '../editor/change.ts'
import { between, type Grid, tidy, tidyPoints } from './grid.ts'

export type Band = NonNullable<Points['bands']>[number]

/** Where a band begins; undefined for the first. */
export const edgeOf = (band: Pick<Band, 'from' | 'above'> | undefined): number | undefined => band?.from ?? band?.above

/** Changes a dimension's bands; nothing where it has none, or where they stay the same. */
const changeBands =
  (dimension: string, change: (bands: Band[]) => Band[]): Change =>
  (document) => {
    const bands = document.dimensions.find(({ id }) => id === dimension)?.points.bands
    const changed = bands && change(bands)
    if (!changed || changed === bands) return document
    return changePart('dimensions', dimension, (part) => ({ ...part, points: { ...part.points, bands: changed } }))(
      document,
    )
  }

/** What any band has, whatever it yields. */
export type Edged = Pick<Band, 'from' | 'above'>

export const replaced = <B extends Edged>(bands: B[], index: number, band: B): B[] =>
  bands.map((old, place) => (place === index ? band : old))

const withEdge = <B extends Edged>(band: B, edge: number): B =>
  band.above === undefined ? { ...band, from: edge } : { ...band, above: edge }

/** The bands with one edge moved, up to its neighbours; the same ones where it stays. See `moveEdge`. */
export function edgeMoved<B extends Edged>(bands: B[], index: number, wish: number, grid: Grid, free: boolean): B[] {
  const band = bands[index]
  const edge = edgeOf(band)
  if (!band || edge === undefined) return bands
  const moved = between(wish, edgeOf(bands[index - 1]), edgeOf(bands[index + 1]), grid, free)
  return moved === undefined || moved === edge ? bands : replaced(bands, index, withEdge(band, moved))
}

/** The bands without one; see `removeBand`. */
export function bandRemoved<B extends Edged>(bands: B[], index: number): B[] {
  if (bands.length < 2 || !bands[index]) return bands
  const [first, ...others] = bands.filter((_, place) => place !== index)
  const { from: _from, above: _above, ...rest } = first as B
  return [rest as B, ...others]
}

/**
 * Moves the edge where a band begins, up to its neighbours and not past them. `from` stays `from`, and `above` stays.
 * @param free whether it may lie between the steps
 */
export const moveEdge = (dimension: string, index: number, wish: number, grid: Grid, free = false): Change =>
  changeBands(dimension, (bands) => edgeMoved(bands, index, wish, grid, free))

export const setBandPoints = (dimension: string, index: number, points: number): Change =>
  changeBands(dimension, (bands) => {
    const band = bands[index]
    const tidied = tidyPoints(points)
    return !band || band.points === tidied ? bands : replaced(bands, index, { ...band, points: tidied })
  })

export const setBandTitle = (dimension: string, index: number, title: Text | undefined): Change =>
  changeBands(dimension, (bands) => {
    const band = bands[index]
    return band ? replaced(bands, index, withProperty(band, 'title', title)) : bands
  })

/**
 * Splits a band in two: what lies above the new edge gets points halfway to those of the next band.
 * Nothing happens where the edge isn't within the band.
 */
export const splitBand = (dimension: string, index: number, wish: number, grid: Grid): Change =>
  changeBands(dimension, (bands) => {
    const band = bands[index]
    const edge = between(wish, edgeOf(band), edgeOf(bands[index + 1]), grid)
    if (!band || edge === undefined) return bands
    const next = bands[index + 1]
    const points = tidyPoints(next ? Number(((band.points + next.points) / 2).toFixed(2)) : band.points)
    return [...bands.slice(0, index + 1), { from: edge, points }, ...bands.slice(index + 1)]
  })

/** Takes a band away: the one below grows over it, or for the first, the one above. The last one stays. */
export const removeBand = (dimension: string, index: number): Change =>
  changeBands(dimension, (bands) => bandRemoved(bands, index))

/** Bands as they were suggested. With as many as before only the edges change, and `from` stands at each. */
export const placeEdges = (
  dimension: string,
  placed: readonly { edge: number | undefined; points: number }[],
): Change =>
  changeBands(dimension, (bands) => {
    const isSame = placed.length === bands.length
    return placed.map(({ edge, points }, index) => {
      const { from: _from, above: _above, ...rest } = (isSame ? bands[index] : undefined) ?? { points }
      return edge === undefined ? rest : { from: edge, ...rest }
    })
  })

/** Where a band would be split: the middle of what is drawn of it, on the grid; undefined where there is no room. */
export function splitPlace(
  bands: readonly Edged[],
  index: number,
  [low, high]: readonly [number, number],
  grid: Grid,
): number | undefined {
  const [start, end] = [edgeOf(bands[index]), edgeOf(bands[index + 1])]
  const [from, to] = [start ?? Math.min(low, end ?? low), end ?? Math.max(high, start ?? high)]
  return between(tidy((from + to) / 2), start, end, grid)
}

/** The widest band by what is drawn of it: the one to split where none is chosen. */
export function widestBand(bands: readonly Band[], place: (value: number) => number): number {
  const borders = [0, ...bands.slice(1).map((band) => place(edgeOf(band) ?? 0)), 1]
  const widths = bands.map((_, index) => (borders[index + 1] as number) - (borders[index] as number))
  return widths.indexOf(Math.max(...widths))
}
