/** From the facts in a frame to a decision: ids instead of indices, decimals instead of scaled integers. */
import type { CompiledStrategy } from '../compile.ts'
import type { Adjustment, Decision, DimensionResult, EvaluateRequest } from '../decision/decision.ts'
import { ignoredKeys } from '../intake/intake.ts'
import { unscalePoints } from '../numbers/scaled.ts'
import type { Plan } from '../plan/plan.ts'
import type { Frame } from '../rows/frame.ts'
import type { Scalar, Text } from '../strategy/document.ts'
import { ENGINE_VERSION } from '../version.ts'
import { adjustmentsOf, type Share, shareOf } from './contributions.ts'
import type { TellDimension } from './dimensions.ts'
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
  const { plan, rows } = strategy
  const { tree, references, overrides } = strategy.explain
  const { dimensions, adjustments } = breakdownOf(strategy, frame)
  const decision: Decision = {
    strategy: strategy.identity,
    asOf: request.asOf,
    engine: ENGINE_VERSION,
    tier: strategy.tiers[frame.tierIndex] as Decision['tier'],
    scores: scoresOf(plan, frame),
    dimensions,
    adjustments,
    overrides: overrideResults(overrides, frame),
    flags: flagResults(plan, frame),
    reasons: reasonsOf(tree, references, frame),
    strengths: strengthsOf(plan, references, frame),
    treatments: treatmentsOf(strategy, frame),
  }
  const hold = request.previousTier ? holdResult(plan, frame, request.previousTier) : undefined
  if (hold) decision.hold = hold
  const nextTier = nextTierOf(plan, rows, frame)
  if (nextTier) decision.nextTier = nextTier
  const lowerTier = lowerTierOf(plan, frame)
  if (lowerTier) decision.lowerTier = lowerTier
  return decision
}

/** What each dimension yielded and contributed, and what makes the contributions sum to the roots. */
function breakdownOf(
  { plan, explain }: CompiledStrategy,
  frame: Frame,
): { dimensions: DimensionResult[]; adjustments: Adjustment[] } {
  const { tree, sums } = explain
  const shares = explain.shares.of(frame)
  const dimensions: DimensionResult[] = []
  sums.fill(0)
  for (let index = 0; index < explain.dimensions.length; index++) {
    const points = frame.results[index] as number
    const contribution = Number.isNaN(points) ? 0 : shareOf(points, shares[index] as Share)
    const root = tree.roots[index] as number
    sums[root] = (sums[root] as number) + contribution
    dimensions.push((explain.dimensions[index] as TellDimension)(frame, contribution))
  }
  return { dimensions, adjustments: adjustmentsOf(plan, frame, shares, sums) }
}

function treatmentsOf({ plan, treatments }: CompiledStrategy, frame: Frame): Record<string, Scalar | Text> {
  const given: Record<string, Scalar | Text> = {}
  plan.treatments.forEach(({ id, byTier }, index) => {
    const value = byTier[frame.tierIndex]
    const condition = treatments[index]
    if (value !== undefined && (condition === undefined || condition(frame) === true)) given[id] = value
  })
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
