/** Where two sets of bands, or two curves, give different points. */
import { type Band, type Edged, edgeOf } from './bands.ts'
import { heightAt, type Knee } from './curve.ts'

export type Zone = readonly [from: number, to: number]

/** The stretches of the line on which the bands differ in points; open ends are infinite. */
export function bandZones(now: readonly Band[], before: readonly Band[]): Zone[] {
  const edges = [...now, ...before].map(edgeOf).filter((edge) => edge !== undefined)
  const borders = [-Infinity, ...new Set(edges.sort((a, b) => a - b)), Infinity]
  const zones: Zone[] = []
  for (let index = 1; index < borders.length; index++) {
    const [from, to] = [borders[index - 1] as number, borders[index] as number]
    if (pointsFrom(now, from) === pointsFrom(before, from)) continue
    const last = zones.at(-1)
    if (last?.[1] === from) zones[zones.length - 1] = [last[0], to]
    else zones.push([from, to])
  }
  return zones
}

/** The points just above a border. */
const pointsFrom = (bands: readonly Band[], border: number): number | undefined =>
  bands.findLast((band, index) => index === 0 || (edgeOf(band) as number) <= border)?.points

/** The stretches between points of either curve on which they differ. */
export function curveZones(now: readonly Knee[], before: readonly Knee[]): Zone[] {
  const borders = [...new Set([...now, ...before].map(([x]) => x))].sort((a, b) => a - b)
  const ends = [-Infinity, ...borders, Infinity]
  const differ = (from: number, to: number): boolean => {
    const [a, b] = [Number.isFinite(from) ? from : to, Number.isFinite(to) ? to : from]
    const middle = (a + b) / 2
    const near = (x: number) => Math.abs(heightAt(now, x) - heightAt(before, x)) > 1e-9
    return near(middle) || near(a + (b - a) / 4)
  }
  const zones: Zone[] = []
  for (let index = 1; index < ends.length; index++) {
    const [from, to] = [ends[index - 1] as number, ends[index] as number]
    const [low, high] = [from === -Infinity ? to - 1 : from, to === Infinity ? from + 1 : to]
    if (!differ(low, high)) continue
    const last = zones.at(-1)
    if (last?.[1] === from) zones[zones.length - 1] = [last[0], to]
    else zones.push([from, to])
  }
  return zones
}

/** The band that one is to be compared with: at the same place, or where bands were added or taken, at the same edge. */
export function counterpart<B extends Edged>(bands: readonly B[], others: readonly B[], index: number): B | undefined {
  if (bands.length === others.length) return others[index]
  const edge = edgeOf(bands[index])
  return others.find((other) => edgeOf(other) === edge)
}
