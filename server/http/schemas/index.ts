/**
 * All named schemas: they validate requests (precompiled, see ../validators) and they are the
 * components of the OpenAPI document. One source, so that the two can't differ.
 */
import type { TSchema } from 'typebox'
import { StrategySchema } from '../../../engine/index.ts'
import * as answers from './answers.ts'
import { CalendarDate, Digest, Instant, Moment, Note, Text, Trace, VersionNumber } from './common.ts'
import { Decision } from './decision.ts'
import * as requests from './requests.ts'

const common = { CalendarDate, Digest, Instant, Moment, Note, Text, Trace, VersionNumber }

/** The schemas that requests are held against: bodies and batch lines as JSON, queries as strings. */
export const bodySchemas = [
  'EvaluateBody',
  'EvaluateUnsavedBody',
  'BatchLine',
  'CheckBody',
  'CreateBody',
  'PublishBody',
] as const
export const querySchemas = ['PageQuery', 'AsOfQuery', 'BatchQuery', 'NoQuery'] as const

export type BodyName = (typeof bodySchemas)[number]
export type QueryName = (typeof querySchemas)[number]

export interface Bodies {
  EvaluateBody: requests.EvaluateBody
  EvaluateUnsavedBody: requests.EvaluateUnsavedBody
  BatchLine: requests.BatchLine
  CheckBody: requests.CheckBody
  CreateBody: requests.CreateBody
  PublishBody: requests.PublishBody
}

export interface Queries {
  PageQuery: requests.PageQuery
  AsOfQuery: requests.AsOfQuery
  BatchQuery: requests.BatchQuery
  NoQuery: requests.NoQuery
}

/**
 * The document's schema as a component: its own definitions are referred to from the root. Patterns with
 * `\p{…}` are left out, since many validators of OpenAPI documents read patterns as Python or Java does; the
 * description says the same in words, and `check` holds documents against the pattern.
 */
const strategyComponent = (): TSchema => {
  const { $id, $schema, ...schema } = StrategySchema as TSchema as TSchema & { $id: string; $schema: string }
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/Strategy/$defs/')
  return JSON.parse(text, (key, value) => (isUnportable(key, value) ? undefined : value)) as TSchema
}

const isUnportable = (key: string, value: unknown) =>
  key === 'pattern' && typeof value === 'string' && value.includes('\\p{')

export const schemas: Record<string, TSchema> = {
  Strategy: strategyComponent(),
  ...common,
  ...requests,
  Decision,
  ...answers,
}
