/** Where a curve is good enough: the answer to "how far must this value go?". */
import type { CurvePlan, EdgePlan } from '../plan/plan.ts'

/** An interval of values; an absent end is unbounded. */
export interface Region {
  low: EdgePlan | undefined
  high: EdgePlan | undefined
}

/** The maximal intervals on which the curve is at least `wanted`, or at most where fewer points are better. */
export function regionsOf({ xs, ys }: CurvePlan, wanted: number, moreIsBetter: boolean): Region[] {
  const surplus = ys.map((y) => (moreIsBetter ? y - wanted : wanted - y))
  const regions: Region[] = []
  let open: Region | undefined = (surplus[0] as number) >= 0 ? { low: undefined, high: undefined } : undefined
  for (let right = 1; right < xs.length; right++) {
    const [before, after] = [surplus[right - 1], surplus[right]] as [number, number]
    if (before >= 0 === after >= 0) continue
    const border = borderAt(xs[right - 1] as number, xs[right] as number, before, after)
    if (after >= 0) open = { low: { at: border.at, inclusive: true }, high: undefined }
    else {
      if (open) regions.push({ low: open.low, high: border })
      open = undefined
    }
  }
  if (open) regions.push(open)
  return regions.filter(({ low, high }) => !low || !high || low.at < high.at || (low.at === high.at && high.inclusive))
}

/** Where the surplus changes sign: at a step the second point holds at x, so that the first ends before it. */
function borderAt(x0: number, x1: number, before: number, after: number): EdgePlan {
  if (x0 === x1) return { at: x1, inclusive: false }
  return { at: x0 + (before * (x1 - x0)) / (before - after), inclusive: true }
}

/** The region nearest to a value, or the first where there is no value. */
export function nearestRegion(regions: readonly Region[], value: number | undefined): Region | undefined {
  if (value === undefined) return regions[0]
  const distance = ({ low, high }: Region) =>
    low && value < low.at ? low.at - value : high && value > high.at ? value - high.at : 0
  return regions.toSorted((a, b) => distance(a) - distance(b))[0]
}

/** The region with its ends rounded inwards to the scale, where something is left between them. */
export function roundedInwards({ low, high }: Region, scale: number): Region {
  const from = low && { at: Math.ceil(low.at * scale) / scale, inclusive: low.inclusive }
  const to = high && { at: high.inclusive ? Math.floor(high.at * scale) / scale : high.at, inclusive: high.inclusive }
  const isEmpty = from !== undefined && to !== undefined && from.at >= to.at && !(from.at === to.at && to.inclusive)
  return isEmpty ? { low, high } : { low: from, high: to }
}
