/** What a person decides before a file is imported: the server's questions, and what answers do to the mapping. */
import type { Scalar } from '../../../engine/index.ts'
import {
  type Duplicates,
  type Mapping,
  withNumber,
  withoutSubject,
  withReading,
  withTarget,
  withValue,
} from './mapping.ts'
import type { Undecided } from './profile.ts'

export interface Question {
  key: string
  about: Undecided
}

/** By a question's key: the index of the choice that was taken. */
export type Answers = Readonly<Record<string, number>>

const keyOf = ({ code, column, pointer, field }: Undecided): string =>
  JSON.stringify([code, column ?? field ?? null, pointer.replace(/^\/columns\/\d+/, '')])

export const questionsOf = (undecided: readonly Undecided[]): Question[] =>
  undecided.map((about) => ({ key: keyOf(about), about }))

/** Which choice is proposed, where one is. */
export function proposedChoice({ proposed, choices }: Undecided): number | undefined {
  if (proposed === undefined) return undefined
  const index = choices.findIndex(({ value }) => value === proposed)
  return index < 0 ? undefined : index
}

/**
 * The questions after the file was looked at again. What was asked about a column stays, answered or not, unless the
 * column was given another purpose: the server takes what it is sent for decided. Of the file as a whole it is asked
 * anew.
 * @param again columns that are asked about anew; undefined: all
 */
export function mergeQuestions(
  before: readonly Question[],
  now: readonly Undecided[],
  again: ReadonlySet<string> | undefined,
  answers: Answers,
): Question[] {
  if (!again) return questionsOf(now)
  const isOfFile = ({ column, code }: Undecided) => column === undefined || code === 'duplicates'
  const kept = before.filter(({ key, about }) =>
    isOfFile(about) ? answers[key] !== undefined : !again.has(about.column ?? ''),
  )
  const known = new Set(kept.map(({ key }) => key))
  const isAsked = (about: Undecided) => isOfFile(about) || again.has(about.column ?? '')
  return [...kept, ...questionsOf(now.filter(isAsked)).filter(({ key }) => !known.has(key))]
}

/** The mapping with a choice taken; an encoding isn't in it, and is told when the file is looked at again. */
export function withAnswer(
  mapping: Mapping,
  { code, column = '', cell = '', pointer }: Undecided,
  value: unknown,
): Mapping {
  switch (code) {
    case 'encoding':
      return mapping
    case 'column':
    case 'unreadable':
      return value === 'ignore' ? withTarget(mapping, column, 'ignore') : mapping
    case 'value':
      return withValue(mapping, column, cell, value as Scalar | null)
    case 'decimal':
      return withNumber(mapping, column, { decimal: value as '.' | ',' })
    case 'percent':
      return pointer.endsWith('/times')
        ? withNumber(mapping, column, { times: value as number })
        : withNumber(mapping, column, { percent: value as 'fraction' | 'points' })
    case 'date-order':
      return withReading(mapping, column, { dates: value as string[] })
    case 'duplicates':
      return { ...mapping, duplicates: value as Duplicates }
    case 'subject':
    case 'field':
      return withPlace(mapping, value as { column?: string; field?: string })
  }
}

function withPlace(mapping: Mapping, { column, field }: { column?: string; field?: string }): Mapping {
  if (column === undefined) return withoutSubject(mapping)
  return withTarget(mapping, column, field === undefined ? 'subject' : `field:${field}`)
}

/** Columns whose purpose an answer changes: they are asked about anew. */
export function columnsOfAnswer({ code, column = '' }: Undecided, value: unknown): Set<string> {
  if (code === 'subject' || code === 'field') return new Set([(value as { column?: string }).column ?? ''])
  return new Set(value === 'ignore' && (code === 'column' || code === 'unreadable') ? [column] : [])
}
