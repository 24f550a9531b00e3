/** From the facts in a frame to a decision: ids instead of indices, decimals instead of scaled integers. */
import type { CompiledStrategy } from '../compile.ts'
import type { Decision, EvaluateRequest } from '../decision/decision.ts'
import { ignoredKeys } from '../intake/intake.ts'
import { unscalePoints } from '../numbers/scaled.ts'
import type { Plan, TreatmentPlan } from '../plan/plan.ts'
import type { Frame } from '../rows/frame.ts'
import type { Scalar, Text } from '../strategy/document.ts'
import { ENGINE_VERSION } from '../version.ts'
import { breakDown } from './breakdown.ts'
import { dimensionResults } from './dimensions.ts'
import { expressionsOf } from './expressions.ts'
import { flagResults, holdResult, overrideResults } from './overrides.ts'
import { reasonsOf, strengthsOf } from './reasons.ts'
import { spoken } from './spoken.ts'
import { lowerTierOf, nextTierOf } from './tiers.ts'
import { waysOf } from './ways.ts'

export function decisionOf(strategy: CompiledStrategy, frame: Frame, request: EvaluateRequest): Decision {
  const decision =
    request.trace === 'none' ? bareDecision(strategy, frame, request) : explained(strategy, frame, request)
  if (frame.subject !== undefined) decision.subject = frame.subject
  if (request.trace === 'full') traceFully(strategy, frame, request, decision)
  return decision
}

const bareDecision = (strategy: CompiledStrategy, frame: Frame, request: EvaluateRequest): Decision => ({
  strategy: strategy.identity,
  asOf: request.asOf,
  engine: ENGINE_VERSION,
  tier: strategy.tiers[frame.tierIndex] as Decision['tier'],
  scores: scoresOf(strategy.plan, frame),
})

function scoresOf(plan: Plan, frame: Frame): Record<string, number> {
  const scores: Record<string, number> = {}
  for (let index = 0; index < plan.scores.length; index++) {
    const scaled = frame.results[frame.firstScore + index] as number
    if (!Number.isNaN(scaled)) scores[plan.scores[index]?.id ?? ''] = unscalePoints(scaled)
  }
  return scores
}

function explained(strategy: CompiledStrategy, frame: Frame, request: EvaluateRequest): Decision {
  const { plan, rows, explain } = strategy
  const adjustments = breakDown(explain, frame)
  const decision: Decision = {
    strategy: strategy.identity,
    asOf: request.asOf,
    engine: ENGINE_VERSION,
    tier: strategy.tiers[frame.tierIndex] as Decision['tier'],
    scores: scoresOf(plan, frame),
    dimensions: dimensionResults(explain.dimensions, explain.contributions, frame),
    adjustments,
    overrides: overrideResults(explain.overrides, frame),
    flags: flagResults(plan, frame),
    reasons: reasonsOf(plan, explain, frame),
    strengths: strengthsOf(plan, explain.references, frame, explain.found),
    treatments: treatmentsOf(strategy, frame),
  }
  const hold = holdResult(plan, frame, request.previousTier)
  if (hold) decision.hold = hold
  const nextTier = nextTierOf(plan, explain.ladder, rows, frame)
  if (nextTier) decision.nextTier = nextTier
  const lowerTier = lowerTierOf(plan, explain.ladder, frame)
  if (lowerTier) decision.lowerTier = lowerTier
  return decision
}

export function treatmentsOf({ plan, treatments }: CompiledStrategy, frame: Frame): Record<string, Scalar | Text> {
  const given: Record<string, Scalar | Text> = {}
  for (let index = 0; index < treatments.length; index++) {
    const { id, byTier } = plan.treatments[index] as TreatmentPlan
    const value = byTier[frame.tierIndex]
    const condition = treatments[index]
    if (value !== undefined && (condition === undefined || condition(frame) === true)) given[id] = value
  }
  return given
}

function traceFully(strategy: CompiledStrategy, frame: Frame, request: EvaluateRequest, decision: Decision): void {
  const { plan, rows } = strategy
  // The what-if runs below leave the frame as it is; they use the scratch frame.
  const ways = waysOf(strategy.explain.tree, rows, frame)
  if (decision.nextTier && ways) decision.nextTier.ways = ways
  decision.derived = Object.fromEntries(
    plan.derived.map(({ id, type }, index) => [id, spoken(frame.derived[index], type)]),
  )
  decision.expressions = expressionsOf(plan, frame)
  decision.ignored = ignoredKeys(plan, request.input as object)
}
