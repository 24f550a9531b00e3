/**
 * A recorded decision as a row and back. What a strategy calls sensitive never stands in a row in clear: not in
 * the input, and not in the result either, whose values, reasons and messages come from it. Of such a strategy's
 * decisions only tier and scores (or the code of a refusal) can be read without the key.
 */
import type { CompiledStrategy, Evaluation, JsonEvaluation, Refusal, Text, TraceLevel } from '../../engine/index.ts'
import { ENGINE_VERSION, normaliseInput } from '../../engine/index.ts'
import type { DecisionRow } from '../store/decisions.ts'
import type { Actor } from '../store/records.ts'
import { seal, unseal } from './seal.ts'
import type { TimedId } from './uuidv7.ts'

/** How sensitive fields are kept: encrypted under a key, or not at all. */
export type Sensitive = { keep: 'encrypt'; key: Buffer } | { keep: 'omit' }

/** What was asked for, as it was asked. */
export interface Asked {
  asOf?: string | undefined
  knownAt?: string | undefined
  version?: number | undefined
  previousTier?: string | null | undefined
  trace?: TraceLevel | undefined
}

export interface NewDecision {
  strategy: CompiledStrategy
  subject: string | null | undefined
  /** The evaluation date. */
  asOf: string
  actor: Actor
  asked: Asked
  input: object
  evaluation: JsonEvaluation
}

export interface RecordedDecision {
  id: string
  strategy: { id: string; version: number; digest: string; phase?: Text }
  subject?: string
  asOf: string
  /** The tier's id, or null where the evaluation was refused. */
  tier: string | null
  recordedAt: string
  recordedBy: Actor
  /** Of the engine that decided. */
  engine: string
  request: Asked
}

/** What a decision rests on and what it said; or why that can't be told (any longer). */
export type Contents =
  | { ok: true; input: Record<string, unknown>; result: Evaluation; sealed: boolean }
  | { ok: false; reason: 'omitted' | 'unreadable' | 'damaged' }

export const toRow = (decision: NewDecision, { id, instant }: TimedId, sensitive: Sensitive): DecisionRow => {
  const { strategy, subject, asOf, actor, asked, evaluation } = decision
  const { version, digest, phase } = strategy.identity
  if (version === undefined || digest === undefined)
    throw new TypeError('Only decisions of published versions are kept.')
  return {
    id,
    strategy_id: strategy.identity.id,
    version,
    digest,
    phase: phase === undefined ? null : JSON.stringify(phase),
    engine: ENGINE_VERSION,
    subject: subject ? subject.normalize('NFC') : null,
    as_of: asOf,
    recorded_at: new Date(instant).toISOString(),
    recorded_by: JSON.stringify({ kind: actor.kind, id: actor.id, name: actor.name }),
    tier: evaluation.ok ? evaluation.tier : null,
    request: JSON.stringify(asked),
    ...dataOf(decision, id, sensitive),
  }
}

const dataOf = ({ strategy, input, evaluation }: NewDecision, id: string, sensitive: Sensitive) => {
  const result = evaluation.ok ? evaluation.json : JSON.stringify(evaluation.refusal)
  const given = Object.entries(normaliseInput(strategy, input, evaluation.ok))
  const secret = sensitiveFields(strategy)
  if (secret.size === 0) return { input: inputText(given), sealed: null, result }
  const clear = inputText(given.filter(([field]) => !secret.has(field)))
  const closed = `{"input":${inputText(given.filter(([field]) => secret.has(field)))},"result":${result}}`
  const sealed = sensitive.keep === 'encrypt' ? seal(closed, id, sensitive.key) : null
  return { input: clear, sealed, result: withheld(evaluation) }
}

const known = new WeakMap<CompiledStrategy, ReadonlySet<string>>()

const sensitiveFields = (strategy: CompiledStrategy): ReadonlySet<string> => {
  const fields =
    known.get(strategy) ?? new Set(strategy.document.fields.filter((field) => field.sensitive).map(({ id }) => id))
  known.set(strategy, fields)
  return fields
}

/** A number too large for a double was refused as such; JSON writes it as one that is as large. */
const inputText = (fields: [string, unknown][]): string =>
  `{${fields.map(([id, value]) => `${JSON.stringify(id)}:${valueText(value)}`).join(',')}}`

const valueText = (value: unknown): string => {
  if (value === Number.POSITIVE_INFINITY) return '1e999'
  return value === Number.NEGATIVE_INFINITY ? '-1e999' : JSON.stringify(value)
}

const withheld = (evaluation: JsonEvaluation): string => {
  if (!evaluation.ok) return JSON.stringify({ withheld: true, code: evaluation.refusal.code })
  const { tier, scores } = JSON.parse(evaluation.json)
  return JSON.stringify({ withheld: true, tier, scores })
}

export const fromRow = (row: DecisionRow): RecordedDecision => ({
  id: row.id,
  strategy: {
    id: row.strategy_id,
    version: row.version,
    digest: row.digest,
    ...(row.phase === null ? {} : { phase: JSON.parse(row.phase) as Text }),
  },
  ...(row.subject === null ? {} : { subject: row.subject }),
  asOf: row.as_of,
  tier: row.tier,
  recordedAt: row.recorded_at,
  recordedBy: JSON.parse(row.recorded_by) as Actor,
  engine: row.engine,
  request: JSON.parse(row.request) as Asked,
})

/** What can be read of every decision's result, sealed or not: scores, or the code of the refusal. */
export const outlineOf = (row: DecisionRow): { scores?: Record<string, number>; refusal?: Refusal['code'] } => {
  const result = parsed(row.result)
  if (row.tier === null) return typeof result?.code === 'string' ? { refusal: result.code as Refusal['code'] } : {}
  return result?.scores ? { scores: result.scores as Record<string, number> } : {}
}

/** @param key the key of sensitive data, if there is one */
export const contentsOf = (row: DecisionRow, key: Buffer | undefined): Contents => {
  const [clear, result] = [parsed(row.input), parsed(row.result)]
  if (!clear || !result) return { ok: false, reason: 'damaged' }
  if (result.withheld !== true) return { ok: true, input: clear, result: evaluationOf(row, result), sealed: false }
  if (row.sealed === null) return { ok: false, reason: 'omitted' }
  const closed = parsed(key && unseal(row.sealed, row.id, key))
  if (!closed) return { ok: false, reason: 'unreadable' }
  const input = { ...clear, ...(closed.input as object) }
  return { ok: true, input, result: evaluationOf(row, closed.result as object), sealed: true }
}

const evaluationOf = ({ tier }: DecisionRow, result: object): Evaluation =>
  (tier === null ? { ok: false, refusal: result } : { ok: true, decision: result }) as Evaluation

const parsed = (text: string | undefined): Record<string, unknown> | undefined => {
  try {
    const value: unknown = text === undefined ? undefined : JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
