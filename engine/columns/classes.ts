/**
 * Bands, lookups and tables over whole columns. They answer with codes: which entry each subject has, beside
 * what each code means. So a change of yields alone leaves the codes as they are.
 */
import type { Value } from '../logic/node.ts'
import type { BandsPlan, ClassPlan, LookupPlan } from '../plan/plan.ts'
import { inclusiveEdges } from '../rows/classes.ts'
import { HIT_OTHERWISE } from '../rows/frame.ts'
import { type Codes, type Column, numberOf } from './column.ts'
import { type Entries, MISSING, type Outcome, yielding } from './entries.ts'
import type { Frame } from './frame.ts'
import { recode } from './kernels/choice.ts'
import { gatherBytes } from './kernels/gather.ts'
import { bandCodes, findNumbers, sortedKeys } from './kernels/search.ts'
import type { Kept } from './memo.ts'
import { tableEntries } from './tables.ts'

/** Which entry every subject has; without a value (tables) none is missing. */
export function entriesOf<Y>(classes: ClassPlan<Y>, value: Column | undefined, frame: Frame): Entries<Y> {
  if (classes.kind === 'table') return tableEntries(classes, value, frame)
  if (!value) throw new TypeError(`entriesOf: ${classes.kind} without a value`)
  return classes.kind === 'bands' ? bandEntries(classes, value, frame) : lookupEntries(classes, value, frame)
}

interface CodesOnly extends Kept {
  codes: Codes
}

function bandEntries<Y>(bands: BandsPlan<Y>, value: Column, { memo }: Frame): Entries<Y> {
  const edges = inclusiveEdges(bands.edges)
  const { id, codes } = memo.recall<CodesOnly>(`bands:${value.id}:${edges.join()}`, (kept) => ({
    id: kept,
    codes: bandCodes(numberOf(value).values, edges),
  }))
  return { id, codes, outcomes: [MISSING, ...bands.yields.map(yielding)] }
}

/** Codes count the lookup's keys from 1, and one more where it has none of them. */
function lookupEntries<Y>({ keys, yields, otherwise }: LookupPlan<Y>, value: Column, { memo }: Frame): Entries<Y> {
  const { id, codes } = memo.recall<CodesOnly>(`lookup:${value.id}:${JSON.stringify(keys)}`, (kept) => ({
    id: kept,
    codes: keyCodes(keys, value),
  }))
  const none: Outcome<Y> = otherwise ? yielding(otherwise.yield, HIT_OTHERWISE) : { kind: 'refused', code: 'no-hit' }
  return { id, codes, outcomes: [MISSING, ...yields.map(yielding), none] }
}

function keyCodes(keys: readonly (string | number | boolean)[], value: Column): Codes {
  const places = new Map<Value, number>(keys.map((key, index) => [key, index + 1]))
  const placeOf = (key: Value): number => places.get(key) ?? keys.length + 1
  switch (value.kind) {
    case 'string':
      return looked(
        value.codes,
        value.dictionary.map((string, code) => (code === 0 ? 0 : placeOf(string))),
      )
    case 'boolean':
      return looked(value.bytes, [placeOf(false), 0, placeOf(true)])
    case 'number': {
      const sorted = sortedKeys(keys.filter((key) => typeof key === 'number'))
      return looked(findNumbers(value.values, sorted), [0, ...Array.from(sorted, placeOf), keys.length + 1])
    }
  }
}

const looked = (codes: Codes, places: readonly number[]): Codes =>
  places.every((place) => place < 256)
    ? gatherBytes(codes, Uint8Array.from(places))
    : recode(codes, Int32Array.from(places))
