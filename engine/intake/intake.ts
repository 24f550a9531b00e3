/**
 * Intake: what a request brings becomes typed values, or errors that name the field. The same for
 * every backend. Only own properties are read, and nothing is converted: "10" is no number.
 */

import { parseDate } from '../dates/calendar.ts'
import type { RefusalError } from '../decision/decision.ts'
import type { Value } from '../logic/node.ts'
import type { FieldPlan, Plan } from '../plan/plan.ts'
import { composed, isText } from '../strategy/text.ts'
import { intakeMessages } from './messages.ts'
import { boundsOf, compileUsual, type Reader } from './usual.ts'

export interface Intake {
  /** Fills `values` by index of field; the errors, if any, in the order of fields. */
  read(input: unknown, values: Value[]): RefusalError[] | undefined
}

export function compileIntake(plan: Plan): Intake {
  const ids = plan.fields.map(({ id }) => id)
  const readers = plan.fields.map(compileField)
  const readUsual = compileUsual(plan.fields, readers)
  const readClosely = (input: object, values: Value[]): RefusalError[] | undefined => {
    let errors: RefusalError[] | undefined
    for (let index = 0; index < ids.length; index++) {
      const value = (readers[index] as Reader)(ownOf(input, ids[index] as string))
      if (typeof value === 'object') errors = [...(errors ?? []), value]
      else values[index] = value
    }
    return errors
  }
  return {
    read(input, values) {
      if (typeof input !== 'object' || input === null || Array.isArray(input))
        return [{ pointer: '/input', code: 'invalid-subject', message: intakeMessages.notAnObject() }]
      return readUsual(input, values) ? undefined : readClosely(input, values)
    },
  }
}

/** Own properties only: whatever stands on a prototype is no input. */
const ownOf = (input: object, id: string): unknown =>
  Object.hasOwn(input, id) ? (input as Record<string, unknown>)[id] : undefined

/** The keys of an input that no field reads, in their order. */
export function ignoredKeys(plan: Plan, input: object): string[] {
  const known = new Set(plan.fields.map(({ id }) => id))
  return Object.keys(input).filter((key) => !known.has(key))
}

function compileField(field: FieldPlan): Reader {
  const readPresent = compilePresent(field)
  const missing: RefusalError | undefined = field.required
    ? refusal(field, 'missing-value', intakeMessages.missing(field))
    : undefined
  return (raw) => (raw === undefined || raw === null || raw === '' ? missing : readPresent(raw))
}

function compilePresent(field: FieldPlan): Reader {
  switch (field.type) {
    case 'number':
    case 'integer':
      return compileNumber(field)
    case 'boolean':
      return (raw) => (typeof raw === 'boolean' ? raw : wrongType(field, raw))
    case 'date':
      return (raw) => {
        const date = typeof raw === 'string' ? parseDate(raw) : undefined
        return date ?? refusal(field, 'invalid-subject', intakeMessages.noDate(field, raw))
      }
    case 'string':
      return field.options ? compileOption(field, field.options) : compileText(field)
  }
}

function compileNumber(field: FieldPlan): Reader {
  const { low, high } = boundsOf(field)
  const wholeOnly = field.type === 'integer'
  return (raw) => {
    if (typeof raw !== 'number' || Number.isNaN(raw)) return wrongType(field, raw)
    if (raw < low || raw > high) return refusal(field, 'out-of-range', intakeMessages.outOfRange(field, raw, low, high))
    if (wholeOnly && !Number.isInteger(raw)) return wrongType(field, raw)
    // −0 is 0.
    return raw === 0 ? 0 : raw
  }
}

function compileOption(field: FieldPlan, options: readonly string[]): Reader {
  const known = new Map(options.map((option) => [option, option]))
  return (raw) => {
    if (typeof raw !== 'string') return wrongType(field, raw)
    const option = known.get(raw) ?? known.get(raw.normalize('NFC'))
    return option ?? refusal(field, 'invalid-subject', intakeMessages.noOption(field, raw, options))
  }
}

function compileText(field: FieldPlan): Reader {
  return (raw) => {
    if (typeof raw !== 'string') return wrongType(field, raw)
    return isText(raw) ? composed(raw) : refusal(field, 'invalid-subject', intakeMessages.noText(field))
  }
}

const wrongType = (field: FieldPlan, raw: unknown): RefusalError =>
  refusal(field, 'invalid-subject', intakeMessages.wrongType(field, raw))

const refusal = (field: FieldPlan, code: RefusalError['code'], message: string): RefusalError => ({
  pointer: `/input/${field.id}`,
  code,
  message,
  id: field.id,
})
