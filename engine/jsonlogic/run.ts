/** Runs a strategy's rule by json-logic-js: for replay and tests, and no part of `evaluate`. */
import jsonLogic from 'json-logic-js'
import type { CompiledStrategy } from '../compile.ts'
import type { RefusalCode } from '../decision/decision.ts'
import type { JsonLogicData } from './data.ts'
import { toJsonLogic } from './index.ts'

export type JsonLogicAnswer =
  | ['ok', tier: string, scores: [id: string, value: number | null][]]
  | ['refused', code: RefusalCode, id: string]

const rules = new WeakMap<CompiledStrategy['plan'], ReturnType<typeof toJsonLogic>>()

/** What json-logic-js answers for a strategy and one subject's data. */
export function runJsonLogic(strategy: Pick<CompiledStrategy, 'plan'>, data: JsonLogicData): JsonLogicAnswer {
  const rule = rules.get(strategy.plan) ?? toJsonLogic(strategy)
  rules.set(strategy.plan, rule)
  return jsonLogic.apply(rule as Parameters<typeof jsonLogic.apply>[0], data) as JsonLogicAnswer
}
