import type { RefusalCode } from '../decision/decision.ts'

/** Why an evaluation stops, as facts: words come later. */
export interface Stop {
  code: RefusalCode
  what: 'derived' | 'dimension' | 'score' | 'assign' | 'override'
  /** Index within its collection. */
  index: number
  /** Rows of a table that were hit, where that is the trouble. */
  rows?: readonly number[]
}
