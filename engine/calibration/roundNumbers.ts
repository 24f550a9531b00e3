import { equalCounts } from './equalCounts.ts'
import { DIGITS, multipleOf, multiplesIn } from './round.ts'
import { countBelow, type Values } from './values.ts'

/**
 * Edges at neighbouring multiples of one round step (1, 2 or 5 times a power of ten): the largest step
 * that has enough of them above the lowest value and not above the highest. Where it has more than
 * enough, those that divide the subjects most evenly; of several such, the lowest. Skewed values can
 * leave bands empty: equal counts or natural breaks suit them better. Where values lie too close together
 * for any step that doubles can tell apart, the edges are those of equal counts.
 * @param bands at least 2; there must be two distinct values
 */
export function roundNumbers(values: Values, bands: number): number[] {
  const [low, high] = [values.distinct[0] as number, values.distinct.at(-1) as number]
  const finest = Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high)))) - DIGITS
  for (let exponent = Math.ceil(Math.log10(high - low)); exponent > finest; exponent--) {
    for (const factor of [5, 2, 1]) {
      const multiples = multiplesBetween(low, high, factor, exponent)
      if (multiples.length >= bands - 1) return mostEven(values, multiples, bands - 1)
    }
  }
  return equalCounts(values, bands)
}

/** All multiples in (low, high]. */
function multiplesBetween(low: number, high: number, factor: number, exponent: number): number[] {
  const multiples: number[] = []
  const first = Math.floor(multiplesIn(low, factor, exponent)) - 1
  for (let count = first; ; count++) {
    const multiple = multipleOf(count, factor, exponent)
    if (multiple > high) return multiples
    if (multiple > low) multiples.push(multiple)
  }
}

function mostEven(values: Values, multiples: readonly number[], count: number): number[] {
  const counts = multiples.map((multiple) => countBelow(values, multiple))
  let [best, least] = [multiples.slice(0, count), Number.POSITIVE_INFINITY]
  for (let start = 0; start + count <= multiples.length; start++) {
    const below = [0, ...counts.slice(start, start + count), values.present]
    const squares = below.slice(1).reduce((sum, end, index) => sum + (end - (below[index] as number)) ** 2, 0)
    if (squares < least) [best, least] = [multiples.slice(start, start + count), squares]
  }
  return best
}
