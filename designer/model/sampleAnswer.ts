/** Brings the engine: imported where an answer is wanted as an example. */
import { compile, evaluate, type Strategy, type StrategyIdentity } from '../../engine/index.ts'
import type { Input } from './snippets.ts'

/** What evaluate answers to an input without a trace; undefined where the example is refused. */
export function sampleAnswer(
  document: Strategy,
  { id: _, ...identity }: StrategyIdentity,
  input: Input,
  asOf: string,
): object | undefined {
  const compilation = compile(document, identity)
  if (!compilation.ok) return undefined
  const evaluation = evaluate(compilation.strategy, { input, asOf, trace: 'none' })
  return evaluation.ok ? evaluation.decision : undefined
}
