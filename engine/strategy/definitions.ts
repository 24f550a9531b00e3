/** What the parts of a strategy document are made of: texts, expressions, points, dates, cells. */
import Type, { type TSchema } from 'typebox'
import { POINTS_LIMIT } from '../numbers/scaled.ts'

export const closed = { additionalProperties: false } as const

/** A `$ref` into the schema's own definitions, typed by hand because TypeBox can't see through it. */
export const ref = <T>(name: string) => Type.Unsafe<T>({ $ref: `#/$defs/${name}` })

/** A text: one string, or one string a language (BCP 47 tag). */
export type Text = string | { [language: string]: string }

/** A JsonLogic expression. Its grammar and types are checked by `logic`, not by the schema. */
export type Expression = number | string | boolean | null | { [operator: string]: unknown }

export type Scalar = number | string | boolean

/** A cell of a decision table; `null` matches anything, even a missing input. */
export type Cell = Scalar | null | IntervalCell | { not: Cell } | Cell[]

export type IntervalCell = {
  from?: number | string
  above?: number | string
  to?: number | string
  below?: number | string
}

export const id = ref<string>('id')
export const text = ref<Text>('text')
export const expression = ref<Expression>('expression')
export const points = ref<number>('points')
export const date = ref<string>('date')
export const scalar = ref<Scalar>('scalar')
export const decimals = (highest: number) => Type.Integer({ minimum: 0, maximum: highest })

export const definitions: Record<string, TSchema> = {
  id: Type.String({
    pattern: '^[\\p{L}\\p{N}_-][\\p{L}\\p{M}\\p{N}_-]*$',
    maxLength: 128,
    description: 'Letters of any script, digits, _ and -.',
  }),
  text: Type.Unsafe<Text>({
    type: ['string', 'object'],
    minProperties: 1,
    propertyNames: { pattern: '^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$' },
    additionalProperties: { type: 'string' },
    description: 'A text, or an object of texts by language tag (en, zh-Hant, zh-Hans, …).',
  }),
  expression: Type.Unsafe<Expression>({
    type: ['object', 'number', 'string', 'boolean', 'null'],
    description: 'A typed JsonLogic expression, for example { ">": [{ "var": "claims" }, 5] }.',
  }),
  points: Type.Number({
    minimum: -POINTS_LIMIT,
    maximum: POINTS_LIMIT,
    description: 'Points: at most 4 decimal places, within ±100,000.',
  }),
  date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'A calendar date, YYYY-MM-DD.' }),
  scalar: Type.Unsafe<Scalar>({ type: ['number', 'string', 'boolean'] }),
  cell: Type.Unsafe<Cell>({
    description:
      'A scalar (equals), an array (any of), an interval {from|above, below|to}, {"not": cell} or null (any).',
    type: ['number', 'string', 'boolean', 'null', 'array', 'object'],
    items: { $ref: '#/$defs/cell' },
    properties: {
      not: { $ref: '#/$defs/cell' },
      from: { $ref: '#/$defs/bound' },
      above: { $ref: '#/$defs/bound' },
      to: { $ref: '#/$defs/bound' },
      below: { $ref: '#/$defs/bound' },
    },
    additionalProperties: false,
    minProperties: 1,
    dependentSchemas: {
      not: { maxProperties: 1 },
      from: { not: { required: ['above'] } },
      to: { not: { required: ['below'] } },
    },
  }),
  bound: Type.Unsafe<number | string>({ type: ['number', 'string'] }),
}
