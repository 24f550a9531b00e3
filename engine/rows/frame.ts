import type { OverrideOutcome } from '../decision/decision.ts'
import type { Value } from '../logic/node.ts'
import type { Plan } from '../plan/plan.ts'

/** No tier: before assignment. */
export const NO_TIER = -1

/** What a dimension's points came from, beside the index of a band, entry or row (0 and above). */
export const HIT_NONE = -1
export const HIT_OTHERWISE = -2
export const HIT_MISSING = -3

/**
 * The state of one evaluation. A compiled strategy owns its frames and uses them again for each subject:
 * evaluation is synchronous, and what leaves it is copied out.
 */
export interface Frame {
  /** By index of the plan's fields; undefined is missing. */
  fields: Value[]
  derived: Value[]
  /** Each dimension's value. */
  values: Value[]
  /** What each dimension hit: an index, or one of the constants above. */
  hits: Int32Array
  /** All rows that a table hit, by dimension. */
  rows: (readonly number[] | undefined)[]
  /** Scaled points by dimension, then scaled scores by score; NaN is missing. */
  results: Float64Array
  /** Where scores begin in `results`. */
  firstScore: number
  /** By score: the sum of weights × values over the present children, and the sum of their weights. */
  sums: Float64Array
  divisors: Float64Array
  /** By score: after rounding, before the clamp. */
  rounded: Float64Array
  /** True once a child is left out or a child of min or max decides: shares are no longer the plan's. */
  hasAbsent: boolean
  /** YYYYMMDD. */
  asOf: number
  subject: string | undefined
  /** Index of the previous tier, or NO_TIER. */
  previousTier: number
  assigned: number
  held: number
  /** Index of the tier as it stands. */
  tierIndex: number
  /** Its id, as overrides and treatments read it. */
  tier: string | undefined
  /** The value of the dimension whose formula runs. */
  value: Value
  outcomes: OverrideOutcome[]
  /** By override: its condition as it was seen. */
  conditions: Value[]
  /** By override: tier index or scaled score before and after, where it was applied. */
  before: Float64Array
  after: Float64Array
}

/** An expression over a frame; undefined is missing. */
export type Evaluate = (frame: Frame) => Value

export function createFrame(plan: Plan): Frame {
  const [dimensions, scores, overrides] = [plan.dimensions.length, plan.scores.length, plan.overrides.length]
  return {
    fields: new Array<Value>(plan.fields.length).fill(undefined),
    derived: new Array<Value>(plan.derived.length).fill(undefined),
    values: new Array<Value>(dimensions).fill(undefined),
    hits: new Int32Array(dimensions),
    rows: new Array(dimensions).fill(undefined),
    results: new Float64Array(dimensions + scores),
    firstScore: dimensions,
    sums: new Float64Array(scores),
    divisors: new Float64Array(scores),
    rounded: new Float64Array(scores),
    hasAbsent: false,
    asOf: 0,
    subject: undefined,
    previousTier: NO_TIER,
    assigned: NO_TIER,
    held: NO_TIER,
    tierIndex: NO_TIER,
    tier: undefined,
    value: undefined,
    outcomes: new Array<OverrideOutcome>(overrides).fill('not-matched'),
    conditions: new Array<Value>(overrides).fill(undefined),
    before: new Float64Array(overrides),
    after: new Float64Array(overrides),
  }
}
