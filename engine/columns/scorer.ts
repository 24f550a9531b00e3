/**
 * The columns backend: a plan's steps as kernels over whole columns, in the order of evaluation, for every
 * subject of a table at once. What an earlier strategy has computed already is not computed again.
 */
import type { CompiledStrategy } from '../compile.ts'
import { parseDate } from '../dates/calendar.ts'
import type { RefusalCode } from '../decision/decision.ts'
import type { Plan } from '../plan/plan.ts'
import { NO_TIER } from '../rows/frame.ts'
import { assignTiers, hold } from './assign.ts'
import type { Column, PointsColumn, TierColumn } from './column.ts'
import { derive } from './derived.ts'
import { award } from './dimensions.ts'
import type { Hits } from './entries.ts'
import { evaluateTruth } from './expression.ts'
import type { Frame } from './frame.ts'
import { takeIn, takeSubject } from './intake.ts'
import { createMemo, type Memo } from './memo.ts'
import { applyAdds, applyTierEffects, type OverrideStep, outcomesOf, tiersAround } from './overrides.ts'
import { firstRefusals, type PartRefusing, REFUSAL_CODES, type Refusals } from './refusals.ts'
import { combineScore } from './scores.ts'
import type { Columns } from './table.ts'

/** Why a subject is refused, and by which part: the first error that `evaluate` would list. */
export interface SubjectRefusal {
  code: RefusalCode
  /** The field, derived value, dimension, score or override; `assign`; undefined for the request itself. */
  id: string | undefined
}

/**
 * A scored table. All columns are by row of the table and shared with later scorings: read them, don't write.
 * Where a subject is refused, only its refusal counts.
 */
export interface Scored {
  readonly plan: Plan
  readonly length: number
  /** How many subjects are refused. */
  readonly refused: number
  refusalAt(row: number): SubjectRefusal | undefined
  /** Final tiers by index in the plan (0 the best); −1 where refused. */
  readonly tiers: Int16Array
  /** Before and after hold, both before overrides. */
  readonly assigned: Int16Array
  readonly held: Int16Array
  /** By score, after adds, in units of 10⁻⁴; NO_POINTS where missing. */
  readonly scores: readonly Int32Array[]
  /** By dimension, in units of 10⁻⁴; NO_POINTS where left out. */
  readonly points: readonly Int32Array[]
  /** By dimension: what its points are made of; undefined where it has no value. */
  readonly values: readonly (Column | undefined)[]
  /** By field, as intake leaves them. */
  readonly fields: readonly Column[]
  /** By dimension: which band, key or row gave its points; undefined where they are computed. */
  readonly hits: readonly (Hits | undefined)[]
  /** What an override did, by subject: an index in OVERRIDE_OUTCOMES. */
  outcomesOf(override: number): Uint8Array
  /** Tiers before and after an override; undefined for one that changes no tier or isn't in force. */
  tiersAround(override: number): { before: Int16Array; after: Int16Array } | undefined
  /** By subject, whether a treatment's condition holds: FALSE, UNKNOWN or TRUE; undefined where it has none. */
  conditionOf(treatment: number): Uint8Array | undefined
}

/** Scores one table under one strategy after another. */
export interface Scorer {
  readonly columns: Columns
  /**
   * Scores every subject as of a date, YYYY-MM-DD (with another text, every subject is refused). Only what
   * depends on a difference from the last two scorings is computed.
   */
  score(strategy: CompiledStrategy, asOf: string): Scored
}

/** A scorer for a table, which must not change afterwards. */
export function createScorer(columns: Columns): Scorer {
  const memo = createMemo()
  return {
    columns,
    score({ plan }, asOf) {
      const scored = scoreAll(plan, columns, parseDate(asOf), memo)
      memo.endScoring()
      return scored
    },
  }
}

function scoreAll(plan: Plan, columns: Columns, asOf: number | undefined, memo: Memo): Scored {
  const { length } = columns
  const { fields, readable, refusing } = takeIn(plan, columns, asOf !== undefined, memo)
  const frame: Frame = {
    length,
    memo,
    asOf: asOf ?? 0,
    fields: readable,
    subject: () => takeSubject(columns, memo),
    derived: [],
    points: [],
    scores: [],
    tiers: undefined,
    tierIds: plan.tiers.map(({ id }) => id),
    value: undefined,
  }
  const { values, hits } = scorePoints(plan, frame, refusing)
  for (const index of plan.scoreOrder) {
    const refused = combineScore(plan.scores[index] as Plan['scores'][number], index, frame)
    if (refused) refusing.push(refused)
  }
  const steps: OverrideStep[] = []
  refusing.push(...applyAdds(plan, frame, steps))
  const assigned = assignTiers(plan, frame)
  refusing.push(...assigned.refusing)
  const held = hold(plan, assigned.tiers, columns.previousTier, frame)
  frame.tiers = held
  applyTierEffects(plan, frame, steps)
  const refusals = firstRefusals(refusing, length, memo)
  return {
    plan,
    length,
    refused: refusals.count,
    refusalAt: (row) => refusalAt(refusals, row),
    tiers: decided(frame.tiers, refusals, memo).tiers,
    assigned: assigned.tiers.tiers,
    held: held.tiers,
    scores: frame.scores.map(({ scaled }) => scaled),
    points: frame.points.map(({ scaled }: PointsColumn) => scaled),
    values,
    fields,
    hits,
    outcomesOf: (override) => outcomesOf(steps[override] as OverrideStep, length),
    tiersAround: (override) => tiersAround(steps[override] as OverrideStep),
    conditionOf: (treatment) => {
      const when = plan.treatments[treatment]?.when
      return when && evaluateTruth(when, frame).bytes
    },
  }
}

/** From fields to points; answers the values of dimensions and what they hit. */
function scorePoints(plan: Plan, frame: Frame, refusing: PartRefusing[]): Pick<Scored, 'values' | 'hits'> {
  for (const derived of plan.derived) {
    const refused = derive(derived, frame)
    if (refused) refusing.push({ refusing: refused, part: derived.id })
  }
  const awards = plan.dimensions.map((dimension) => {
    const awarded = award(dimension, frame)
    frame.points.push(awarded.points)
    if (awarded.refusing) refusing.push({ refusing: awarded.refusing, part: dimension.id })
    return awarded
  })
  return { values: awards.map(({ value }) => value), hits: awards.map(({ hits }) => hits) }
}

/** Who is refused has no tier. */
function decided(tiers: TierColumn, refusals: Refusals, memo: Memo): TierColumn {
  if (refusals.count === 0) return tiers
  return memo.recall(`decided:${tiers.id}:${refusals.id}`, (id) => ({
    id,
    tiers: tiers.tiers.map((tier, row) => (refusals.codes[row] === 0 ? tier : NO_TIER)),
  }))
}

function refusalAt({ codes, parts, partIds }: Refusals, row: number): SubjectRefusal | undefined {
  const code = REFUSAL_CODES[(codes[row] ?? 0) - 1]
  return code && { code, id: partIds[parts?.[row] as number] }
}
