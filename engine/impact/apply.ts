/**
 * Some groups of changes applied to the old version alone. Each change names its places in both documents; what is
 * taken over is the property of the thing that it is in, so that places which other changes shift don't matter.
 */
import type { DiffEntry, Place } from '../diff/entry.ts'
import type { Strategy } from '../strategy/document.ts'

type Item = Record<string, unknown> & { id: string }
type Loose = Record<string, unknown>

const lists: readonly string[] = ['fields', 'derived', 'scores', 'dimensions', 'tiers', 'overrides', 'treatments']
/** Within these, properties are taken over one by one. */
const records: readonly string[] = ['assign', 'hold', 'subject']

/** @param a under the ids of `b`: its changed ids are not among the entries */
export function withChanges(a: Strategy, b: Strategy, entries: readonly DiffEntry[]): Strategy {
  const document = structuredClone(a) as unknown as Loose
  const source = b as unknown as Loose
  const reordered = new Set<string>()
  for (const { kind, path, also = [] } of entries)
    for (const place of [path, ...also]) {
      const list = takeOver(document, a as unknown as Loose, source, place)
      if (list !== undefined && (kind === 'added' || kind === 'moved')) reordered.add(list)
    }
  for (const list of reordered) document[list] = inOrderOf(document[list] as Item[], (source[list] ?? []) as Item[])
  return document as unknown as Strategy
}

/** Takes over what one place names; answers the list that it is in. */
function takeOver(document: Loose, a: Loose, b: Loose, { a: before, b: after }: Place): string | undefined {
  const [first = '', second, third] = segments(after ?? before ?? '')
  if (lists.includes(first) && second !== undefined) {
    const holder = (after === undefined ? a : b)[first] as Item[]
    const { id } = holder[Number(second)] as Item
    takeItem(document, b, first, id, third)
    return first
  }
  const isRecord = (value: unknown): value is Loose => typeof value === 'object' && value !== null
  if (records.includes(first) && second !== undefined && isRecord(document[first]) && isRecord(b[first]))
    takeProperty(document[first], b[first], second)
  else takeProperty(document, b, first)
  return undefined
}

function takeItem(document: Loose, b: Loose, list: string, id: string, property: string | undefined): void {
  document[list] ??= []
  const items = document[list] as Item[]
  const at = items.findIndex((item) => item.id === id)
  const found = ((b[list] ?? []) as Item[]).find((item) => item.id === id)
  if (!found) {
    if (at >= 0) items.splice(at, 1)
  } else if (at < 0) items.push(structuredClone(found))
  else if (property !== undefined) takeProperty(items[at] as Item, found, property)
}

function takeProperty(to: Loose, from: Loose, property: string): void {
  if (Object.hasOwn(from, property)) to[property] = structuredClone(from[property])
  else delete to[property]
}

/** In the other list's order; what it doesn't have stays behind what it stood behind. */
function inOrderOf(items: readonly Item[], order: readonly Item[]): Item[] {
  const rank = new Map(order.map(({ id }, index) => [id, index]))
  const ranked = items.filter(({ id }) => rank.has(id)).sort((x, y) => (rank.get(x.id) ?? 0) - (rank.get(y.id) ?? 0))
  items.forEach((item, index) => {
    if (rank.has(item.id)) return
    const behind = items[index - 1]
    ranked.splice(behind === undefined ? 0 : ranked.indexOf(behind) + 1, 0, item)
  })
  return ranked
}

const segments = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
