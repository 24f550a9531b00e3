/** What a target measures, by cut, and how near a cut comes to it. */
import type { Target } from './population.ts'
import type { Ranking } from './ranking.ts'

export interface Reach {
  /** What the target asks for, in its own unit: a share, or a number of subjects. */
  wanted: number
  /** What a tier between two cuts reaches, in the same unit. */
  at(cut: number, above: number): number
}

/** Shares are quotients of sums; differences below this are rounding, and count as ties. */
const ROUNDING = 1e-13

/** Undefined where the sum of a cumulative target's field is not above 0. */
export function reachOf(target: Target, { subjects, sums }: Ranking): Reach | undefined {
  const count = (cut: number, above: number) => (subjects[cut] ?? 0) - (subjects[above] ?? 0)
  if (target.count !== undefined) return { wanted: target.count, at: count }
  if (target.share !== undefined) {
    const all = subjects.at(-1) ?? 0
    return { wanted: target.share, at: (cut, above) => count(cut, above) / all }
  }
  const sum = sums.get(target.cumulative?.of ?? '')
  const all = sum?.at(-1) ?? 0
  if (sum === undefined || target.cumulative === undefined || !(all > 0)) return undefined
  return { wanted: target.cumulative.share, at: (cut) => (sum[cut] ?? 0) / all }
}

/** Whether a is nearer to what is wanted than b is. */
export const isNearer = (wanted: number, a: number, b: number): boolean =>
  Math.abs(a - wanted) < Math.abs(b - wanted) - ROUNDING

/** Whether what is wanted lies strictly between two reaches. */
export const liesBetween = (wanted: number, low: number, high: number): boolean =>
  low < wanted - ROUNDING && wanted + ROUNDING < high
