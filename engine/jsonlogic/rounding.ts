/** Rounding. JsonLogic has no floor, so it is made of `%`, whose operands are kept from being negative. */
import { POINT_LIMIT_SCALED, POINT_SCALE } from '../numbers/scaled.ts'
import { bind, choose, type Rule, refusal } from './rule.ts'

/**
 * floor(dividend / divisor) for divisor > 0. Exact for integers below 2⁵³, and for any double where the
 * divisor is 1: a remainder is exact, and so is what it leaves.
 */
const floorQuotient = (dividend: Rule, divisor: Rule): Rule =>
  bind([dividend, divisor], ([n, d]) => ({
    if: [{ '>=': [n, 0] }, { '/': [{ '-': [n, { '%': [n, d] }] }, d] }, floorBelowZero(n, d)],
  }))

/** −⌈m / d⌉ for m = −n above zero: −(m − m % d) / d, and one less where a remainder is left. */
function floorBelowZero(n: Rule, d: Rule): Rule {
  const m: Rule = { '-': [0, n] }
  const remainder: Rule = { '%': [m, d] }
  return { '-': [{ '/': [{ '-': [remainder, m] }, d] }, { if: [{ '>': [remainder, 0] }, 1, 0] }] }
}

/** numerator / denominator as an integer, halves up, below zero too: floor((2N + D) / 2D). */
export const divideHalfUp = (numerator: Rule, denominator: Rule): Rule =>
  bind([numerator, denominator], ([n, d]) =>
    floorQuotient({ '+': [{ '*': [2, n] }, d] }, typeof d === 'number' ? 2 * d : { '*': [2, d] }),
  )

/** floor(x · scale + 0.5), in doubles. */
const quantiseToUnits = (x: Rule, scale: number): Rule => floorQuotient({ '+': [{ '*': [x, scale] }, 0.5] }, 1)

/** A derived number brought to its decimals, in doubles: floor(x · 10ᵈ + 0.5) / 10ᵈ. */
export const quantise = (x: Rule, decimals: number): Rule => ({
  '/': [quantiseToUnits(x, 10 ** decimals), 10 ** decimals],
})

/** A computed double as scaled points, refused where it leaves ±100,000. */
export const quantisePoints = (x: Rule): Rule => withinPoints(quantiseToUnits(x, POINT_SCALE))

/** Scaled points, refused where they leave ±100,000. */
export const withinPoints = (scaled: Rule): Rule =>
  bind([scaled], ([points]) =>
    choose([[{ '<=': [-POINT_LIMIT_SCALED, points, POINT_LIMIT_SCALED] }, points]], refusal('out-of-range')),
  )
