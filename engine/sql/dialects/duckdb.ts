import { type Dialect, quotedName, quotedText } from './dialect.ts'

export const duckdb: Dialect = {
  name: 'duckdb',
  title: 'DuckDB',
  identifier: quotedName,
  text: quotedText,
  // With an exponent a literal is a DOUBLE, without one a DECIMAL.
  double: (value) => (/e/.test(String(value)) ? String(value) : `${value}e0`),
  types: { double: 'DOUBLE', text: 'VARCHAR', whole: 'BIGINT' },
  quotient: (dividend, divisor) => `${dividend} // ${divisor}`,
  floor: (x) => `FLOOR(${x})`,
  floorRepeats: false,
  isNaN: (x) => `ISNAN(${x})`,
  // `C` is the collation of bytes, whatever the column's own or the session's default may be.
  composed: (x) => `NFC_NORMALIZE(${x}) COLLATE C`,
  holdsZero: (x) => `CONTAINS(${x}, CHR(0))`,
  nameKey: (name) => name.toLowerCase(),
  longestName: Number.POSITIVE_INFINITY,
  fence: undefined,
  strictDoubles: false,
}
