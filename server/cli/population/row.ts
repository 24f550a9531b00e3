/**
 * A population's rows, whatever file they come from: each is a subject to evaluate, or a reject that
 * says why it isn't one.
 */
import type { Evaluation, Field } from '../../../engine/index.ts'

/** What passes through from input to output, beside the values of fields. */
export const PASSED_THROUGH = ['subject', 'name', 'previousTier'] as const
export type PassedThrough = (typeof PASSED_THROUGH)[number]

export interface SubjectRow {
  /** The line where it begins, from 1. */
  line: number
  /** Only what the row brings. */
  passed: Partial<Record<PassedThrough, string>>
  input: Record<string, unknown>
}

export interface Reject {
  line: number
  subject?: string | undefined
  code: string
  reason: string
}

export type Row = { ok: true; row: SubjectRow } | { ok: false; reject: Reject }

/** The rows of a population file, with what is known of it before the first row. */
export interface Population {
  /** The pass-through columns that the file has; undefined where that isn't known beforehand. */
  columns: readonly PassedThrough[] | undefined
  /** Things to tell the user about the file, for example columns that nobody reads. */
  notes: string[]
  batches: AsyncIterable<Row[]>
}

export type Refusal = Extract<Evaluation, { ok: false }>['refusal']

export function rejectOf({ line, passed }: SubjectRow, refusal: Refusal): Reject {
  const reasons = refusal.errors.length === 0 ? [refusal.message] : refusal.errors.map((error) => error.message)
  return { line, subject: passed.subject, code: refusal.code, reason: [...new Set(reasons)].join(' ') }
}

export const isRequired = (field: Field): boolean => field.required !== false
