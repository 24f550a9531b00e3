/** Doubles hold 15 decimal digits of anything: finer steps would be noise. */
export const DIGITS = 15

/**
 * The roundest number in (excluded, included]: a multiple of the largest step among … 10, 5, 1, 0.5, 0.1 …
 * that has one there, of several the highest; `included` itself where no step has.
 */
export function roundest(excluded: number, included: number): number {
  if (excluded < 0 && included >= 0) return 0
  const highest = Math.ceil(Math.log10(Math.max(Math.abs(excluded), Math.abs(included), Number.MIN_VALUE)))
  for (let exponent = highest; exponent > highest - DIGITS; exponent--) {
    for (const factor of [5, 1]) {
      const found = highestMultiple(factor, exponent, excluded, included)
      if (found !== undefined) return found
    }
  }
  return included
}

/** The highest multiple of factor · 10^exponent in (excluded, included]. */
function highestMultiple(factor: number, exponent: number, excluded: number, included: number): number | undefined {
  const about = Math.floor(multiplesIn(included, factor, exponent))
  // The quotient may be a rounding away from the whole number that it stands for.
  for (const count of [about + 1, about]) {
    const multiple = multipleOf(count, factor, exponent)
    if (multiple > excluded && multiple <= included) return multiple
  }
  return undefined
}

/** How many steps of factor · 10^exponent a number has. */
export const multiplesIn = (x: number, factor: number, exponent: number): number =>
  exponent < 0 ? (x * 10 ** -exponent) / factor : x / (factor * 10 ** exponent)

/** count · factor · 10^exponent as the double nearest to that decimal: dividing by a power of ten rounds once. */
export const multipleOf = (count: number, factor: number, exponent: number): number =>
  (exponent < 0 ? (count * factor) / 10 ** -exponent : count * factor * 10 ** exponent) + 0
