/** The JSON Schema's errors, said as problems of ours: one problem a mistake, at the place of the mistake. */
import type { ErrorObject } from 'ajv'
import strategySchema from '../strategy/strategy.schema.json' with { type: 'json' }
import validate from '../strategy/validate.generated.js'
import { nearest } from '../words/suggest.ts'
import { type ProblemCode, type ProblemParams, pointerTo, type Report } from './problems.ts'

/** Reports every violation of the schema. */
export function checkShape(document: unknown, report: Report): void {
  if (validate(document)) return
  const all = validate.errors ?? []
  const mistyped = new Set(all.flatMap(({ keyword, instancePath }) => (keyword === 'type' ? [instancePath] : [])))
  const errors = all.filter((error) => !isEcho(error, mistyped))
  const seen = new Set<string>()
  const found = errors.map(translate)
  for (const { code, pointer, params } of found) {
    const key = `${pointer} ${code} ${JSON.stringify(params)}`
    if (!seen.has(key) && !isSaid(code, pointer, found)) report(code, pointer, params)
    seen.add(key)
  }
}

/** A problem that another at the same place implies: a value of a wrong type is no allowed value either. */
const implied: Partial<Record<ProblemCode, ProblemCode>> = { 'wrong-value': 'wrong-type', 'needs-key': 'exactly-one' }

const isSaid = (code: ProblemCode, pointer: string, found: readonly Translation[]): boolean =>
  found.some((other) => other.pointer === pointer && other.code === implied[code])

/** Errors that only repeat another: the branches of a choice, a choice of keys where there is no object, an `if`. */
function isEcho(error: ErrorObject, mistyped: ReadonlySet<string>): boolean {
  if (error.keyword === 'if') return true
  if (error.propertyName !== undefined && error.keyword === 'pattern') return true
  if (error.keyword === 'oneOf' || error.keyword === 'anyOf') return mistyped.has(error.instancePath)
  return /\/(oneOf|anyOf)\//.test(error.schemaPath)
}

interface Translation {
  code: ProblemCode
  pointer: string
  params: ProblemParams
}

function translate(error: ErrorObject): Translation {
  const pointer = error.instancePath
  const at = (code: ProblemCode, params: ProblemParams = {}, place = pointer): Translation => ({
    code,
    pointer: place,
    params,
  })
  switch (error.keyword) {
    case 'additionalProperties': {
      const key: string = error.params.additionalProperty
      const suggestion = nearest(key, keysAt(error))
      return at('unknown-key', suggestion === undefined ? { key } : { key, suggestion }, pointerTo(pointer, key))
    }
    case 'required':
      return at('missing-key', { key: error.params.missingProperty })
    case 'type':
      return at(pointer === '' ? 'not-an-object' : 'wrong-type', { expected: [error.params.type].flat() })
    case 'enum':
      return at('wrong-value', { allowed: error.params.allowedValues })
    case 'const':
      return at('wrong-value', { allowed: [error.params.allowedValue] })
    case 'pattern':
      // A date's pattern is the only one made of digits.
      return error.params.pattern.startsWith('^\\d') ? at('invalid-date') : at('invalid-id')
    case 'propertyNames':
      return at('invalid-language', { language: error.params.propertyName })
    case 'minimum':
    case 'exclusiveMinimum':
    case 'maximum':
    case 'exclusiveMaximum':
      return at('out-of-range', { comparison: error.params.comparison, limit: error.params.limit })
    case 'minItems':
    case 'minLength':
    case 'minProperties':
      return at('too-few', { least: error.params.limit })
    case 'maxItems':
    case 'maxLength':
    case 'maxProperties':
    case 'items':
      return at('too-many', { most: error.params.limit })
    case 'oneOf':
    case 'anyOf':
      return at('exactly-one', { keys: choices(error) })
    case 'dependentRequired':
      return at('needs-key', { key: error.params.property, needs: error.params.missingProperty })
    default:
      return at('excludes-key')
  }
}

/** The schema object that an error's path leads to, through this schema's own definitions. */
function schemaAt(path: string): Record<string, unknown> | undefined {
  const steps = path.replace(/^#\//, '').split('/').slice(0, -1)
  let place: unknown = strategySchema
  for (const step of steps) {
    place = (place as Record<string, unknown> | undefined)?.[decodeURIComponent(step).replaceAll('~1', '/')]
  }
  return place as Record<string, unknown> | undefined
}

/** Paths begin anew in a definition, and of those only a cell has keys of its own. */
function keysAt({ schemaPath, instancePath }: ErrorObject): string[] {
  const inDefinition = schemaPath === '#/additionalProperties' && instancePath !== ''
  return Object.keys(schemaAt(inDefinition ? '#/$defs/cell/additionalProperties' : schemaPath)?.properties ?? {})
}

function choices(error: ErrorObject): string[] {
  const options = schemaAt(error.schemaPath)?.[error.keyword]
  return Array.isArray(options) ? options.flatMap((option) => option.required ?? []) : []
}
