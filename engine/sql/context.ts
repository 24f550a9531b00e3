import type { Plan } from '../plan/plan.ts'
import type { Chain } from './chain.ts'
import type { Dialect } from './dialects/dialect.ts'
import type { Piece } from './piece.ts'

/** Why a strategy can't be said in a dialect. The list is closed. */
export type SqlProblemCode = 'same-column' | 'double-range' | 'contribution-range'

export interface SqlProblem {
  code: SqlProblemCode
  /** JSON pointer into the strategy document. */
  pointer: string
  message: string
}

/** A condition under which a subject is refused, in the order of evaluation. */
interface Stop {
  when: string
  code: string
  id: string
}

/** What the steps share while the query is put together. */
export interface Context {
  plan: Plan
  dialect: Dialect
  chain: Chain
  scope: Scope
  stops: Stop[]
  /** By score: the column with the weights of its present children. */
  weights: Map<string, Piece>
  problems: SqlProblem[]
}

/** What the names of a plan stand for, at one point of the evaluation. */
interface Scope {
  /** By index of the plan's fields; dates are YYYYMMDD. */
  fields: Piece[]
  derived: Piece[]
  /** Scaled points by dimension, then scaled scores by score, each with the bounds that are known of it. */
  results: Result[]
  /** Where scores begin in `results`. */
  firstScore: number
  asOf: Piece
  subject: Piece
  /** The id of the tier as it stands. */
  tier: Piece
  /** The value of the dimension whose points are meant. */
  value: Piece
}

/** Scaled points or a scaled score: an integer between two bounds. */
export interface Result extends Piece {
  low: number
  high: number
}

/** The place of the expression that is being written, for names of columns and for problems. */
export interface Place {
  owner: string
  pointer: string
}
