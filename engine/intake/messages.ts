import type { FieldPlan } from '../plan/plan.ts'

/** At most this many characters of a caller's text are repeated in a message. */
const QUOTE_LENGTH = 60

/** A value as a message quotes it. */
export function quote(raw: unknown): string {
  if (typeof raw === 'string') return JSON.stringify(raw.length > QUOTE_LENGTH ? `${raw.slice(0, QUOTE_LENGTH)}…` : raw)
  if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw)
  return Array.isArray(raw) ? 'an array' : `a value of type ${typeof raw}`
}

const kinds: Record<FieldPlan['type'], string> = {
  number: 'a number',
  integer: 'a whole number',
  string: 'a text',
  boolean: 'true or false',
  date: 'a date (YYYY-MM-DD)',
}

/** The sentences of intake's errors: what is wrong with which field, and what would be right. */
export const intakeMessages = {
  notAnObject: () => 'The input must be an object with the values of the fields.',
  missing: ({ id, type }: FieldPlan) => `"${id}" is required and missing; give ${kinds[type]}.`,
  wrongType: ({ id, type }: FieldPlan, raw: unknown) => `"${id}" must be ${kinds[type]}, not ${quote(raw)}.`,
  noDate: ({ id }: FieldPlan, raw: unknown) => `"${id}" must be a real date, YYYY-MM-DD, not ${quote(raw)}.`,
  noText: ({ id }: FieldPlan) => `"${id}" holds characters that are no text (U+0000 or half of a surrogate pair).`,
  outOfRange: ({ id }: FieldPlan, raw: number, low: number, high: number) =>
    `"${id}" is ${raw}; it must lie between ${low} and ${high}.`,
  noOption: ({ id }: FieldPlan, raw: string, options: readonly string[]) =>
    `"${id}" is ${quote(raw)}, which is none of its options: ${options.slice(0, 20).map(quote).join(', ')}${options.length > 20 ? ', …' : ''}.`,
}
