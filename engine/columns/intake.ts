/**
 * Intake of a whole table: raw columns become typed ones by the plan's fields, with the refusals that
 * intake has for single subjects. What is coded is judged once an entry of its dictionary, by that same intake.
 */
import { compileIntake } from '../intake/intake.ts'
import type { Value } from '../logic/node.ts'
import type { FieldPlan, Plan } from '../plan/plan.ts'
import { composed, isText } from '../strategy/text.ts'
import { type Column, codesFor, type StringColumn, truth } from './column.ts'
import { withinLimit } from './kernels/arithmetic.ts'
import { recode } from './kernels/choice.ts'
import { gatherBytes, gatherNumbers } from './kernels/gather.ts'
import { type NumberBounds, refuseNumbers, refusesAny, surveyNumbers } from './kernels/intake.ts'
import type { Kept, Memo } from './memo.ts'
import { type PartRefusing, refusalNumber } from './refusals.ts'
import type { CodedColumn, Columns, RawColumn, RawValue } from './table.ts'

/** A field's values, missing where they are refused. */
interface FieldColumn extends Kept {
  column: Column
  /** Whether a number is beyond the limit of expressions, where it is missing. */
  hasBeyond?: boolean
  /** By subject, where any is refused. */
  codes: Uint8Array | undefined
}

export interface Taken {
  /** By index of field, as intake leaves them. */
  fields: Column[]
  /** The same as expressions read them. */
  readable: Column[]
  refusing: PartRefusing[]
}

const INVALID_SUBJECT = refusalNumber('invalid-subject')
const MISSING_VALUE = refusalNumber('missing-value')

/** What every request of the table brings, in the order in which `evaluate` refuses. */
export function takeIn(plan: Plan, columns: Columns, isDate: boolean, memo: Memo): Taken {
  const { length } = columns
  const fields = plan.fields.map((field) => {
    const raw = columns.fields.find(({ id }) => id === field.id)?.column
    const { id, type, required, min, max, options } = field
    const key = `field:${JSON.stringify([id, type, required, min, max, options])}`
    return memo.recall(key, (kept) => ({ id: kept, ...takeField(field, plan, raw, kept, length) }))
  })
  const request = memo.recall(`request:${isDate}`, (id) => ({ id, codes: refusedRequests(columns, isDate) }))
  const refusing: PartRefusing[] = []
  if (request.codes) refusing.push({ refusing: { id: request.id, codes: request.codes }, part: undefined })
  fields.forEach(({ id, codes }, index) => {
    if (codes) refusing.push({ refusing: { id, codes }, part: plan.fields[index]?.id })
  })
  return {
    fields: fields.map(({ column }) => column),
    readable: fields.map((field) => readable(field, memo)),
    refusing,
  }
}

function readable({ column, hasBeyond }: FieldColumn, memo: Memo): Column {
  if (!hasBeyond || column.kind !== 'number') return column
  return memo.recall(`limit:${column.id}`, (id) => ({ id, kind: 'number', values: withinLimit(column.values) }))
}

/** What stands around the input: the date, the subject's id, its previous tier; and that the input is an object. */
function refusedRequests({ length, subject, previousTier, notObjects }: Columns, isDate: boolean) {
  const names = [subject, previousTier].flatMap((column) => refusedNames(column) ?? [])
  if (isDate && names.length === 0 && !notObjects) return undefined
  const codes = new Uint8Array(length)
  if (!isDate) return codes.fill(INVALID_SUBJECT)
  for (const refused of notObjects ? [...names, notObjects] : names)
    for (let row = 0; row < length; row++) if (refused[row] !== 0) codes[row] = INVALID_SUBJECT
  return codes
}

/** 1 where a name is no text; undefined where all are. */
function refusedNames(column: RawColumn | undefined): Uint8Array | undefined {
  if (!column) return undefined
  if (column.kind === 'numbers') return Uint8Array.from(column.values, (value) => (Number.isNaN(value) ? 0 : 1))
  const { codes, dictionary } = column
  const lut = new Uint8Array(dictionary.length)
  for (let code = 1; code < lut.length; code++) lut[code] = isName(dictionary[code] as RawValue) ? 0 : 1
  return lut.includes(1) ? gatherBytes(codes, lut) : undefined
}

const isName = (entry: RawValue): entry is string => typeof entry === 'string' && isText(entry)

/** The subjects' ids, for rules that read them. */
export function takeSubject({ subject, length }: Columns, memo: Memo): StringColumn {
  return memo.recall('subject', (id) =>
    subject?.kind === 'coded'
      ? codedStrings(id, subject, (entry) => (isName(entry) ? composed(entry) : undefined))
      : { id, kind: 'string', codes: codesFor(1, length), dictionary: [''] },
  )
}

type Reading = (raw: RawValue) => Value | { code: number }

