/** Comparing a thing property by property: every property has its rule, or the types don't hold. */
import type { Text } from '../strategy/document.ts'
import type { Both, Comparison } from './comparison.ts'
import type { DiffGroup, DiffWhat } from './entry.ts'
import { below } from './pointer.ts'
import { same } from './same.ts'
import { rawSay, textSay } from './words/parts.ts'
import { type Say, say } from './words/say.ts'

/** The thing whose properties are compared. */
export interface Subject {
  what: DiffWhat
  id: string
  name: Say
}

export interface Rule<T, V> {
  group: DiffGroup
  /** True where it changes no decision. */
  cosmetic?: boolean
  /** What its absence means, so that writing that out is no change. */
  absent?: (thing: T, side: 'a' | 'b') => unknown
  say: (before: V | undefined, after: V | undefined, thing: Both<T>) => Say
}

/** `elsewhere`: compared by a function of its own. */
export type Rules<T> = { [K in keyof Required<T>]: Rule<T, Required<T>[K]> | 'elsewhere' }

export function compareProperties<T extends object>(
  comparison: Comparison,
  thing: Both<T>,
  { what, id, name }: Subject,
  rules: Rules<T>,
): void {
  for (const key of Object.keys(rules) as (keyof T & string)[]) {
    const rule = rules[key]
    const [before, after] = [thing.a[key], thing.b[key]]
    if (rule === 'elsewhere' || same(before, after)) continue
    const path = placeOfProperty(thing, key)
    const { group, absent } = rule as Rule<T, unknown>
    if (absent && same(before ?? absent(thing.a, 'a'), after ?? absent(thing.b, 'b'))) {
      const written = say(after === undefined ? 'default.left' : 'default.written', {
        name,
        key,
        value: rawSay(after ?? before),
      })
      comparison.report({ kind: 'changed', what, id, path, group, cosmetic: true, say: written })
    } else {
      const cosmetic = rule.cosmetic ?? false
      comparison.report({ kind: 'changed', what, id, path, group, cosmetic, say: rule.say(before, after, thing) })
    }
  }
}

/** Where a property stands in the documents that have it. */
export function placeOfProperty<T extends object>({ a, b, pathA, pathB }: Both<T>, key: keyof T & string) {
  return {
    ...(a[key] === undefined ? {} : { a: below(pathA, key) }),
    ...(b[key] === undefined ? {} : { b: below(pathB, key) }),
  }
}

/** A text that is only read: a title, a description, a reason. */
export const textRule = <T>(aspect: (thing: T) => Say, group: DiffGroup = 'texts'): Rule<T, Text> => ({
  group,
  cosmetic: group === 'texts',
  say: (before, after, { a, b }) => textSay(aspect(b ?? a), before, after),
})
