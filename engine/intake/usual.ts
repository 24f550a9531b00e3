/**
 * Intake of the usual input, in one pass over its own keys: everything well typed, in range and known. What is
 * out of the ordinary it leaves to the reader that can say what is wrong.
 */
import type { RefusalError } from '../decision/decision.ts'
import type { Value } from '../logic/node.ts'
import type { FieldPlan } from '../plan/plan.ts'

/** Reads one field's raw value: the value, undefined where it is missing, or an error. */
export type Reader = (raw: unknown) => Value | RefusalError

/** Fills `values` by index of field and answers true, or false where the input needs a closer look. */
export type ReadUsual = (input: object, values: Value[]) => boolean

/** What a number may lie between, both included. */
export interface Bounds {
  low: number
  high: number
}

/** Beyond ±(2⁵³ − 1) a double no longer says which integer was meant. */
export const boundsOf = ({ min, max }: FieldPlan): Bounds => ({
  low: Math.max(min ?? Number.NEGATIVE_INFINITY, Number.MIN_SAFE_INTEGER),
  high: Math.min(max ?? Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER),
})

/**
 * @param readers by index of field
 */
export function compileUsual(fields: readonly FieldPlan[], readers: readonly Reader[]): ReadUsual {
  const count = fields.length
  const ids = fields.map(({ id }) => id)
  const lows = Float64Array.from(fields, (field) => (field.type === 'number' ? boundsOf(field).low : Number.NaN))
  const highs = Float64Array.from(fields, (field) => boundsOf(field).high)
  const isRequired = fields.map(({ required }) => required)
  const fieldAt = compileKeys(ids)
  return (input, values) => {
    for (let field = 0; field < count; field++) values[field] = undefined
    let present = 0
    let place = 0
    for (const key in input) {
      if (!ownKey.call(input, key)) return false
      const field = fieldAt(place++, key)
      if (field === NO_FIELD) continue
      const raw = (input as Record<string, unknown>)[key]
      // Of a field that is no number the lower bound is NaN, which no value reaches.
      if (typeof raw === 'number' && raw >= (lows[field] as number) && raw <= (highs[field] as number)) {
        values[field] = raw === 0 ? 0 : raw
      } else {
        const value = (readers[field] as Reader)(raw)
        if (typeof value === 'object') return false
        if (value === undefined) continue
        values[field] = value
      }
      present++
    }
    if (present === count) return true
    for (let field = 0; field < count; field++)
      if (values[field] === undefined && (isRequired[field] || isThere(input, ids[field] as string))) return false
    return true
  }
}

/** Asked of each key itself: whatever stands on a prototype is no input. */
const ownKey = Object.prototype.hasOwnProperty

/** Whether a value stands at a key that no listing of keys shows. */
function isThere(input: object, id: string): boolean {
  if (!Object.hasOwn(input, id)) return false
  const raw = (input as Record<string, unknown>)[id]
  return raw !== undefined && raw !== null && raw !== ''
}

const NO_FIELD = -1

/** Of how many keys the order is remembered. */
const REMEMBERED = 256

/**
 * The field that a key names. Whoever asks often sends the same keys in the same order: what stood in a place last
 * time is looked at first.
 */
function compileKeys(ids: readonly string[]): (place: number, key: string) => number {
  const byId = new Map(ids.map((id, index) => [id, index]))
  const keys = new Array<string>(REMEMBERED).fill('')
  const found = new Int32Array(REMEMBERED).fill(NO_FIELD)
  return (place, key) => {
    if (place < REMEMBERED && keys[place] === key) return found[place] as number
    const field = byId.get(key) ?? NO_FIELD
    if (place < REMEMBERED) {
      keys[place] = key
      found[place] = field
    }
    return field
  }
}
