import { POINT_LIMIT_SCALED } from '../numbers/scaled.ts'
import type { EffectPlan, OverridePlan, ScorePlan } from '../plan/plan.ts'
import { localize } from '../strategy/text.ts'
import { tierWriter } from './assign.ts'
import type { Context, Result } from './context.ts'
import { expression } from './expression.ts'
import { caseOf } from './layout.ts'
import { inner, levelOf, type Piece } from './piece.ts'
import { clampedPiece } from './scores.ts'

/** Lets each `add` change its root score, on the scores that its predecessors left. Whether one of them was final. */
export function addAdds(context: Context): Piece | undefined {
  const { chain, plan } = context
  chain.begin('adds')
  let isFinal: Piece | undefined
  for (const override of plan.overrides) {
    const { effect } = override
    if (effect.kind !== 'add') continue
    const applies = conditionOf(override, context)
    addPoints(override, effect, applies, context)
    if (override.final) isFinal = either(isFinal, applies, override, context)
  }
  return isFinal
}

/** Clamped again, not rounded again. */
function addPoints(
  { id, reason }: OverridePlan,
  effect: Extract<EffectPlan, { kind: 'add' }>,
  applies: Piece,
  context: Context,
): void {
  const { chain, plan, scope, stops } = context
  const place = scope.firstScore + effect.score
  const before = scope.results[place] as Result
  const [low, high] = [before.low + Math.min(0, effect.points), before.high + Math.max(0, effect.points)]
  const sum: Piece = {
    sql: caseOf([[applies.sql, `${before.sql} + ${inner(literalOf(effect.points))}`]], before.sql),
    level: levelOf([before, applies]),
    atom: false,
    tight: true,
    missing: before.missing,
  }
  const score = plan.scores[effect.score] as ScorePlan
  const column = chain.column(
    `scores.${score.id}+${id}`,
    clampedPiece(score, sum, { low, high }, context),
    note(reason),
  )
  const limits = { low: Math.max(low, score.floor ?? low), high: Math.min(high, score.cap ?? high) }
  if (Math.max(-limits.low, limits.high) > POINT_LIMIT_SCALED)
    stops.push({ when: `ABS(${column.sql}) > ${POINT_LIMIT_SCALED}`, code: 'out-of-range', id })
  scope.results[place] = { ...column, ...limits }
}

const literalOf = (points: number): Piece => ({
  sql: String(points),
  level: 0,
  atom: true,
  tight: points >= 0,
  missing: false,
})

const note = (reason: OverridePlan['reason']): string => localize(reason, 'en')

/** The tier after all tier overrides, each on the tier that its predecessors left. */
export function addTierOverrides(start: Piece, finalBefore: Piece | undefined, context: Context): Piece {
  const { chain } = context
  chain.begin('overrides')
  let tier = start
  let isFinal = finalBefore
  for (const override of context.plan.overrides) {
    const { effect } = override
    if (effect.kind === 'add' || (effect.kind === 'flag' && !override.final)) continue
    const applies = conditionOf(override, { ...context, scope: { ...context.scope, tier } })
    if (effect.kind !== 'flag') tier = changed(tier, override, effect, applies, isFinal, context)
    if (override.final) isFinal = either(isFinal, applies, override, context)
  }
  return tier
}

function changed(
  tier: Piece,
  { id, reason }: OverridePlan,
  effect: EffectPlan,
  applies: Piece,
  isFinal: Piece | undefined,
  context: Context,
): Piece {
  const after = tierAfter(effect, tier, context)
  if (after === undefined) return tier
  const when = [...(isFinal ? [`NOT ${isFinal.sql}`] : []), inner(applies), ...after.when].join(' AND ')
  return context.chain.column(
    `tier.${id}`,
    {
      sql: caseOf([[when, after.tier]], tier.sql),
      level: levelOf([tier, applies, ...(isFinal ? [isFinal] : [])]),
      atom: false,
      tight: true,
      missing: false,
    },
    note(reason),
  )
}

/** What an effect changes, and from which tiers; undefined where there are none. */
function tierAfter(effect: EffectPlan, tier: Piece, context: Context): { when: string[]; tier: string } | undefined {
  const { plan } = context
  const write = tierWriter(plan, context)
  if (effect.kind === 'add' || effect.kind === 'flag') return undefined
  if (effect.kind === 'tier') return { when: [], tier: write(effect.tier) }
  const isAbove = effect.kind === 'atMost'
  const from = plan.tiers
    .map((_, index) => index)
    .filter((index) => (isAbove ? index < effect.tier : index > effect.tier))
  if (from.length === 0) return undefined
  return { when: [`${tier.sql} IN (${from.map(write).join(', ')})`], tier: write(effect.tier) }
}

/** Whether an override is in force and its condition true; NULL counts as no. A final one is asked twice, so it gets a name. */
function conditionOf(override: OverridePlan, context: Context): Piece {
  const { chain, scope } = context
  const { starts, expires, when, final, id, pointer } = override
  const condition = expression(when, context, { owner: id, pointer })
  const period = [
    ...(starts === undefined ? [] : [`${scope.asOf.sql} >= ${starts}`]),
    ...(expires === undefined ? [] : [`${scope.asOf.sql} < ${expires}`]),
  ]
  const whole: Piece =
    period.length === 0
      ? condition
      : { ...condition, sql: [...period, inner(condition)].join(' AND '), atom: false, tight: false }
  return final ? chain.atom(`${id}.holds`, whole) : whole
}

function either(isFinal: Piece | undefined, applies: Piece, { id }: OverridePlan, { chain }: Context): Piece {
  const holds = `COALESCE(${applies.sql}, FALSE)`
  return chain.column(`${id}.final`, {
    sql: isFinal ? `${isFinal.sql} OR ${holds}` : holds,
    level: levelOf([applies, ...(isFinal ? [isFinal] : [])]),
    atom: false,
    tight: false,
    missing: false,
  })
}
