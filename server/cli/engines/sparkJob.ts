/** What a Spark cluster is asked to do: the strategy's SQL, what it reads, and how results and refusals are written. */
import { type CompiledStrategy, type Field, toSql } from '../../../engine/index.ts'
import { Failure } from '../failure.ts'
import type { Kind } from '../population/kind.ts'
import { resultColumns } from '../population/results.ts'
import { isRequired, PASSED_THROUGH } from '../population/row.ts'
import { passedName } from './parquetColumns.ts'
import { type JsonWriting, ndjsonLine } from './textLines.ts'

/** As spark_score.py reads it. */
export interface SparkJob {
  in: string
  format: Kind
  out: string
  outFormat: Kind
  rejects?: string
  rejectsFormat?: Kind
  fields: { id: string; type: Field['type']; required: boolean }[]
  tiers: string[]
  /** Over a table `population`: a column a field, and what a row brings beside them. */
  sql: string
  /** The column with the code of a refusal. */
  refusal: string
  /** The columns to write; those that pass something through only where the population has it. */
  results: { sql: string; passed?: string }[]
  refusals: string[]
}

export interface SparkFiles {
  in: { uri: string; kind: Kind }
  out: { uri: string; kind: Kind }
  rejects?: { uri: string; kind: Kind }
}

const KEPT = ['row.bad', 'row.cells', 'row.file', 'row.line', passedName('name'), passedName('previousTier')]

/** @throws Failure where Spark's SQL can't say the strategy */
export function sparkJob(
  strategy: CompiledStrategy,
  files: SparkFiles,
  { asOf, all }: { asOf: string; all: boolean },
): SparkJob {
  const { document } = strategy
  const columns = resultColumns(document, undefined, all)
  const query = toSql(strategy, {
    dialect: 'spark',
    table: 'population',
    asOf: { date: asOf },
    subject: passedName('subject'),
    previousTier: passedName('previousTier'),
    keep: KEPT,
    points: all,
    contributions: all,
  })
  if (!query.ok) throw new Failure(query.problems.map(({ pointer, message }) => `${pointer}: ${message}`).join('\n'))
  const found = new Map([
    ...PASSED_THROUGH.map((column): [string, string] => [column, passedName(column)]),
    ['tier', query.columns.tier],
    ...query.columns.scores.map(({ id, column }): [string, string] => [`scores.${id}`, column]),
    ...query.columns.points.map(({ id, column }): [string, string] => [`points.${id}`, column]),
    ...query.columns.contributions.map(({ id, column }): [string, string] => [`contribution.${id}`, column]),
  ])
  const at = (column: string) => name(found.get(column) ?? column)
  const numbers = [
    ...columns.scores.map((id) => `scores.${id}`),
    ...columns.dimensions.flatMap((id) => [`points.${id}`, `contribution.${id}`]),
  ]
  const write: JsonWriting = { name: at, text, number: decimal, json }
  const isText = files.out.kind === 'csv'
  const results =
    files.out.kind === 'ndjson'
      ? [{ sql: `${ndjsonLine({ ...columns, passed: PASSED_THROUGH }, write)} AS value` }]
      : [
          ...PASSED_THROUGH.map((column) => ({
            sql: `${isText ? safe(at(column)) : at(column)} AS ${name(column)}`,
            passed: column,
          })),
          { sql: `${at('tier')} AS tier` },
          ...numbers.map((column) => ({ sql: `${isText ? decimal(at(column)) : at(column)} AS ${name(column)}` })),
        ]
  const { rejects } = files
  return {
    in: files.in.uri,
    format: files.in.kind,
    out: files.out.uri,
    outFormat: files.out.kind,
    ...(rejects ? { rejects: rejects.uri, rejectsFormat: rejects.kind } : {}),
    fields: document.fields.map((field) => ({ id: field.id, type: field.type, required: isRequired(field) })),
    tiers: document.tiers.map(({ id }) => id),
    sql: query.sql,
    refusal: name(query.columns.refusal),
    results,
    refusals: refusals(strategy, query.columns, rejects?.kind),
  }
}

