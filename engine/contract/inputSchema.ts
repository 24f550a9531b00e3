/** The input contract of a strategy: which input object an evaluation takes, as JSON Schema. */

import type { Field, Strategy } from '../strategy/document.ts'
import { localize } from '../strategy/text.ts'

/** Beyond this magnitude an input number is refused: a double would no longer hold each integer. */
const INPUT_LIMIT = Number.MAX_SAFE_INTEGER

/**
 * A JSON Schema (draft 2020-12) of the `input` object: types, ranges, options, what is required.
 * Unknown keys are allowed, because evaluation ignores them; a field that may be missing may be null
 * or the empty text. Titles and descriptions are in English where the document has them.
 */
export function inputSchema(document: Strategy): object {
  const title = localize(document.title, 'en')
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...(title && { title }),
    type: 'object',
    properties: Object.fromEntries(document.fields.map((field) => [field.id, fieldSchema(field)])),
    required: document.fields.filter(isRequired).map(({ id }) => id),
    additionalProperties: true,
  }
}

const isRequired = (field: Field): boolean => field.required ?? true

function fieldSchema(field: Field): object {
  const present = { ...words(field), ...valueSchema(field) }
  return isRequired(field) ? present : { ...words(field), anyOf: [valueSchema(field), { enum: [null, ''] }] }
}

function words(field: Field): object {
  const title = localize(field.title, 'en')
  const description = [localize(field.description, 'en'), field.unit && `Unit: ${localize(field.unit, 'en')}`]
    .filter(Boolean)
    .join(' ')
  return { ...(title && { title }), ...(description && { description }) }
}

function valueSchema(field: Field): object {
  switch (field.type) {
    case 'number':
    case 'integer':
      return { type: field.type, minimum: atLeast(field.min), maximum: atMost(field.max) }
    case 'string':
      return field.options ? { type: 'string', enum: optionsOf(field) } : { type: 'string', minLength: 1 }
    case 'date':
      return { type: 'string', format: 'date' }
    case 'boolean':
      return { type: 'boolean' }
  }
}

const atLeast = (min = -INPUT_LIMIT): number => Math.max(min, -INPUT_LIMIT)
const atMost = (max = INPUT_LIMIT): number => Math.min(max, INPUT_LIMIT)

const optionsOf = (field: Field): string[] =>
  (field.options ?? []).map((option) => (typeof option === 'string' ? option : option.id))
