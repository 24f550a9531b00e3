/** Runs a strategy's rule by json-logic-js: the second opinion. It stands outside the engine, which imports no interpreter. */
import jsonLogic from 'json-logic-js'
import { type CompiledStrategy, type JsonLogicAnswer, type JsonLogicData, toJsonLogic } from '../../engine/index.ts'

const rules = new WeakMap<CompiledStrategy['plan'], ReturnType<typeof toJsonLogic>>()

/** What json-logic-js answers for a strategy and one subject's data. */
export const runJsonLogic = (strategy: CompiledStrategy, data: JsonLogicData): JsonLogicAnswer => {
  const rule = rules.get(strategy.plan) ?? toJsonLogic(strategy)
  rules.set(strategy.plan, rule)
  return jsonLogic.apply(rule as Parameters<typeof jsonLogic.apply>[0], data) as JsonLogicAnswer
}
