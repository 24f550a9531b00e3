import { type Dialect, quotedName, quotedText } from './dialect.ts'

export const postgresql: Dialect = {
  name: 'postgresql',
  title: 'PostgreSQL',
  identifier: quotedName,
  text: quotedText,
  double: (value) => `float8 '${value}'`,
  types: { double: 'double precision', text: 'text', whole: 'bigint' },
  quotient: (dividend, divisor) => `${dividend} / ${divisor}`,
  floor: (x) => `FLOOR(${x})`,
  floorRepeats: false,
  isNaN: (x) => `${x} = 'NaN'`,
  composed: (x) => `NORMALIZE(${x}, NFC) COLLATE "C"`,
  holdsZero: () => undefined,
  nameKey: (name) => name,
  longestName: 63,
  // The planner would put each column's expression wherever the column is read, twice at every step.
  fence: 'OFFSET 0',
  strictDoubles: true,
}
