/**
 * Evaluations between two situations: of what differs some is taken from the later one, the rest from the earlier.
 *
 * A field counts as data where both versions have it. One that only one version knows goes with that version: its
 * arrival or going is a change of the rules, and an evaluation by the other version has no use for it.
 */
import type { CompiledStrategy } from '../compile.ts'
import type { EvaluateRequest, Evaluation } from '../decision/decision.ts'
import { evaluate } from '../evaluate.ts'
import { normaliseInput } from '../intake/normalise.ts'
import { canonicalJson } from '../strategy/digest.ts'
import type { Factor, Outcome } from './change.ts'

/** A subject's evaluation: by which version, with what. */
export interface Situation {
  strategy: CompiledStrategy
  request: EvaluateRequest
}

interface Side {
  strategy: CompiledStrategy
  input: Record<string, unknown>
  previousTier: string | undefined
  asOf: string
}

export class Mixtures {
  readonly differs: readonly Factor[]
  /** Fields of both versions whose values differ, in the order of the later version. */
  readonly changedFields: readonly string[]
  readonly before: Side
  readonly after: Side
  readonly #shared: ReadonlySet<string>
  readonly #subject: string | null | undefined

  constructor(before: Situation, after: Situation) {
    this.before = sideOf(before)
    this.after = sideOf(after)
    this.#subject = after.request.subject
    const old = new Set(before.strategy.document.fields.map(({ id }) => id))
    const shared = after.strategy.document.fields.map(({ id }) => id).filter((id) => old.has(id))
    this.#shared = new Set(shared)
    this.changedFields = shared.filter((id) => !sameValue(this.before.input[id], this.after.input[id]))
    this.differs = differencesOf(this.before, this.after, this.changedFields)
  }

  /**
   * The evaluation with these factors taken from the later situation.
   * @param fields of the data, only these (all by default)
   */
  evaluation(later: readonly Factor[], fields?: readonly string[]): Evaluation {
    const { before, after } = this
    const sideFor = (factor: Factor) => (later.includes(factor) ? after : before)
    const rules = sideFor('rules')
    const data = sideFor('data')
    const input: [string, unknown][] = []
    for (const { id } of rules.strategy.document.fields) {
      const source = !this.#shared.has(id) ? rules : fields?.includes(id) === false ? before : data
      if (source.input[id] !== undefined) input.push([id, source.input[id]])
    }
    return evaluate(rules.strategy, {
      subject: this.#subject,
      input: Object.fromEntries(input),
      asOf: sideFor('date').asOf,
      previousTier: sideFor('previousTier').previousTier,
    })
  }

  outcome(later: readonly Factor[], fields?: readonly string[]): Outcome {
    return outcomeOf(this.evaluation(later, fields))
  }
}

const sideOf = ({ strategy, request: { input, previousTier, asOf } }: Situation): Side => ({
  strategy,
  input: normaliseInput(strategy, input as object, true),
  previousTier: previousTier?.normalize('NFC') || undefined,
  asOf,
})

const sameValue = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

function differencesOf(before: Side, after: Side, changedFields: readonly string[]): Factor[] {
  const differs: Factor[] = []
  if (changedFields.length > 0) differs.push('data')
  if (!sameRules(before.strategy, after.strategy)) differs.push('rules')
  if (before.previousTier !== after.previousTier) differs.push('previousTier')
  if (before.asOf !== after.asOf) differs.push('date')
  return differs
}

const sameRules = (a: CompiledStrategy, b: CompiledStrategy): boolean =>
  a.document === b.document || canonicalJson(a.document) === canonicalJson(b.document)

export const outcomeOf = (evaluation: Evaluation): Outcome =>
  evaluation.ok ? { tier: evaluation.decision.tier.id } : { refusal: evaluation.refusal.code }

export const sameOutcome = (a: Outcome, b: Outcome): boolean =>
  'tier' in a ? 'tier' in b && a.tier === b.tier : 'refusal' in b && a.refusal === b.refusal
