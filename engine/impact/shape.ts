/** What a change of version does to a population: the outward shapes, as JSON. */
import type { Target } from '../calibration/population.ts'
import type { ProblemCode, ProblemParams } from '../check/problems.ts'
import type { RefusalCode as AnyRefusalCode } from '../decision/decision.ts'
import type { DiffGroup } from '../diff/entry.ts'
import type { Scalar, Text } from '../strategy/document.ts'

/** A population is scored by a version that is given. */
export type RefusalCode = Exclude<AnyRefusalCode, 'no-version-in-effect'>

/**
 * Up and down by rank. `across` is a move between tiers that have no rank to each other; `refused` leaves
 * all tiers, `admitted` comes from none.
 */
export const directions = ['up', 'down', 'across', 'refused', 'admitted'] as const
export type Direction = (typeof directions)[number]

/** How many subjects move, by direction, and how many stay where they are (refused both times included). */
export type MoveCounts = Record<Direction | 'same', number>

export interface Impact {
  asOf: string
  /** Rows of the population. */
  subjects: number
  /** The field whose sums are shown, and how many subjects don't have it. Absent where neither version names one. */
  measure?: { field: string; missing: number; total: number }
  moves: MoveCounts
  /** The measure of those who move, by direction. */
  moved?: Record<Direction | 'same', number>
  matrix: Matrix
  distribution: TierHolding[]
  refused: { before: Refused; after: Refused }
  /** Why they move: how many through which dimension, override and so on, the most first. */
  causes: CauseCount[]
  /** The largest first, by the measure; as many as were asked for. */
  movers: Mover[]
  treatments: TreatmentChange[]
  targets: TargetDrift[]
  by?: Breakdown
  /** What each group of changes alone would have done. */
  ablation?: Ablation[]
}

/** Subjects from each tier of the old version to each of the new; the last row and column are those refused. */
export interface Matrix {
  /** Ids, the best first. */
  from: string[]
  to: string[]
  counts: number[][]
  /** The sum of the measure of the same subjects, exact to the last digit that a double can hold. */
  sums?: number[][]
}

export interface Holding {
  subjects: number
  /** Of those that are not refused; 0 where there are none. */
  share: number
  measure?: number
}

/** `before` is absent where only the new version has the tier, `after` where only the old one. */
export interface TierHolding {
  tier: string
  /** Its old id, where it has another. */
  formerly?: string
  before?: Holding
  after?: Holding
}

export interface Refused {
  subjects: number
  measure?: number
  codes: Partial<Record<RefusalCode, number>>
}

/**
 * What decided that a subject moves: a dimension's points or weight; the assignment (thresholds, cells, rows)
 * where the score alone wouldn't have; the hold or an override where they decided instead; a refusal.
 */
export type Cause =
  | { kind: 'dimension'; id: string }
  | { kind: 'override'; id: string }
  | { kind: 'assignment' }
  | { kind: 'hold' }
  | { kind: 'refusal'; code: RefusalCode; id?: string }

export interface CauseCount {
  cause: Cause
  counts: Partial<Record<Direction, number>>
}

/** A dimension's contribution to its root score; 0 where a version doesn't have it. */
export interface ContributionChange {
  id: string
  before: number
  after: number
}

export interface Mover {
  /** Of the population, from 0. */
  row: number
  subject?: string
  name?: string
  direction: Direction
  /** Absent where refused. */
  from?: string
  to?: string
  /** The scores that the tier is assigned by; the roots where a table assigns. Empty where refused. */
  before: Record<string, number>
  after: Record<string, number>
  measure?: number
  cause: Cause
  /** The largest changes of contribution to those scores' roots, at most three; those that pushed this way first. */
  dimensions: ContributionChange[]
}

export interface TreatmentChange {
  id: string
  title?: Text
  before?: Given
  after?: Given
}

/** To how many subjects a treatment is given; by value, and in sum where all values are numbers. */
export interface Given {
  subjects: number
  total?: number
  values: { value: Scalar | Text; subjects: number }[]
}

export interface TargetDrift {
  tier: string
  before?: { target: Target; wanted: number; actual?: number }
  after?: { target: Target; wanted: number; actual?: number }
}

export interface Breakdown {
  field: string
  /** The largest first; of a missing value `value` is absent. */
  values: BreakdownEntry[]
}

export interface BreakdownEntry {
  value?: string | number | boolean
  subjects: number
  moves: MoveCounts
  measure?: number
  /** The measure of those who move, by direction. */
  moved?: Record<Direction | 'same', number>
}

/** Changes of some groups, applied to the old version alone. */
export interface Ablation {
  groups: DiffGroup[]
  /** How many changes that are; those that change no decision aren't counted. */
  changes: number
  /** True where it reads fields or derived values that are new, and was tried with them. */
  newInputs?: true
  result: { ok: true; moves: MoveCounts; matrix: Matrix } | { ok: false; reason: AblationReason }
}

/** Why a group can't stand alone: what check finds in the old version with it. */
interface AblationReason {
  code: ProblemCode
  pointer: string
  message: string
  params: ProblemParams
}
