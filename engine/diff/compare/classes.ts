/** Values turned into points or literals by bands, lookup, curve or table: what the comparisons of each share. */
import type { Text } from '../../strategy/document.ts'
import type { Comparison } from '../comparison.ts'
import type { DiffGroup, DiffWhat, Place } from '../entry.ts'
import { compareProperties, type Rule, type Rules, textRule } from '../properties.ts'
import { same } from '../same.ts'
import { type FacetOf, fromTo, rawSay } from '../words/parts.ts'
import { type Say, say } from '../words/say.ts'

/** Whose classes are compared, and how they are spoken of. */
export interface Classes {
  comparison: Comparison
  /** The dimension, derived value or assignment. */
  id: string
  name: Say
  group: DiffGroup
  pathA: string
  pathB: string
  /** Of the value that is classified. */
  facetA: FacetOf
  facetB: FacetOf
  /** The key that holds what an entry yields. */
  yieldKey: 'points' | 'value' | 'tier'
  /** “50 points”. */
  sayYield: (value: unknown, side: 'before' | 'after') => Say
}

/** What a band, entry or row says beside its yield. */
interface Spoken {
  title?: Text
  code?: string
  reason?: Text
}

/** A code is what machines read a reason by: not a text. */
const spokenRules = (entry: Say, group: DiffGroup): Rules<Spoken> => ({
  title: textRule(() => say('title', { name: entry })),
  reason: textRule(() => say('reason', { name: entry })),
  code: {
    group,
    say: (before, after) => fromTo(say('code', { name: entry }), before, after, rawSay),
  } satisfies Rule<Spoken, string>,
})

/** Texts and code of what both have; `entry` names it. */
export function compareSpoken(
  { comparison, id, group }: Classes,
  what: DiffWhat,
  a: object,
  b: object,
  place: Required<Place>,
  entry: Say,
): void {
  const both = { a: a as Spoken, b: b as Spoken, pathA: place.a, pathB: place.b }
  compareProperties(comparison, both, { what, id, name: entry }, spokenRules(entry, group))
}

export const yieldOf = (entry: object, { yieldKey }: Classes): unknown => (entry as Record<string, unknown>)[yieldKey]

export const sameYield = (a: object, b: object, classes: Classes): boolean =>
  same(yieldOf(a, classes), yieldOf(b, classes))
