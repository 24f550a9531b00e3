/**
 * The first two CTEs: what the table's columns bring, by type, and the fields as the strategy reads them,
 * with the first refusal of intake.
 */
import { parseDate } from '../dates/calendar.ts'
import { readsOf } from '../logic/node.ts'
import { EXPRESSION_LIMIT } from '../numbers/scaled.ts'
import type { FieldPlan, Plan } from '../plan/plan.ts'
import { asColumn, cte } from './chain.ts'
import type { SqlProblem } from './context.ts'
import type { Dialect } from './dialects/dialect.ts'
import { type Branch, caseOf } from './layout.ts'
import { comparable } from './literals.ts'
import type { Names } from './names.ts'
import { shortened } from './names.ts'
import type { SqlOptions } from './options.ts'
import type { Piece } from './piece.ts'
import type { Size } from './size.ts'

export interface Fields {
  /** `input` and `fields`. */
  ctes: string[]
  last: string
  fields: Piece[]
  asOf: Piece
  /** Of the subject's own id, as an override reads it. */
  subject: Piece
  previousTier: Piece
  /** The refusal of intake. */
  refusal: string | undefined
  /** The columns that pass through, by the name that they keep. */
  kept: Map<string, string>
}

/** In PostgreSQL smaller magnitudes above 0 are refused: their products could vanish, which it takes for an error. */
const LEAST_STRICT = 1e-30

const DAYS = { first: '0001-01-01', last: '9999-12-31' }

interface Column {
  /** Its name in both CTEs. */
  name: string
  /** The source column, typed. */
  typed: string
  /** From the typed column, as everything after reads it. */
  value: string
  checks: Branch[]
}

export function fieldsSql(plan: Plan, options: SqlOptions, dialect: Dialect, names: Names): Fields {
  const source = (column: string) => `s.${dialect.identifier(column)}`
  const claimed = (wanted: string) => dialect.identifier(names.claim(wanted))
  const columns = plan.fields.map((field) => fieldColumn(field, source(field.id), claimed(field.id), dialect))
  const asOf = asOfColumn(options, source, claimed('asOf'), dialect)
  const subjectName = options.subject ?? 'subject'
  const subject = textColumn(source(subjectName), claimed('subject.text'), dialect)
  const previous = textColumn(source(options.previousTier ?? 'previousTier'), claimed('previousTier'), dialect)
  const reads = beside(plan)
  const used = [...(reads.subject ? [subject] : []), ...(reads.previousTier ? [previous] : []), asOf, ...columns]
  const kept = new Map(
    [subjectName, ...(options.keep ?? [])].map((column): [string, string] => [column, claimed(column)]),
  )
  const passing = [...kept].map(([column, name]) => ({ source: source(column), name }))
  const checks = [asOf, ...columns].flatMap((column) => column.checks)
  const refusal = checks.length > 0 ? claimed('intake') : undefined
  const input = cte(
    { ...dialect, fence: undefined },
    'input',
    [
      ...passing.map(({ source: from, name }) => asColumn(from, name)),
      ...used.map(({ typed, name }) => asColumn(typed, name)),
    ],
    `FROM ${tableName(options.table, dialect)} AS s`,
  )
  const fields = cte(
    dialect,
    'fields',
    [
      ...passing.map(({ name }) => name),
      ...used.map(({ name, value }) => (value === name ? name : asColumn(value, name))),
      ...(refusal ? [asColumn(caseOf(checks), refusal)] : []),
    ],
    'FROM input',
  )
  const plainColumn = (sql: string, missing: boolean): Piece => ({ sql, level: 0, atom: true, tight: true, missing })
  return {
    ctes: [input, fields],
    last: 'fields',
    fields: plan.fields.map((field, index) => fieldPiece(field, (columns[index] as Column).name, dialect)),
    asOf: plainColumn(asOf.name, false),
    subject: plainColumn(subject.name, true),
    previousTier: plainColumn(previous.name, true),
    refusal,
    kept,
  }
}

/** Whether anything beside the fields is read. */
const beside = ({ overrides, hold }: Plan) => ({
  subject: overrides.some(({ when }) => readsOf(when).some(({ source }) => source === 'subject')),
  previousTier: hold !== undefined,
})

/** A table by its name, with those of its schema and catalog before it where there are dots. */
export const tableName = (table: string, { identifier }: Dialect): string => table.split('.').map(identifier).join('.')

function textColumn(source: string, name: string, { types, composed }: Dialect): Column {
  const typed = `NULLIF(${composed(`CAST(${source} AS ${types.text})`)}, '')`
  return { name, typed, value: name, checks: [] }
}

function asOfColumn(options: SqlOptions, source: (column: string) => string, name: string, dialect: Dialect): Column {
  const { asOf } = options
  if ('date' in asOf) {
    const date = parseDate(asOf.date)
    if (date === undefined) throw new RangeError(`toSql: ${asOf.date} is no date`)
    return { name, typed: String(date), value: name, checks: [] }
  }
  if ('sql' in asOf) return { name, typed: asOf.sql, value: name, checks: [] }
  return {
    name,
    typed: `CAST(${source(asOf.column)} AS DATE)`,
    value: dateValue(name),
    checks: [[`${name} IS NULL OR NOT ${isDay(name)}`, stopText('invalid-subject', 'asOf', dialect)]],
  }
}

