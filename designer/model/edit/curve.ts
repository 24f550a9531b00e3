/** Points of a curve, moved, added and taken away. */
import { type Change, changePart } from '../editor/change.ts'
import { between, type Grid, tidy, tidyPoints } from './grid.ts'

export type Knee = readonly [x: number, points: number]

/** Changes a dimension's curve; nothing where it has none, or where it stays the same. */
const changeCurve =
  (dimension: string, change: (curve: [number, number][]) => [number, number][]): Change =>
  (document) => {
    const curve = document.dimensions.find(({ id }) => id === dimension)?.points.curve
    const changed = curve && change(curve)
    if (!changed || changed === curve) return document
    return changePart('dimensions', dimension, (part) => ({ ...part, points: { ...part.points, curve: changed } }))(
      document,
    )
  }

/**
 * Moves a point, up to its neighbours. Two points at one x make a step: each may stand on its neighbour's x as long
 * as no third one does.
 * @param free whether it may lie between the steps
 */
export const moveKnee = (dimension: string, index: number, [x, points]: Knee, grid: Grid, free = false): Change =>
  changeCurve(dimension, (curve) => {
    const knee = curve[index]
    if (!knee) return curve
    const place = x === knee[0] ? x : placeOf(curve, index, x, grid, free)
    const moved: [number, number] = [place, tidyPoints(points)]
    const isSame = moved[0] === knee[0] && moved[1] === knee[1]
    return isSame ? curve : curve.map((old, at) => (at === index ? moved : old))
  })

function placeOf(curve: readonly Knee[], index: number, wish: number, grid: Grid, free: boolean): number {
  const at = (place: number) => curve[place]?.[0]
  const [low, high] = [at(index - 1), at(index + 1)]
  if (low !== undefined && wish <= low && at(index - 2) !== low && low !== high) return low
  if (high !== undefined && wish >= high && at(index + 2) !== high && low !== high) return high
  return between(wish, low, high, grid, free) ?? (at(index) as number)
}

/** Adds a point where none is, on the line as it is drawn; nothing where one is there already. */
export const addKnee = (dimension: string, wish: number, grid: Grid): Change =>
  changeCurve(dimension, (curve) => {
    const x = between(wish, undefined, undefined, grid)
    if (x === undefined || curve.some((knee) => knee[0] === x)) return curve
    const index = curve.findIndex((knee) => knee[0] > x)
    const place = index < 0 ? curve.length : index
    const points = tidyPoints(Number(heightAt(curve, x).toFixed(2)))
    return [...curve.slice(0, place), [x, points], ...curve.slice(place)]
  })

/** One point at least stays. */
export const removeKnee = (dimension: string, index: number): Change =>
  changeCurve(dimension, (curve) => (curve.length < 2 ? curve : curve.filter((_, place) => place !== index)))

/** The points at x, as a picture needs them: linear between two, level outside. */
export function heightAt(curve: readonly Knee[], x: number): number {
  const after = curve.findIndex((knee) => knee[0] > x)
  if (after === 0) return curve[0]?.[1] ?? 0
  const [x0, y0] = curve[(after < 0 ? curve.length : after) - 1] ?? [0, 0]
  const next = curve[after]
  return next ? y0 + ((x - x0) * (next[1] - y0)) / (next[0] - x0) : y0
}

/** In the middle of the widest gap: where a point is added when no place is named. */
export function widestGap(curve: readonly Knee[]): number {
  const gaps = curve.slice(1).map((knee, index) => knee[0] - (curve[index] as Knee)[0])
  const widest = gaps.indexOf(Math.max(...gaps))
  const start = curve[widest]
  if (!start) return tidy((curve[0]?.[0] ?? 0) + 1)
  return tidy(start[0] + (gaps[widest] as number) / 2)
}
