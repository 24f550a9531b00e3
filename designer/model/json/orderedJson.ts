/** A document as JSON to be read: keys in the order in which people tell things, the same in every version and draft. */

/** What a thing is called comes first; the rest as a strategy document is laid out, then by the alphabet. */
const FIRST = [
  ...[
    '$schema',
    'format',
    'id',
    'title',
    'description',
    'subject',
    'type',
    'fields',
    'derived',
    'scores',
    'dimensions',
  ],
  ...['tiers', 'ordered', 'assign', 'hold', 'overrides', 'treatments'],
  ...['into', 'weight', 'from', 'above', 'when', 'then', 'value', 'points'],
]
const ranks = new Map(FIRST.map((key, index) => [key, index]))
const rankOf = (key: string): number => ranks.get(key) ?? FIRST.length

/** Indented by two; keys that have no place of their own by the alphabet. */
export const orderedJson = (document: unknown): string => JSON.stringify(ordered(document), null, 2)

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, own]) => [key, ordered(own)]))
}
