import { type Field, type Language, localize, type Scalar, type Strategy } from '../../engine/index.ts'
import { formatNumber } from './format.ts'
import type { MessageKey } from './i18n/translate.ts'
import { optionsOf } from './names.ts'

/** The form of a strategy's fields: what is typed, by field id, as text. Empty text is missing. */
export type Typed = Record<string, string>

export interface FieldGroup {
  /** Empty for the fields without a group. */
  title: string
  fields: Field[]
}

/** The fields by their group, groups in order of first appearance. */
export function groupsOf(strategy: Strategy, language: Language): FieldGroup[] {
  const groups = new Map<string, Field[]>()
  for (const field of strategy.fields) {
    const title = localize(field.group, language)
    groups.set(title, [...(groups.get(title) ?? []), field])
  }
  return [...groups].map(([title, fields]) => ({ title, fields }))
}

/** What a typed text means: a value, nothing, or a fault that the form names. */
export type Reading = { ok: true; value: Scalar | undefined } | { ok: false; fault: MessageKey }

const plainNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/**
 * Reads what was typed into a field. A number may be grouped (1,000,000), written in full-width
 * digits, with a true minus, and, in a field shown as percent, is in percent.
 */
export function readField(field: Field, typed: string): Reading {
  const text = typed.trim()
  if (text === '') return { ok: true, value: undefined }
  switch (field.type) {
    case 'number':
    case 'integer':
      return readNumber(field, text)
    case 'boolean':
      return text === 'true' || text === 'false' ? { ok: true, value: text === 'true' } : fault('fault.choice')
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? { ok: true, value: text } : fault('fault.date')
    default:
      return { ok: true, value: typed }
  }
}

const fault = (key: MessageKey): Reading => ({ ok: false, fault: key })

function readNumber(field: Field, text: string): Reading {
  const digits = text
    .normalize('NFKC')
    .replace('\u2212', '-')
    .replaceAll(/[\s,'\u00a0\u202f]/g, '')
    .replace(/%$/, '')
  if (!plainNumber.test(digits)) return fault('fault.number')
  // Shifting the decimal point in the text is exact; dividing by 100 is not.
  const value = field.show === 'percent' && !/e/i.test(digits) ? Number(`${digits}e-2`) : Number(digits)
  if (!Number.isFinite(value)) return fault('fault.number')
  if (field.type === 'integer' && !Number.isInteger(value)) return fault('fault.integer')
  const below = field.min !== undefined && value < field.min
  const above = field.max !== undefined && value > field.max
  return below || above ? fault('fault.range') : { ok: true, value }
}

/** A value as the form shows it, so that reading it back gives the same value. */
export function typeValue(field: Field, value: Scalar | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'number') return String(value)
  if (field.show !== 'percent')
    return Math.abs(value) < 1e15 ? formatNumber(value, 'en').replace('\u2212', '-') : String(value)
  return String(Number(`${value}e2`))
}

/** The whole form read: the input of an evaluation, and the faults by field id. */
export function readForm(strategy: Strategy, typed: Typed) {
  const input: Record<string, Scalar> = {}
  const faults: Record<string, MessageKey> = {}
  for (const field of strategy.fields) {
    const reading = readField(field, typed[field.id] ?? '')
    if (!reading.ok) faults[field.id] = reading.fault
    else if (reading.value !== undefined) input[field.id] = reading.value
  }
  return { input, faults }
}

/** An input as the form shows it. */
export function typedOf(strategy: Strategy, input: unknown): Typed {
  const values = (typeof input === 'object' && input !== null ? input : {}) as Record<string, Scalar | null>
  return Object.fromEntries(strategy.fields.map((field) => [field.id, typeValue(field, values[field.id])]))
}

/** A sensible example to begin with: the middle of each range or of the edges that a dimension draws. */
export function exampleOf(strategy: Strategy, asOf: string): Typed {
  const entries = strategy.fields.map(
    (field) => [field.id, typeValue(field, exampleValue(strategy, field, asOf))] as const,
  )
  return Object.fromEntries(entries)
}

function exampleValue(strategy: Strategy, field: Field, asOf: string): Scalar | undefined {
  const [option] = optionsOf(field.options)
  if (option) return option.id
  if (field.type === 'boolean') return false
  if (field.type === 'date') return `${Number(asOf.slice(0, 4)) - 3}${asOf.slice(4, 8)}01`
  if (field.type === 'string') return undefined
  const middle = middleOf(strategy, field)
  if (middle === undefined) return field.required === false ? undefined : Math.max(100, field.min ?? 0)
  return onGrid(field, middle)
}

/** The middle between the outer edges that dimensions draw over this field, else of its own range. */
function middleOf(strategy: Strategy, field: Field): number | undefined {
  const edges = strategy.dimensions.flatMap((dimension) => {
    const reads = (dimension.value as { var?: unknown } | undefined)?.var === field.id
    if (!reads) return []
    const bands = (dimension.points.bands ?? []).map((band) => band.from ?? band.above)
    return [...bands, ...(dimension.points.curve ?? []).map(([x]) => x)].filter((edge) => edge !== undefined)
  })
  const bounds = edges.length > 0 ? edges : [field.min, field.max].filter((bound) => bound !== undefined)
  if (bounds.length === 0 || (edges.length === 0 && bounds.length < 2)) return undefined
  return (Math.min(...bounds) + Math.max(...bounds)) / 2
}

function onGrid(field: Field, value: number): number {
  const step = field.step ?? (field.type === 'integer' ? 1 : 0)
  const base = field.min ?? 0
  const stepped = step > 0 ? base + Math.floor((value - base) / step) * step : value
  const held = Math.min(Math.max(stepped, field.min ?? -Infinity), field.max ?? Infinity)
  return Number(held.toPrecision(6))
}
