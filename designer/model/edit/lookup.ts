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

/** Takes an entry away; the last one stays. */
export const removeEntry = (dimension: string, key: string): Change =>
  changeLookup(dimension, (all) => {
    const { [key]: removed, ...rest } = all.lookup
    return removed === undefined || Object.keys(rest).length === 0 ? all : { ...all, lookup: rest }
  })

/** Gives an entry another key, at the same place; nothing where the key is taken. */
export const renameEntry = (dimension: string, key: string, next: string): Change =>
  changeLookup(dimension, (all) => {
    if (next === key || next in all.lookup || !(key in all.lookup)) return all
    const entries = Object.entries(all.lookup).map(([old, entry]) => [old === key ? next : old, entry] as const)
    return { ...all, lookup: Object.fromEntries(entries) }
  })

/** The points of whatever has no entry; undefined where it shall have none. */
export const setOtherwise = (dimension: string, points: number | undefined): Change =>
  changeLookup(dimension, (all) =>
    withProperty(all, 'otherwise', points === undefined ? undefined : awarding(all.otherwise, points)),
  )
