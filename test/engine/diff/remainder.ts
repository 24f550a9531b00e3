/** What two documents have left once everything under the entries of their diff is taken away. */
import type { Diff, DiffEntry } from '../../../engine/index.ts'

const HOLE = Symbol('taken away')

type Loose = Record<string, unknown>

const steps = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))

function at(document: unknown, pointer: string): unknown {
  return steps(pointer).reduce<unknown>(
    (node, key) => (typeof node === 'object' && node ? (node as Loose)[key] : undefined),
    document,
  )
}

function put(document: unknown, pointer: string, value: unknown): void {
  const path = steps(pointer)
  const key = path.pop() as string
  const parent = path.reduce<unknown>(
    (node, step) => (typeof node === 'object' && node ? (node as Loose)[step] : undefined),
    document,
  )
  if (typeof parent === 'object' && parent !== null && Object.hasOwn(parent, key)) (parent as Loose)[key] = value
}

function withoutHoles(node: unknown): unknown {
  if (Array.isArray(node)) return node.filter((item) => item !== HOLE).map(withoutHoles)
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => (value === HOLE ? [] : [[key, withoutHoles(value)]])),
  )
}

/** True for a thing that stands elsewhere in its list; its content is compared by itself. */
const isPlaceInList = ({ kind, path }: DiffEntry): boolean => kind === 'moved' && /\/\d+$/.test(path.b ?? '')

/** Reads a reference under its new id, in place. */
function rename(document: unknown, pointer: string, before: string, after: string): void {
  const value = at(document, pointer)
  if (value === before) {
    put(document, pointer, after)
    return
  }
  if (typeof value === 'string' && value.endsWith(`.${before}`)) {
    put(document, pointer, `${value.slice(0, -before.length)}${after}`)
    return
  }
  const path = pointer.slice(0, pointer.lastIndexOf('/'))
  if (!path.endsWith('/byTier')) return
  const owner = at(document, path)
  if (typeof owner !== 'object' || owner === null) return
  put(
    document,
    path,
    Object.fromEntries(Object.entries(owner).map(([key, one]) => [key === before ? after : key, one])),
  )
}

export function remainders(first: unknown, second: unknown, { entries }: Diff): { a: unknown; b: unknown } {
  const [a, b] = [structuredClone(first), structuredClone(second)]
  const renamed = entries.filter(({ kind }) => kind === 'renamed')
  const moved = entries.filter(isPlaceInList)
  for (const entry of entries) {
    if (entry.kind === 'renamed' || isPlaceInList(entry)) continue
    for (const place of [entry.path, ...(entry.also ?? [])]) {
      if (place.a !== undefined) put(a, place.a, HOLE)
      if (place.b !== undefined) put(b, place.b, HOLE)
    }
  }
  for (const { path, also, before, after } of renamed) {
    put(a, path.a as string, after)
    for (const place of also ?? []) rename(a, place.a as string, before as string, after as string)
  }
  // Deep places first, so that a list's own order is looked at last.
  for (const { path } of moved.sort((x, y) => (y.path.b?.length ?? 0) - (x.path.b?.length ?? 0))) {
    const [old, now] = [at(a, path.a as string), at(b, path.b as string)]
    if (JSON.stringify(sorted(withoutHoles(old))) !== JSON.stringify(sorted(withoutHoles(now))))
      return { a: old, b: now }
    put(a, path.a as string, HOLE)
    put(b, path.b as string, HOLE)
  }
  return { a: withoutEmptyLists(withoutHoles(a)), b: withoutEmptyLists(withoutHoles(b)) }
}

/** A list from which everything was taken away is like none. */
const withoutEmptyLists = (document: unknown): unknown =>
  typeof document !== 'object' || document === null
    ? document
    : Object.fromEntries(Object.entries(document).filter(([, value]) => !Array.isArray(value) || value.length > 0))

function sorted(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(sorted)
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node)
      .sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([key, value]) => [key, sorted(value)]),
  )
}
