import type { Value } from '../logic/node.ts'
import { POINT_LIMIT_SCALED, quantisePoints } from '../numbers/scaled.ts'
import type { CurvePlan, DimensionPlan } from '../plan/plan.ts'
import { compileBands, compileLookup, compileTable } from './classes.ts'
import { compileExpression } from './expression.ts'
import { type Frame, HIT_MISSING, HIT_NONE, HIT_OTHERWISE } from './frame.ts'
import type { Stop } from './refusals.ts'

export type ScoreStep = (frame: Frame) => Stop | undefined

/** Gives several dimensions their points, or answers what stops them. */
export type PointsStep = (frame: Frame) => Stop[] | undefined

/** Turns one dimension's value into points, or follows its missing-policy. */
export function compileDimension(plan: DimensionPlan, index: number): ScoreStep {
  const value = plan.value && compileExpression(plan.value)
  const absent = compileMissing(plan, index)
  const award = compilePoints(plan, index)
  if (!value) return (frame) => award(undefined, frame)
  return (frame) => {
    const present = value(frame)
    frame.values[index] = present
    return present === undefined ? absent(frame) : award(present, frame)
  }
}

/** What a dimension without a value comes to. */
export function compileMissing({ missing }: DimensionPlan, index: number): ScoreStep {
  const points = missing.kind === 'points' ? missing.points : Number.NaN
  const isSkipped = missing.kind === 'skip'
  const stop: Stop | undefined =
    missing.kind === 'fail' ? { code: 'missing-value', what: 'dimension', index } : undefined
  return (frame) => {
    frame.hits[index] = HIT_MISSING
    frame.results[index] = points
    if (isSkipped) frame.hasAbsent = true
    return stop
  }
}

type Award = (value: Value, frame: Frame) => Stop | undefined

function compilePoints(plan: DimensionPlan, index: number): Award {
  const { points } = plan
  switch (points.kind) {
    case 'bands': {
      const bandOf = compileBands(points)
      const yields = Float64Array.from(points.yields)
      return (value, frame) => {
        const band = bandOf(value as number)
        frame.hits[index] = band
        frame.results[index] = yields[band] as number
        return undefined
      }
    }
    case 'lookup': {
      const entryOf = compileLookup(points)
      const yields = Float64Array.from(points.yields)
      const otherwise = points.otherwise?.yield ?? Number.NaN
      return (value, frame) => {
        const entry = entryOf(value)
        frame.hits[index] = entry
        if (entry === HIT_NONE) return { code: 'no-hit', what: 'dimension', index }
        frame.results[index] = entry === HIT_OTHERWISE ? otherwise : (yields[entry] as number)
        return undefined
      }
    }
    case 'table': {
      const run = compileTable(points)
      return (_, frame) => {
        const hit = run(frame)
        if (!hit.ok) return { code: hit.code, what: 'dimension', index, rows: hit.rows }
        frame.hits[index] = hit.row
        frame.rows[index] = hit.rows
        return store(hit.yield, index, frame)
      }
    }
    case 'curve': {
      const curve = compileCurve(points)
      return (value, frame) => {
        frame.hits[index] = HIT_NONE
        return store(quantisePoints(curve(value as number)), index, frame)
      }
    }
    case 'formula':
      return compileFormula(plan, index)
  }
}

/** A formula that turns out missing makes its dimension missing. */
function compileFormula(plan: DimensionPlan, index: number): Award {
  if (plan.points.kind !== 'formula') throw new TypeError('compileFormula: the dimension has no formula')
  const formula = compileExpression(plan.points.formula)
  const absent = compileMissing(plan, index)
  return (value, frame) => {
    frame.value = value
    const result = formula(frame)
    if (typeof result !== 'number') return absent(frame)
    frame.hits[index] = HIT_NONE
    return store(quantisePoints(result), index, frame)
  }
}

function store(points: number, index: number, frame: Frame): Stop | undefined {
  if (Math.abs(points) > POINT_LIMIT_SCALED) return { code: 'out-of-range', what: 'dimension', index }
  frame.results[index] = points
  return undefined
}

/**
 * Piecewise linear in doubles, flat outside: y0 + ((x − x0)·(y1 − y0))/(x1 − x0), in that order of
 * operations. Where two points share an x, the second holds at it.
 */
export function compileCurve({ xs, ys }: CurvePlan): (x: number) => number {
  const last = xs.length - 1
  return (x) => {
    let left = -1
    while (left < last && x >= (xs[left + 1] as number)) left++
    if (left < 0) return ys[0] as number
    if (left === last) return ys[last] as number
    const [x0, y0, x1, y1] = [xs[left], ys[left], xs[left + 1], ys[left + 1]] as [number, number, number, number]
    return y0 + ((x - x0) * (y1 - y0)) / (x1 - x0)
  }
}
