import type { Codes } from '../column.ts'

/** An input as codes from 0 to `size` − 1. */
export interface CodedInput {
  codes: Codes
  size: number
}

export interface Tuples {
  /** By row: which combination, from 1. */
  codes: Int32Array
  /** By combination (from 0): the first row that has it. */
  firstRows: readonly number[]
}

/** Up to so many possible combinations are found by index; more by a map. */
const INDEXED = 2 ** 20

/** The combinations of codes that occur, one input joining after another. */
export function distinctTuples(inputs: readonly CodedInput[], length: number): Tuples {
  let tuples: Tuples = { codes: new Int32Array(length).fill(1), firstRows: length > 0 ? [0] : [] }
  for (const input of inputs) tuples = joined(tuples, input)
  return tuples
}

function joined({ codes: before, firstRows: known }: Tuples, { codes, size }: CodedInput): Tuples {
  const possible = known.length * size
  const out = new Int32Array(before.length)
  const firstRows: number[] = []
  if (possible <= INDEXED) {
    const places = new Int32Array(possible)
    for (let row = 0; row < out.length; row++) {
      const pair = ((before[row] as number) - 1) * size + (codes[row] as number)
      if (places[pair] === 0) places[pair] = firstRows.push(row)
      out[row] = places[pair] as number
    }
    return { codes: out, firstRows }
  }
  const places = new Map<number, number>()
  for (let row = 0; row < out.length; row++) {
    const pair = ((before[row] as number) - 1) * size + (codes[row] as number)
    let place = places.get(pair)
    if (place === undefined) {
      place = firstRows.push(row)
      places.set(pair, place)
    }
    out[row] = place
  }
  return { codes: out, firstRows }
}
