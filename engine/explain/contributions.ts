/**
 * What each dimension adds to its root score. Shares multiply down the path as exact rationals, and
 * each contribution is rounded once, to 4 places; clamps, adds and one rounding term make up the rest,
 * so that everything sums exactly to the root.
 */
import type { Adjustment } from '../decision/decision.ts'
import { divideHalfUp, divideHalfUpBig, unscalePoints } from '../numbers/scaled.ts'
import type { OverridePlan, Plan, ScorePlan } from '../plan/plan.ts'
import type { Frame } from '../rows/frame.ts'
import { clamp } from '../rows/scores.ts'

/** A share of the root as an exact fraction. */
export interface Share {
  numerator: bigint
  denominator: bigint
  /** The same as doubles, for the quick path. */
  n: number
  d: number
}

const WHOLE: Share = { numerator: 1n, denominator: 1n, n: 1, d: 1 }
const NOTHING: Share = { numerator: 0n, denominator: 1n, n: 0, d: 1 }

export interface Shares {
  /** Shares by result for this evaluation. */
  of(frame: Frame): readonly Share[]
}

/** Where nothing is left out and nothing is chosen by min or max, shares are the plan's alone. */
export function compileShares(plan: Plan): Shares {
  const varies = plan.scores.some(({ combine }) => combine === 'min' || combine === 'max')
  const fixed = varies ? undefined : fixedShares(plan)
  return {
    of: (frame) => (fixed && !frame.hasAbsent ? fixed : sharesOf(plan, frame)),
  }
}

/** Shares with every child present, in a tree without min and max. */
function fixedShares(plan: Plan): Share[] {
  return spread(plan, (score) => {
    const total =
      score.combine === 'sum'
        ? score.weightUnit
        : score.combine === 'mean'
          ? score.children.length
          : score.weights.reduce((sum, weight) => sum + weight, 0)
    return score.children.map((result, position) => ({
      result,
      numerator: score.combine === 'mean' ? 1 : (score.weights[position] ?? 0),
      denominator: total,
    }))
  })
}

/** Shares among the children that are present in this evaluation. */
function sharesOf(plan: Plan, frame: Frame): Share[] {
  return spread(plan, (score, index) => {
    const isPresent = (result: number) => !Number.isNaN(frame.results[result])
    if (score.combine === 'min' || score.combine === 'max') {
      const holder = score.children.find((result) => frame.results[result] === frame.sums[index])
      return score.children.map((result) => ({ result, numerator: result === holder ? 1 : 0, denominator: 1 }))
    }
    return score.children.map((result, position) => ({
      result,
      numerator: !isPresent(result) ? 0 : score.combine === 'mean' ? 1 : (score.weights[position] ?? 0),
      denominator: (frame.divisors[index] as number) || 1,
    }))
  })
}

interface ChildShare {
  result: number
  numerator: number
  denominator: number
}

/** From the roots down, parents before children. */
function spread(plan: Plan, childrenOf: (score: ScorePlan, index: number) => ChildShare[]): Share[] {
  const first = plan.dimensions.length
  const shares: Share[] = new Array(first + plan.scores.length).fill(NOTHING)
  for (const index of plan.scoreOrder.toReversed()) {
    const score = plan.scores[index] as ScorePlan
    if (score.parent === undefined) shares[first + index] = WHOLE
    const above = shares[first + index] as Share
    for (const { result, numerator, denominator } of childrenOf(score, index))
      shares[result] = times(above, BigInt(numerator), BigInt(denominator))
  }
  return shares
}

function times({ numerator, denominator }: Share, n: bigint, d: bigint): Share {
  const [top, bottom] = [numerator * n, denominator * d]
  const divisor = greatestCommonDivisor(top < 0n ? -top : top, bottom)
  const [a, b] = [top / divisor, bottom / divisor]
  return { numerator: a, denominator: b, n: Number(a), d: Number(b) }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x === 0n ? 1n : x
}

/** Below this, doubled and with the divisor added, a product of integers is still exact. */
const EXACT = 2 ** 51

/** Scaled points × share, rounded half up to 4 places. */
export function shareOf(points: number, share: Share): number {
  if (Math.abs(points * share.n) < EXACT && share.d < EXACT) return divideHalfUp(points * share.n, share.d)
  return Number(divideHalfUpBig(BigInt(points) * share.numerator, share.denominator))
}

/**
 * Clamps, adds and rounding of every root, where they are not 0. `sums` holds the dimensions'
 * contributions by root score, scaled, and is filled up to the roots themselves.
 */
export function adjustmentsOf(plan: Plan, frame: Frame, shares: readonly Share[], sums: Float64Array): Adjustment[] {
  const found: Adjustment[] = []
  const note = (root: number, kind: Adjustment['kind'], scaled: number, id?: string) => {
    if (scaled === 0) return
    sums[root] = (sums[root] as number) + scaled
    const adjustment: Adjustment = { root: plan.scores[root]?.id ?? '', kind, points: unscalePoints(scaled) }
    if (id !== undefined) adjustment.id = id
    found.push(adjustment)
  }
  for (let index = 0; index < plan.scores.length; index++) {
    const score = plan.scores[index] as ScorePlan
    const rounded = frame.rounded[index] as number
    const clamped = clamp(rounded, score)
    if (clamped !== rounded && !Number.isNaN(rounded))
      note(score.root, 'clamp', shareOf(clamped - rounded, shares[frame.firstScore + index] as Share), score.id)
  }
  noteAdds(plan, frame, note)
  for (let index = 0; index < plan.scores.length; index++)
    if (plan.scores[index]?.parent === undefined)
      note(index, 'rounding', (frame.results[frame.firstScore + index] as number) - (sums[index] as number))
  return found
}

function noteAdds(
  plan: Plan,
  frame: Frame,
  note: (root: number, kind: Adjustment['kind'], scaled: number, id?: string) => void,
): void {
  for (let index = 0; index < plan.overrides.length; index++) {
    const { id, effect } = plan.overrides[index] as OverridePlan
    const wasAdded = frame.outcomes[index] === 'applied' || frame.outcomes[index] === 'no-effect'
    if (effect.kind !== 'add' || !wasAdded) continue
    const change = (frame.after[index] as number) - (frame.before[index] as number)
    note(effect.score, 'add', effect.points, id)
    note(effect.score, 'clamp', change - effect.points, plan.scores[effect.score]?.id)
  }
}
