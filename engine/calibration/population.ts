import type { Decision } from '../decision/decision.ts'
import type { Strategy, Tier } from '../strategy/document.ts'

/** What a tier was meant to hold. */
export type Target = NonNullable<Tier['target']>

/** A population as calibration sees it: arrays with one entry a subject. */
export interface ScoredPopulation {
  /** The assigned score, before overrides and hold. */
  scores: ArrayLike<number>
  /** By field of a cumulative target; NaN is missing. */
  amounts: ReadonlyMap<string, ArrayLike<number>>
}

/** The fields whose sums the targets of a strategy share out. */
export function amountFields({ tiers }: Pick<Strategy, 'tiers'>): string[] {
  return [...new Set(tiers.flatMap(({ target }) => target?.cumulative?.of ?? []))]
}

/** A field of a subject as an amount; NaN where it is missing. The input is one that intake has let through. */
export function amountOf(input: object, field: string): number {
  const value: unknown = Object.hasOwn(input, field) ? (input as Record<string, unknown>)[field] : undefined
  return typeof value === 'number' ? value : Number.NaN
}

/**
 * The score that a tier is assigned by, before any `add`.
 * @param decision one with trace `summary` or `full`
 * @returns NaN where no single score assigns
 */
export function scoreBeforeOverrides({ assign, overrides = [] }: Strategy, decision: Decision): number {
  const final = decision.scores[assign.score ?? ''] ?? Number.NaN
  const adding = new Set(overrides.filter(({ then }) => then.add?.score === assign.score).map(({ id }) => id))
  if (adding.size === 0) return final
  const first = decision.overrides?.find(({ id, outcome }) => outcome === 'applied' && adding.has(id))
  return typeof first?.from === 'number' ? first.from : final
}
