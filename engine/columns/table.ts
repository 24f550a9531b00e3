/**
 * The input of a whole population as columns, before any strategy looks at it: what each subject brought,
 * by field. It holds typed arrays and dictionaries alone, so a worker takes it by structured clone or transfer.
 */
import type { EvaluateRequest } from '../decision/decision.ts'

export interface Columns {
  /** Number of subjects. */
  length: number
  /** By field id, in any order. A field without a column is missing for every subject. */
  fields: NamedColumn[]
  subject: RawColumn | undefined
  previousTier: RawColumn | undefined
  /** 1 where a subject brought something else than an object of values; undefined where none did. */
  notObjects: Uint8Array | undefined
}

interface NamedColumn {
  id: string
  column: RawColumn
}

export type RawColumn = NumbersColumn | CodedColumn

/** Numbers alone; NaN is missing, and there is no −0. */
interface NumbersColumn {
  kind: 'numbers'
  values: Float64Array
}

/** Anything: each subject has the place of its value in a dictionary, and 0 where it is missing. */
export interface CodedColumn {
  kind: 'coded'
  codes: Int32Array
  /** Distinct; entry 0 stands for missing and is never read. Of what is no scalar only that it is none is kept. */
  dictionary: RawValue[]
}

/** What a request can bring; an empty array or object stands for any that are wrongly there. */
export type RawValue = string | number | boolean | null | readonly never[] | Readonly<Record<string, never>>

/** A subject's own request, as `evaluate` takes it (without a date): to explain one row of a population. */
export type SubjectRequest = Pick<EvaluateRequest, 'input' | 'subject' | 'previousTier'>

/** One row as a request. `row` counts from 0. */
export function requestAt(columns: Columns, row: number): SubjectRequest {
  const input = Object.fromEntries(
    columns.fields.flatMap(({ id, column }) => {
      const value = valueOfRaw(column, row)
      return value === null ? [] : [[id, value]]
    }),
  )
  return {
    input: columns.notObjects?.[row] ? null : input,
    subject: valueOfRaw(columns.subject, row) as string | null,
    previousTier: valueOfRaw(columns.previousTier, row) as string | null,
  }
}

/** A subject's value as it was brought; null where it is missing. */
export function valueOfRaw(column: RawColumn | undefined, row: number): RawValue {
  if (!column) return null
  if (column.kind === 'coded')
    return column.codes[row] === 0 ? null : (column.dictionary[column.codes[row] ?? 0] ?? null)
  const value = column.values[row] ?? Number.NaN
  return Number.isNaN(value) ? null : value
}

/** The buffers of a table, as the transfer list of `postMessage`: the sender's table is empty afterwards. */
export function buffersOf({ fields, subject, previousTier, notObjects }: Columns): ArrayBuffer[] {
  const columns = [...fields.map(({ column }) => column), subject, previousTier]
  const arrays = columns.map((column) => (column?.kind === 'numbers' ? column.values : column?.codes))
  return [...arrays, notObjects].flatMap((array) => (array ? [array.buffer as ArrayBuffer] : []))
}
