/** The columns of a population's file, matched with the fields of a strategy. */
import type { Field, Strategy } from '../../../engine/index.ts'
import { isNear, namesOf } from '../../import/names.ts'
import { Failure } from '../failure.ts'
import { isRequired, PASSED_THROUGH, type PassedThrough } from './row.ts'

export interface Columns {
  /** How many cells a row has. */
  count: number
  /** Names of all columns, in order. */
  names: string[]
  fields: { field: Field; index: number }[]
  passed: { column: PassedThrough; index: number }[]
  /** Names of columns that nothing reads. */
  ignored: string[]
}

/**
 * Matches the columns' names with a strategy: a column is named by the field's id.
 * @param place where they stand, for messages
 * @throws Failure where two columns have one name, or a required field has no column.
 */
export function matchColumns(place: string, header: readonly string[], strategy: Strategy): Columns {
  const names = header.map((name) => name.normalize('NFC').trim())
  refuseTwins(place, names)
  const fields = strategy.fields.flatMap((field) =>
    found(names, field.id.normalize('NFC'), (index) => ({ field, index })),
  )
  const passed = PASSED_THROUGH.flatMap((column) => found(names, column, (index) => ({ column, index })))
  const read = new Set([...fields, ...passed].map(({ index }) => index))
  const ignored = names.flatMap((name, index) =>
    read.has(index) ? [] : [name || `(column ${index + 1}, without a name)`],
  )
  const columns = { count: names.length, names, fields, passed, ignored }
  refuseMissing(place, strategy.fields, columns)
  return columns
}

function found<T>(names: string[], name: string, entry: (index: number) => T): T[] {
  const index = names.indexOf(name)
  return index < 0 ? [] : [entry(index)]
}

function refuseTwins(place: string, names: string[]): void {
  const second = names.findIndex((name, index) => name !== '' && names.indexOf(name) < index)
  if (second < 0) return
  const first = names.indexOf(names[second] ?? '')
  const twins = `columns ${first + 1} and ${second + 1} are both named ${JSON.stringify(names[second])}`
  throw new Failure(`${place}: ${twins}. Rename or remove one.`)
}

function refuseMissing(place: string, fields: Field[], columns: Columns): void {
  const missing = fields.filter((field) => isRequired(field) && !columns.fields.some((entry) => entry.field === field))
  if (missing.length === 0) return
  const oneCell = columns.count === 1 ? columns.names[0] : undefined
  const wrongSeparator =
    oneCell && /[;\t]/.test(oneCell) ? ' Are the cells separated by something else than commas?' : ''
  const wanted = missing.map((field) => describeMissing(field, columns.ignored))
  const count = missing.length === 1 ? 'a required column is missing' : `${missing.length} required columns are missing`
  throw new Failure(`${place}: ${count}: ${wanted.join(', ')}.${wrongSeparator}`)
}

function describeMissing(field: Field, others: string[]): string {
  const near = others.find((other) => mayMean(other, field))
  return near === undefined ? field.id : `${field.id} (is it ${JSON.stringify(near)}? Rename that column)`
}

/** What to tell about columns that nothing reads: one of them may be an optional field, misspelt. */
export function notesOn({ ignored, fields }: Columns, strategy: Strategy): string[] {
  if (ignored.length === 0) return []
  const absent = strategy.fields.filter((field) => !fields.some((entry) => entry.field === field))
  const told = ignored.map((name) => {
    const meant = absent.find((field) => mayMean(name, field))
    return meant === undefined ? name : `${name} (is it ${meant.id}? Then rename it)`
  })
  return [`Columns that no field reads: ${told.join(', ')}.`]
}

const mayMean = (name: string, field: Field) => namesOf(field).some((other) => isNear(other, name))
