/** Number lines as they are drawn: values placed on a stretch from 0 to 1, and found again from there. */
import { ticksOf } from './ticks.ts'

export interface Axis {
  low: number
  high: number
  /** Whether equal steps are drawn equally wide; otherwise equal factors are, as values far apart need it. */
  isEven: boolean
  ticks: readonly number[]
  /** Beyond the ends below 0 and above 1. */
  place(value: number): number
  /** The value at a place. */
  value(place: number): number
}

/** What an axis has to show. */
export interface Shown {
  /** Edges, points of a curve: they must be seen, and apart from each other. */
  marks: readonly number[]
  /** Where most values of the population lie; undefined where there is none. */
  spread: { low: number; most: [low: number, high: number]; high: number } | undefined
  min: number | undefined
  max: number | undefined
}

/** Bands narrower than this share of the axis can't be told apart. */
const NARROW = 0.035

/** The axis that shows all this: even where that can be read, else by factors. */
export function axisFor(shown: Shown): Axis {
  const [low, high] = domainOf(shown)
  const even = evenAxis(low, high)
  const { marks, spread } = shown
  const borders = [low, ...new Set([...marks].sort((a, b) => a - b)), high]
  const isReadable = borders.every((border, index) => {
    if (index === 0 || index === 1 || index === borders.length - 1) return true
    return even.place(border) - even.place(borders[index - 1] as number) >= NARROW
  })
  const isSpread = spread === undefined || even.place(spread.most[1]) - even.place(spread.most[0]) >= 0.3
  return isReadable && isSpread ? even : factorAxis(low, high, [...marks, ...(spread?.most ?? [])])
}

function domainOf({ marks, spread, min, max }: Shown): [number, number] {
  const points = [...marks, ...(spread ? spread.most : [])]
  if (points.length === 0) points.push(min ?? 0, max ?? (min ?? 0) + 1)
  const [low, high] = [Math.min(...points), Math.max(...points)]
  const room = (high - low || Math.abs(high) || 1) * (spread ? 0.06 : 0.3)
  const near = (limit: number | undefined, edge: number): limit is number =>
    limit !== undefined && Math.abs(limit - edge) <= (high - low || 1) * 0.6
  const start = near(min, low) ? min : low >= 0 && low <= (high - low) * 0.35 ? 0 : low - room
  const end = near(max, high) ? max : high + room
  return start < end ? [start, end] : [start, start + 1]
}

function evenAxis(low: number, high: number): Axis {
  return {
    low,
    high,
    isEven: true,
    ticks: ticksOf([low, high], 8),
    place: (value) => (value - low) / (high - low),
    value: (place) => low + place * (high - low),
  }
}

/** Even near 0, by factors beyond (the inverse hyperbolic sine), so that 0 and negative values have a place. */
function factorAxis(low: number, high: number, marks: readonly number[]): Axis {
  const sizes = marks.map(Math.abs).filter((size) => size > 0)
  const unit = Math.max(Math.min(...sizes, Math.abs(high) || 1) / 2, Math.max(Math.abs(low), Math.abs(high)) / 1e6)
  const bend = (value: number) => Math.asinh(value / unit)
  const [start, end] = [bend(low), bend(high)]
  const place = (value: number) => (bend(value) - start) / (end - start || 1)
  return {
    low,
    high,
    isEven: false,
    ticks: factorTicks(low, high, place),
    place,
    value: (at) => unit * Math.sinh(start + at * (end - start)),
  }
}

/** 1, 2, 5, 10, … and 0, as far as they stay apart. */
function factorTicks(low: number, high: number, place: (value: number) => number): number[] {
  const powers = Array.from({ length: 26 }, (_, index) => 10 ** (index - 9))
  const sizes = powers.flatMap((power) => [1, 2, 5].map((factor) => Number((factor * power).toPrecision(6))))
  const all = [...sizes.map((size) => -size).reverse(), 0, ...sizes].filter((tick) => tick >= low && tick <= high)
  // Zero and whole powers first, then what still has room between them.
  const rank = (tick: number) => (tick === 0 ? 0 : /^1(e|0*$)/.test(String(Math.abs(tick))) ? 1 : 2)
  const kept: number[] = []
  for (const tick of all.toSorted((a, b) => rank(a) - rank(b))) {
    if (kept.every((other) => Math.abs(place(other) - place(tick)) >= 0.07)) kept.push(tick)
  }
  return kept.sort((a, b) => a - b)
}

/**
 * The borders of about so many bins, drawn equally wide; on round numbers where the axis is even.
 * @param step of the values, where they have one: no bin is narrower
 * @param apart how far values lie apart on the average, where they are few: narrower bins would stand empty
 */
export function binsOf(axis: Axis, step: number | undefined, apart = 0, about = 40): number[] {
  if (!axis.isEven) return Array.from({ length: about + 1 }, (_, index) => axis.value(index / about))
  const span = axis.high - axis.low
  const rough = span / about
  const width = step !== undefined && rough <= step ? step : niceWidth(Math.max(rough, apart * 0.8))
  const first = Math.floor(axis.low / width + 1e-9)
  const count = Math.ceil(axis.high / width - 1e-9) - first
  // A value that is a whole number stands in the middle of its bin.
  const shift = width === step ? -step / 2 : 0
  const total = shift === 0 ? count + 1 : count + 2
  return Array.from({ length: total }, (_, index) => Number(((first + index) * width + shift).toPrecision(12)))
}

function niceWidth(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  return Number(
    ((([1, 2, 2.5, 5, 10] as const).find((factor) => factor * power >= rough * 0.999) ?? 10) * power).toPrecision(6),
  )
}
