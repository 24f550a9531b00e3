/**
 * Exact decimals as scaled integers.
 *
 * Points and scores are integers in units of 10⁻⁴, weights in units of 10⁻⁶. All sums and products
 * of them stay below 2⁵³ (check refuses a strategy where they might not), so a double holds them
 * exactly and no rounding happens except where `divideHalfUp` is called.
 */

/** Points and scores never leave ±100,000, so that all sums of them stay exact integers. */
export const POINTS_LIMIT = 100_000

export const POINT_SCALE = 10_000
export const POINT_DECIMALS = 4
export const WEIGHT_SCALE = 1_000_000
export const WEIGHT_DECIMALS = 6

/** The highest magnitude of points and scores, in their scaled unit. */
export const POINT_LIMIT_SCALED = POINTS_LIMIT * POINT_SCALE

/** Beyond this magnitude a number in an expression counts as missing. */
export const EXPRESSION_LIMIT = 1e15

/** How many decimal places RFC 8785 prints for a finite number: 0.25 → 2, 1e-7 → 7, 1e21 → 0. */
export function decimalPlaces(x: number): number {
  if (Number.isInteger(x)) return 0
  const [mantissa = '', exponent = '0'] = String(x).split('e')
  const fraction = mantissa.split('.')[1] ?? ''
  return Math.max(0, fraction.length - Number(exponent))
}

/** Points as written, at most 4 decimal places and within ±100,000, in their scaled unit. */
export const scalePoints = (points: number): number => Math.round(points * POINT_SCALE) + 0

/** A weight as written, at most 6 decimal places, in its scaled unit. */
export const scaleWeight = (weight: number): number => Math.round(weight * WEIGHT_SCALE) + 0

/** Scaled points as the decimal they stand for. */
export const unscalePoints = (scaled: number): number => scaled / POINT_SCALE

/**
 * numerator / denominator as an integer, halves up, below zero too: floor((2N + D) / 2D).
 * Exact while |2N + D| < 2⁵³ and D > 0: a quotient of such integers never rounds across an integer.
 */
export function divideHalfUp(numerator: number, denominator: number): number {
  return Math.floor((2 * numerator + denominator) / (2 * denominator)) + 0
}

/** The same for integers of any size. */
export function divideHalfUpBig(numerator: bigint, denominator: bigint): bigint {
  const dividend = 2n * numerator + denominator
  const divisor = 2n * denominator
  const quotient = dividend / divisor
  return dividend < 0n && quotient * divisor !== dividend ? quotient - 1n : quotient
}

/** A computed double brought to scaled points, in doubles, as the design fixes it: floor(x·10⁴ + 0.5). */
export const quantisePoints = (x: number): number => Math.floor(x * POINT_SCALE + 0.5) + 0

/** A derived value brought to its decimals, in doubles: floor(x·10ᵈ + 0.5) / 10ᵈ. */
export function quantise(x: number, decimals: number): number {
  const scale = 10 ** decimals
  return Math.floor(x * scale + 0.5) / scale + 0
}
