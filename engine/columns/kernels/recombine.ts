/** A score combined again with one child replaced, for a block of subjects: what-if without adding up everything. */

import { POINT_DECIMALS } from '../../numbers/scaled.ts'
import type { ScorePlan } from '../../plan/plan.ts'
import { childWeight } from '../../rows/scores.ts'
import { NO_POINTS } from '../column.ts'

/** Of a block, by subject: Σ weight · points of the present children, and what it is divided by; 0 for none. */
export interface CombinedBlock {
  sums: Float64Array
  divisors: Float64Array
}

export interface Replaced {
  score: ScorePlan
  /** Points and scores of all subjects, by result. */
  results: readonly Int32Array[]
  /** Which result is replaced, and by what in this block; the score's new value is left there. */
  child: number
  value: Float64Array
}

const isExtreme = ({ combine }: ScorePlan): boolean => combine === 'min' || combine === 'max'

/** The sums of a block as they are; of a minimum or maximum, that. */
export function combineBlock(
  score: ScorePlan,
  results: readonly Int32Array[],
  { sums, divisors }: CombinedBlock,
  start: number,
  count: number,
): void {
  sums.fill(0)
  divisors.fill(0)
  if (isExtreme(score)) {
    for (const child of score.children)
      raise(results[child] as Int32Array, score.combine === 'max', sums, divisors, start, count)
    return
  }
  const fixed = score.combine === 'sum' ? score.weightUnit : undefined
  score.children.forEach((child, position) => {
    add(results[child] as Int32Array, childWeight(score, position), fixed, sums, divisors, start, count)
  })
}

function add(
  points: Int32Array,
  weight: number,
  fixed: number | undefined,
  sums: Float64Array,
  divisors: Float64Array,
  start: number,
  count: number,
): void {
  for (let row = 0; row < count; row++) {
    const value = points[start + row] as number
    if (value === NO_POINTS) continue
    sums[row] = (sums[row] as number) + weight * value
    divisors[row] = fixed ?? (divisors[row] as number) + weight
  }
}

function raise(
  points: Int32Array,
  isMax: boolean,
  sums: Float64Array,
  divisors: Float64Array,
  start: number,
  count: number,
): void {
  for (let row = 0; row < count; row++) {
    const value = points[start + row] as number
    if (value === NO_POINTS) continue
    const best = sums[row] as number
    if (divisors[row] === 0 || (isMax ? value > best : value < best)) sums[row] = value
    divisors[row] = 1
  }
}

/** The quotient rounded half up to the score's decimals, within its limits. `out` may be `sums`. */
export function limitBlock(
  sums: Float64Array,
  divisors: Float64Array,
  { decimals, floor = Number.NEGATIVE_INFINITY, cap = Number.POSITIVE_INFINITY }: ScorePlan,
  out: Float64Array,
  count: number,
): void {
  const unit = 10 ** (POINT_DECIMALS - decimals)
  for (let row = 0; row < count; row++) {
    const divisor = (divisors[row] as number) * unit
    const rounded = Math.floor((2 * (sums[row] as number) + divisor) / (2 * divisor)) * unit
    out[row] = Math.min(Math.max(rounded, floor), cap)
  }
}

const newSums = new Float64Array(2048)
const newDivisors = new Float64Array(2048)

/** The score with one child replaced, into `value`. */
export function recombineBlock(replaced: Replaced, block: CombinedBlock, start: number, count: number): void {
  const { score, value } = replaced
  if (isExtreme(score)) extremeWith(replaced, start, count)
  else sumWith(replaced, block, start, count)
  limitBlock(newSums, newDivisors, score, value, count)
}

function sumWith(
  { score, results, child, value }: Replaced,
  { sums, divisors }: CombinedBlock,
  start: number,
  count: number,
): void {
  const points = results[child] as Int32Array
  const weight = childWeight(score, score.children.indexOf(child))
  const fixed = score.combine === 'sum' ? score.weightUnit : undefined
  for (let row = 0; row < count; row++) {
    const old = points[start + row] as number
    const isAbsent = old === NO_POINTS
    const change = (value[row] as number) - (isAbsent ? 0 : old)
    newSums[row] = (sums[row] as number) + weight * change
    newDivisors[row] = fixed ?? (divisors[row] as number) + (isAbsent ? weight : 0)
  }
}

function extremeWith({ score, results, child, value }: Replaced, start: number, count: number): void {
  newSums.set(value.subarray(0, count))
  newDivisors.fill(1)
  for (const other of score.children)
    if (other !== child)
      raise(results[other] as Int32Array, score.combine === 'max', newSums, newDivisors, start, count)
}
