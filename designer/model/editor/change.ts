/** Changing immutable documents: what isn't touched is shared with the document before. */
import type { Strategy } from '../../../engine/index.ts'

/** From one document to the next. Answers the same document where there is nothing to change. */
export type Change = (document: Strategy) => Strategy

type Lists = 'fields' | 'derived' | 'dimensions' | 'scores' | 'tiers' | 'overrides' | 'treatments'
type ItemOf<L extends Lists> = NonNullable<Strategy[L]>[number]

/** Changes one part, found by its id. */
export const changePart =
  <L extends Lists>(list: L, id: string, change: (part: ItemOf<L>) => ItemOf<L>): Change =>
  (document) => ({
    ...document,
    [list]: document[list]?.map((part) => (part.id === id ? change(part as ItemOf<L>) : part)),
  })

/** Adds a part at the end, or before the one at `index`. */
export const addPart =
  <L extends Lists>(list: L, part: ItemOf<L>, index?: number): Change =>
  (document) => {
    const parts = [...(document[list] ?? [])] as ItemOf<L>[]
    parts.splice(index ?? parts.length, 0, part)
    return { ...document, [list]: parts }
  }

export const removePart =
  <L extends Lists>(list: L, id: string): Change =>
  (document) => ({ ...document, [list]: (document[list] ?? []).filter((part) => part.id !== id) })

/** Moves a part to another place in its list, counted without it. */
export const movePart =
  <L extends Lists>(list: L, id: string, index: number): Change =>
  (document) => {
    const parts = (document[list] ?? []) as ItemOf<L>[]
    const moved = parts.find((part) => part.id === id)
    if (!moved) return document
    const rest = parts.filter((part) => part.id !== id)
    rest.splice(index, 0, moved)
    return { ...document, [list]: rest }
  }

/** One change after another. */
export const changesOf =
  (...changes: readonly Change[]): Change =>
  (document) =>
    changes.reduce((result, change) => change(result), document)

/** The object with a property set, or without it where the value is undefined. */
export function withProperty<T extends object, K extends keyof T>(object: T, key: K, value: T[K] | undefined): T {
  const { [key]: _, ...rest } = object
  return (value === undefined ? rest : { ...object, [key]: value }) as T
}

/** An id in the manner of `wish` that none of `taken` has: `sales`, `sales_2`, … */
export function freeId(wish: string, taken: Iterable<string>): string {
  const base = wish
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 40)
  const root = /^[a-z]/.test(base) ? base : `new_${base}`.replace(/_$/, '')
  const used = new Set(taken)
  if (!used.has(root)) return root
  for (let n = 2; ; n++) if (!used.has(`${root}_${n}`)) return `${root}_${n}`
}
