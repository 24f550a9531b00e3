import type { ValueType } from '../logic/node.ts'
import type { Dialect } from './dialects/dialect.ts'
import type { Piece } from './piece.ts'
import { sizeOf } from './size.ts'

const ATOM = { level: 0, atom: true, missing: false } as const

/** A literal; dates are YYYYMMDD. */
export function literal(dialect: Dialect, value: number | string | boolean, type: ValueType): Piece {
  if (typeof value === 'string') return { ...ATOM, sql: dialect.text(value), tight: true }
  if (typeof value === 'boolean') return { ...ATOM, sql: value ? 'TRUE' : 'FALSE', tight: true }
  if (type === 'date') return { ...ATOM, sql: String(value), tight: true }
  const sql = dialect.double(value)
  return { ...ATOM, sql, tight: !sql.startsWith('-'), size: sizeOf(value), plain: comparable(dialect, value) }
}

/** NULL of a type. */
export function absent({ types }: Dialect, type: ValueType): Piece {
  const name = { number: types.double, string: types.text, boolean: 'BOOLEAN', date: 'INTEGER' }[type]
  return { ...ATOM, sql: `CAST(NULL AS ${name})`, tight: true, missing: true, size: sizeOf(0) }
}

/**
 * A number beside a column of doubles: with up to 15 digits every engine reads the literal as the very
 * double that was meant, whether it takes it for an integer, a decimal or a double.
 */
export function comparable(dialect: Dialect, value: number): string {
  const text = String(value)
  return text.replace(/e.*|\D/g, '').length <= 15 ? text : dialect.double(value)
}

/** A value of a band, key or cell: its type is that of the literal, and a date is a number by then. */
export const key = (dialect: Dialect, value: number | string | boolean): string =>
  typeof value === 'number' ? comparable(dialect, value) : literal(dialect, value, 'string').sql