/** The one-field intake of a field. */
function readingOf(field: FieldPlan, plan: Plan): Reading {
  const intake = compileIntake({ ...plan, fields: [field] })
  const values: Value[] = []
  return (raw) => {
    const [error] = intake.read({ [field.id]: raw }, values) ?? []
    return error ? { code: refusalNumber(error.code) } : values[0]
  }
}

function takeField(
  field: FieldPlan,
  plan: Plan,
  raw: RawColumn | undefined,
  id: number,
  length: number,
): Omit<FieldColumn, 'id'> {
  if (raw?.kind !== 'numbers') return takeCoded(field, readingOf(field, plan), raw ?? nothing(length), id)
  if (field.type === 'number' || field.type === 'integer') return takeNumbers(field, raw.values, id)
  const codes = Uint8Array.from(raw.values, (value) =>
    Number.isNaN(value) ? (field.required ? MISSING_VALUE : 0) : INVALID_SUBJECT,
  )
  return { ...takeCoded({ ...field, required: false }, () => undefined, nothing(length), id), codes: orNone(codes) }
}

const nothing = (length: number): CodedColumn => ({ kind: 'coded', codes: new Int32Array(length), dictionary: [null] })

const orNone = (codes: Uint8Array): Uint8Array | undefined => (codes.some((code) => code !== 0) ? codes : undefined)

function takeNumbers(field: FieldPlan, values: Float64Array, id: number): Omit<FieldColumn, 'id'> {
  const bounds: NumberBounds = {
    low: Math.max(field.min ?? Number.NEGATIVE_INFINITY, Number.MIN_SAFE_INTEGER),
    high: Math.min(field.max ?? Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER),
    wholeOnly: field.type === 'integer',
    missing: field.required ? MISSING_VALUE : 0,
    outOfRange: refusalNumber('out-of-range'),
    notWhole: INVALID_SUBJECT,
  }
  const { hasWrong, hasMissing, hasBeyond } = surveyNumbers(values, bounds)
  if (!hasWrong && !(field.required && hasMissing))
    return { column: { id, kind: 'number', values }, codes: undefined, hasBeyond }
  const kept = values.slice()
  const codes = refuseNumbers(kept, bounds)
  return { column: { id, kind: 'number', values: kept }, codes, hasBeyond }
}

function takeCoded(field: FieldPlan, read: Reading, raw: CodedColumn, id: number): Omit<FieldColumn, 'id'> {
  const readings = raw.dictionary.map((entry, code): Value | { code: number } =>
    code === 0 ? (field.required ? { code: MISSING_VALUE } : undefined) : read(entry),
  )
  const lut = Uint8Array.from(readings, (reading) => (typeof reading === 'object' ? reading.code : 0))
  const codes = refusesAny(raw.codes, lut) ? gatherBytes(raw.codes, lut) : undefined
  const values = readings.map((reading) => (typeof reading === 'object' ? undefined : reading))
  return { column: typed(field, values, raw, id), codes, hasBeyond: true }
}

/** A column of the field's type, whose values stand by entry of the dictionary. */
function typed({ type }: FieldPlan, values: readonly Value[], raw: CodedColumn, id: number): Column {
  switch (type) {
    case 'string':
      return codedStrings(id, raw, (_, code) => values[code] as string | undefined)
    case 'boolean':
      return { id, kind: 'boolean', bytes: gatherBytes(raw.codes, Uint8Array.from(values, truth)) }
    default: {
      const numbers = Float64Array.from(values, (value) => (typeof value === 'number' ? value : Number.NaN))
      return { id, kind: 'number', values: gatherNumbers(raw.codes, numbers) }
    }
  }
}

/** Strings that entries stand for; entries that stand for the same share a place. */
function codedStrings(
  id: number,
  { codes, dictionary }: CodedColumn,
  stringOf: (entry: RawValue, code: number) => string | undefined,
): StringColumn {
  // Mostly all entries are strings as they should be, and the dictionary stays as it is.
  let isPlain = true
  for (let code = 1; isPlain && code < dictionary.length; code++) {
    const entry = dictionary[code] as RawValue
    isPlain = typeof entry === 'string' && stringOf(entry, code) === entry
  }
  if (isPlain) return { id, kind: 'string', codes, dictionary: dictionary as readonly string[] }
  const places = new Map<string, number>()
  const strings = ['']
  let isSame = true
  const lut = Int32Array.from(dictionary, (entry, code) => {
    const string = code === 0 ? undefined : stringOf(entry, code)
    const place = string === undefined ? 0 : (places.get(string) ?? strings.push(string) - 1)
    if (string !== undefined) places.set(string, place)
    isSame &&= place === code
    return place
  })
  return { id, kind: 'string', codes: isSame ? codes : recode(codes, lut), dictionary: strings }
}
