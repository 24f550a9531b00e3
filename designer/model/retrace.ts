/** Brings the engine: imported where a decision is told in full, not before. */
import { compile, type Decision, evaluate, type Strategy } from '../../engine/index.ts'
import type { RecordedDecision } from './decisions.ts'

/**
 * A recorded decision with all that can be told of it: what was recorded holds; what its trace left out, such as
 * the ways to the next tier, is worked out again here. Where that comes to another tier or other scores than what
 * was recorded, nothing is added.
 */
export function retraced(recorded: RecordedDecision, document: Strategy): Decision | undefined {
  const stored = recorded.decision
  if (!stored) return undefined
  const { id: _, ...identity } = recorded.strategy
  const compilation = compile(document, identity)
  if (!compilation.ok) return stored
  const evaluation = evaluate(compilation.strategy, {
    subject: recorded.subject,
    input: recorded.input,
    asOf: recorded.asOf,
    previousTier: recorded.request.previousTier,
    trace: 'full',
  })
  if (!evaluation.ok || !agree(stored, evaluation.decision)) return stored
  const { nextTier } = evaluation.decision
  return { ...evaluation.decision, ...stored, ...(nextTier === undefined ? {} : { nextTier }) }
}

const agree = (stored: Decision, now: Decision): boolean =>
  stored.tier.id === now.tier.id &&
  Object.keys(now.scores).every((id) => now.scores[id] === stored.scores[id]) &&
  Object.keys(stored.scores).length === Object.keys(now.scores).length
