/**
 * What each dimension adds to its root score: its points times the shares down the path, as exact fractions,
 * rounded once to 4 places, half up.
 */
import type { DimensionPlan, ScorePlan } from '../plan/plan.ts'
import type { Context, Result } from './context.ts'
import { type Branch, caseOf } from './layout.ts'
import { levelOf, type Piece } from './piece.ts'
import { divisorOf, reducedWeights, times } from './scores.ts'

/** Beyond this a product might not fit into 64 bits. */
const WHOLE_LIMIT = 9e18

/** A share as a fraction: whole numbers, and the columns that multiply them. */
interface Share {
  numerator: number
  denominator: number
  /** Columns that the denominator is multiplied with, and the most that they can come to. */
  divisors: Piece[]
  most: number
  /** Conditions without which the share is 0: the child holds the least or the greatest. */
  holds: Piece[]
}

/** One piece a dimension, of scaled points; `results` are those before `add` overrides. */
export function contributionPieces(context: Context, results: readonly Result[]): Piece[] {
  context.chain.begin('contributions')
  return context.plan.dimensions.map((dimension, index) => contribution(dimension, index, context, results))
}

function contribution(dimension: DimensionPlan, index: number, context: Context, results: readonly Result[]): Piece {
  const { chain, problems, dialect } = context
  const points = results[index] as Result
  const share = shareOf(dimension, index, context, results)
  const bound = Math.max(-points.low, points.high) * Math.abs(share.numerator)
  // Engines divide towards 0: a whole number is added before and taken away after.
  const shift = points.low < 0 || share.numerator < 0 ? Math.ceil(bound / share.denominator) + 1 : 0
  const most = share.denominator * share.most
  if (2 * bound + (1 + 2 * shift) * most > WHOLE_LIMIT)
    problems.push({
      code: 'contribution-range',
      pointer: dimension.pointer,
      message: `The contribution of "${dimension.id}" can leave integers of 64 bits; leave contributions out.`,
    })
  const value =
    share.denominator === 1 && share.divisors.length === 0
      ? times(share.numerator, points.sql)
      : rounded(share, points.sql, shift, dialect.quotient)
  const branches = share.holds.map(({ sql }): Branch => [`NOT ${sql}`, '0'])
  const level = levelOf([points, ...share.divisors, ...share.holds])
  const sql = caseOf([[`${points.sql} IS NULL`, 'NULL'], ...branches], value)
  return chain.column(`contribution.${dimension.id}`, { sql, level, atom: false, tight: true, missing: true })
}

function rounded(
  { numerator, denominator, divisors }: Share,
  points: string,
  shift: number,
  quotient: (a: string, b: string) => string,
): string {
  const columns = divisors.map(({ sql }) => sql).join(' * ')
  const divisor = (factor: number) =>
    columns === '' ? String(factor * denominator) : times(factor * denominator, columns)
  const whole = quotient(`(${times(2 * numerator, points)} + ${divisor(1 + 2 * shift)})`, `(${divisor(2)})`)
  return shift === 0 ? whole : `${whole} - ${shift}`
}

/** From the dimension up to its root. */
function shareOf({ parent }: DimensionPlan, index: number, context: Context, results: readonly Result[]): Share {
  const share: Share = { numerator: 1, denominator: 1, divisors: [], most: 1, holds: [] }
  const { plan, scope } = context
  let child = index
  for (let score: number | undefined = parent; score !== undefined; ) {
    const one: ScorePlan = plan.scores[score] as ScorePlan
    multiply(share, one, child, context, results)
    child = scope.firstScore + score
    score = one.parent
  }
  const divisor = greatestCommonDivisor(Math.abs(share.numerator), share.denominator) || 1
  return { ...share, numerator: share.numerator / divisor, denominator: share.denominator / divisor }
}

function multiply(share: Share, score: ScorePlan, child: number, context: Context, results: readonly Result[]): void {
  const position = score.children.indexOf(child)
  if (score.combine === 'min' || score.combine === 'max') {
    const holder = heldBy(score, position, context, results)
    if (holder) share.holds.push(holder)
    return
  }
  const children = score.children.map((index) => results[index] as Result)
  const weights = reducedWeights(score)
  share.numerator *= weights[position] as number
  const divisor = divisorOf(score, children, context)
  if (typeof divisor === 'number') {
    share.denominator *= divisor
    return
  }
  share.divisors.push(divisor)
  share.most *= weights.reduce((total, weight) => total + weight, 0)
}

/** The first child that holds the result; undefined for an only child. */
function heldBy(score: ScorePlan, position: number, context: Context, results: readonly Result[]): Piece | undefined {
  if (score.children.length === 1) return undefined
  const own = results[score.children[position] as number] as Result
  const sign = score.combine === 'min' ? '<' : '>'
  const tests = score.children.flatMap((child, index): string[] => {
    if (index === position) return []
    const other = results[child] as Result
    // An earlier one that is equal holds it already.
    const test = `${own.sql} ${index < position ? sign : `${sign}=`} ${other.sql}`
    return [other.missing ? `(${other.sql} IS NULL OR ${test})` : test]
  })
  const level = levelOf(score.children.map((child) => results[child] as Result))
  const sql = `COALESCE(${tests.join(' AND ')}, FALSE)`
  return context.chain.column(`${score.id}.held`, { sql, level, atom: false, tight: true, missing: false })
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
