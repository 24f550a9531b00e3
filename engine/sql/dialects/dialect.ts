/** What differs between the engines: how things are written, and what their own functions can't be trusted with. */

export const SQL_DIALECTS = ['duckdb', 'postgresql', 'spark'] as const
export type SqlDialect = (typeof SQL_DIALECTS)[number]

export interface Dialect {
  name: SqlDialect
  /** As a person calls it. */
  title: string
  /** An identifier, whatever its characters. */
  identifier(name: string): string
  /** A literal text. */
  text(value: string): string
  /** A literal double, digit for digit. */
  double(value: number): string
  types: { double: string; text: string; whole: string }
  /** The whole part of a quotient of integers, towards 0; the divisor is above 0. */
  quotient(dividend: string, divisor: string): string
  /** floor(x) of a double, as a double, in parentheses where it needs them. */
  floor(x: string): string
  /** Whether floor writes `x` more than once, so that it had better be a column. */
  floorRepeats: boolean
  /** Whether a double is no number at all. */
  isNaN(x: string): string
  /** A text in NFC, compared by code point; `x` may be written more than once and may be NULL. */
  composed(x: string): string
  /** Whether a text holds U+0000; undefined where the engine's texts can't. */
  holdsZero(x: string): string | undefined
  /** Two names that the engine takes for one have the same key. */
  nameKey(name: string): string
  /** The longest name, in bytes of UTF-8. */
  longestName: number
  /** Ends every CTE, where the engine would otherwise write its columns out again wherever they are read. */
  fence: string | undefined
  /** Whether an operation on doubles that overflows or vanishes is an error; then it has to be ruled out. */
  strictDoubles: boolean
}

/** Single quotes doubled; control characters and backslashes by the escapes of E'…', which DuckDB and PostgreSQL share. */
export function quotedText(value: string): string {
  const doubled = value.replaceAll("'", "''")
  const escaped = doubled.replaceAll('\\', '\\\\').replace(/\p{Cc}/gu, escapedControl)
  return escaped === doubled ? `'${doubled}'` : `E'${escaped}'`
}

/** By its byte; what has two bytes in UTF-8 stays. */
function escapedControl(character: string): string {
  const code = character.charCodeAt(0)
  return code < 0x80 ? `\\x${code.toString(16).padStart(2, '0')}` : character
}

/** Double quotes doubled. */
export const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`
