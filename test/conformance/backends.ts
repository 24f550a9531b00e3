/** The backends that every case must pass, each as: a compiled strategy and a request in, an outcome out. */

import {
  type CompiledStrategy,
  columnsOf,
  createScorer,
  type EvaluateRequest,
  evaluate,
  jsonLogicRequest,
  NO_POINTS,
  type RefusalError,
  type Scored,
} from '../../engine/index.ts'
import { runJsonLogic } from '../../server/decisions/jsonLogic.ts'

/** What the parity law speaks of: the tier and all scores (those that are present), or the refusal. */
export type Outcome = { tier: string; scores: Record<string, number> } | { refusal: string; id: string | undefined }

export interface Backend {
  name: string
  /** undefined where the backend takes only what intake lets through, and intake refuses. */
  run(strategy: CompiledStrategy, request: EvaluateRequest): Outcome | undefined
}

const rows: Backend = {
  name: 'rows',
  run(strategy, request) {
    const evaluation = evaluate(strategy, { ...request, trace: 'none' })
    if (!evaluation.ok) return refusalOutcome(evaluation.refusal.errors)
    return { tier: evaluation.decision.tier.id, scores: evaluation.decision.scores }
  },
}

const refusalOutcome = ([first]: RefusalError[]): Outcome => ({ refusal: first?.code ?? '', id: first?.id })

const jsonlogic: Backend = {
  name: 'jsonlogic',
  run(strategy, request) {
    const data = jsonLogicRequest(strategy, request)
    if (!data) return undefined
    // What is exported is a file of JSON, so what runs is what JSON leaves of it.
    const answer = runJsonLogic(strategy, JSON.parse(JSON.stringify(data)))
    if (answer[0] === 'refused') return { refusal: answer[1], id: answer[2] }
    return {
      tier: answer[1],
      scores: Object.fromEntries(answer[2].filter(([, value]) => value !== null)) as Record<string, number>,
    }
  },
}

/** A population of one. */
const columns: Backend = {
  name: 'columns',
  run(strategy, request) {
    const table = columnsOf(
      [request],
      strategy.plan.fields.map(({ id }) => id),
    )
    return columnsOutcome(createScorer(table).score(strategy, request.asOf), 0)
  },
}

/** One row of a scored table as an outcome. */
export function columnsOutcome(scored: Scored, row: number): Outcome {
  const refusal = scored.refusalAt(row)
  if (refusal) return { refusal: refusal.code, id: refusal.id }
  const scores = scored.plan.scores.flatMap(({ id }, index): [string, number][] => {
    const scaled = scored.scores[index]?.[row] ?? NO_POINTS
    return scaled === NO_POINTS ? [] : [[id, scaled / 10_000]]
  })
  return { tier: scored.plan.tiers[scored.tiers[row] ?? -1]?.id ?? '', scores: Object.fromEntries(scores) }
}

export const backends: readonly Backend[] = [rows, jsonlogic, columns]
