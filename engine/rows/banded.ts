/**
 * The usual dimensions, bands over a number of the input, all in one loop over flat arrays: calls between closures
 * are most of what a dimension costs by itself.
 */
import { EXPRESSION_LIMIT } from '../numbers/scaled.ts'
import type { BandsPlan, DimensionPlan } from '../plan/plan.ts'
import { inclusiveEdges } from './classes.ts'
import { compileMissing, type PointsStep } from './dimensions.ts'
import type { Frame } from './frame.ts'
import type { Stop } from './refusals.ts'

/** A dimension that is nothing but bands over a number of the input. */
export interface Banded {
  /** Indices of the dimension and of the field. */
  dimension: number
  field: number
  plan: DimensionPlan
  bands: BandsPlan<number>
}

/** What a dimension is as bands over a number of the input; undefined where it is anything else. */
export function bandedOf(plan: DimensionPlan, dimension: number): Banded | undefined {
  const { value, points } = plan
  if (points.kind !== 'bands' || value?.kind !== 'read' || value.source !== 'field' || value.type !== 'number')
    return undefined
  return { dimension, field: value.index, plan, bands: points }
}

/** The points of all of them; what stops is answered in their order. */
export function compileBanded(banded: readonly Banded[]): PointsStep {
  const dimensionAt = Int32Array.from(banded, ({ dimension }) => dimension)
  const fieldAt = Int32Array.from(banded, ({ field }) => field)
  const edges = Float64Array.from(banded.flatMap(({ bands }) => [...inclusiveEdges(bands.edges)]))
  const yields = Float64Array.from(banded.flatMap(({ bands }) => bands.yields))
  const ends = endsOf(banded.map(({ bands }) => bands.edges.length))
  const absent = banded.map(({ plan, dimension }) => compileMissing(plan, dimension))
  return (frame) => {
    const { fields, values, hits, results } = frame
    let stops: Stop[] | undefined
    let start = 0
    for (let place = 0; place < ends.length; place++) {
      const end = ends[place] as number
      const dimension = dimensionAt[place] as number
      const value = fields[fieldAt[place] as number]
      if (typeof value === 'number' && value <= EXPRESSION_LIMIT && value >= -EXPRESSION_LIMIT) {
        let band = 0
        for (let at = start; at < end; at++) band += Number(value >= (edges[at] as number))
        values[dimension] = value
        hits[dimension] = band
        // Each has one band more than edges.
        results[dimension] = yields[start + place + band] as number
      } else {
        values[dimension] = undefined
        const stop = (absent[place] as (frame: Frame) => Stop | undefined)(frame)
        if (stop) stops = [...(stops ?? []), stop]
      }
      start = end
    }
    return stops
  }
}

/** Where each list ends when all stand one behind the other. */
function endsOf(lengths: readonly number[]): Int32Array {
  let end = 0
  return Int32Array.from(lengths, (length) => {
    end += length
    return end
  })
}
