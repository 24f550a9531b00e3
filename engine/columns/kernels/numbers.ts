import { POINT_LIMIT_SCALED, POINT_SCALE, quantise, quantisePoints } from '../../numbers/scaled.ts'
import { BEYOND_RANGE, NO_POINTS, TRUE } from '../column.ts'

/** Scaled points as the decimals that they stand for; NaN where there are none. */
export function unscale(scaled: Int32Array): Float64Array {
  const out = new Float64Array(scaled.length)
  for (let row = 0; row < out.length; row++) {
    const points = scaled[row] as number
    out[row] = points === NO_POINTS ? Number.NaN : points / POINT_SCALE
  }
  return out
}

/** Derived values brought to their decimals. */
export function quantiseAll(values: Float64Array, decimals: number): Float64Array {
  const out = new Float64Array(values.length)
  for (let row = 0; row < out.length; row++) out[row] = quantise(values[row] as number, decimals)
  return out
}

/** What computing points came to. */
export interface ComputedPoints {
  scaled: Int32Array
  /** Whether any value was missing. */
  hasMissing: boolean
  /** Whether any points left their range. */
  hasBeyond: boolean
}

/** Doubles as scaled points: NO_POINTS for NaN, BEYOND_RANGE where they leave their range. */
export function quantiseToPoints(values: Float64Array): ComputedPoints {
  const scaled = new Int32Array(values.length)
  let hasMissing = false
  let hasBeyond = false
  for (let row = 0; row < scaled.length; row++) {
    const points = quantisePoints(values[row] as number)
    if (Math.abs(points) <= POINT_LIMIT_SCALED) {
      scaled[row] = points
    } else if (Number.isNaN(points)) {
      scaled[row] = NO_POINTS
      hasMissing = true
    } else {
      scaled[row] = BEYOND_RANGE
      hasBeyond = true
    }
  }
  return { scaled, hasMissing, hasBeyond }
}

/** The values, NaN where another column's are missing. */
export function missingWhere(values: Float64Array, absent: Uint8Array): Float64Array {
  const out = new Float64Array(values.length)
  for (let row = 0; row < out.length; row++) out[row] = absent[row] === TRUE ? Number.NaN : (values[row] as number)
  return out
}

/**
 * Piecewise linear in doubles, flat outside: y0 + ((x − x0)·(y1 − y0))/(x1 − x0), in that order of
 * operations. Where two points share an x, the second holds at it. NaN stays NaN.
 */
export function interpolate(values: Float64Array, xs: Float64Array, ys: Float64Array): Float64Array {
  const out = new Float64Array(values.length)
  const last = xs.length - 1
  for (let row = 0; row < out.length; row++) {
    const x = values[row] as number
    let left = -1
    while (left < last && x >= (xs[left + 1] as number)) left++
    if (left < 0) out[row] = Number.isNaN(x) ? Number.NaN : (ys[0] as number)
    else if (left === last) out[row] = ys[last] as number
    else {
      const [x0, y0, x1, y1] = [xs[left], ys[left], xs[left + 1], ys[left + 1]] as [number, number, number, number]
      out[row] = y0 + ((x - x0) * (y1 - y0)) / (x1 - x0)
    }
  }
  return out
}

/** What `count` says of two dates; NaN where one is missing. */
export function countBetween(
  count: (first: number, second: number) => number,
  first: Float64Array,
  second: Float64Array,
): Float64Array {
  const out = new Float64Array(first.length)
  for (let row = 0; row < out.length; row++) {
    const [from, to] = [first[row] as number, second[row] as number]
    out[row] = Number.isNaN(from) || Number.isNaN(to) ? Number.NaN : count(from, to)
  }
  return out
}