export const stopText = (code: string, id: string, { text }: Dialect): string => text(`${code}:${id}`)

const isDay = (date: string) => `${date} BETWEEN DATE '${DAYS.first}' AND DATE '${DAYS.last}'`

/** YYYYMMDD. */
function dateValue(date: string): string {
  const part = (unit: string) => `EXTRACT(${unit} FROM ${date})`
  const number = `${part('YEAR')} * 10000 + ${part('MONTH')} * 100 + ${part('DAY')}`
  return caseOf([[isDay(date), `CAST(${number} AS INTEGER)`]])
}

function fieldColumn(field: FieldPlan, source: string, name: string, dialect: Dialect): Column {
  const refusal = (code: string) => stopText(code, field.id, dialect)
  const missing: Branch[] = field.required ? [[`${name} IS NULL`, refusal('missing-value')]] : []
  switch (field.type) {
    case 'number':
    case 'integer':
      return {
        name,
        typed: `CAST(${source} AS ${dialect.types.double})`,
        value: numberValue(field, name, dialect),
        checks: [
          ...missing,
          ...numberChecks(field, name, dialect).map(([when, code]): Branch => [when, refusal(code)]),
        ],
      }
    case 'boolean':
      return { name, typed: `CAST(${source} AS BOOLEAN)`, value: name, checks: missing }
    case 'date':
      return {
        name,
        typed: `CAST(${source} AS DATE)`,
        value: dateValue(name),
        checks: [...missing, [`NOT ${isDay(name)}`, refusal('invalid-subject')]],
      }
    case 'string': {
      const column = textColumn(source, name, dialect)
      return {
        ...column,
        checks: [
          ...missing,
          ...textChecks(field, name, dialect).map((when): Branch => [when, refusal('invalid-subject')]),
        ],
      }
    }
  }
}

function textChecks({ options }: FieldPlan, name: string, dialect: Dialect): string[] {
  if (options) return [`${name} NOT IN (${options.map(dialect.text).join(', ')})`]
  const holdsZero = dialect.holdsZero(name)
  return holdsZero === undefined ? [] : [holdsZero]
}

/** In the order in which intake looks: what is no number, what leaves the range, what has a fraction. */
function numberChecks(field: FieldPlan, name: string, dialect: Dialect): Branch[] {
  const { low, high } = rangeOf(field)
  const tooSmall = `${name} <> 0 AND ABS(${name}) < ${LEAST_STRICT}`
  return [
    [dialect.isNaN(name), 'invalid-subject'],
    [`${name} < ${comparable(dialect, low)} OR ${name} > ${comparable(dialect, high)}`, 'out-of-range'],
    ...(field.type === 'integer' ? [[`${name} <> FLOOR(${name})`, 'invalid-subject'] as const] : []),
    ...(field.type === 'number' && dialect.strictDoubles ? [[tooSmall, 'out-of-range'] as const] : []),
  ]
}

/**
 * Beyond the limit of expressions a number is missing. Where an overflow would be an error of the whole
 * query, a number that is refused anyway isn't computed with either.
 */
function numberValue(field: FieldPlan, name: string, { strictDoubles }: Dialect): string {
  if (!strictDoubles) return passesLimit(field) ? caseOf([[`ABS(${name}) <= 1e15`, name]]) : name
  const { low, high } = rangeOf(field)
  const most = Math.min(EXPRESSION_LIMIT, Math.max(-low, high))
  const isLarge = field.type === 'integer' ? '' : ` AND (${name} = 0 OR ABS(${name}) >= ${LEAST_STRICT})`
  return caseOf([[`ABS(${name}) <= ${most === EXPRESSION_LIMIT ? '1e15' : most}${isLarge}`, name]])
}

const rangeOf = ({ min, max }: FieldPlan) => ({
  low: Math.max(min ?? Number.NEGATIVE_INFINITY, Number.MIN_SAFE_INTEGER),
  high: Math.min(max ?? Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER),
})

function passesLimit(field: FieldPlan): boolean {
  const { low, high } = rangeOf(field)
  return Math.max(-low, high) > EXPRESSION_LIMIT
}

function fieldPiece(field: FieldPlan, sql: string, { strictDoubles }: Dialect): Piece {
  const isNumber = field.type === 'number' || field.type === 'integer'
  const { low, high } = rangeOf(field)
  const size: Size = {
    most: Math.min(EXPRESSION_LIMIT, Math.max(-low, high, 0)),
    least: field.type === 'integer' ? 1 : strictDoubles ? LEAST_STRICT : Number.MIN_VALUE,
  }
  const missing = !field.required || (isNumber && passesLimit(field))
  return { sql, level: 0, atom: true, tight: true, missing, ...(isNumber ? { size } : {}) }
}

/** Fields that would read the same column of the table. */
export function sameColumns(plan: Plan, dialect: Dialect): SqlProblem[] {
  const seen = new Map<string, string>()
  return plan.fields.flatMap(({ id }, index): SqlProblem[] => {
    const key = dialect.nameKey(shortened(id, dialect.longestName))
    const other = seen.get(key)
    seen.set(key, other ?? id)
    if (other === undefined) return []
    const message = `${dialect.title} takes the columns "${other}" and "${id}" for one.`
    return [{ code: 'same-column', pointer: `/fields/${index}/id`, message }]
  })
}
