/** A cell as a value of its field, by a mapping's decisions. What isn't wholly a value is refused, with the reason. */
import type { Field } from '../../../engine/index.ts'
import type { MappedColumn } from '../mapping.ts'
import type { Cell } from '../rows.ts'
import { type DateFormat, parseDateAs } from './dates.ts'
import { parseNumber, timesPowerOfTen } from './numbers.ts'

export type Value = string | number | boolean
/** Undefined is missing. */
type ValueReading = { ok: true; value: Value | undefined } | { ok: false; code: CellFault; reason: string }
type CellFault = 'not-a-number' | 'not-whole' | 'not-a-date' | 'not-true-or-false' | 'unknown-option' | 'out-of-range'
export type CellReader = (cell: Cell) => ValueReading

const MISSING: ValueReading = { ok: true, value: undefined }

/** The text by which a mapping's `values` know a cell. */
export const cellKey = (cell: Cell): string => (typeof cell === 'string' ? cell.normalize('NFC').trim() : String(cell))

/** A reader of one column's cells. */
export function readerOf(field: Field, column: MappedColumn): CellReader {
  const values = new Map(Object.entries(column.values ?? {}).map(([text, value]) => [cellKey(text), value]))
  const read = typedReader(field, column)
  return (cell) => {
    if (cell === '') return MISSING
    const key = values.size > 0 || typeof cell === 'string' ? cellKey(cell) : ''
    if (values.size > 0 && values.has(key)) return inRange(field, values.get(key) ?? undefined)
    return typeof cell === 'string' && key === '' ? MISSING : read(typeof cell === 'string' ? key : cell)
  }
}

function typedReader(field: Field, column: MappedColumn): CellReader {
  switch (field.type) {
    case 'number':
    case 'integer':
      return numberReader(field, column)
    case 'boolean':
      return readBoolean
    case 'date':
      return dateReader(column.dates ?? [])
    case 'string':
      return stringReader(field)
  }
}

/** What programs write; anything else takes a closer look. */
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/

function numberReader(field: Field, { number = {} }: MappedColumn): CellReader {
  const { decimal = '.', times = 1, percent } = number
  const power = Math.round(Math.log10(times))
  const scaled = (value: number) => (power === 0 ? value : timesPowerOfTen(String(value), power))
  return (cell) => {
    if (typeof cell === 'number') return inRange(field, scaled(cell))
    if (decimal === '.' && PLAIN_NUMBER.test(String(cell))) return inRange(field, scaled(Number(cell) + 0))
    const parsed = parseNumber(String(cell), decimal)
    if (!parsed) return refused('not-a-number', `${shown(cell)} is not a number.`)
    if (!parsed.percent) return inRange(field, parsed.scaled ? parsed.value : scaled(parsed.value))
    if (percent === undefined) return refused('not-a-number', `${shown(cell)}: it isn't decided what % means here.`)
    return inRange(field, percent === 'points' ? parsed.value : timesPowerOfTen(String(parsed.value), -2))
  }
}

const readBoolean: CellReader = (cell) => {
  if (typeof cell === 'boolean') return { ok: true, value: cell }
  const text = String(cell).toLowerCase()
  if (text === 'true' || text === 'false') return { ok: true, value: text === 'true' }
  return refused('not-true-or-false', `${shown(cell)} is neither true nor false.`)
}

function dateReader(formats: readonly DateFormat[]): CellReader {
  const tried = [...new Set<DateFormat>(['ymd', ...formats])]
  const known = new Map<Cell, ValueReading>()
  return (cell) => {
    const before = known.get(cell)
    if (before) return before
    const reading = readDate(cell, formats, tried)
    if (known.size < MOST_DATES) known.set(cell, reading)
    return reading
  }
}

/** Dates repeat: so many different ones are looked at once. */
const MOST_DATES = 40_000

function readDate(cell: Cell, formats: readonly DateFormat[], tried: readonly DateFormat[]): ValueReading {
  if (typeof cell !== 'boolean') {
    for (const format of tried) {
      const value = format === 'ymd' && !formats.includes('ymd') ? isoDate(cell) : parseDateAs(cell, format)
      if (value !== undefined) return { ok: true, value }
    }
  }
  return refused('not-a-date', `${shown(cell)} is not a date${formats.length === 0 ? ' as YYYY-MM-DD' : ''}.`)
}

const isoDate = (cell: string | number): string | undefined =>
  /^\d{4}-\d{2}-\d{2}(?!\d)/.test(String(cell)) ? parseDateAs(cell, 'ymd') : undefined

function stringReader(field: Field): CellReader {
  const options = field.options && new Set(field.options.map((option) => idOf(option).normalize('NFC')))
  return (cell) => {
    const text = String(cell)
    if (!options || options.has(text)) return { ok: true, value: text }
    return refused('unknown-option', `${shown(cell)} is none of its options.`)
  }
}

export const idOf = (option: string | { id: string }): string => (typeof option === 'string' ? option : option.id)

/** A number must be within the field's range, and whole where the field is. */
function inRange(field: Field, value: Value | undefined): ValueReading {
  if (typeof value !== 'number') return { ok: true, value }
  if (field.type === 'integer' && !Number.isInteger(value))
    return refused('not-whole', `${value} is not a whole number.`)
  const { min = -Number.MAX_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = field
  if (value < min || value > max) return refused('out-of-range', `${value} is not within ${min} and ${max}.`)
  return { ok: true, value }
}

const refused = (code: CellFault, reason: string): ValueReading => ({ ok: false, code, reason })

export const shown = (cell: Cell): string => {
  const text = String(cell)
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
}
