import type { Points } from '../../engine/index.ts'
import { ticksOf } from './ticks.ts'

/** A function of one number, as it is drawn: plateaus for bands, a line for a curve. */
export interface Plot {
  /** Corners of the line in data units, from left to right. */
  line: { x: number; y: number }[]
  /** Where something changes: a band's edge, a curve's knee. */
  edges: number[]
  /** Where a plateau's points are written; none for a curve's slopes. */
  labels: { x: number; y: number; points: number }[]
  xDomain: [number, number]
  yDomain: [number, number]
  xTicks: number[]
  yTicks: number[]
  /** False where bands are drawn equally wide because their edges lie too far apart to scale. */
  toScale: boolean
  /** Places a value on the x axis; the identity where the plot is to scale. */
  place(value: number): number
}

interface Limits {
  min?: number | undefined
  max?: number | undefined
}

/** The plot of a dimension's points; undefined for lookups, formulas and tables. */
export function plotOf(points: Points, limits: Limits = {}): Plot | undefined {
  if (points.bands) {
    const bands = points.bands.map((band) => ({ edge: band.from ?? band.above, points: band.points }))
    return bandPlot(
      bands.slice(1).map((band) => band.edge as number),
      bands.map((band) => band.points),
      limits,
    )
  }
  return points.curve ? curvePlot(points.curve, limits) : undefined
}

function bandPlot(edges: number[], points: number[], limits: Limits): Plot {
  const domain = paddedDomain(edges, limits)
  const toScale = isReadable(edges, domain)
  const place = toScale ? (value: number) => value : evenPlace(edges, domain)
  const xDomain: [number, number] = toScale ? domain : [0, edges.length + 1]
  const borders = [domain[0], ...edges, domain[1]].map(place)
  const span = (index: number) => [borders[index] as number, borders[index + 1] as number] as const
  return {
    line: points.flatMap((y, index) => span(index).map((x) => ({ x, y }))),
    edges,
    labels: points.map((y, index) => ({ x: (span(index)[0] + span(index)[1]) / 2, y, points: y })),
    ...valueAxis(points),
    xDomain,
    xTicks: toScale ? ticksOf(domain, 6).filter((tick) => farFrom(tick, edges, domain)) : [],
    toScale,
    place,
  }
}

function curvePlot(curve: readonly (readonly [number, number])[], limits: Limits): Plot {
  const edges = [...new Set(curve.map(([x]) => x))]
  const domain = curveDomain(edges, limits)
  const corners = curve.map(([x, y]) => ({ x, y }))
  const first = corners[0] ?? { x: 0, y: 0 }
  const last = corners.at(-1) ?? first
  return {
    line: [{ x: Math.min(domain[0], first.x), y: first.y }, ...corners, { x: Math.max(domain[1], last.x), y: last.y }],
    edges,
    labels: corners.map(({ x, y }) => ({ x, y, points: y })),
    ...valueAxis(corners.map(({ y }) => y)),
    xDomain: domain,
    xTicks: ticksOf(domain, 6).filter((tick) => farFrom(tick, edges, domain)),
    toScale: true,
    place: (value) => value,
  }
}

function valueAxis(points: readonly number[]): Pick<Plot, 'yDomain' | 'yTicks'> {
  const low = Math.min(0, ...points)
  const high = Math.max(...points, low + 1)
  return { yDomain: [low, high], yTicks: ticksOf([low, high], 4) }
}

/** From the field's limits where it has them near, otherwise some room beyond the outer edges. */
function paddedDomain(edges: readonly number[], { min, max }: Limits): [number, number] {
  const low = edges[0] ?? min ?? 0
  const high = edges.at(-1) ?? max ?? 1
  const room = (high - low || Math.abs(high) || 1) * 0.3
  const near = (limit: number | undefined, edge: number): limit is number =>
    limit !== undefined && Math.abs(limit - edge) <= room * 2
  const start = near(min, low) ? min : low >= 0 && low <= room * 2 ? 0 : low - room
  return [start === low ? low - room : start, near(max, high) && max !== high ? max : high + room]
}

/** A curve is level outside: a little room shows it, but none where no value can be. */
function curveDomain(edges: readonly number[], { min, max }: Limits): [number, number] {
  const low = edges[0] ?? 0
  const high = edges.at(-1) ?? 1
  const room = (high - low || Math.abs(high) || 1) * 0.1
  return [min !== undefined && min >= low ? low : low - room, max !== undefined && max <= high ? high : high + room]
}

/** Whether every band is wide enough to be seen. */
function isReadable(edges: readonly number[], [low, high]: readonly [number, number]): boolean {
  const borders = [low, ...edges, high]
  return borders.every((border, index) => index === 0 || border - (borders[index - 1] as number) >= (high - low) * 0.05)
}

/** Places a value within bands drawn equally wide. */
function evenPlace(edges: readonly number[], [low, high]: readonly [number, number]): (value: number) => number {
  const borders = [low, ...edges, high]
  return (value) => {
    const clamped = Math.min(Math.max(value, low), high)
    const above = borders.findIndex((border, index) => index > 0 && clamped <= border)
    const index = above < 1 ? borders.length - 1 : above
    const start = borders[index - 1] as number
    const end = borders[index] as number
    return index - 1 + (end === start ? 0 : (clamped - start) / (end - start))
  }
}

const farFrom = (tick: number, edges: readonly number[], [low, high]: readonly [number, number]): boolean =>
  edges.every((edge) => Math.abs(edge - tick) >= (high - low) * 0.07)
