/**
 * Cells of decision tables as they are typed and as spreadsheets carry them: `≥ 0.6`, `≥ 5 < 10`, `a; b`, `≠ none`.
 * Empty is any. What has no such writing stands as JSON, so that nothing is lost.
 */
import type { Cell, IntervalCell, Option, Scalar } from '../../../engine/index.ts'
import { readField, typeValue } from '../form.ts'
import type { ValueKind } from './variable.ts'

/** Of which kind the values of a column are, and how they are called. */
export interface Column {
  kind: ValueKind
  show?: 'percent' | undefined
  options: readonly (Option & { name: string })[]
  /** How yes and no are called. */
  answers: { yes: string; no: string }
}

export type CellReading = { ok: true; cell: Cell } | { ok: false }

/** The cell as it is typed. */
export function cellText(cell: Cell, column: Column): string {
  const text = written(cell, column)
  if (text !== undefined) {
    const reading = readCell(text, column)
    if (reading.ok && JSON.stringify(reading.cell) === JSON.stringify(cell)) return text
  }
  const json = JSON.stringify(cell)
  return JSON_START.test(json) ? json : `=${json}`
}

/** What begins like this is JSON; a number or an answer where the column wants none has a sign before it. */
const JSON_START = /^[[{"=]/

function written(cell: Cell, column: Column): string | undefined {
  if (cell === null) return ''
  if (Array.isArray(cell)) {
    const parts = cell.map((part) => (typeof part === 'object' ? undefined : scalarText(part, column)))
    return cell.length < 2 || parts.includes(undefined) ? undefined : parts.join('; ')
  }
  if (typeof cell !== 'object') return scalarText(cell, column)
  if ('not' in cell) {
    const inner = cell.not === null ? undefined : written(cell.not, column)
    return inner === undefined || inner === '' ? undefined : `≠ ${inner}`
  }
  return intervalText(cell as IntervalCell, column)
}

const BOUNDS = [
  ['from', '≥'],
  ['above', '>'],
  ['below', '<'],
  ['to', '≤'],
] as const

const intervalText = (cell: IntervalCell, column: Column): string =>
  BOUNDS.flatMap(([key, sign]) => {
    const bound = cell[key]
    return bound === undefined ? [] : [`${sign} ${scalarText(bound, column)}`]
  }).join(' ')

function scalarText(value: Scalar, column: Column): string {
  if (typeof value === 'boolean') return value ? column.answers.yes : column.answers.no
  if (typeof value === 'number') {
    const text = typeValue({ id: 'value', type: 'number', ...(column.show ? { show: column.show } : {}) }, value)
    return column.show ? `${text}%` : text
  }
  return column.options.find(({ id }) => id === value)?.name ?? value
}

const LIST = /[;；、]/
const SIGNS: Record<string, 'from' | 'above' | 'below' | 'to'> = {
  '≥': 'from',
  '>=': 'from',
  '>': 'above',
  '<': 'below',
  '≤': 'to',
  '<=': 'to',
}

/** What a cell's text means in its column. */
export function readCell(typed: string, column: Column): CellReading {
  const text = typed.trim()
  if (text === '' || text === '—' || text === '*') return { ok: true, cell: null }
  const plain = readJson(text)
  if (plain) return plain
  const negated = /^(?:≠|!=|<>)(.*)$/s.exec(text)
  if (negated) {
    const inner = readCell(negated[1] ?? '', column)
    return inner.ok && inner.cell !== null ? { ok: true, cell: { not: inner.cell } } : { ok: false }
  }
  if (/^[<>≤≥＜＞]/.test(text)) return readInterval(text.normalize('NFKC'), column)
  const range = RANGE.exec(text)
  if (range && isNumber(column)) return readInterval(`≥ ${range[1]} ≤ ${range[2]}`, column)
  if (LIST.test(text)) return readList(text, column)
  const value = readScalar(text, column)
  return value === undefined ? { ok: false } : { ok: true, cell: value }
}

/** `5..10`, `5–10`: both ends included. A hyphen may be a minus. */
const RANGE = /^([^–]+?)\s*(?:\.\.|–|～|~)\s*([^–]+)$/

const isNumber = ({ kind }: Column): boolean => kind === 'number' || kind === 'integer'

/** What begins as JSON is JSON: lists of intervals, null among others, texts that look like signs. */
function readJson(text: string): CellReading | undefined {
  if (!JSON_START.test(text)) return undefined
  try {
    const cell: unknown = JSON.parse(text.replace(/^=/, ''))
    return isCell(cell) ? { ok: true, cell } : { ok: false }
  } catch {
    return { ok: false }
  }
}

/** Whether a value is shaped like a cell. */
function isCell(value: unknown): value is Cell {
  if (value === null || ['string', 'boolean'].includes(typeof value)) return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (Array.isArray(value)) return value.every(isCell)
  const entries = Object.entries(value as object)
  const keys = entries.map(([key]) => key)
  if (keys.length === 1 && keys[0] === 'not') return isCell(entries[0]?.[1])
  const isBound = (bound: unknown) => typeof bound === 'string' || (typeof bound === 'number' && Number.isFinite(bound))
  return (
    entries.length > 0 &&
    entries.every(([key, bound]) => ['from', 'above', 'to', 'below'].includes(key) && isBound(bound)) &&
    !(keys.includes('from') && keys.includes('above')) &&
    !(keys.includes('to') && keys.includes('below'))
  )
}

/** One bound or two, in any order, with or without a comma or a word between them. */
function readInterval(text: string, column: Column): CellReading {
  const parts = [...text.matchAll(/(>=|<=|[<>≥≤])\s*([^<>≥≤]+)/g)]
  const cell: IntervalCell = {}
  for (const [, sign = '', bound = ''] of parts) {
    const key = SIGNS[sign]
    const value = readScalar(bound.trim().replace(/\s*(,|，|and|且|和|及)$/i, ''), column)
    if (!key || value === undefined || typeof value === 'boolean') return { ok: false }
    const other = { from: 'above', above: 'from', to: 'below', below: 'to' } as const
    if (cell[key] !== undefined || cell[other[key]] !== undefined) return { ok: false }
    cell[key] = value
  }
  if (parts.length === 0) return { ok: false }
  // In the order in which intervals are written, so that what is read back is the same.
  const ordered = Object.fromEntries(BOUNDS.flatMap(([key]) => (cell[key] === undefined ? [] : [[key, cell[key]]])))
  return { ok: true, cell: ordered }
}

function readList(text: string, column: Column): CellReading {
  const values = text
    .split(LIST)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => readScalar(part, column))
  const known = values.filter((value) => value !== undefined)
  if (known.length === 0 || known.length < values.length) return { ok: false }
  return { ok: true, cell: known.length === 1 ? (known[0] as Scalar) : known }
}

const YES = ['true', 'yes', 'y', '是']
const NO = ['false', 'no', 'n', '否']

/** A value of the column; an option by its id or its name. */
export function readScalar(text: string, column: Column): Scalar | undefined {
  if (text === '') return undefined
  const lower = text.toLowerCase()
  if (column.kind === 'boolean') {
    if (YES.includes(lower) || lower === column.answers.yes.toLowerCase()) return true
    return NO.includes(lower) || lower === column.answers.no.toLowerCase() ? false : undefined
  }
  if (isNumber(column)) return readNumber(text, column)
  if (column.kind === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined
  if (column.options.length === 0) return text
  const byName = column.options.filter((option) => option.name.toLowerCase() === lower)
  return column.options.find(({ id }) => id === text)?.id ?? (byName.length === 1 ? byName[0]?.id : undefined)
}

function readNumber(text: string, column: Column): number | undefined {
  // A list isn't grouped digits: 1,000 is a thousand, 1,2 is nothing.
  if (/,(?!\d{3}(?!\d))/.test(text)) return undefined
  const isShare = column.show === 'percent' || /[%％]$/.test(text)
  const reading = readField({ id: 'value', type: 'number', ...(isShare ? { show: 'percent' } : {}) }, text)
  return reading.ok && typeof reading.value === 'number' ? reading.value : undefined
}
