/** Results as lines of text, written by DuckDB: the same, byte for byte, as `population/results` writes them. */
import { csvLines } from '../population/csvLines.ts'
import { type ResultColumns, resultNames } from '../population/results.ts'
import { PASSED_THROUGH } from '../population/row.ts'
import { copyOf, name, text } from './duckDb.ts'

const OPTIONS = "FORMAT csv, QUOTE '', ESCAPE '', DELIMITER ',', HEADER"

/** A table with the columns of the results as a file of CSV. */
export function copyToCsv(table: string, columns: ResultColumns, path: string): string {
  const names = resultNames(columns)
  const texts = new Set<string>(['tier', ...PASSED_THROUGH])
  const cells = names.map((column) => (texts.has(column) ? cellOf(name(column)) : numberOf(name(column))))
  const header = csvLines([names]).trimEnd()
  // CONCAT takes NULL for nothing.
  const line = `CONCAT(${cells.join(", ',', ")}) AS ${name(header)}`
  return copyOf(`SELECT ${line} FROM ${table}`, path, `${OPTIONS} true`)
}

const FORMULA = "'^[=+\\-@\\t\\r＝＋－＠]'"
const NEEDS_QUOTES = "'[\",\\n\\r]'"

/** What spreadsheets would take for a formula gets an apostrophe. */
function cellOf(column: string): string {
  const safe = `CASE WHEN REGEXP_MATCHES(${column}, ${FORMULA}) THEN CONCAT('''', ${column}) ELSE ${column} END`
  const quoted = `CONCAT('"', REPLACE(${safe}, '"', '""'), '"')`
  return `CASE WHEN REGEXP_MATCHES(${column}, ${NEEDS_QUOTES}) THEN ${quoted} ELSE ${safe} END`
}

/** A whole number, or a decimal with a point, without zeros at the end. */
function numberOf(column: string): string {
  const digits = `CAST(${column} AS VARCHAR)`
  return `CASE WHEN CONTAINS(${digits}, '.') THEN RTRIM(RTRIM(${digits}, '0'), '.') ELSE ${digits} END`
}

/** The same as lines of JSON. */
export const copyToNdjson = (table: string, columns: ResultColumns, path: string): string =>
  copyOf(
    `SELECT ${ndjsonLine(columns, { name, number: numberOf, json: jsonOf, text })} AS line FROM ${table}`,
    path,
    `${OPTIONS} false`,
  )

/** How an engine writes what a line of JSON is made of. */
export interface JsonWriting {
  name(column: string): string
  /** A literal. */
  text(value: string): string
  number(column: string): string
  json(column: string): string
}

/** One line of JSON as SQL, over a table with the columns of the results. */
export function ndjsonLine({ passed = PASSED_THROUGH, scores, dimensions }: ResultColumns, write: JsonWriting): string {
  const member = (key: string, column: string, value: string): string =>
    `CASE WHEN ${column} IS NOT NULL THEN CONCAT(${write.text(`${JSON.stringify(key)}:`)}, ${value}) END`
  const number = (key: string, column: string) => member(key, write.name(column), write.number(write.name(column)))
  const json = (key: string) => member(key, write.name(key), write.json(write.name(key)))
  const object = (key: string, members: string[]): string =>
    `CONCAT(${write.text(`${JSON.stringify(key)}:{`)}, ${joined(members)}, '}')`
  const members = [
    ...(passed.includes('subject') ? [] : [number('line', 'line')]),
    ...passed.map(json),
    json('tier'),
    object(
      'scores',
      scores.map((id) => number(id, `scores.${id}`)),
    ),
    ...(dimensions.length === 0 ? [] : [object('dimensions', dimensions.map(dimension))]),
  ]
  return `CONCAT('{', ${joined(members)}, '}')`

  function dimension(id: string): string {
    return object(id, [number('points', `points.${id}`), number('contribution', `contribution.${id}`)])
  }
}

/** What is NULL is left out. */
const joined = (members: readonly string[]): string =>
  members.length === 0 ? "''" : `CONCAT_WS(',', ${members.join(', ')})`

/** DuckDB writes the control characters without a letter of their own in upper case, JavaScript in lower. */
function jsonOf(column: string): string {
  const each = `CASE WHEN ORD(c) < 32 THEN LOWER(TO_JSON(c)[2:-2]) ELSE TO_JSON(c)[2:-2] END`
  const byCharacter = `CONCAT('"', ARRAY_TO_STRING(LIST_TRANSFORM(STRING_SPLIT(${column}, ''), lambda c: ${each}), ''), '"')`
  return `CASE WHEN REGEXP_MATCHES(${column}, '[\\x0b\\x0e-\\x1f]') THEN ${byCharacter} ELSE CAST(TO_JSON(${column}) AS VARCHAR) END`
}
