/** What a span says of evaluations: by which version, and how they came out. Nothing of the subjects. */
import type { Attributes, Span } from '@opentelemetry/api'
import type { CompiledStrategy } from '../../engine/index.ts'

const strategyAttributes = ({ identity }: CompiledStrategy): Attributes => ({
  'tiersmith.strategy.id': identity.id,
  ...(identity.version === undefined ? {} : { 'tiersmith.strategy.version': identity.version }),
})

/** @param outcome as the metrics count it: `decision`, or the code of a refusal */
export const evaluationAttributes = (strategy: CompiledStrategy, outcome: string): Attributes => ({
  ...strategyAttributes(strategy),
  'tiersmith.outcome': outcome,
})

/** Adds up on a span how a batch's lines come out. */
export const batchTally = (span: Span, strategy: CompiledStrategy): ((outcome: string, times: number) => void) => {
  let [lines, refused] = [0, 0]
  span.setAttributes(strategyAttributes(strategy))
  return (outcome, times) => {
    lines += times
    if (outcome !== 'decision') refused += times
    span.setAttributes({ 'tiersmith.batch.lines': lines, 'tiersmith.batch.refused': refused })
  }
}
