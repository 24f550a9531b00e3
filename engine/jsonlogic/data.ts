import type { CompiledStrategy } from '../compile.ts'
import { formatDate, parseDate } from '../dates/calendar.ts'
import type { EvaluateRequest } from '../decision/decision.ts'
import type { Value } from '../logic/node.ts'
import { EXPRESSION_LIMIT } from '../numbers/scaled.ts'
import type { Plan } from '../plan/plan.ts'
import { composed } from '../strategy/text.ts'

/**
 * The data of a strategy's rule: every field by its id beside three names that no field may have.
 * Dates are YYYY-MM-DD; null is missing, and no field is left out.
 */
export type JsonLogicData = {
  /** The evaluation date. */
  asOf: string
  /** The subject's own id. */
  subject: string | null
  /** The id of the tier held until now; one that the strategy doesn't know counts as none. */
  previousTier: string | null
} & { [field: string]: string | number | boolean | null }

export interface JsonLogicSubject {
  /** By index of the plan's fields, as intake leaves them: dates YYYYMMDD, undefined where missing. */
  fields: readonly Value[]
  /** YYYYMMDD. */
  asOf: number
  subject?: string | undefined
  previousTier?: string | undefined
}

/** A subject as the rule's data. */
export function jsonLogicData(plan: Plan, subject: JsonLogicSubject): JsonLogicData {
  const fields = plan.fields.map(({ id, type }, index): [string, string | number | boolean | null] => {
    const value = subject.fields[index]
    if (value === undefined) return [id, null]
    if (typeof value !== 'number') return [id, value]
    if (type === 'date') return [id, formatDate(value)]
    return [id, Math.abs(value) > EXPRESSION_LIMIT ? null : value]
  })
  return {
    ...Object.fromEntries(fields),
    asOf: formatDate(subject.asOf),
    subject: subject.subject ?? null,
    previousTier: subject.previousTier ?? null,
  }
}

/** A request as the rule's data; undefined where intake refuses it, so that there is nothing for a rule to say. */
export function jsonLogicRequest(
  { plan, rows }: Pick<CompiledStrategy, 'plan' | 'rows'>,
  { input, asOf, subject, previousTier }: EvaluateRequest,
): JsonLogicData | undefined {
  const fields: Value[] = []
  const date = parseDate(asOf)
  if (date === undefined || rows.intake.read(input, fields)) return undefined
  return jsonLogicData(plan, {
    fields,
    asOf: date,
    subject: subject ? composed(subject) : undefined,
    previousTier: previousTier ? composed(previousTier) : undefined,
  })
}
