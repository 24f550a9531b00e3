/** The values of a dimension counted along an axis, by final tier. */
import type { PreviewState } from '../state.ts'
import { numbersOf } from './spread.ts'

export interface BinsQuestion {
  dimension: string
  /** Ascending, at most 255. A value on a border belongs to the bin above it. */
  borders: number[]
}

export interface BinsAnswer {
  /** Bin by bin, by index of the tier. Those without a decision are left out. */
  counts: number[][]
  /** Subjects whose value lies beyond the first or the last border. */
  beyond: number
}

const OUTSIDE = 255

export function binsAnswer(state: PreviewState, { dimension, borders }: BinsQuestion): BinsAnswer | undefined {
  const values = numbersOf(state, dimension)
  if (!values || borders.length < 2) return undefined
  const { now } = state
  const tierCount = now.strategy.plan.tiers.length
  const { places, beyond } = placesOf(values, borders)
  const flat = new Int32Array((OUTSIDE + 1) * tierCount)
  for (let row = 0; row < places.length; row++) {
    const tier = now.scored.tiers[row] as number
    if (tier < 0) continue
    const cell = (places[row] as number) * tierCount + tier
    flat[cell] = (flat[cell] as number) + 1
  }
  const bin = (index: number) => Array.from(flat.subarray(index * tierCount, (index + 1) * tierCount))
  return {
    counts: Array.from({ length: borders.length - 1 }, (_, index) => bin(index)),
    beyond,
  }
}

interface Places {
  borders: string
  places: Uint8Array
  beyond: number
}

const known = new WeakMap<Float64Array, Places>()

/** The bin of every value. While something is dragged neither changes, and only tiers are counted anew. */
function placesOf(values: Float64Array, borders: readonly number[]): Places {
  const key = borders.join(' ')
  const found = known.get(values)
  if (found?.borders === key) return found
  const places = new Uint8Array(values.length)
  for (let row = 0; row < places.length; row++) places[row] = binOf(values[row] as number, borders)
  const fresh = { borders: key, places, beyond: outsideOf(values, places) }
  known.set(values, fresh)
  return fresh
}

function binOf(value: number, borders: readonly number[]): number {
  const last = borders.length - 1
  if (!(value >= (borders[0] as number) && value <= (borders[last] as number))) return OUTSIDE
  let [low, high] = [0, last]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (value >= (borders[middle] as number)) low = middle
    else high = middle
  }
  return low
}

function outsideOf(values: Float64Array, places: Uint8Array): number {
  let outside = 0
  for (let row = 0; row < places.length; row++) {
    if (places[row] === OUTSIDE && !Number.isNaN(values[row])) outside++
  }
  return outside
}
