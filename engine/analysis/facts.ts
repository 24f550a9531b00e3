/** What is known of a value before any subject is seen: never less than what it can be. */
import { hull, type Interval, intersect, isEmpty, NOTHING } from './interval.ts'

/** Numbers, and dates as YYYYMMDD. */
export interface NumberFacts {
  readonly kind: 'numbers'
  /** Where it is present; empty where it never is. */
  readonly within: Interval
  /** Never with a fraction. */
  readonly whole: boolean
  readonly canBeMissing: boolean
}

/** Texts and booleans. */
export interface ValueFacts {
  readonly kind: 'values'
  /** Every value that it can have; undefined where that may be any text. */
  readonly values: ReadonlySet<string | boolean> | undefined
  readonly canBeMissing: boolean
}

export type Facts = NumberFacts | ValueFacts

export const numbers = (within: Interval, whole: boolean, canBeMissing: boolean): NumberFacts =>
  isEmpty(within)
    ? { kind: 'numbers', within: NOTHING, whole, canBeMissing: true }
    : { kind: 'numbers', within, whole, canBeMissing }

export const values = (list: Iterable<string | boolean> | undefined, canBeMissing: boolean): ValueFacts => ({
  kind: 'values',
  values: list && new Set(list),
  canBeMissing,
})

export const BOOLEANS: ReadonlySet<boolean> = new Set([true, false])

export const canBePresent = (facts: Facts): boolean =>
  facts.kind === 'numbers' ? !isEmpty(facts.within) : facts.values?.size !== 0

export const canBe = (facts: Facts, value: string | boolean): boolean =>
  facts.kind === 'values' && (facts.values?.has(value) ?? true)

/** What either of two can be. */
export function either(a: Facts, b: Facts): Facts {
  const canBeMissing = a.canBeMissing || b.canBeMissing
  if (a.kind === 'numbers' && b.kind === 'numbers')
    return numbers(hull(a.within, b.within), a.whole && b.whole, canBeMissing)
  if (a.kind !== 'values' || b.kind !== 'values')
    return canBePresent(a) ? { ...a, canBeMissing } : { ...b, canBeMissing }
  return values(a.values && b.values && [...a.values, ...b.values], canBeMissing)
}

/** The same without being missing, or undefined where nothing is left. */
export function present(facts: Facts): Facts | undefined {
  return canBePresent(facts) ? { ...facts, canBeMissing: false } : undefined
}

/** The same where it is missing, or undefined where it never is. */
export function absent(facts: Facts): Facts | undefined {
  if (!facts.canBeMissing) return undefined
  return facts.kind === 'numbers' ? numbers(NOTHING, facts.whole, true) : values([], true)
}

export function narrowed(facts: Facts, to: Interval): Facts | undefined {
  if (facts.kind !== 'numbers') return facts
  const within = tightened(intersect(facts.within, to), facts.whole)
  return isEmpty(within) ? undefined : { ...facts, within }
}

/** Whole numbers lie between the whole ends. */
const tightened = (within: Interval, whole: boolean): Interval =>
  whole ? { low: Math.ceil(within.low), high: Math.floor(within.high) } : within

export function limitedTo(facts: Facts, keep: (value: string | boolean) => boolean): Facts | undefined {
  if (facts.kind !== 'values' || !facts.values) return facts
  const kept = [...facts.values].filter(keep)
  return kept.length === 0 ? undefined : values(kept, facts.canBeMissing)
}
