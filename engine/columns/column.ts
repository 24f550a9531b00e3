/** Columns of typed values, one element a subject: what expressions compute with. */
import type { Value } from '../logic/node.ts'
import type { Kept } from './memo.ts'

export type Column = NumberColumn | BooleanColumn | StringColumn

/** Numbers, and dates as YYYYMMDD; NaN is missing, which no value is. */
export interface NumberColumn extends Kept {
  readonly kind: 'number'
  readonly values: Float64Array
}

/** Truth in the order of Kleene's logic: `and` is the least, `or` the greatest, `not` is 2 − x. */
export const FALSE = 0
export const UNKNOWN = 1
export const TRUE = 2

/** FALSE, UNKNOWN (missing) or TRUE. */
export interface BooleanColumn extends Kept {
  readonly kind: 'boolean'
  readonly bytes: Uint8Array
}

/** Strings by their place in a dictionary of distinct strings; 0 is missing, and `dictionary[0]` isn't read. */
export interface StringColumn extends Kept {
  readonly kind: 'string'
  readonly codes: Codes
  readonly dictionary: readonly string[]
}

export type Codes = Uint8Array | Int32Array

/** Points and scores where there are none: outside their range of ±100,000 in units of 10⁻⁴. */
export const NO_POINTS = -(2 ** 31)

/** Marks points and scores that left their range, until they are refused. */
export const BEYOND_RANGE = NO_POINTS + 1

/** Scaled points or scores of all subjects; NO_POINTS is missing. */
export interface PointsColumn extends Kept {
  readonly scaled: Int32Array
  /** False where every subject has points. */
  readonly hasMissing: boolean
}

/** Tiers by index in the plan; NO_TIER (−1) where there is none. */
export interface TierColumn extends Kept {
  readonly tiers: Int16Array
}

export const truth = (value: Value): number => (value === undefined ? UNKNOWN : value ? TRUE : FALSE)

/** Codes for so many entries, missing included: bytes where they suffice. */
export const codesFor = (entries: number, length: number): Codes =>
  entries <= 256 ? new Uint8Array(length) : new Int32Array(length)

/** A subject's value; undefined where it is missing. */
export function valueAt(column: Column, row: number): Value {
  switch (column.kind) {
    case 'number': {
      const value = column.values[row] as number
      return Number.isNaN(value) ? undefined : value
    }
    case 'boolean':
      return column.bytes[row] === UNKNOWN ? undefined : column.bytes[row] === TRUE
    case 'string': {
      const code = column.codes[row] as number
      return code === 0 ? undefined : column.dictionary[code]
    }
  }
}

export function numberOf(column: Column): NumberColumn {
  if (column.kind !== 'number') throw new TypeError(`numberOf: a ${column.kind} column`)
  return column
}

export function booleanOf(column: Column): BooleanColumn {
  if (column.kind !== 'boolean') throw new TypeError(`booleanOf: a ${column.kind} column`)
  return column
}

export function stringOf(column: Column): StringColumn {
  if (column.kind !== 'string') throw new TypeError(`stringOf: a ${column.kind} column`)
  return column
}

/** The array behind a column. */
export const elementsOf = (column: Column): Float64Array | Codes =>
  column.kind === 'number' ? column.values : column.kind === 'boolean' ? column.bytes : column.codes
