/** What the outline marks: parts that differ from the version in effect, and parts that have problems. */
import type { Problem, Strategy } from '../../engine/index.ts'
import { placeOf } from './places.ts'

export interface Marks {
  /** Keys of the parts that are new or changed; see `keyOf`. */
  changed: ReadonlySet<string>
  problems: ReadonlyMap<string, { errors: number; warnings: number }>
}

/** A part's key: `tiers`, or `dimensions/sales`. */
export const keyOf = (part: string, item?: string): string => (item === undefined ? part : `${part}/${item}`)

const LISTS = ['fields', 'dimensions', 'scores', 'overrides', 'treatments'] as const

export function marksOf(document: Strategy, base: Strategy | undefined, problems: readonly Problem[]): Marks {
  return { changed: base ? changedIn(document, base) : new Set(), problems: problemsIn(document, problems) }
}

function changedIn(document: Strategy, base: Strategy): Set<string> {
  const changed = new Set<string>()
  for (const list of LISTS) {
    const before = new Map((base[list] ?? []).map((part) => [part.id, part]))
    for (const part of document[list] ?? []) if (!isSame(part, before.get(part.id))) changed.add(keyOf(list, part.id))
    const ids = (strategy: Strategy) => (strategy[list] ?? []).map(({ id }) => id).join('\n')
    if (ids(document) !== ids(base) || hasAny(changed, `${list}/`)) changed.add(list)
  }
  const tiersOf = ({ tiers, assign, hold, ordered }: Strategy) => ({ tiers, assign, hold, ordered })
  if (!isSame(tiersOf(document), tiersOf(base))) changed.add('tiers')
  return changed
}

const hasAny = (keys: Set<string>, start: string): boolean => [...keys].some((key) => key.startsWith(start))

/** Texts and order of keys included: what is stored differs. Parts that an edit didn't touch are the same object. */
const isSame = (a: object, b: object | undefined): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

function problemsIn(document: Strategy, problems: readonly Problem[]): Marks['problems'] {
  const counts = new Map<string, { errors: number; warnings: number }>()
  const count = (key: string, severity: Problem['severity']) => {
    const known = counts.get(key) ?? { errors: 0, warnings: 0 }
    counts.set(key, {
      errors: known.errors + (severity === 'error' ? 1 : 0),
      warnings: known.warnings + (severity === 'warning' ? 1 : 0),
    })
  }
  for (const { pointer, severity } of problems) {
    const { part, item } = placeOf(pointer, document)
    if (part === undefined) continue
    count(part, severity)
    if (item !== undefined) count(keyOf(part, item), severity)
  }
  return counts
}
