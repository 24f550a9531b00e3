import type { Dialect } from './dialect.ts'

/** From here on a double is a whole number, and Spark's FLOOR, which answers a BIGINT, may overflow. */
const WHOLE_FROM = '4503599627370496D'

/** Texts of these characters alone (Latin up to U+02FF, kana, Han) are in NFC. */
const PLAIN = '^[\\\\u0001-\\\\u02FF\\\\u3041-\\\\u3096\\\\u30A1-\\\\u30FA\\\\u4E00-\\\\u9FFF]*$'

export const spark: Dialect = {
  name: 'spark',
  title: 'Spark SQL',
  identifier: (name) => `\`${name.replaceAll('`', '``')}\``,
  text: sparkText,
  double: (value) => `${value}D`,
  types: { double: 'DOUBLE', text: 'STRING', whole: 'BIGINT' },
  quotient: (dividend, divisor) => `${dividend} DIV ${divisor}`,
  floor: (x) => `(CASE WHEN ABS(${x}) < ${WHOLE_FROM} THEN CAST(FLOOR(${x}) AS DOUBLE) ELSE ${x} END)`,
  floorRepeats: true,
  isNaN: (x) => `ISNAN(${x})`,
  // Spark has no function for NFC, but brings ICU (since 4.0), which is asked only where it may matter.
  composed: (x) =>
    `CASE WHEN ${x} IS NULL OR ${x} RLIKE '${PLAIN}' THEN ${x} ` +
    `ELSE REFLECT('com.ibm.icu.text.Normalizer', 'compose', ${x}, FALSE) END COLLATE UTF8_BINARY`,
  holdsZero: (x) => `CONTAINS(${x}, '\\u0000')`,
  nameKey: (name) => name.toLowerCase(),
  longestName: Number.POSITIVE_INFINITY,
  fence: undefined,
  strictDoubles: false,
}

/** By backslashes. Spark puts its own variables for ${…} even inside a literal, so no `$` stays. */
function sparkText(value: string): string {
  const escaped = value.replace(/[\\'$\p{Cc}]/gu, (character) => {
    if (character === '\\' || character === "'") return `\\${character}`
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `'${escaped}'`
}
