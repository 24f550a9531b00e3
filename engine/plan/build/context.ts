import { pointerTo, type Report } from '../../check/problems.ts'
import { decimalPlaces, POINT_DECIMALS, WEIGHT_DECIMALS } from '../../numbers/scaled.ts'
import type { Strategy } from '../../strategy/document.ts'

/** What every builder needs: the document, where problems go, and which places have no sound shape. */
export interface BuildContext {
  document: Strategy
  report: Report
  /** True where the shape at or below the pointer was refused; nothing more is said about it. */
  isBroken(pointer: string): boolean
}

/** One entry of a collection, with its pointer. */
export interface Entry<T> {
  id: string
  /** Undefined where its shape is broken. */
  item: T | undefined
  /** As it stands, broken or not: `soundPart` reads what is whole of it. */
  raw: T
  pointer: string
  index: number
}

/** Names that JavaScript objects have by themselves, and that no field, score or tier may take. */
const FORBIDDEN_IDS = new Set(['__proto__', 'constructor', 'prototype'])

/** The entries of a collection of things with ids; reports ids that come twice or are forbidden. */
export function entriesOf<T extends { id: string }>(
  context: BuildContext,
  collection: keyof Strategy,
  reserved: ReadonlySet<string> = new Set(),
): Entry<T>[] {
  const items: unknown = context.document[collection]
  if (!Array.isArray(items)) return []
  const seen = new Set<string>()
  return items.flatMap((item: unknown, index): Entry<T>[] => {
    const pointer = pointerTo('', collection, index)
    const id = (item as { id?: unknown } | null)?.id
    if (typeof id !== 'string') return []
    if (FORBIDDEN_IDS.has(id) || reserved.has(id)) context.report('reserved-id', pointerTo(pointer, 'id'), { id })
    if (id !== id.normalize('NFC')) context.report('invalid-id', pointerTo(pointer, 'id'), { id })
    if (seen.has(id)) context.report('duplicate-id', pointerTo(pointer, 'id'), { id })
    seen.add(id)
    const raw = item as T
    return [{ id, item: context.isBroken(pointer) ? undefined : raw, raw, pointer, index }]
  })
}

/** A key's value where its shape is sound: a part can be checked although another part of its entry is broken. */
export function soundPart<T, K extends keyof T & string>(
  { raw, pointer }: Pick<Entry<T>, 'raw' | 'pointer'>,
  key: K,
  context: BuildContext,
): T[K] | undefined {
  return context.isBroken(pointerTo(pointer, key)) ? undefined : raw[key]
}

/** Index of each id in a collection; the first wins where an id comes twice. */
export function indexById(entries: readonly { id: string }[]): Map<string, number> {
  const index = new Map<string, number>()
  entries.forEach(({ id }, position) => {
    if (!index.has(id)) index.set(id, position)
  })
  return index
}

/** Reports points, thresholds or margins with more than 4 decimal places. */
export function checkPointDecimals(context: BuildContext, value: number | undefined, pointer: string): void {
  if (value !== undefined && decimalPlaces(value) > POINT_DECIMALS)
    context.report('too-many-decimals', pointer, { value, most: POINT_DECIMALS })
}

/** Reports weights with more than 6 decimal places. */
export function checkWeightDecimals(context: BuildContext, value: number, pointer: string): void {
  if (decimalPlaces(value) > WEIGHT_DECIMALS)
    context.report('too-many-decimals', pointer, { value, most: WEIGHT_DECIMALS })
}
