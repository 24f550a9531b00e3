/** From the facts of a stop to a refusal in words, with pointers to what the caller can change. */
import type { Refusal, RefusalCode, RefusalError } from '../decision/decision.ts'
import type { Plan } from '../plan/plan.ts'
import type { Frame } from '../rows/frame.ts'
import type { Stop } from '../rows/refusals.ts'
import { fieldsMissingFor } from './missing.ts'

export function refusalOf(errors: readonly RefusalError[]): Refusal {
  const [first] = errors
  if (!first) throw new TypeError('refusalOf: a refusal needs an error')
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  return { code: first.code, message: `${first.message}${more}`, errors: [...errors] }
}

export const refusalOfStops = (plan: Plan, frame: Frame, stops: readonly Stop[]): Refusal =>
  refusalOf(stops.flatMap((stop) => errorsOf(plan, frame, stop)))

/** One error a missing field where fields are to blame, else one for the part that refused. */
function errorsOf(plan: Plan, frame: Frame, stop: Stop): RefusalError[] {
  const { id, title, fields } = partOf(plan, stop)
  const missing = stop.code === 'missing-value' ? missingFor(plan, frame, stop) : []
  if (missing.length > 0)
    return missing.map((field) => ({
      pointer: `/input/${field}`,
      code: stop.code,
      message: `${title} needs "${field}", which is missing (or beyond ±10^15).`,
      id,
    }))
  return [{ pointer: pointerOf(plan, fields), code: stop.code, message: sentenceOf(stop, title), id }]
}

/** The missing fields of a dimension, or of those below a score. */
function missingFor(plan: Plan, frame: Frame, { what, index }: Stop): string[] {
  if (what === 'dimension') return fieldsMissingFor(plan, frame, index)
  const below = plan.dimensions.flatMap(({ parent }, dimension) => (isBelow(plan, parent, index) ? [dimension] : []))
  return [...new Set(below.flatMap((dimension) => fieldsMissingFor(plan, frame, dimension)))]
}

interface Part {
  id: string
  title: string
  fields: readonly number[]
}

function partOf(plan: Plan, { what, index }: Stop): Part {
  switch (what) {
    case 'derived':
      return named(plan.derived[index], 'Derived value')
    case 'dimension':
      return named(plan.dimensions[index], 'Dimension')
    case 'score':
      return {
        id: plan.scores[index]?.id ?? '',
        title: `Score "${plan.scores[index]?.id}"`,
        fields: fieldsBelow(plan, index),
      }
    case 'override':
      return { id: plan.overrides[index]?.id ?? '', title: `Override "${plan.overrides[index]?.id}"`, fields: [] }
    case 'assign':
      return { id: 'assign', title: 'The table that assigns the tier', fields: [] }
  }
}

const named = (part: { id: string; fields: number[] } | undefined, kind: string): Part => ({
  id: part?.id ?? '',
  title: `${kind} "${part?.id}"`,
  fields: part?.fields ?? [],
})

/** The fields that the dimensions below a score read. */
function fieldsBelow(plan: Plan, score: number): number[] {
  const below = plan.dimensions.filter(({ parent }) => isBelow(plan, parent, score))
  return [...new Set(below.flatMap(({ fields }) => fields))].sort((a, b) => a - b)
}

function isBelow(plan: Plan, score: number, above: number): boolean {
  for (let place: number | undefined = score; place !== undefined; place = plan.scores[place]?.parent)
    if (place === above) return true
  return false
}

function pointerOf(plan: Plan, fields: readonly number[]): string {
  const [only] = fields
  return fields.length === 1 && only !== undefined ? `/input/${plan.fields[only]?.id}` : '/input'
}

const sentences: Record<RefusalCode, (title: string, rows: string) => string> = {
  'missing-value': (title) =>
    `${title} has no value: a division by zero, a number beyond 10^15, or nothing below it is present.`,
  'no-hit': (title) => `${title} has no entry or row for these values, and no otherwise.`,
  'ambiguous-hit': (title, rows) => `${title} is hit by rows ${rows}, which its hit policy forbids.`,
  'out-of-range': (title) => `${title} leaves the range of ±100,000 points.`,
  'invalid-subject': (title) => `${title} can't read these values.`,
  'no-version-in-effect': (title) => `${title} has no version in effect.`,
}

/** Rows are counted from 1 in words. */
const sentenceOf = ({ code, rows }: Stop, title: string): string =>
  sentences[code](title, (rows ?? []).map((row) => row + 1).join(', '))
