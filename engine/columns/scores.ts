import { POINT_DECIMALS } from '../numbers/scaled.ts'
import type { ScorePlan } from '../plan/plan.ts'
import { childWeight } from '../rows/scores.ts'
import { BEYOND_RANGE, NO_POINTS, type PointsColumn } from './column.ts'
import type { Frame } from './frame.ts'
import {
  type ChangedChild,
  type Combined,
  combineChanged,
  combineExtreme,
  combineLinear,
  type Finish,
} from './kernels/scores.ts'
import type { Kept } from './memo.ts'
import { type MaybeRefusing, type PartRefusing, refusalNumber } from './refusals.ts'

interface ScoreColumn extends PointsColumn, MaybeRefusing {}

/** Combines one score's children into the frame: combine, round, clamp; answers whom it refuses. */
export function combineScore(plan: ScorePlan, index: number, frame: Frame): PartRefusing | undefined {
  const children = plan.children.map((result) => resultOf(result, frame))
  const { combine, weights, weightUnit, decimals, floor, cap } = plan
  const isRoot = plan.parent === undefined
  const literals = JSON.stringify([combine, weights, weightUnit, decimals, floor, cap, isRoot])
  const key = `score:${children.map(({ id }) => id).join()}:${literals}`
  const score = frame.memo.recall<ScoreColumn>(key, (id) => {
    const { scaled, hasMissing, hasBeyond } = combineChildren(plan, children, literals, frame)
    const refuses = hasBeyond || (hasMissing && isRoot)
    const codes = refuses ? refusalsOf(scaled, isRoot) : undefined
    if (hasBeyond)
      for (let row = 0; row < scaled.length; row++) if (scaled[row] === BEYOND_RANGE) scaled[row] = NO_POINTS
    return { id, scaled, hasMissing: hasMissing || hasBeyond, codes }
  })
  frame.scores[index] = score
  return score.codes && { refusing: { id: score.id, codes: score.codes }, part: plan.id }
}

const resultOf = (result: number, { points, scores }: Frame): PointsColumn =>
  (points[result] ?? scores[result - points.length]) as PointsColumn

function combineChildren(plan: ScorePlan, children: readonly PointsColumn[], literals: string, frame: Frame): Combined {
  const { combine, floor = Number.NEGATIVE_INFINITY, cap = Number.POSITIVE_INFINITY } = plan
  const { length } = frame
  const finish: Finish = { unit: 10 ** (POINT_DECIMALS - plan.decimals), floor, cap }
  if (combine === 'min' || combine === 'max') return combineExtreme(combine, children, finish, length)
  const weights = children.map((_, child) => childWeight(plan, child))
  const divisor = combine === 'sum' ? plan.weightUnit : undefined
  if (children.length < WIDE || children.some(({ hasMissing }) => hasMissing))
    return combineLinear(children, weights, divisor, finish, length)
  const wide = frame.memo.recall<WideSum>(`wide:${plan.id}:${literals}`, (id) => ({ id, last: undefined }))
  const changed = wide.last && changedIn(wide.last.children, children, weights)
  if (wide.last && changed && changed.length <= children.length / WIDE) {
    wide.last.children = children
    const total = divisor ?? weights.reduce((sum, weight) => sum + weight, 0)
    return combineChanged(wide.last.sums, changed, total, finish, length)
  }
  wide.last = { children, sums: new Float64Array(length) }
  return combineLinear(children, weights, divisor, finish, length, wide.last.sums)
}

/** A score of so many children keeps its sums: an edit of one of them adds up that one alone. */
const WIDE = 8

interface WideSum extends Kept {
  last: { children: readonly PointsColumn[]; sums: Float64Array } | undefined
}

/** The children that are others now; undefined where they aren't as many. */
function changedIn(
  before: readonly PointsColumn[],
  after: readonly PointsColumn[],
  weights: readonly number[],
): ChangedChild[] | undefined {
  if (before.length !== after.length) return undefined
  return after.flatMap(({ id, scaled }, child) => {
    const old = before[child] as PointsColumn
    return old.id === id ? [] : [{ weight: weights[child] as number, before: old.scaled, after: scaled }]
  })
}

function refusalsOf(scaled: Int32Array, isRoot: boolean): Uint8Array {
  const whenMissing = isRoot ? refusalNumber('missing-value') : 0
  const whenBeyond = refusalNumber('out-of-range')
  return Uint8Array.from(scaled, (score) =>
    score === NO_POINTS ? whenMissing : score === BEYOND_RANGE ? whenBeyond : 0,
  )
}
