/** The values of a population on a number line: distinct and ascending, so that equal values stay together. */
export interface Values {
  distinct: number[]
  /** By index of the distinct value: how many subjects have it. */
  counts: number[]
  /** By index of the distinct value, and one more: how many subjects have a lower one. */
  below: number[]
  /** How many subjects have a value, and how many have none. */
  present: number
  missing: number
}

/** NaN is missing. */
export function valuesOf(values: ArrayLike<number>): Values {
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort()
  const [distinct, counts]: [number[], number[]] = [[], []]
  for (const value of sorted) {
    const last = distinct.length - 1
    if (value === distinct[last]) counts[last] = (counts[last] as number) + 1
    else {
      // −0 is 0.
      distinct.push(value + 0)
      counts.push(1)
    }
  }
  const below = [0]
  for (const count of counts) below.push((below.at(-1) as number) + count)
  return { distinct, counts, below, present: sorted.length, missing: values.length - sorted.length }
}

/** How many subjects have a value below x. */
export function countBelow({ distinct, below }: Values, x: number): number {
  let [low, high] = [0, distinct.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((distinct[middle] as number) < x) low = middle + 1
    else high = middle
  }
  return below[low] as number
}
