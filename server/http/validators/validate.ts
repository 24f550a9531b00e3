/** Holds requests against their schemas, with the precompiled validators. */
import type { ErrorObject } from 'ajv'
import type { FaultError } from '../../services/fault.ts'
import type { Bodies, BodyName, Queries, QueryName } from '../schemas/index.ts'
import * as generated from './validators.generated.js'

/** As Ajv emits it: `errors` are those of the latest call. */
export interface Validator {
  (value: unknown): boolean
  errors?: ErrorObject[] | null
}

const bodies: Record<BodyName, Validator> = generated
const queries: Record<QueryName, Validator> = generated

export type Validation<Value> = { ok: true; value: Value } | { ok: false; errors: FaultError[] }

export const validateBody = <Name extends BodyName>(name: Name, value: unknown): Validation<Bodies[Name]> =>
  validate(bodies[name], value, '')

/** `query` is what the query string holds; numbers in it are coerced in place. */
export const validateQuery = <Name extends QueryName>(
  name: Name,
  query: Record<string, string>,
): Validation<Queries[Name]> => validate(queries[name], query, '/query')

const validate = <Value>(validator: Validator, value: unknown, at: string): Validation<Value> => {
  if (validator(value)) return { ok: true, value: value as Value }
  return { ok: false, errors: (validator.errors ?? []).map((error) => toFaultError(error, at)) }
}

const toFaultError = (error: ErrorObject, at: string): FaultError => {
  const { keyword, instancePath, params, message } = error
  const here = at + instancePath
  switch (keyword) {
    case 'additionalProperties': {
      const key = String(params.additionalProperty)
      return { pointer: `${here}/${escaped(key)}`, code: 'unknown-key', message: `"${key}" is no known key here.` }
    }
    case 'required': {
      const key = String(params.missingProperty)
      return { pointer: `${here}/${escaped(key)}`, code: 'missing-key', message: `"${key}" is missing.` }
    }
    case 'type':
      return { pointer: here, code: 'wrong-type', message: `Must be ${[params.type].flat().join(' or ')}.` }
    case 'enum':
      return { pointer: here, code: 'invalid-value', message: `Must be one of ${params.allowedValues.join(', ')}.` }
    default:
      return { pointer: here, code: 'invalid-value', message: `Invalid: ${message ?? keyword}.` }
  }
}

/** A key as a JSON pointer's step (RFC 6901). */
const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')
