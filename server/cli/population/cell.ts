/** A CSV cell as a value of its field's type. Nothing is coerced: what isn't wholly a value is refused. */
import type { Field } from '../../../engine/index.ts'

export type CellReading = { ok: true; value: unknown } | { ok: false; reason: string }

/** Plain decimal digits, as JSON and every spreadsheet write them; no spaces, separators or units. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
/** TRUE and FALSE are how spreadsheets write them. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['TRUE', true],
  ['false', false],
  ['FALSE', false],
])

/**
 * Reads a cell. An empty cell is missing (the value is then undefined). Texts and dates pass as they
 * are: whether a date is real, an option known or a number in range is the engine's to say.
 */
export function readCell(field: Field, cell: string): CellReading {
  if (cell === '') return { ok: true, value: undefined }
  if (field.type === 'number' || field.type === 'integer') return readNumber(field, cell)
  if (field.type === 'boolean') return readBoolean(field, cell)
  return { ok: true, value: cell }
}

function readNumber(field: Field, cell: string): CellReading {
  if (NUMBER.test(cell)) return { ok: true, value: Number(cell) }
  const kind = field.type === 'integer' ? 'a whole number' : 'a number'
  return { ok: false, reason: `Column ${field.id}: ${shown(cell)} is not ${kind}. Write digits only, such as -1250.5.` }
}

function readBoolean(field: Field, cell: string): CellReading {
  const value = BOOLEANS.get(cell)
  if (value !== undefined) return { ok: true, value }
  return { ok: false, reason: `Column ${field.id}: ${shown(cell)} is neither true nor false.` }
}

function shown(cell: string): string {
  return JSON.stringify(cell.length > 40 ? `${cell.slice(0, 40)}…` : cell)
}
