/**
 * The ways to answer a request that the packs' cases run through: the rows backend with its whole
 * decision, and every other backend of the conformance suite with what the parity law speaks of.
 */
import { type CompiledStrategy, type Decision, type EvaluateRequest, evaluate } from '../../engine/index.ts'
import { type Backend as ConformanceBackend, backends as conformanceBackends } from '../conformance/backends.ts'

export interface Answer {
  tier?: string
  scores?: Record<string, number>
  /** The whole decision, where the backend makes one. */
  decision?: Decision
  refusal?: string
  /** The fields that the refusal names by pointer, where the backend names them. */
  fields?: string[]
}

export interface Backend {
  name: string
  /** undefined where the backend takes only what intake lets through, and intake refuses. */
  answer(strategy: CompiledStrategy, request: EvaluateRequest): Answer | undefined
}

const rows: Backend = {
  name: 'rows',
  answer(strategy, request) {
    const evaluation = evaluate(strategy, request)
    if (!evaluation.ok) {
      const { code, errors } = evaluation.refusal
      return { refusal: code, fields: errors.map(({ pointer }) => pointer.replace('/input/', '')) }
    }
    const { decision } = evaluation
    return { tier: decision.tier.id, scores: decision.scores, decision }
  },
}

const fromConformance = ({ name, run }: ConformanceBackend): Backend => ({ name, answer: run })

/** The backends that stand beside rows as a second opinion. */
export const otherBackends = conformanceBackends.filter(({ name }) => name !== rows.name).map(fromConformance)

export const backends: readonly Backend[] = [rows, ...otherBackends]
