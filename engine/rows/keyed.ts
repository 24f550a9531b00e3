/** Dimensions that look up a field of the input, all in one loop, as those that are bands over a number. */
import type { Value } from '../logic/node.ts'
import type { DimensionPlan, LookupPlan } from '../plan/plan.ts'
import { compileMissing, type PointsStep } from './dimensions.ts'
import { type Frame, HIT_NONE, HIT_OTHERWISE } from './frame.ts'
import type { Stop } from './refusals.ts'

/** A dimension that is nothing but a lookup of a field. */
export interface Keyed {
  /** Indices of the dimension and of the field. */
  dimension: number
  field: number
  plan: DimensionPlan
  lookup: LookupPlan<number>
}

/** What a dimension is as a lookup of a text or truth value of the input; undefined where it is anything else. */
export function keyedOf(plan: DimensionPlan, dimension: number): Keyed | undefined {
  const { value, points } = plan
  if (points.kind !== 'lookup' || value?.kind !== 'read' || value.source !== 'field' || value.type === 'number')
    return undefined
  return { dimension, field: value.index, plan, lookup: points }
}

/** One of them, ready to be asked. */
interface Question {
  dimension: number
  field: number
  entries: ReadonlyMap<Value, number>
  yields: Float64Array
  /** Points of what is no key; NaN where nothing else is said. */
  otherwise: number
  absent: (frame: Frame) => Stop | undefined
}

/** The points of all of them; what stops is answered in their order. */
export function compileKeyed(keyed: readonly Keyed[]): PointsStep {
  const questions = keyed.map(
    ({ dimension, field, plan, lookup }): Question => ({
      dimension,
      field,
      entries: new Map<Value, number>(lookup.keys.map((key, entry) => [key, entry])),
      yields: Float64Array.from(lookup.yields),
      otherwise: lookup.otherwise?.yield ?? Number.NaN,
      absent: compileMissing(plan, dimension),
    }),
  )
  return (frame) => {
    let stops: Stop[] | undefined
    for (let place = 0; place < questions.length; place++) {
      const question = questions[place] as Question
      const stop = ask(question, frame.fields[question.field], frame)
      if (stop) stops = [...(stops ?? []), stop]
    }
    return stops
  }
}

function ask(
  { dimension, entries, yields, otherwise, absent }: Question,
  value: Value,
  frame: Frame,
): Stop | undefined {
  frame.values[dimension] = value
  if (value === undefined) return absent(frame)
  const entry = entries.get(value)
  const points = entry === undefined ? otherwise : (yields[entry] as number)
  if (Number.isNaN(points)) {
    frame.hits[dimension] = HIT_NONE
    return { code: 'no-hit', what: 'dimension', index: dimension }
  }
  frame.hits[dimension] = entry ?? HIT_OTHERWISE
  frame.results[dimension] = points
  return undefined
}
