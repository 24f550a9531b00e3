import { POINT_LIMIT_SCALED } from '../numbers/scaled.ts'
import type { ClassPlan, CurvePlan, DimensionPlan, MissingPlan } from '../plan/plan.ts'
import { entriesOf } from './classes.ts'
import {
  BEYOND_RANGE,
  type Column,
  elementsOf,
  NO_POINTS,
  type NumberColumn,
  numberOf,
  type PointsColumn,
} from './column.ts'
import { type Hits, hitsOf, type Outcome } from './entries.ts'
import { evaluateColumn, evaluateNumbers } from './expression.ts'
import type { Frame } from './frame.ts'
import { missingIn } from './kernels/choice.ts'
import { gatherPoints } from './kernels/gather.ts'
import { interpolate, missingWhere, quantiseToPoints } from './kernels/numbers.ts'
import { refusalsOf } from './outcomes.ts'
import { type MaybeRefusing, type Refusing, refusalNumber } from './refusals.ts'

/** What a dimension gives: its value, points, and whom it refuses. */
interface Award {
  value: Column | undefined
  points: PointsColumn
  refusing: Refusing | undefined
  /** Which band, key or row; undefined where points are computed. */
  hits: Hits | undefined
}

/** Turns one dimension's value into points, or follows its missing-policy, for every subject. */
export function award({ value: node, points, missing }: DimensionPlan, frame: Frame): Award {
  const value = node && evaluateColumn(node, frame)
  switch (points.kind) {
    case 'curve':
      return { value, ...computed(curved(points, value as Column, frame), missing, frame) }
    case 'formula': {
      frame.value = value
      const result = evaluateNumbers(points.formula, frame)
      return { value, ...computed(value ? presentOnly(result, value, frame) : result, missing, frame) }
    }
    default:
      return { value, ...classified(points, value, missing, frame) }
  }
}

function curved({ xs, ys }: CurvePlan, value: Column, { memo }: Frame): NumberColumn {
  return memo.recall(`curve:${value.id}:${JSON.stringify([xs, ys])}`, (id) => ({
    id,
    kind: 'number',
    values: interpolate(numberOf(value).values, Float64Array.from(xs), Float64Array.from(ys)),
  }))
}

/** A dimension whose value is missing is missing, even if its formula doesn't read it. */
function presentOnly({ id: result, values }: NumberColumn, value: Column, { memo }: Frame): NumberColumn {
  return memo.recall(`present:${result}:${value.id}`, (id) => ({
    id,
    kind: 'number',
    values: missingWhere(values, missingIn(value.kind, elementsOf(value))),
  }))
}

function classified(
  classes: ClassPlan<number>,
  value: Column | undefined,
  missing: MissingPlan,
  frame: Frame,
): Omit<Award, 'value'> {
  const entries = entriesOf(classes, value, frame)
  const lut = Int32Array.from(entries.outcomes, (outcome) => pointsFor(outcome, missing))
  const points = frame.memo.recall(`points:${entries.id}:${lut.join()}`, (id) => ({
    id,
    ...gatherPoints(entries.codes, lut),
  }))
  // Nobody is refused where everybody has points.
  const refusing = points.hasMissing ? refusalsOf(entries, (outcome) => refusalFor(outcome, missing), frame) : undefined
  return { points, refusing, hits: hitsOf(entries) }
}

/** Points of an outcome; NO_POINTS where it is left out or refused. */
function pointsFor(outcome: Outcome<number>, missing: MissingPlan): number {
  if (outcome.kind === 'missing') return missing.kind === 'points' ? missing.points : NO_POINTS
  return outcome.kind === 'yield' && isWithin(outcome.yield) ? outcome.yield : NO_POINTS
}

function refusalFor(outcome: Outcome<number>, missing: MissingPlan): number {
  switch (outcome.kind) {
    case 'missing':
      return missing.kind === 'fail' ? refusalNumber('missing-value') : 0
    case 'refused':
      return refusalNumber(outcome.code)
    case 'yield':
      return isWithin(outcome.yield) ? 0 : refusalNumber('out-of-range')
  }
}

/** Only the sum of a table's rows can leave the range. */
const isWithin = (points: number): boolean => Math.abs(points) <= POINT_LIMIT_SCALED

interface Computed extends PointsColumn, MaybeRefusing {}

function computed(result: NumberColumn, missing: MissingPlan, { memo }: Frame): Omit<Award, 'value'> {
  const points = memo.recall<Computed>(`computed:${result.id}:${JSON.stringify(missing)}`, (id) => {
    const { scaled, hasMissing, hasBeyond } = quantiseToPoints(result.values)
    if (!hasMissing && !hasBeyond) return { id, scaled, hasMissing, codes: undefined }
    const refuses = hasBeyond || missing.kind === 'fail'
    const codes = refuses ? refuse(scaled, missing) : undefined
    if (missing.kind === 'points') replace(scaled, NO_POINTS, missing.points)
    if (hasBeyond) replace(scaled, BEYOND_RANGE, NO_POINTS)
    return { id, scaled, hasMissing: hasBeyond || missing.kind !== 'points', codes }
  })
  return { points, refusing: points.codes && { id: points.id, codes: points.codes }, hits: undefined }
}

function refuse(scaled: Int32Array, missing: MissingPlan): Uint8Array {
  const whenMissing = missing.kind === 'fail' ? refusalNumber('missing-value') : 0
  const whenBeyond = refusalNumber('out-of-range')
  return Uint8Array.from(scaled, (points) =>
    points === NO_POINTS ? whenMissing : points === BEYOND_RANGE ? whenBeyond : 0,
  )
}

function replace(scaled: Int32Array, wanted: number, by: number): void {
  for (let row = 0; row < scaled.length; row++) if (scaled[row] === wanted) scaled[row] = by
}
