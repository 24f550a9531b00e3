/** Runs a strategy's rule by json-logic-js. It stands outside the engine, which imports no interpreter. */
import jsonLogic from 'json-logic-js'
import { type CompiledStrategy, type RefusalCode, toJsonLogic } from '../../engine/index.ts'
import type { JsonLogicData } from '../../engine/jsonlogic/data.ts'

export type JsonLogicAnswer =
  | ['ok', tier: string, scores: [id: string, value: number | null][]]
  | ['refused', code: RefusalCode, id: string]

const rules = new WeakMap<CompiledStrategy['plan'], ReturnType<typeof toJsonLogic>>()

/** What json-logic-js answers for a strategy and one subject's data. */
export function runJsonLogic(strategy: CompiledStrategy, data: JsonLogicData): JsonLogicAnswer {
  const rule = rules.get(strategy.plan) ?? toJsonLogic(strategy)
  rules.set(strategy.plan, rule)
  return jsonLogic.apply(rule as Parameters<typeof jsonLogic.apply>[0], data) as JsonLogicAnswer
}
