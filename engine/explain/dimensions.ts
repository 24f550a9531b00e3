import type { DimensionResult } from '../decision/decision.ts'
import type { ValueType } from '../logic/node.ts'
import { POINT_SCALE, unscalePoints } from '../numbers/scaled.ts'
import type { DimensionPlan, Plan } from '../plan/plan.ts'
import { type Frame, HIT_MISSING, HIT_OTHERWISE } from '../rows/frame.ts'
import type { Scalar } from '../strategy/document.ts'
import { fieldsMissingFor } from './missing.ts'
import { spoken } from './spoken.ts'

/** Says what one dimension yielded; `contribution` is scaled. */
export type TellDimension = (frame: Frame, contribution: number) => DimensionResult

/**
 * The line of a decision for one dimension. The usual lines are written as one literal each, because
 * they are most of what an evaluation with explanation costs.
 */
export function compileDimensionResult(plan: Plan, dimension: DimensionPlan, index: number): TellDimension {
  const { id, weight, points } = dimension
  const general = compileGeneral(plan, dimension, index)
  if (weight === undefined || !dimension.value) return general
  const isDate = dimension.value.type === 'date'
  const tellValue = compileValue(dimension, index)
  if (points.kind === 'bands') {
    const scored = points.yields.map(unscalePoints)
    return (frame, contribution) => {
      const band = frame.hits[index] as number
      if (band < 0) return general(frame, contribution)
      const value = isDate ? tellValue(frame) : (frame.values[index] as Scalar)
      return { id, value, band, points: scored[band] as number, weight, contribution: contribution / POINT_SCALE }
    }
  }
  if (points.kind === 'lookup') {
    const scored = points.yields.map(unscalePoints)
    const { texts } = points
    return (frame, contribution) => {
      const hit = frame.hits[index] as number
      if (hit < 0) return general(frame, contribution)
      const value = isDate ? tellValue(frame) : (frame.values[index] as Scalar)
      const entry = texts[hit] as string
      return { id, value, entry, points: scored[hit] as number, weight, contribution: contribution / POINT_SCALE }
    }
  }
  return general
}

function compileValue({ value }: DimensionPlan, index: number): (frame: Frame) => Scalar | null {
  const type = value?.type as ValueType
  return type === 'date' ? (frame) => spoken(frame.values[index], type) : (frame) => frame.values[index] ?? null
}

function compileGeneral(plan: Plan, dimension: DimensionPlan, index: number): TellDimension {
  const tellValue = compileValue(dimension, index)
  return (frame, contribution) => {
    const result: DimensionResult = { id: dimension.id }
    const points = frame.results[index] as number
    if (dimension.value) result.value = tellValue(frame)
    noteHit(dimension, index, frame, result)
    if (frame.hits[index] === HIT_MISSING) result.missing = fieldsMissingFor(plan, frame, index)
    if (!Number.isNaN(points)) result.points = unscalePoints(points)
    if (dimension.weight !== undefined) result.weight = dimension.weight
    if (!Number.isNaN(points)) result.contribution = unscalePoints(contribution)
    return result
  }
}

function noteHit({ points }: DimensionPlan, index: number, frame: Frame, result: DimensionResult): void {
  const hit = frame.hits[index] as number
  if (hit === HIT_MISSING) return
  if (hit === HIT_OTHERWISE) result.otherwise = true
  else if (points.kind === 'bands') result.band = hit
  else if (points.kind === 'lookup') result.entry = points.texts[hit] as string
  else if (points.kind === 'table') result.rows = [...(frame.rows[index] ?? [])]
}
