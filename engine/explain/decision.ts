/** From the facts in a frame to a decision: ids instead of indices, decimals instead of scaled integers. */
import type { CompiledStrategy } from '../compile.ts'
import type { Decision, DimensionResult, EvaluateRequest } from '../decision/decision.ts'
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
  const { plan } = strategy
  const decision: Decision = {
    strategy: strategy.identity,
    asOf: request.asOf,
    engine: ENGINE_VERSION,
    tier: strategy.tiers[frame.tierIndex] as Decision['tier'],
    scores: scoresOf(plan, frame),
  }
  if (frame.subject !== undefined) decision.subject = frame.subject
  if (request.trace === 'none') return decision
  explain(strategy, frame, request, decision)
  if (request.trace === 'full') traceFully(strategy, frame, request, decision)
  return decision
}

function scoresOf(plan: Plan, frame: Frame): Record<string, number> {
  const scores: Record<string, number> = {}
  for (let index = 0; index < plan.scores.length; index++) {
    const scaled = frame.results[frame.firstScore + index] as number
    if (!Number.isNaN(scaled)) scores[plan.scores[index]?.id ?? ''] = unscalePoints(scaled)
  }
  return scores
}

function explain(strategy: CompiledStrategy, frame: Frame, request: EvaluateRequest, decision: Decision): void {
  const { plan, rows } = strategy
  const { tree, shares, references, dimensions } = strategy.explain
  const sharesNow = shares.of(frame)
  const sums = new Float64Array(plan.scores.length)
  const results: DimensionResult[] = []
  for (let index = 0; index < dimensions.length; index++) {
    const points = frame.results[index] as number
    const contribution = Number.isNaN(points) ? 0 : shareOf(points, sharesNow[index] as Share)
    const root = tree.roots[index] as number
    sums[root] = (sums[root] as number) + contribution
    results.push((dimensions[index] as TellDimension)(frame, contribution))
  }
  decision.dimensions = results
  decision.adjustments = adjustmentsOf(plan, frame, sharesNow, sums)
  if (request.previousTier) {
    const hold = holdResult(plan, frame, request.previousTier)
    if (hold) decision.hold = hold
  }
  decision.overrides = overrideResults(plan, frame)
  decision.flags = flagResults(plan, frame)
  decision.reasons = reasonsOf(tree, references, frame)
  decision.strengths = strengthsOf(plan, references, frame)
  const nextTier = nextTierOf(plan, rows, frame)
  if (nextTier) decision.nextTier = nextTier
  const lowerTier = lowerTierOf(plan, frame)
  if (lowerTier) decision.lowerTier = lowerTier
  decision.treatments = treatmentsOf(strategy, frame)
}

function treatmentsOf({ plan, treatments }: CompiledStrategy, frame: Frame): Record<string, Scalar | Text> {
  const given: Record<string, Scalar | Text> = {}
  plan.treatments.forEach(({ id, byTier }, index) => {
    const value = byTier[frame.tierIndex]
    const condition = treatments[index]
    if (value !== undefined && (condition === undefined || condition(frame) === true))
      given[id] = value
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
