/**
 * Intervals of doubles, for soundness alone: what an operator answers for operands inside their
 * intervals lies inside the interval computed here. As IEEE rounding is monotone, the ends computed by
 * the same operations bound every result, digit for digit.
 */

/** Both ends inclusive; `low > high` holds nothing. */
export interface Interval {
  readonly low: number
  readonly high: number
}

export const NOTHING: Interval = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }

export const isEmpty = ({ low, high }: Interval): boolean => low > high

export const contains = ({ low, high }: Interval, x: number): boolean => low <= x && x <= high

export const isWithin = (inner: Interval, outer: Interval): boolean =>
  isEmpty(inner) || (inner.low >= outer.low && inner.high <= outer.high)

export const intersect = (a: Interval, b: Interval): Interval => ({
  low: Math.max(a.low, b.low),
  high: Math.min(a.high, b.high),
})

/** The smallest interval around both. */
export const hull = (a: Interval, b: Interval): Interval => ({
  low: Math.min(a.low, b.low),
  high: Math.max(a.high, b.high),
})

export const hullOf = (xs: readonly number[]): Interval =>
  xs.reduce((around, x) => hull(around, { low: x, high: x }), NOTHING)

export const add = (a: Interval, b: Interval): Interval => ({ low: a.low + b.low, high: a.high + b.high })

export const subtract = (a: Interval, b: Interval): Interval => ({ low: a.low - b.high, high: a.high - b.low })

/** A corner 0 · ∞ counts as 0: the infinity only stands for an overflow, whose product with 0 is missing. */
export const multiply = (a: Interval, b: Interval): Interval =>
  corners(a, b, (x, y) => {
    const product = x * y
    return Number.isNaN(product) ? 0 : product
  })

/** Around a divisor of 0 the two sides count apart: next to it quotients grow beyond all limits. */
export function divide(a: Interval, b: Interval): Interval {
  const below = intersect(b, { low: Number.NEGATIVE_INFINITY, high: -Number.MIN_VALUE })
  const above = intersect(b, { low: Number.MIN_VALUE, high: Number.POSITIVE_INFINITY })
  const quotient = (x: number, y: number) => x / y
  const sides = [below, above].filter((side) => !isEmpty(side))
  return sides.map((side) => corners(a, side, quotient)).reduce(hull, NOTHING)
}

export const lesser = (a: Interval, b: Interval): Interval => ({
  low: Math.min(a.low, b.low),
  high: Math.min(a.high, b.high),
})

export const greater = (a: Interval, b: Interval): Interval => ({
  low: Math.max(a.low, b.low),
  high: Math.max(a.high, b.high),
})

export function absolute({ low, high }: Interval): Interval {
  if (low >= 0) return { low, high }
  if (high <= 0) return { low: 0 - high, high: 0 - low }
  return { low: 0, high: Math.max(-low, high) }
}

/** The image under a function that never falls. */
export const mapped = ({ low, high }: Interval, rising: (x: number) => number): Interval =>
  low > high ? NOTHING : { low: rising(low), high: rising(high) }

function corners(a: Interval, b: Interval, operate: (x: number, y: number) => number): Interval {
  return hullOf([operate(a.low, b.low), operate(a.low, b.high), operate(a.high, b.low), operate(a.high, b.high)])
}

const view = new DataView(new ArrayBuffer(8))

/** The next double above: x < y is the same as nextAbove(x) ≤ y. */
export function nextAbove(x: number): number {
  if (x === 0) return Number.MIN_VALUE
  if (!Number.isFinite(x)) return x
  view.setFloat64(0, x)
  view.setBigInt64(0, view.getBigInt64(0) + (x > 0 ? 1n : -1n))
  return view.getFloat64(0)
}

export const nextBelow = (x: number): number => 0 - nextAbove(0 - x)
