/** Combining points: sums of integers in doubles, exact below 2⁵³, block by block so that they stay in the cache. */
import { POINT_LIMIT_SCALED } from '../../numbers/scaled.ts'
import { BEYOND_RANGE, NO_POINTS, type PointsColumn } from '../column.ts'

const BLOCK = 2048
/** So many children are added in one pass. */
const QUAD = 4
const sums = new Float64Array(BLOCK)
const divisors = new Float64Array(BLOCK)

/** Rounds to multiples of `unit`, half up, and clamps. */
export interface Finish {
  unit: number
  floor: number
  cap: number
}

/** What combining came to: NO_POINTS where no child is present, BEYOND_RANGE where the score leaves its range. */
export interface Combined {
  scaled: Int32Array
  hasMissing: boolean
  hasBeyond: boolean
}

/**
 * Σ weight · points over the present children, divided by `divisor` where it is given (sums), else by the
 * sum of the weights that are present.
 *
 * @param kept takes the sums before the division, where all children are always present
 */
export function combineLinear(
  children: readonly PointsColumn[],
  weights: readonly number[],
  divisor: number | undefined,
  finish: Finish,
  length: number,
  kept?: Float64Array,
): Combined {
  const dense = children.flatMap(({ hasMissing }, child) => (hasMissing ? [] : [child]))
  const sparse = children.flatMap(({ hasMissing }, child) => (hasMissing ? [child] : []))
  const weightOf = (child: number) => weights[child] as number
  const pointsOf = (child: number) => (children[child] as PointsColumn).scaled
  const always = divisor ?? dense.reduce((sum, child) => sum + weightOf(child), 0)
  const result: Combined = { scaled: new Int32Array(length), hasMissing: false, hasBeyond: false }
  for (let start = 0; start < length; start += BLOCK) {
    const count = Math.min(BLOCK, length - start)
    sums.fill(0)
    divisors.fill(dense.length > 0 ? always : 0)
    let at = 0
    for (; at + QUAD <= dense.length; at += QUAD) {
      const [a, b, c, d] = dense.slice(at, at + QUAD) as [number, number, number, number]
      addQuad(
        pointsOf(a),
        weightOf(a),
        pointsOf(b),
        weightOf(b),
        pointsOf(c),
        weightOf(c),
        pointsOf(d),
        weightOf(d),
        start,
        count,
      )
    }
    for (const child of dense.slice(at)) addDense(pointsOf(child), weightOf(child), start, count)
    for (const child of sparse) {
      if (divisor === undefined) addSparse(pointsOf(child), weightOf(child), start, count)
      else addPresent(pointsOf(child), weightOf(child), divisor, start, count)
    }
    kept?.set(sums.subarray(0, count), start)
    finishBlock(result, finish, start, count)
  }
  return result
}

/** A child whose points are others now. */
export interface ChangedChild {
  weight: number
  before: Int32Array
  after: Int32Array
}

/** The same from known sums, which are brought up to date: integers, so that no order of adding matters. */
export function combineChanged(
  kept: Float64Array,
  changed: readonly ChangedChild[],
  divisor: number,
  finish: Finish,
  length: number,
): Combined {
  const result: Combined = { scaled: new Int32Array(length), hasMissing: false, hasBeyond: false }
  divisors.fill(divisor)
  for (let start = 0; start < length; start += BLOCK) {
    const count = Math.min(BLOCK, length - start)
    sums.set(kept.subarray(start, start + count))
    for (const { weight, before, after } of changed) {
      // Out before in, so that no sum on the way is larger than one of points.
      addDense(before, -weight, start, count)
      addDense(after, weight, start, count)
    }
    kept.set(sums.subarray(0, count), start)
    finishBlock(result, finish, start, count)
  }
  return result
}

function addDense(points: Int32Array, weight: number, start: number, count: number): void {
  for (let row = 0; row < count; row++) sums[row] = (sums[row] as number) + weight * (points[start + row] as number)
}

function addQuad(
  a: Int32Array,
  weightA: number,
  b: Int32Array,
  weightB: number,
  c: Int32Array,
  weightC: number,
  d: Int32Array,
  weightD: number,
  start: number,
  count: number,
): void {
  for (let row = 0; row < count; row++)
    sums[row] =
      (sums[row] as number) +
      weightA * (a[start + row] as number) +
      weightB * (b[start + row] as number) +
      weightC * (c[start + row] as number) +
      weightD * (d[start + row] as number)
}

function addSparse(points: Int32Array, weight: number, start: number, count: number): void {
  for (let row = 0; row < count; row++) {
    const value = points[start + row] as number
    if (value === NO_POINTS) continue
    sums[row] = (sums[row] as number) + weight * value
    divisors[row] = (divisors[row] as number) + weight
  }
}

function addPresent(points: Int32Array, weight: number, divisor: number, start: number, count: number): void {
  for (let row = 0; row < count; row++) {
    const value = points[start + row] as number
    if (value === NO_POINTS) continue
    sums[row] = (sums[row] as number) + weight * value
    divisors[row] = divisor
  }
}

/** The least or the greatest of the present children. */
export function combineExtreme(
  kind: 'min' | 'max',
  children: readonly PointsColumn[],
  finish: Finish,
  length: number,
): Combined {
  const result: Combined = { scaled: new Int32Array(length), hasMissing: false, hasBeyond: false }
  const sign = kind === 'max' ? 1 : -1
  for (let start = 0; start < length; start += BLOCK) {
    const count = Math.min(BLOCK, length - start)
    divisors.fill(0)
    sums.fill(0)
    for (const { scaled } of children) raise(scaled, sign, start, count)
    finishBlock(result, finish, start, count)
  }
  return result
}

function raise(points: Int32Array, sign: number, start: number, count: number): void {
  for (let row = 0; row < count; row++) {
    const value = points[start + row] as number
    if (value === NO_POINTS) continue
    if (divisors[row] === 0 || sign * value > sign * (sums[row] as number)) sums[row] = value
    divisors[row] = 1
  }
}

/** The exact quotient, rounded once, half up (floor((2N + D) / 2D)), then the clamp. */
function finishBlock(result: Combined, { unit, floor, cap }: Finish, start: number, count: number): void {
  const { scaled } = result
  let flags = 0
  for (let row = 0; row < count; row++) {
    const divisor = (divisors[row] as number) * unit
    const rounded = Math.floor((2 * (sums[row] as number) + divisor) / (2 * divisor)) * unit
    const score = Math.min(Math.max(rounded, floor), cap)
    if (Math.abs(score) <= POINT_LIMIT_SCALED) scaled[start + row] = score
    else {
      const isMissing = divisor === 0
      scaled[start + row] = isMissing ? NO_POINTS : BEYOND_RANGE
      flags |= isMissing ? 1 : 2
    }
  }
  result.hasMissing ||= (flags & 1) > 0
  result.hasBeyond ||= (flags & 2) > 0
}
