/** Where numbers lie among ascending edges, counted without branches: data decides nothing that could be guessed wrong. */
import { type Codes, codesFor } from '../column.ts'
import { inBlocks } from './blocks.ts'

/** So many edges are compared with each value in turn; more are searched by halves. */
const FEW = 7

/** 0 where a value is missing, else 1 + how many of the ascending edges are at most the value. */
export function bandCodes(values: Float64Array, edges: Float64Array): Codes {
  const codes = codesFor(edges.length + 2, values.length)
  if (edges.length <= FEW) {
    const padded = new Float64Array(FEW).fill(Number.POSITIVE_INFINITY)
    padded.set(edges)
    inBlocks(values.length, (start, end) => countFew(values, padded, codes as Uint8Array, start, end))
  } else if (codes instanceof Uint8Array) countToBytes(values, edges, codes)
  else countToCodes(values, edges, codes)
  return codes
}

function countFew(values: Float64Array, edges: Float64Array, out: Uint8Array, start: number, end: number): void {
  const [a, b, c] = [edges[0] as number, edges[1] as number, edges[2] as number]
  const [d, e, f] = [edges[3] as number, edges[4] as number, edges[5] as number]
  const g = edges[6] as number
  for (let row = start; row < end; row++) {
    const x = values[row] as number
    out[row] =
      Number(!Number.isNaN(x)) +
      Number(x >= a) +
      Number(x >= b) +
      Number(x >= c) +
      Number(x >= d) +
      Number(x >= e) +
      Number(x >= f) +
      Number(x >= g)
  }
}

/** As many edges as halving takes, those added beyond all values; and the first step. */
function halves(edges: Float64Array): { at: Float64Array; first: number } {
  const levels = Math.ceil(Math.log2(edges.length + 1))
  const at = new Float64Array(2 ** levels - 1).fill(Number.POSITIVE_INFINITY)
  at.set(edges)
  return { at, first: 2 ** (levels - 1) }
}

function countToBytes(values: Float64Array, edges: Float64Array, out: Uint8Array): void {
  const { at, first } = halves(edges)
  for (let row = 0; row < values.length; row++) {
    const x = values[row] as number
    let count = 0
    for (let step = first; step > 0; step >>= 1) count += Number(x >= (at[count + step - 1] as number)) * step
    out[row] = count + Number(!Number.isNaN(x))
  }
}

function countToCodes(values: Float64Array, edges: Float64Array, out: Int32Array): void {
  const { at, first } = halves(edges)
  for (let row = 0; row < values.length; row++) {
    const x = values[row] as number
    let count = 0
    for (let step = first; step > 0; step >>= 1) count += Number(x >= (at[count + step - 1] as number)) * step
    out[row] = count + Number(!Number.isNaN(x))
  }
}

export const sortedKeys = (keys: readonly number[]): Float64Array => Float64Array.from(new Set(keys)).sort()

/** 0 where a value is missing, 1 + the index of the key that it equals, or 1 + how many keys there are. */
export function findNumbers(values: Float64Array, keys: Float64Array): Codes {
  const codes = bandCodes(values, keys)
  const none = keys.length + 1
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number
    if (code > 0) codes[row] = code > 1 && keys[code - 2] === values[row] ? code - 1 : none
  }
  return codes
}

/**
 * Which of the regions that points cut the line into: 0 where a value is missing, 2k at the k-th point (from 1),
 * 2k + 1 above it and below the next.
 */
export function regionCodes(values: Float64Array, points: Float64Array): Int32Array {
  const counts = bandCodes(values, points)
  const codes = new Int32Array(values.length)
  for (let row = 0; row < codes.length; row++) {
    const count = counts[row] as number
    if (count > 0) codes[row] = 2 * count - 1 - Number(count > 1 && points[count - 2] === values[row])
  }
  return codes
}
