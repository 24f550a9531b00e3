/** Where the values of a dimension lie: what an axis has to show, and how they are counted along it. */
import type { PreviewState } from '../state.ts'

export interface SpreadQuestion {
  dimension: string
}

/** Undefined where the value is no number, or nobody has one. */
export interface SpreadAnswer {
  low: number
  /** Between these lie all but a hundredth at each end. */
  most: [low: number, high: number]
  high: number
  /** Different values; more than LARGE are not told apart. */
  distinct: number
}

const LARGE = 1000

export function spreadAnswer(state: PreviewState, { dimension }: SpreadQuestion): SpreadAnswer | undefined {
  const values = numbersOf(state, dimension)
  return values && remembered(spreads, values, spreadOf)
}

/** The values of a dimension by row, NaN where missing; undefined where they are no numbers. */
export function numbersOf({ now }: Pick<PreviewState, 'now'>, dimension: string): Float64Array | undefined {
  const column = now.scored.values[now.strategy.plan.dimensions.findIndex(({ id }) => id === dimension)]
  return column?.kind === 'number' ? column.values : undefined
}

/** The values are the same array as long as they are the same values: what was found out of them stays. */
function remembered<T>(found: WeakMap<Float64Array, T>, values: Float64Array, compute: (values: Float64Array) => T): T {
  const known = found.get(values)
  if (known !== undefined) return known
  const fresh = compute(values)
  found.set(values, fresh)
  return fresh
}

const spreads = new WeakMap<Float64Array, SpreadAnswer | undefined>()

function spreadOf(values: Float64Array): SpreadAnswer | undefined {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort()
  if (sorted.length === 0) return undefined
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] as number
  let distinct = 1
  for (let index = 1; index < sorted.length && distinct <= LARGE; index++) {
    if (sorted[index] !== sorted[index - 1]) distinct++
  }
  return { low: at(0), most: [at(0.01), at(0.99)], high: at(1), distinct }
}
