/**
 * A subject as JSON, in one of two forms:
 *
 *   { "subject": "D-1042", "name": "…", "previousTier": "key", "input": { "claims": 2, … } }
 *   { "subject": "D-1042", "name": "…", "previousTier": "key", "claims": 2, … }
 *
 * The first is meant where `input` is an object, unless the strategy itself has a field of that name.
 * In the second, whatever isn't a field is passed on to the engine, which ignores it.
 */
import type { Strategy } from '../../../engine/index.ts'
import { PASSED_THROUGH, type SubjectRow } from './row.ts'

export type SubjectReading = { ok: true; subject: Omit<SubjectRow, 'line'> } | { ok: false; reason: string }

export function readSubject(value: unknown, strategy: Strategy): SubjectReading {
  if (!isObject(value)) return { ok: false, reason: 'Expected an object with the values of the fields.' }
  const isField = (name: string) => strategy.fields.some((field) => field.id === name)
  const wrapped = isField('input') || !isObject(value.input) ? undefined : value.input
  const stranger = wrapped && Object.keys(value).find((key) => key !== 'input' && !isPassedThrough(key))
  if (stranger !== undefined) {
    return { ok: false, reason: `Unknown key ${JSON.stringify(stranger)} beside "input": put fields within it.` }
  }
  const input = { ...(wrapped ?? value) }
  const passed: SubjectRow['passed'] = {}
  for (const key of PASSED_THROUGH) {
    const text = Object.hasOwn(value, key) ? value[key] : undefined
    const isInput = wrapped === undefined && isField(key)
    if (wrapped === undefined && !isInput) delete input[key]
    if (typeof text === 'string' && text !== '') passed[key] = text
    const wrongType = typeof text !== 'string' && text !== undefined && text !== null
    if (wrongType && !isInput) return { ok: false, reason: `"${key}" must be a text in quotes.` }
  }
  return { ok: true, subject: { passed, input } }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPassedThrough = (key: string) => (PASSED_THROUGH as readonly string[]).includes(key)
