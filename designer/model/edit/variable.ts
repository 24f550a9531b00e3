/** What a value reads, and of which kind it is. */
import type { Derived, Expression, FieldType, Scalar, Strategy } from '../../../engine/index.ts'
import { byId } from '../names.ts'

/** The field or derived value that an expression is, where it is one alone; else empty. */
export const variableOf = (value: unknown): string => {
  const path = (value as { var?: unknown } | undefined)?.var
  return typeof path === 'string' ? path : ''
}

export type ValueKind = FieldType

/** The kind of a dimension's value: of the field or derived value that it reads, else a number. */
export function valueKind(document: Strategy, value: Expression | undefined): ValueKind {
  const name = variableOf(value)
  const field = byId(document.fields, name)
  if (field) return field.type
  const derived = byId(document.derived, name)
  return derived ? derivedKind(derived) : 'number'
}

const literalKinds = { string: 'string', boolean: 'boolean', number: 'number' } as const

/** A class yields what its entries are; an expression a number, or an answer where its operator compares. */
function derivedKind({ bands, lookup, otherwise, table, value }: Derived): ValueKind {
  const literal: Scalar | undefined =
    bands?.[0]?.value ?? Object.values(lookup ?? {})[0] ?? otherwise ?? table?.rows[0]?.value
  if (literal !== undefined) return literalKinds[typeof literal as keyof typeof literalKinds]
  const operator = typeof value === 'object' && value !== null ? Object.keys(value)[0] : undefined
  return operator !== undefined && answering.has(operator) ? 'boolean' : 'number'
}

const answering = new Set(['<', '<=', '>', '>=', '==', '!=', '===', '!==', '!', 'and', 'or', 'in', 'missing'])

export const isNumberKind = (kind: ValueKind): boolean => kind === 'number' || kind === 'integer'

/** The classes that a derived value can yield, in the order in which they are written. */
export function classesOf(document: Strategy, value: Expression | undefined): Scalar[] {
  const derived = byId(document.derived, variableOf(value))
  if (!derived) return []
  const all = [
    ...(derived.bands ?? []).map((band) => band.value),
    ...Object.values(derived.lookup ?? {}),
    ...(derived.table?.rows ?? []).map((row) => row.value),
    ...[derived.otherwise, derived.table?.otherwise].filter((one) => one !== undefined),
  ]
  return [...new Set(all)]
}
