/** Entries of a lookup, changed. */
import type { Points, PointsEntry } from '../../../engine/index.ts'
import { type Change, changePart, withProperty } from '../editor/change.ts'
import { tidyPoints } from './grid.ts'

/** Changes a dimension's lookup with what is beside it; nothing where it has none, or where it stays the same. */
const changeLookup =
  (dimension: string, change: (points: Points & { lookup: Record<string, PointsEntry> }) => Points): Change =>
  (document) => {
    const points = document.dimensions.find(({ id }) => id === dimension)?.points
    const lookup = points?.lookup
    const changed = lookup && change({ ...points, lookup })
    if (!changed || (changed.lookup === lookup && changed.otherwise === points.otherwise)) return document
    return changePart('dimensions', dimension, (part) => ({ ...part, points: changed }))(document)
  }

const awarding = (entry: PointsEntry | undefined, points: number): PointsEntry =>
  typeof entry === 'object' ? { ...entry, points: tidyPoints(points) } : tidyPoints(points)

/** Sets the points of an entry, which is added where it isn't there. */
export const setEntry = (dimension: string, key: string, points: number): Change =>
  changeLookup(dimension, (all) => ({ ...all, lookup: { ...all.lookup, [key]: awarding(all.lookup[key], points) } }))

/** The entries without one; the last one stays. */
export function entryRemoved<E>(lookup: Record<string, E>, key: string): Record<string, E> {
  const { [key]: removed, ...rest } = lookup
  return removed === undefined || Object.keys(rest).length === 0 ? lookup : rest
}

/** The entries, one of them with another key at the same place; the same where the key is taken. */
export function entryRenamed<E>(lookup: Record<string, E>, key: string, next: string): Record<string, E> {
  if (next === key || next in lookup || !(key in lookup)) return lookup
  return Object.fromEntries(Object.entries(lookup).map(([old, entry]) => [old === key ? next : old, entry]))
}

/** Takes an entry away; the last one stays. */
export const removeEntry = (dimension: string, key: string): Change =>
  changeLookup(dimension, (all) => ({ ...all, lookup: entryRemoved(all.lookup, key) }))

/** Gives an entry another key, at the same place; nothing where the key is taken. */
export const renameEntry = (dimension: string, key: string, next: string): Change =>
  changeLookup(dimension, (all) => ({ ...all, lookup: entryRenamed(all.lookup, key, next) }))

/** The points of whatever has no entry; undefined where it shall have none. */
export const setOtherwise = (dimension: string, points: number | undefined): Change =>
  changeLookup(dimension, (all) =>
    withProperty(all, 'otherwise', points === undefined ? undefined : awarding(all.otherwise, points)),
  )
