/**
 * An independent reading of DESIGN's score tree, from the document alone and in fractions of big
 * integers: slow, plain, and sharing no code with the engine.
 */
import type { Strategy } from '../../../engine/index.ts'

type Score = Strategy['scores'][number]
/** Points by dimension in ten-thousandths; undefined is left out. */
export type Points = ReadonlyMap<string, bigint | undefined>

export const scaled = (x: number): bigint => BigInt(Math.round(x * 10_000))

const millionths = (weight: number | undefined): bigint => BigInt(Math.round((weight ?? 1) * 1_000_000))

const floorDivide = (a: bigint, b: bigint): bigint => (a >= 0n || a % b === 0n ? a / b : a / b - 1n)

const halfUp = (n: bigint, d: bigint): bigint => floorDivide(2n * n + d, 2n * d)

interface Child {
  id: string
  isScore: boolean
  weight: bigint
}

const childrenOf = (document: Strategy, score: string): Child[] => [
  ...document.dimensions
    .filter(({ into }) => into === score)
    .map(({ id, weight }) => ({ id, isScore: false, weight: millionths(weight) })),
  ...document.scores
    .filter(({ into }) => into === score)
    .map(({ id, weight }) => ({ id, isScore: true, weight: millionths(weight) })),
]

export interface ScoreResult {
  before: bigint
  after: bigint
}

/** Every score before adds, rounded (`before`) and clamped (`after`), in ten-thousandths. */
export function scoresOf(document: Strategy, points: Points): Map<string, ScoreResult | undefined> {
  const results = new Map<string, ScoreResult | undefined>()
  for (const score of document.scores) scoreOf(document, points, score, results)
  return results
}

function scoreOf(
  document: Strategy,
  points: Points,
  score: Score,
  results: Map<string, ScoreResult | undefined>,
): ScoreResult | undefined {
  if (results.has(score.id)) return results.get(score.id)
  const present = presentChildren(document, points, score, results)
  const result = present.length === 0 ? undefined : combined(score, present)
  results.set(score.id, result)
  return result
}

interface Present extends Child {
  value: bigint
}

function presentChildren(
  document: Strategy,
  points: Points,
  score: Score,
  results: Map<string, ScoreResult | undefined>,
): Present[] {
  return childrenOf(document, score.id).flatMap((child): Present[] => {
    const inner = document.scores.find(({ id }) => id === child.id)
    const value = child.isScore && inner ? scoreOf(document, points, inner, results)?.after : points.get(child.id)
    return value === undefined ? [] : [{ ...child, value }]
  })
}

function combined(score: Score, present: readonly Present[]): ScoreResult {
  const unit = 10n ** BigInt(4 - (score.decimals ?? (score.into === undefined ? 2 : 4)))
  const [n, d] = quotient(score, present)
  const before = halfUp(n, d * unit) * unit
  let after = before
  if (score.floor !== undefined && after < scaled(score.floor)) after = scaled(score.floor)
  if (score.cap !== undefined && after > scaled(score.cap)) after = scaled(score.cap)
  return { before, after }
}

function quotient(score: Score, present: readonly Present[]): [bigint, bigint] {
  const values = present.map(({ value }) => value)
  const weighted = present.reduce((sum, { value, weight }) => sum + value * weight, 0n)
  switch (score.combine) {
    case 'weighted':
      return [weighted, present.reduce((sum, { weight }) => sum + weight, 0n)]
    case 'sum':
      return [weighted, 1_000_000n]
    case 'mean':
      return [values.reduce((sum, value) => sum + value, 0n), BigInt(values.length)]
    case 'min':
      return [values.reduce((a, b) => (a < b ? a : b)), 1n]
    case 'max':
      return [values.reduce((a, b) => (a > b ? a : b)), 1n]
  }
}

/** What each present dimension adds to its root: shares multiplied down the path, rounded once. */
export function contributionsOf(document: Strategy, points: Points): Map<string, bigint> {
  const results = scoresOf(document, points)
  const contributions = new Map<string, bigint>()
  const descend = (score: Score, n: bigint, d: bigint) => {
    const present = presentChildren(document, points, score, results)
    const [top] = quotient(score, present.length > 0 ? present : [{ id: '', isScore: false, weight: 1n, value: 0n }])
    const holder = present.find(({ value }) => value === top)?.id
    const total = present.reduce((sum, { weight }) => sum + weight, 0n)
    for (const { id, isScore, weight, value } of present) {
      const shares: Record<Score['combine'], [bigint, bigint]> = {
        weighted: [weight, total],
        sum: [weight, 1_000_000n],
        mean: [1n, BigInt(present.length)],
        min: [id === holder ? 1n : 0n, 1n],
        max: [id === holder ? 1n : 0n, 1n],
      }
      const [sn, sd] = shares[score.combine]
      const inner = document.scores.find((other) => isScore && other.id === id)
      if (inner) descend(inner, n * sn, d * sd)
      else contributions.set(id, halfUp(value * n * sn, d * sd))
    }
  }
  for (const score of document.scores) if (score.into === undefined) descend(score, 1n, 1n)
  return contributions
}

/** The root score above a score or dimension. */
export function rootAbove(document: Strategy, into: string): string {
  const score = document.scores.find(({ id }) => id === into)
  return score?.into === undefined ? into : rootAbove(document, score.into)
}

/** The literal points that a dimension can yield; undefined for a formula or a table that sums. */
export function literalPoints({ points }: Strategy['dimensions'][number]): number[] | undefined {
  const bare = (entry: number | { points: number }) => (typeof entry === 'number' ? entry : entry.points)
  const rest = (entry: number | { points: number } | undefined) => (entry === undefined ? [] : [bare(entry)])
  if (points.bands) return points.bands.map((band) => band.points)
  if (points.lookup) return [...Object.values(points.lookup).map(bare), ...rest(points.otherwise)]
  if (points.curve) return points.curve.map(([, y]) => y)
  if (points.table && points.table.hit !== 'sum')
    return [...points.table.rows.map((row) => row.points), ...rest(points.table.otherwise)]
  return undefined
}
