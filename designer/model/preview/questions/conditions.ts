/** Over how many subjects conditions hold, each by itself, at a place in the order of evaluation. */
import { type Expression, type Strategy, TRUE, UNKNOWN } from '../../../../engine/index.ts'
import type { PreviewState, Scoring } from '../state.ts'

export interface ConditionsQuestion {
  conditions: readonly Expression[]
  /** The override before which they stand; undefined at the end, where treatments are. */
  override?: string | undefined
}

export interface ConditionCount {
  matched: number
  /** Subjects of whom it can't be said, as a value is missing. */
  unknown: number
}

export interface ConditionsAnswer {
  /** In the order of the conditions. */
  counts: ConditionCount[]
  /** Subjects with a decision. */
  rows: number
}

/** Undefined where one of the conditions has an error. */
export function conditionsAnswer(
  state: PreviewState,
  { conditions, override }: ConditionsQuestion,
): ConditionsAnswer | undefined {
  const variant = state.score(withProbes(state.now.strategy.document, conditions, override))
  if (!variant) return undefined
  const { tiers } = state.now.scored
  let rows = 0
  for (const tier of tiers) if (tier >= 0) rows++
  return { counts: conditions.map((_, index) => countIn(variant, index, tiers)), rows }
}

function countIn({ scored }: Scoring, index: number, tiers: Int16Array): ConditionCount {
  const truths = scored.conditionOf(index)
  let [matched, unknown] = [0, 0]
  if (!truths) return { matched, unknown }
  for (let row = 0; row < truths.length; row++) {
    if ((tiers[row] as number) < 0) continue
    if (truths[row] === TRUE) matched++
    else if (truths[row] === UNKNOWN) unknown++
  }
  return { matched, unknown }
}

/**
 * The document up to an override, with the conditions as those of treatments, which read what is known there. An
 * override of the tier sees all points that overrides add; one that adds, those before it.
 */
export function withProbes(
  document: Strategy,
  conditions: readonly Expression[],
  override: string | undefined,
): Strategy {
  const overrides = document.overrides ?? []
  const index = overrides.findIndex(({ id }) => id === override)
  const own = overrides[index]
  const before =
    index < 0 ? overrides : overrides.filter((one, place) => place < index || (one.then.add && !own?.then.add))
  const probe = (when: Expression, place: number) => ({
    id: `probe-${place}`,
    byTier: Object.fromEntries(document.tiers.map(({ id }) => [id, true])),
    when,
  })
  return { ...document, overrides: before, treatments: conditions.map(probe) }
}
