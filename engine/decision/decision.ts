/**
 * What an evaluation answers: a decision, or a refusal. These are the outward shapes, as JSON.
 *
 * The result (tier to treatments) depends on the strategy's digest, the input, `subject`, the
 * `asOf` date, `previousTier` and `trace` alone.
 */
import type { Scalar, Text } from '../strategy/document.ts'

export type TraceLevel = 'none' | 'summary' | 'full'

export interface EvaluateRequest {
  /** The subject's own id; readable as `subject` in overrides. */
  subject?: string | null | undefined
  /** Values by field id. Unknown keys are ignored. */
  input: unknown
  /** The evaluation date, YYYY-MM-DD. */
  asOf: string
  /** The tier held until now, for `hold`. */
  previousTier?: string | null | undefined
  /** Default: `summary`. It never changes a result. */
  trace?: TraceLevel | undefined
}

export type Evaluation = { ok: true; decision: Decision } | { ok: false; refusal: Refusal }

export type RefusalCode =
  | 'invalid-subject'
  | 'missing-value'
  | 'no-hit'
  | 'ambiguous-hit'
  | 'out-of-range'
  | 'no-version-in-effect'

export interface RefusalError {
  /** JSON pointer into the request, for example `/input/claims`. */
  pointer: string
  code: RefusalCode
  message: string
  /** The field, derived value, dimension, score or table that refused. */
  id?: string
}

export interface Refusal {
  code: RefusalCode
  message: string
  errors: RefusalError[]
}

export interface StrategyIdentity {
  id: string
  version?: number
  digest?: string
  phase?: Text
}

export interface Decision {
  decisionId?: string
  strategy: StrategyIdentity
  subject?: string
  asOf: string
  engine: string
  tier: { id: string; title?: Text }
  /** Every score that has a value, by id, in document order. */
  scores: Record<string, number>
  /** From here on: trace `summary` and `full` only. */
  dimensions?: DimensionResult[]
  /** What makes contributions and root scores agree: clamps, adds and rounding, by root score. */
  adjustments?: Adjustment[]
  hold?: HoldResult
  overrides?: OverrideResult[]
  flags?: FlagResult[]
  reasons?: Reason[]
  strengths?: string[]
  nextTier?: NextTier
  lowerTier?: LowerTier
  treatments?: Record<string, Scalar | Text>
  /** Trace `full` only: every derived value and expression, and the input keys that nobody reads. */
  derived?: Record<string, Scalar | null>
  expressions?: ExpressionResult[]
  ignored?: string[]
}

export interface DimensionResult {
  id: string
  /** The dimension's value; absent where it has none, null where it is missing. */
  value?: Scalar | null
  /** What was hit: the index of a band, the key of a lookup's entry, the indices of table rows. */
  band?: number
  entry?: string
  rows?: number[]
  /** True where `otherwise` of a lookup or table answered. */
  otherwise?: true
  /** The fields that are missing, where the missing-policy answered. */
  missing?: string[]
  /** Absent where the dimension was left out (`missing: "skip"`). */
  points?: number
  weight?: number
  contribution?: number
}

export interface Adjustment {
  /** The root score that it belongs to. */
  root: string
  kind: 'clamp' | 'add' | 'rounding'
  /** The clamped score, or the override that adds. */
  id?: string
  points: number
}

export interface HoldResult {
  previousTier: string
  /** `kept` by margin, fall `limited` by maxDrop, `no-effect`, or `unknown-tier`: ignored. */
  outcome: 'kept' | 'limited' | 'no-effect' | 'unknown-tier'
  from?: string
  to?: string
}

export type OverrideOutcome = 'applied' | 'no-effect' | 'not-matched' | 'unknown' | 'not-in-force' | 'after-final'

export interface OverrideResult {
  id: string
  outcome: OverrideOutcome
  /** Tier ids, or scores for an `add`. */
  from?: string | number
  to?: string | number
  /** The missing fields, where the outcome is `unknown`. */
  missing?: string[]
}

export interface FlagResult {
  id: string
  text: Text
}

export interface Reason {
  code: string
  /** The fields that are missing, where that is why the dimension yielded less. */
  missing?: string[]
  /** Points of the root score lost by a dimension; absent for an override. */
  lost?: number
  dimension?: string
  override?: string
  from?: string
  to?: string
  text: Text
}

export interface Way {
  dimensions: string[]
  /** One cell a dimension, in the notation of decision tables; `{}` is any value, where none was given. */
  to: WayTarget[]
  /** What the assigned score gains. */
  gains: number
}

export type WayTarget =
  | Scalar
  | Scalar[]
  | { not: Scalar[] }
  | { from?: number; above?: number; to?: number; below?: number }

export interface NextTier {
  tier: string
  missingPoints: number
  blockedBy?: string[]
  ways?: Way[]
}

export interface LowerTier {
  tier: string
  sparePoints: number
}

export interface ExpressionResult {
  /** JSON pointer into the strategy document. */
  pointer: string
  value: Scalar | null
}
