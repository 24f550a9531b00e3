import type { CodedColumn, Columns, RawColumn, RawValue } from './table.ts'

/** Builds a table row by row. Nothing is judged here: what a strategy refuses it refuses when it scores. */
export interface ColumnsBuilder {
  /** Adds one subject as `evaluate` takes it; input keys other than the fields asked for are left out. */
  push(request: { input: unknown; subject?: unknown; previousTier?: unknown }): void
  /**
   * Adds one subject by values in the order of the fields: what an importer has. undefined, null and `""`
   * are missing; values that lie beyond the fields are left out.
   */
  pushValues(values: readonly unknown[], subject?: unknown, previousTier?: unknown): void
  /** The table of all subjects so far; the builder is done. */
  finish(): Columns
}

/** A builder for the given field ids. */
export function columnsBuilder(ids: readonly string[]): ColumnsBuilder {
  const fields = ids.map(columnBuilder)
  const subjects = columnBuilder()
  const previousTiers = columnBuilder()
  const notObjects: number[] = []
  let length = 0
  const finishRow = (subject: unknown, previousTier: unknown) => {
    subjects.push(subject)
    previousTiers.push(previousTier)
    length++
  }
  return {
    push({ input, subject, previousTier }) {
      const isObject = typeof input === 'object' && input !== null && !Array.isArray(input)
      if (!isObject) notObjects.push(length)
      for (let field = 0; field < fields.length; field++)
        (fields[field] as ColumnBuilder).push(isObject ? ownOf(input, ids[field] as string) : undefined)
      finishRow(subject, previousTier)
    },
    pushValues(values, subject, previousTier) {
      for (let field = 0; field < fields.length; field++) (fields[field] as ColumnBuilder).push(values[field])
      finishRow(subject, previousTier)
    },
    finish() {
      return {
        length,
        fields: fields.map((field, index) => ({ id: ids[index] as string, column: field.finish() })),
        subject: subjects.finishUnlessEmpty(),
        previousTier: previousTiers.finishUnlessEmpty(),
        notObjects: notObjects.length > 0 ? marksAt(notObjects, length) : undefined,
      }
    },
  }
}

/** The table of subjects as `evaluate` takes them, for the given field ids. */
export function columnsOf(requests: Iterable<Parameters<ColumnsBuilder['push']>[0]>, ids: readonly string[]): Columns {
  const builder = columnsBuilder(ids)
  for (const request of requests) builder.push(request)
  return builder.finish()
}

/** Own properties only: whatever stands on a prototype is no input. */
const ownOf = (input: object, id: string): unknown =>
  Object.hasOwn(input, id) ? (input as Record<string, unknown>)[id] : undefined

function marksAt(rows: readonly number[], length: number): Uint8Array {
  const marks = new Uint8Array(length)
  for (const row of rows) marks[row] = 1
  return marks
}

interface ColumnBuilder {
  push(value: unknown): void
  finish(): RawColumn
  finishUnlessEmpty(): RawColumn | undefined
}

const FIRST_CAPACITY = 64

/** Numbers as they are until something else comes; then everything by its place in a dictionary. */
function columnBuilder(): ColumnBuilder {
  let length = 0
  let numbers: Float64Array | undefined = new Float64Array(FIRST_CAPACITY)
  let codes = new Int32Array(0)
  let isEmpty = true
  const dictionary: RawValue[] = [null]
  const places = new Map<RawValue, number>()

  const codeOf = (value: RawValue): number => {
    const known = places.get(value)
    if (known !== undefined) return known
    places.set(value, dictionary.length)
    return dictionary.push(value) - 1
  }
  const beginCodes = (past: Float64Array): void => {
    codes = new Int32Array(past.length)
    for (let row = 0; row < length; row++) {
      const value = past[row] as number
      if (!Number.isNaN(value)) codes[row] = codeOf(value)
    }
    numbers = undefined
  }
  const finish = (): RawColumn =>
    numbers
      ? { kind: 'numbers', values: numbers.slice(0, length) }
      : ({ kind: 'coded', codes: codes.slice(0, length), dictionary } satisfies CodedColumn)
  return {
    push(value) {
      const isMissing = value === undefined || value === null || value === ''
      isEmpty &&= isMissing
      if (numbers && (isMissing || (typeof value === 'number' && !Number.isNaN(value)))) {
        if (length === numbers.length) numbers = grown(numbers, new Float64Array(2 * length))
        // −0 is 0.
        numbers[length++] = isMissing ? Number.NaN : (value as number) + 0
        return
      }
      if (numbers) beginCodes(numbers)
      if (length === codes.length) codes = grown(codes, new Int32Array(2 * length))
      codes[length++] = isMissing ? 0 : codeOf(scalarOf(value))
    },
    finish,
    finishUnlessEmpty: () => (isEmpty ? undefined : finish()),
  }
}

function grown<A extends Float64Array | Int32Array>(array: A, larger: A): A {
  larger.set(array)
  return larger
}

const ANY_ARRAY: readonly never[] = Object.freeze([])
const ANY_OBJECT = Object.freeze({})

/** Of what is no scalar, only that it is none. */
function scalarOf(value: unknown): RawValue {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return value + 0
  return Array.isArray(value) ? ANY_ARRAY : ANY_OBJECT
}
