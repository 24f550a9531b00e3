/**
 * Natural breaks: the bands whose values lie closest together, that is with the least sum of squared
 * distances from each band's mean. Found exactly, by dynamic programming over the distinct values.
 *
 * Source: H. Wang and M. Song, "Ckmeans.1d.dp: Optimal k-means clustering in one dimension by dynamic
 * programming", The R Journal 3/2 (2011); the division that brings a layer from n² to n log n steps rests
 * on the borders rising with the values: J. Song and H. Zhong, "Efficient weighted univariate clustering",
 * Bioinformatics 36 (2020). The criterion is that of G. F. Jenks, "The data model concept in statistical
 * mapping" (1967).
 */
import { roundest } from './round.ts'
import type { Values } from './values.ts'

/** By number of values, from 0: the sums of weights, of weight · x and of weight · x². */
interface Prefix {
  weights: Float64Array
  sums: Float64Array
  squares: Float64Array
}

/**
 * Edges between the bands; each the roundest number between two values. O(k · n log n) for n distinct values.
 * @param bands at least 2, and no more than there are distinct values
 */
export function naturalBreaks({ distinct, counts }: Values, bands: number): number[] {
  const prefix = prefixOf(distinct, counts)
  const count = distinct.length
  let costs = Float64Array.from({ length: count + 1 }, (_, end) => (end === 0 ? 0 : spread(prefix, 0, end)))
  const starts: Int32Array[] = []
  for (let band = 1; band < bands; band++) {
    const layer = { before: costs, after: new Float64Array(count + 1), starts: new Int32Array(count + 1) }
    fillLayer(prefix, layer, { first: band + 1, last: count, from: band, to: count - 1 })
    starts.push(layer.starts)
    costs = layer.after
  }
  const edges: number[] = []
  for (let end = count; starts.length > 0; ) {
    end = starts.pop()?.[end] as number
    edges.unshift(roundest(distinct[end - 1] as number, distinct[end] as number))
  }
  return edges
}

/** Values are counted from their median: squares of numbers far from 0 would lose what they differ by. */
function prefixOf(values: readonly number[], counts: readonly number[]): Prefix {
  const size = values.length + 1
  const [weights, sums, squares] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  const middle = values[values.length >> 1] as number
  values.forEach((value, index) => {
    const [weight, x] = [counts[index] as number, value - middle]
    weights[index + 1] = (weights[index] as number) + weight
    sums[index + 1] = (sums[index] as number) + weight * x
    squares[index + 1] = (squares[index] as number) + weight * x * x
  })
  return { weights, sums, squares }
}

/** The sum of squared distances from the mean, of the values from `start` up to before `end`. */
function spread({ weights, sums, squares }: Prefix, start: number, end: number): number {
  const weight = (weights[end] as number) - (weights[start] as number)
  const sum = (sums[end] as number) - (sums[start] as number)
  return Math.max(0, (squares[end] as number) - (squares[start] as number) - (sum * sum) / weight)
}

/** One band more: by number of values taken, the least cost and where the last band then starts. */
interface Layer {
  before: Float64Array
  after: Float64Array
  starts: Int32Array
}

/** Ends from `first` to `last`, whose last band starts from `from` to `to`. */
interface Part {
  first: number
  last: number
  from: number
  to: number
}

/** The middle end first; its start is a bound for those on either side of it. */
function fillLayer(prefix: Prefix, layer: Layer, { first, last, from, to }: Part): void {
  if (first > last) return
  const end = (first + last) >> 1
  let [least, best] = [Number.POSITIVE_INFINITY, from]
  for (let start = from; start <= Math.min(to, end - 1); start++) {
    const cost = (layer.before[start] as number) + spread(prefix, start, end)
    if (cost < least) [least, best] = [cost, start]
  }
  layer.after[end] = least
  layer.starts[end] = best
  fillLayer(prefix, layer, { first, last: end - 1, from, to: best })
  fillLayer(prefix, layer, { first: end + 1, last, from: best, to })
}
