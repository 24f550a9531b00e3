import { POINT_DECIMALS } from '../numbers/scaled.ts'
import type { ScorePlan } from '../plan/plan.ts'
import { childWeight } from '../rows/scores.ts'
import { BEYOND_RANGE, NO_POINTS, type PointsColumn } from './column.ts'
import type { Frame } from './frame.ts'
import { type Combined, combineExtreme, combineLinear, type Finish } from './kernels/scores.ts'
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
    const { scaled, hasMissing, hasBeyond } = combineChildren(plan, children, frame.length)
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

function combineChildren(plan: ScorePlan, children: readonly PointsColumn[], length: number): Combined {
  const { combine, floor = Number.NEGATIVE_INFINITY, cap = Number.POSITIVE_INFINITY } = plan
  const finish: Finish = { unit: 10 ** (POINT_DECIMALS - plan.decimals), floor, cap }
  if (combine === 'min' || combine === 'max') return combineExtreme(combine, children, finish, length)
  const weights = children.map((_, child) => childWeight(plan, child))
  return combineLinear(children, weights, combine === 'sum' ? plan.weightUnit : undefined, finish, length)
}

function refusalsOf(scaled: Int32Array, isRoot: boolean): Uint8Array {
  const whenMissing = isRoot ? refusalNumber('missing-value') : 0
  const whenBeyond = refusalNumber('out-of-range')
  return Uint8Array.from(scaled, (score) =>
    score === NO_POINTS ? whenMissing : score === BEYOND_RANGE ? whenBeyond : 0,
  )
}
