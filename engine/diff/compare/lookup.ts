/** Lookups: what an entry yields, entries that came or went, what everything else yields. */

import { plain } from '../../words/phrase.ts'
import { literalText } from '../../words/sentence/index.ts'
import { below } from '../pointer.ts'
import { same } from '../same.ts'
import { type Say, say } from '../words/say.ts'
import { type Classes, compareSpoken } from './classes.ts'
import { keyedValue } from './keys.ts'

type Entries = Readonly<Record<string, unknown>>

export interface LookupPart {
  lookup: Entries
  otherwise?: unknown
}

export function compareLookup(classes: Classes, a: LookupPart, b: LookupPart): void {
  const keys = [...Object.keys(b.lookup), ...Object.keys(a.lookup).filter((key) => !Object.hasOwn(b.lookup, key))]
  for (const key of keys) {
    const place = (path: string) => below(below(path, 'lookup'), key)
    compareEntry(classes, own(a.lookup, key), own(b.lookup, key), place, (side) => keySay(key, classes, side))
  }
  compareOtherwise(classes, a, b)
}

/** What everything else yields, beside a lookup or inside a table. */
export function compareOtherwise(classes: Classes, a: { otherwise?: unknown }, b: { otherwise?: unknown }): void {
  compareEntry(
    classes,
    a.otherwise,
    b.otherwise,
    (path) => below(path, 'otherwise'),
    () => say('otherwise'),
  )
}

const own = (entries: Entries, key: string): unknown => (Object.hasOwn(entries, key) ? entries[key] : undefined)

function keySay(key: string, { facetA, facetB }: Classes, side: 'before' | 'after'): Say {
  const facetOf = side === 'before' ? facetA : facetB
  return (speech) => {
    const facet = facetOf(speech[side])
    return plain(literalText(keyedValue(key, facet?.kind), facet, speech[side]))
  }
}

function compareEntry(
  classes: Classes,
  before: unknown,
  after: unknown,
  place: (path: string) => string,
  key: (side: 'before' | 'after') => Say,
): void {
  if (same(before, after)) return
  const { comparison, id, group, name, yieldKey } = classes
  const common = { what: 'entry', id, group } as const
  const says = (entry: unknown, side: 'before' | 'after') => classes.sayYield(yieldsOf(entry, yieldKey), side)
  if (before === undefined) {
    const added = say('entry.added', { name, entry: key('after'), yields: says(after, 'after') })
    comparison.report({ ...common, kind: 'added', path: { b: place(classes.pathB) }, say: added })
  } else if (after === undefined) {
    const removed = say('entry.removed', { name, entry: key('before'), yields: says(before, 'before') })
    comparison.report({ ...common, kind: 'removed', path: { a: place(classes.pathA) }, say: removed })
  } else {
    const path = { a: place(classes.pathA), b: place(classes.pathB) }
    if (!same(yieldsOf(before, yieldKey), yieldsOf(after, yieldKey))) {
      const changed = say('entry.changed', {
        name,
        entry: key('after'),
        before: says(before, 'before'),
        after: says(after, 'after'),
      })
      comparison.report({ ...common, kind: 'changed', path: yieldPlace(before, after, path, yieldKey), say: changed })
    } else if (isObject(before) !== isObject(after)) {
      // 100 and { "points": 100 } yield the same; what stands beside is told as added or gone.
      const written = say('entry.rewritten', { name, entry: key('after') })
      comparison.report({ ...common, kind: 'changed', path, cosmetic: isPlain(before) && isPlain(after), say: written })
      return
    }
    const entry = say('entry.of', { name, entry: key('after') })
    if (isObject(before) && isObject(after)) compareSpoken(classes, 'entry', before, after, path, entry)
  }
}

const isObject = (entry: unknown): entry is object => typeof entry === 'object' && entry !== null

/** True for an entry without a code; its texts are only read. */
const isPlain = (entry: unknown): boolean => !isObject(entry) || !('code' in entry)

const yieldsOf = (entry: unknown, key: string): unknown =>
  isObject(entry) ? (entry as Record<string, unknown>)[key] : entry

/** The yield's own place where both are objects, else the entry's. */
const yieldPlace = (before: unknown, after: unknown, path: { a: string; b: string }, key: string) =>
  isObject(before) && isObject(after) ? { a: below(path.a, key), b: below(path.b, key) } : path
