/** Shares as decimals that total exactly 1: by the method of largest remainders (Hamilton's). */

const PLACES = 4
const UNITS = 10 ** PLACES
/** Remainders that differ by less are equal: so much is the noise of arithmetic. */
const NOISE = 1e-6

/**
 * @param shares of 0 or more, with the sum 1 to within rounding
 * @returns for each a decimal of 4 places; together exactly 1. Of equal remainders the first gets more.
 */
export function decimalWeights(shares: readonly number[]): number[] {
  const exact = shares.map((share) => share * UNITS)
  const whole = exact.map((units) => Math.floor(units + NOISE))
  const left = UNITS - whole.reduce((sum, units) => sum + units, 0)
  const byRemainder = exact
    .map((units, index) => ({ index, remainder: Math.round((units - (whole[index] ?? 0)) / NOISE) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of byRemainder.slice(0, left)) whole[index] = (whole[index] ?? 0) + 1
  return whole.map((units) => units / UNITS)
}
