/** The classes of a derived value by bands or by lookup, changed: as those of points, with a value instead of points. */
import type { Derived, Expression, Scalar } from '../../../engine/index.ts'
import { type Change, changePart, withProperty } from '../editor/change.ts'
import { bandRemoved, edgeMoved, edgeOf, replaced } from './bands.ts'
import { between, type Grid, tidy } from './grid.ts'
import { bandCell, literalOf } from './kinds.ts'
import { entryRemoved, entryRenamed } from './lookup.ts'
import { rowConditions } from './rowConditions.ts'
import type { ValueKind } from './variable.ts'

export type ClassBand = NonNullable<Derived['bands']>[number]

export const CLASS_TYPES = ['string', 'number', 'boolean'] as const
export type ClassType = (typeof CLASS_TYPES)[number]

/** What a derived value's classes are: texts, numbers or answers. The first one that is written tells. */
export function classType({ bands, lookup, otherwise }: Derived): ClassType {
  const first = bands?.[0]?.value ?? Object.values(lookup ?? {})[0] ?? otherwise
  return CLASS_TYPES.find((type) => type === typeof first) ?? 'string'
}

/** Changes the bands of a derived value; nothing where it has none, or where they stay the same. */
const changeClasses =
  (id: string, change: (bands: ClassBand[]) => ClassBand[]): Change =>
  (document) => {
    const bands = document.derived?.find((derived) => derived.id === id)?.bands
    const changed = bands && change(bands)
    if (!changed || changed === bands) return document
    return changePart('derived', id, (derived) => ({ ...derived, bands: changed }))(document)
  }

/** @param free whether the edge may lie between the steps */
export const moveClassEdge = (id: string, index: number, wish: number, grid: Grid, free = false): Change =>
  changeClasses(id, (bands) => edgeMoved(bands, index, wish, grid, free))

export const setClassValue = (id: string, index: number, value: Scalar): Change =>
  changeClasses(id, (bands) => {
    const band = bands[index]
    return !band || band.value === value ? bands : replaced(bands, index, { ...band, value })
  })

/** Splits a band in two with the same value; nothing where the edge isn't within it. */
export const splitClass = (id: string, index: number, wish: number, grid: Grid): Change =>
  changeClasses(id, (bands) => {
    const band = bands[index]
    const edge = between(wish, edgeOf(band), edgeOf(bands[index + 1]), grid)
    if (!band || edge === undefined) return bands
    return [...bands.slice(0, index + 1), { from: edge, value: band.value }, ...bands.slice(index + 1)]
  })

/** Takes a band away: the one below grows over it, or for the first, the one above. The last one stays. */
export const removeClass = (id: string, index: number): Change =>
  changeClasses(id, (bands) => bandRemoved(bands, index))

/** Changes a derived value's lookup; nothing where it has none, or where it stays the same. */
const changeEntries =
  (id: string, change: (lookup: Record<string, Scalar>) => Record<string, Scalar>): Change =>
  (document) => {
    const lookup = document.derived?.find((derived) => derived.id === id)?.lookup
    const changed = lookup && change(lookup)
    if (!changed || changed === lookup) return document
    return changePart('derived', id, (derived) => ({ ...derived, lookup: changed }))(document)
  }

/** Sets the value of an entry, which is added where it isn't there. */
export const setClassEntry = (id: string, key: string, value: Scalar): Change =>
  changeEntries(id, (lookup) => (lookup[key] === value ? lookup : { ...lookup, [key]: value }))

export const removeClassEntry = (id: string, key: string): Change =>
  changeEntries(id, (lookup) => entryRemoved(lookup, key))

export const renameClassEntry = (id: string, key: string, next: string): Change =>
  changeEntries(id, (lookup) => entryRenamed(lookup, key, next))

/** What comes of whatever has no entry; undefined where it shall have none. */
export const setClassOtherwise = (id: string, value: Scalar | undefined): Change =>
  changePart('derived', id, (derived) => (derived.lookup ? withProperty(derived, 'otherwise', value) : derived))

/** Turns all values into another type, keeping what can be kept. */
export const setClassType = (id: string, type: ClassType): Change =>
  changePart('derived', id, (derived) => {
    const { bands, lookup, otherwise } = derived
    if (classType(derived) === type) return derived
    const entries = Object.entries(lookup ?? {})
    return {
      ...derived,
      ...(bands ? { bands: bands.map((band, index) => ({ ...band, value: asType(band.value, type, index) })) } : {}),
      ...(lookup
        ? { lookup: Object.fromEntries(entries.map(([key, value], index) => [key, asType(value, type, index)])) }
        : {}),
      ...(otherwise === undefined ? {} : { otherwise: asType(otherwise, type, entries.length) }),
    }
  })

/** A text that is no number becomes its place, counted from 0; all but the first become yes. */
function asType(value: Scalar, type: ClassType, place: number): Scalar {
  if (type === 'string') return String(value)
  if (type === 'boolean') return typeof value === 'string' ? place > 0 : Boolean(value)
  if (typeof value === 'string' && (value.trim() === '' || !Number.isFinite(Number(value)))) return place
  return tidy(Number(value))
}

/** A condition for each band or entry: true for whom it is meant. @param kind what the derived value's expression is */
export function classConditions({ value, bands, lookup }: Derived, kind: ValueKind): Expression[] {
  const cells = bands
    ? bands.map((_, index) => bandCell(bands, index))
    : Object.keys(lookup ?? {}).map((key) => literalOf(key, kind))
  const rows = cells.map((cell) => ({ when: [cell], yields: 0 }))
  return rowConditions({ inputs: [value ?? null], hit: 'first', rows, otherwise: undefined }, undefined)
}