/** Where a row stands, what it is called, and why it is refused. */
function refusals(
  { document }: CompiledStrategy,
  { refusal, refusalAt }: { refusal: string; refusalAt: string },
  kind: Kind = 'csv',
): string[] {
  const code = `COALESCE(SPLIT_PART(\`row.bad\`, ':', 1), ${name(refusal)})`
  const at = `COALESCE(SPLIT_PART(\`row.bad\`, ':', 2), ${name(refusalAt)})`
  const ids = `ARRAY(${document.fields.map(({ id }) => text(id)).join(', ')})`
  const cell = `TRY_ELEMENT_AT(\`row.cells\`, CAST(NULLIF(ARRAY_POSITION(${ids}, ${at}), 0) AS INT))`
  const reasons = document.fields.flatMap((field) => {
    const isField = `${at} = ${text(field.id)}`
    const subject = JSON.stringify(field.id)
    const shown = json(`COALESCE(${cell}, '')`)
    return [
      `WHEN ${code} = 'missing-value' AND ${isField} THEN ${text(`${subject} is required and missing; give ${WORDS[field.type]}.`)}`,
      `WHEN ${code} = 'invalid-subject' AND ${isField} THEN CONCAT(${text(`${subject} must be ${wanted(field)}, not `)}, ${shown}, '.')`,
      `WHEN ${code} = 'out-of-range' AND ${isField} THEN CONCAT(${text(`${subject} is `)}, ${cell}, ${text(`; it must lie between ${field.min ?? Number.MIN_SAFE_INTEGER} and ${field.max ?? Number.MAX_SAFE_INTEGER}.`)})`,
    ]
  })
  const others = Object.entries(ROW_REASONS).map(([one, reason]) => `WHEN ${code} = ${text(one)} THEN ${text(reason)}`)
  const reason = `CASE ${[...others, ...reasons].join(' ')} ELSE CONCAT(${code}, ' at ', ${at}, '.') END`
  const columns = [
    `\`row.file\` AS file`,
    '`row.line` AS line',
    `${name(passedName('subject'))} AS subject`,
    `${code} AS code`,
    `${reason} AS reason`,
  ]
  return kind === 'ndjson' ? [`TO_JSON(NAMED_STRUCT(${columns.map(inStruct).join(', ')})) AS value`] : columns
}

/** A column with a name as members of NAMED_STRUCT. */
function inStruct(column: string): string {
  const at = column.lastIndexOf(' AS ')
  return `${text(column.slice(at + 4))}, ${column.slice(0, at)}`
}

const WORDS: Record<Field['type'], string> = {
  number: 'a number',
  integer: 'a whole number',
  string: 'a text',
  boolean: 'true or false',
  date: 'a real date, YYYY-MM-DD',
}

const wanted = ({ type, options }: Field): string =>
  options ? `one of ${options.map((option) => JSON.stringify(option)).join(', ')}` : WORDS[type]

const ROW_REASONS = {
  'invalid-text': 'The line is no UTF-8.',
  'misplaced-quote': 'A quote is misplaced, or its cell goes on in the next line, and Spark reads line by line.',
  'ragged-row': 'The row has another number of cells than the header.',
  'json-syntax': 'The line is no JSON object with every key once.',
  'unknown-key': 'A key stands beside "input": put fields within it.',
}

const name = (column: string): string => `\`${column.replaceAll('`', '``')}\``

/** By backslashes; a `$` would begin one of Spark's variables. */
const text = (value: string): string =>
  `'${value.replace(/[\\'$]/g, (character) => (character === '$' ? '\\u0024' : `\\${character}`))}'`

/** A decimal of four places without zeros at its end. */
const decimal = (column: string): string => `REGEXP_REPLACE(CAST(${column} AS STRING), '\\\\.?0+\\u0024', '')`

const json = (column: string): string =>
  `SUBSTRING(TO_JSON(ARRAY(${column})), 2, LENGTH(TO_JSON(ARRAY(${column}))) - 2)`

/** What spreadsheets would take for a formula gets an apostrophe. */
const safe = (column: string): string =>
  `CASE WHEN ${column} RLIKE '^[=+\\\\-@\\t\\r＝＋－＠]' THEN CONCAT('\\'', ${column}) ELSE ${column} END`
