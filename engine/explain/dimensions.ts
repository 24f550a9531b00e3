import type { DimensionResult } from '../decision/decision.ts'
import type { ValueType } from '../logic/node.ts'
import { unscalePoints } from '../numbers/scaled.ts'
import type { DimensionPlan, LookupPlan, Plan } from '../plan/plan.ts'
import { type Frame, HIT_MISSING, HIT_OTHERWISE } from '../rows/frame.ts'
import type { Scalar } from '../strategy/document.ts'
import { type Known, NO_ENTRY } from './known.ts'
import { fieldsMissingFor } from './missing.ts'
import { spoken } from './spoken.ts'

/** Says what one dimension yielded; `contribution` is scaled. */
type TellDimension = (frame: Frame, contribution: number) => DimensionResult

/** How one dimension's line is told: what is known of it beforehand, and any line that it isn't known of. */
export interface DimensionLine {
  id: string
  weight: number | undefined
  /** Points by band; undefined where a line takes more than its value and band. */
  bands: readonly number[] | undefined
  /** Contributions by band, as decimals; undefined where they are not the band's alone. */
  contributions: readonly number[] | undefined
  /** Whole lines by entry of a lookup, shared by all decisions: an entry says what the value is. */
  entries: readonly DimensionResult[] | undefined
  tell: TellDimension
}

export function compileDimensionLine(plan: Plan, dimension: DimensionPlan, index: number, known: Known): DimensionLine {
  const { id, weight, points, value } = dimension
  const start = known.starts[index] as number
  const contributionOf = (hit: number) => unscalePoints(known.contributions[start + hit] as number)
  const isUsual = points.kind === 'bands' && weight !== undefined && value?.type !== 'date'
  return {
    id,
    weight,
    bands: isUsual ? points.yields.map(unscalePoints) : undefined,
    contributions: isUsual && start !== NO_ENTRY ? points.yields.map((_, band) => contributionOf(band)) : undefined,
    entries: points.kind === 'lookup' && start !== NO_ENTRY ? entryLines(dimension, points, contributionOf) : undefined,
    tell: compileGeneral(plan, dimension, index),
  }
}

const entryLines = (
  { id, weight, value }: DimensionPlan,
  { keys, texts, yields }: LookupPlan<number>,
  contributionOf: (entry: number) => number,
): DimensionResult[] =>
  yields.map((yielded, hit) =>
    Object.freeze({
      id,
      value: spoken(keys[hit], value?.type ?? 'any'),
      entry: texts[hit] as string,
      points: unscalePoints(yielded),
      ...(weight === undefined ? {} : { weight }),
      contribution: contributionOf(hit),
    }),
  )

/**
 * The lines of a decision, one a dimension; `contributions` are scaled. They are most of what an evaluation with
 * explanation costs, so the usual ones are shared, or written as one literal.
 */
export function dimensionResults(
  lines: readonly DimensionLine[],
  contributions: Float64Array,
  frame: Frame,
): DimensionResult[] {
  const results = new Array<DimensionResult>(lines.length)
  const { hits, values, hasAbsent } = frame
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as DimensionLine
    const hit = hits[index] as number
    if (hit >= 0 && line.bands && line.contributions && !hasAbsent)
      results[index] = {
        id: line.id,
        value: values[index] as Scalar,
        band: hit,
        points: line.bands[hit] as number,
        weight: line.weight as number,
        contribution: line.contributions[hit] as number,
      }
    else if (hit >= 0 && line.entries && !hasAbsent) results[index] = line.entries[hit] as DimensionResult
    else results[index] = line.tell(frame, contributions[index] as number)
  }
  return results
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
