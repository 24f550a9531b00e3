/**
 * What each dimension adds to its root score. Shares multiply down the path as exact rationals, and
 * each contribution is rounded once, to 4 places; clamps, adds and one rounding term make up the rest,
 * so that everything sums exactly to the root.
 */
import { divideHalfUp, divideHalfUpBig } from '../numbers/scaled.ts'
import type { Plan, ScorePlan } from '../plan/plan.ts'
import type { Frame } from '../rows/frame.ts'
import { wholeOf } from './tree.ts'

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

/** At most so many patterns are remembered. */
const PATTERNS = 1_000

/**
 * Shares hang on what is left out and on which child holds each minimum and maximum. Few such patterns occur, and
 * fractions are slow, so each is worked out once.
 */
export function compileShares(plan: Plan, fixed: readonly Share[] = fixedShares(plan)): Shares {
  const extremes = plan.scores.flatMap(({ combine }, index) => (isExtreme(combine) ? [index] : []))
  const known = new Map<number, readonly Share[]>()
  return {
    of(frame) {
      if (extremes.length === 0 && !frame.hasAbsent) return fixed
      const pattern = patternOf(plan, extremes, frame)
      const found = known.get(pattern) ?? sharesOf(plan, frame)
      if (!known.has(pattern)) {
        if (known.size === PATTERNS) known.clear()
        if (pattern <= Number.MAX_SAFE_INTEGER) known.set(pattern, found)
      }
      return found
    },
  }
}

/** A number of its own for each pattern, as far as integers are exact; beyond that it is none. */
function patternOf({ scores }: Plan, extremes: readonly number[], frame: Frame): number {
  let pattern = 1
  for (let result = 0; result < frame.results.length; result++)
    pattern = 2 * pattern + Number(Number.isNaN(frame.results[result]))
  for (const index of extremes) {
    const { children } = scores[index] as ScorePlan
    pattern = pattern * (children.length + 1) + 1 + children.indexOf(holderOf(children, index, frame) ?? -1)
  }
  return pattern
}

const isExtreme = (combine: ScorePlan['combine']): boolean => combine === 'min' || combine === 'max'

/** The child that holds a minimum or maximum, the first of equals. */
function holderOf(children: readonly number[], index: number, frame: Frame): number | undefined {
  for (const child of children) if (frame.results[child] === frame.sums[index]) return child
  return undefined
}

/** Shares by result with every child present; those below a minimum or maximum are not to be read. */
export function fixedShares(plan: Plan): readonly Share[] {
  return spread(plan, (score) => {
    const total = wholeOf(score)
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
    if (isExtreme(score.combine)) {
      const holder = holderOf(score.children, index, frame)
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
