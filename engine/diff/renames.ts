/** Finds what kept its content and changed its id. */
import type { Strategy } from '../strategy/document.ts'
import { below } from './pointer.ts'
import { type RenamedList, type Renames, rename } from './references.ts'

/** So much of both must be the same, and so many leaves beside the id, to be sure that it is one thing. */
const LEAST_SHARE = 0.75
const LEAST_LEAVES = 2

/** What names things before what they are named by, so that references can be read under new ids. */
const lists: readonly RenamedList[] = ['fields', 'derived', 'scores', 'dimensions', 'tiers', 'overrides', 'treatments']

/** Pairs each id that went with one that came and has nearly the same content, the most alike first. */
export function findRenames(a: Strategy, b: Strategy): Renames {
  const renames = Object.fromEntries(lists.map((list) => [list, new Map<string, string>()])) as unknown as Renames
  let current = a
  for (const list of lists) {
    if (goneFrom(current, b, list).length === 0 || goneFrom(b, current, list).length === 0) continue
    renames[list] = renamesIn(goneFrom(current, b, list), goneFrom(b, current, list))
    if (renames[list].size > 0) current = rename(a, renames).document
  }
  return renames
}

interface Named {
  id: string
}

function goneFrom(from: Strategy, other: Strategy, list: RenamedList): Named[] {
  const kept = new Set((other[list] ?? []).map(({ id }) => id))
  return ((from[list] ?? []) as Named[]).filter(({ id }) => !kept.has(id))
}

function renamesIn(removed: readonly Named[], added: readonly Named[]): Map<string, string> {
  const after = added.map((item) => ({ id: item.id, leaves: leavesOf(item) }))
  const candidates = removed.flatMap((item) => {
    const leaves = leavesOf(item)
    return after.flatMap((other) => {
      const share = alike(leaves, other.leaves)
      return share === undefined ? [] : [{ from: item.id, to: other.id, share }]
    })
  })
  candidates.sort((x, y) => y.share - x.share)
  const found = new Map<string, string>()
  const taken = new Set<string>()
  for (const { from, to } of candidates) {
    if (found.has(from) || taken.has(to)) continue
    found.set(from, to)
    taken.add(to)
  }
  return found
}

function alike(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): number | undefined {
  let equal = 0
  for (const [pointer, value] of a) if (b.get(pointer) === value) equal++
  const share = equal / (a.size + b.size - equal)
  return equal >= LEAST_LEAVES && share >= LEAST_SHARE ? share : undefined
}

/** Every leaf of a thing but its id, by place. */
function leavesOf(item: Named): Map<string, unknown> {
  const leaves = new Map<string, unknown>()
  const walk = (node: unknown, pointer: string): void => {
    if (typeof node !== 'object' || node === null) leaves.set(pointer, node)
    else for (const [key, value] of Object.entries(node)) walk(value, below(pointer, key))
  }
  const { id: _, ...content } = item
  walk(content, '')
  return leaves
}
