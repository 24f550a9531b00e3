/** The backends that every case must pass, each as: a compiled strategy and a request in, an outcome out. */

import { parseDate } from '../../engine/dates/calendar.ts'
import { type CompiledStrategy, type EvaluateRequest, evaluate, type RefusalError } from '../../engine/index.ts'
import { jsonLogicData } from '../../engine/jsonlogic/data.ts'
import type { Value } from '../../engine/logic/node.ts'
import { runJsonLogic } from './runJsonLogic.ts'

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
    const fields: Value[] = []
    const asOf = parseDate(request.asOf)
    if (asOf === undefined || strategy.rows.intake.read(request.input, fields)) return undefined
    const data = jsonLogicData(strategy.plan, {
      fields,
      asOf,
      subject: request.subject?.normalize('NFC') || undefined,
      previousTier: request.previousTier?.normalize('NFC'),
    })
    // What is exported is a file of JSON, so what runs is what JSON leaves of it.
    const answer = runJsonLogic(strategy, JSON.parse(JSON.stringify(data)))
    if (answer[0] === 'refused') return { refusal: answer[1], id: answer[2] }
    return {
      tier: answer[1],
      scores: Object.fromEntries(answer[2].filter(([, value]) => value !== null)) as Record<string, number>,
    }
  },
}

export const backends: readonly Backend[] = [rows, jsonlogic]
