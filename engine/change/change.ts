/** Why one subject's tier changed between two evaluations: the outward shapes, as JSON. */
import type { HoldResult, OverrideOutcome, RefusalCode } from '../decision/decision.ts'
import type { DiffEntry, DiffGroup } from '../diff/entry.ts'
import type { Scalar } from '../strategy/document.ts'
import type { Language } from '../words/glossary.ts'

export type Outcome = { tier: string } | { refusal: RefusalCode }

/** What two evaluations of a subject can differ in. */
export const factors = ['data', 'rules', 'previousTier', 'date'] as const
export type Factor = (typeof factors)[number]

export interface TierChange {
  /** False where tier (or code of the refusal) is the same; then there is nothing to blame. */
  changed: boolean
  before: Stages
  after: Stages
  differs: Factor[]
  /** The smallest sets of what differs that lead from the old outcome to the new one by themselves. */
  causes: Factor[][]
  /** What each of what differs alone would have led to. */
  alone: { factor: Factor; outcome: Outcome }[]
  /** Where data is among the causes. */
  data?: DataCause
  /** Where the rules are among the causes: what they make of the same data. */
  rules?: RulesCause
  /** Those whose contribution to their root score changed, the largest change first. */
  dimensions: DimensionChange[]
  /** Those that applied in one of the two only, or otherwise. */
  overrides: OverrideChange[]
  /** Where what the hold did is not the same in both. */
  hold?: { before?: HoldResult; after?: HoldResult }
  sentences: Record<Language, string[]>
}

/** An outcome, and the tiers on the way to it. */
export interface Stages {
  outcome: Outcome
  /** By score, matrix or table; then after hold. */
  assigned?: string
  held?: string
  scores?: Record<string, number>
}

export interface DataCause {
  /** Every field of both versions whose value changed. */
  fields: FieldChange[]
  /** Those of which one alone would have been enough; else some that are enough together, none of them idle. */
  alone: string[]
  together: string[]
}

export interface FieldChange {
  id: string
  /** Absent where it is missing, and for sensitive fields. */
  before?: Scalar
  after?: Scalar
  sensitive?: true
}

export interface RulesCause {
  /** What was edited, cosmetics apart, and the groups that it belongs to. */
  groups: DiffGroup[]
  changes: Pick<DiffEntry, 'group' | 'what' | 'id' | 'sentence'>[]
  /** Dimensions whose contribution, overrides whose effect the rules changed. */
  dimensions: string[]
  overrides: string[]
  /** True where the assigning score stayed and its tier did not. */
  thresholds: boolean
}

export interface DimensionChange {
  id: string
  /** Absent where the version has no such dimension, or it was left out. */
  before?: { points: number; contribution: number }
  after?: { points: number; contribution: number }
}

export interface OverrideChange {
  id: string
  before?: OverrideOutcome
  after?: OverrideOutcome
  /** The tiers or scores between which it led, where it applied. */
  from?: string | number
  to?: string | number
}
