import type { Rule } from './rule.ts'

/** What the names of a plan stand for at one point of the evaluation: variables of the state. */
export interface Names {
  /** By index of the plan's fields; dates are YYYYMMDD. */
  fields: Rule[]
  derived: Rule[]
  /** Scaled points by dimension, then scaled scores by score. */
  results: Rule[]
  /** Where scores begin in `results`. */
  firstScore: number
  asOf: Rule
  subject: Rule
  /** The id of the tier. */
  tier: Rule
  /** The value of the dimension whose formula is meant. */
  value: Rule
}
