/** A mapping of a file's columns to a strategy's fields, and the edits that a person makes to it. */
import type { Scalar } from '../../../engine/index.ts'

export interface Mapping {
  format: 'tiersmith-mapping/1'
  strategy?: string
  source?: { encoding?: string; delimiter?: string; sheet?: string }
  /** One for each column of the file, in its order. */
  columns: MappedColumn[]
  /** No column tells subjects apart: they are called by their line. */
  numbered?: true
  duplicates?: Duplicates
}

export type Duplicates = 'first' | 'last' | 'reject'
/** A label is kept beside the fields, to break results down by: an owner, a sales region. */
export type Role = 'subject' | 'name' | 'previousTier' | 'label'

export interface MappedColumn {
  column: string
  field?: string
  as?: Role | 'ignore'
  /** What cells mean, by their text; null is missing. */
  values?: Record<string, Scalar | null>
  number?: NumberReading
  dates?: string[]
}

export interface NumberReading {
  decimal?: '.' | ','
  /** What a bare number is multiplied by. */
  times?: number
  /** Whether 78% is 0.78 or 78. */
  percent?: 'fraction' | 'points'
}

/** What a column is meant for: `field:ID`, a role, or `ignore`. */
export type Target = string

export const targetOf = ({ field, as }: MappedColumn): Target =>
  field === undefined ? (as ?? 'ignore') : `field:${field}`

/** Whether only one column can have the purpose. */
export const isForOne = (target: Target): boolean => target !== 'ignore' && target !== 'label'

/** A column for another purpose: what was known of its cells no longer holds. Whoever had the purpose is left out. */
export function withTarget(mapping: Mapping, column: string, target: Target): Mapping {
  const columns = mapping.columns.map((one): MappedColumn => {
    if (one.column === column) return mapped(column, target)
    return isForOne(target) && targetOf(one) === target ? mapped(one.column, 'ignore') : one
  })
  const { numbered, duplicates, ...rest } = mapping
  const subjects = (all: MappedColumn[]) => all.find(({ as }) => as === 'subject')?.column
  return {
    ...rest,
    columns,
    ...(numbered && target !== 'subject' ? { numbered } : {}),
    // Which of two rows holds was decided for the subjects as they were.
    ...(duplicates && subjects(columns) === subjects(mapping.columns) ? { duplicates } : {}),
  }
}

function mapped(column: string, target: Target): MappedColumn {
  return target.startsWith('field:') ? { column, field: target.slice(6) } : { column, as: target as Role | 'ignore' }
}

/** One column read otherwise. */
export const withReading = (
  mapping: Mapping,
  column: string,
  change: Partial<Pick<MappedColumn, 'values' | 'number' | 'dates'>>,
): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((one) => (one.column === column ? { ...one, ...change } : one)),
})

/** One column's numbers read otherwise; undefined takes a decision back. */
export function withNumber(
  mapping: Mapping,
  column: string,
  change: { [Key in keyof NumberReading]: NumberReading[Key] | undefined },
): Mapping {
  const before = mapping.columns.find((one) => one.column === column)?.number
  const number = Object.fromEntries(
    Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined),
  ) as NumberReading
  return withReading(mapping, column, { number })
}

/** The meaning of one text among a column's cells. */
export function withValue(mapping: Mapping, column: string, text: string, value: Scalar | null): Mapping {
  const before = mapping.columns.find((one) => one.column === column)?.values
  return withReading(mapping, column, { values: { ...before, [text]: value } })
}

export const withoutSubject = (mapping: Mapping): Mapping => ({
  ...mapping,
  numbered: true,
  columns: mapping.columns.map((one) => (one.as === 'subject' ? { column: one.column, as: 'ignore' } : one)),
})

/** Whether a mapping was made for a file with the same columns, whatever their order. */
export function isForColumns(mapping: Mapping, names: readonly string[]): boolean {
  const known = new Set(mapping.columns.map(({ column }) => column))
  return known.size === names.length && names.every((name) => known.has(name))
}

/** A mapping in the order of a file's columns. */
export const inOrderOf = (mapping: Mapping, names: readonly string[]): Mapping => ({
  ...mapping,
  columns: names.map(
    (name) => mapping.columns.find(({ column }) => column === name) ?? { column: name, as: 'ignore' as const },
  ),
})
