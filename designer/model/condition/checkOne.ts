/** What holds of one subject: conditions judged one by one, at their place in the order of evaluation. */
import { compile, type EvaluateRequest, type Expression, evaluate, type Strategy } from '../../../engine/index.ts'
import { withProbes } from '../preview/questions/conditions.ts'

export type Truth = 'holds' | 'fails' | 'unknown'

/** Undefined where the subject is refused or a condition has an error. */
export function truthsOf(
  document: Strategy,
  conditions: readonly Expression[],
  override: string | undefined,
  request: EvaluateRequest,
): Truth[] | undefined {
  // A negation beside each: where neither holds, a value is missing.
  const negations = conditions.map((condition): Expression => ({ '!': [condition] }))
  const compilation = compile(withProbes(document, [...conditions, ...negations], override))
  const evaluation = compilation.ok ? evaluate(compilation.strategy, request) : undefined
  if (!evaluation?.ok) return undefined
  const given = evaluation.decision.treatments ?? {}
  return conditions.map((_, index) => {
    if (given[`probe-${index}`] === true) return 'holds'
    return given[`probe-${conditions.length + index}`] === true ? 'fails' : 'unknown'
  })
}
