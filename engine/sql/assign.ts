import type { AssignPlan, AxisPlan, Plan } from '../plan/plan.ts'
import { bandsCase, tableSql } from './classes.ts'
import type { Context, Result } from './context.ts'
import { condition } from './derived.ts'
import { type Branch, caseOf } from './layout.ts'
import { levelOf, type Piece } from './piece.ts'

/** The tier by its id, from scores. A tier's index in the plan is its rank: 0 is the best. */
export function addAssign(context: Context): Piece {
  const { chain, plan } = context
  chain.begin('tier')
  return chain.column('tier', assigned(plan.assign, context))
}

function assigned(assign: AssignPlan, context: Context): Piece {
  const { dialect, plan } = context
  const write = tierWriter(plan, context)
  switch (assign.kind) {
    case 'bands': {
      const score = scoreOf(assign.score, context)
      const { branches, otherwise } = bandsCase(assign.bands, score, write, dialect)
      return tierPiece(caseOf(branches, otherwise), score.level)
    }
    case 'matrix':
      return matrix(assign, context)
    case 'table':
      return table(assign, context)
  }
}

const tierPiece = (sql: string, level: number): Piece => ({ sql, level, atom: false, tight: true, missing: false })

/** A tier by its index, as its id. */
export const tierWriter =
  ({ tiers }: Plan, { dialect }: Context) =>
  (index: number | string | boolean): string =>
    dialect.text(tiers[index as number]?.id ?? '')

/** A score that assigns; without it the subject is refused. */
function scoreOf(index: number, { scope, plan, stops }: Context): Result {
  const score = scope.results[scope.firstScore + index] as Result
  if (score.missing)
    stops.push({ when: `${score.sql} IS NULL`, code: 'missing-value', id: plan.scores[index]?.id ?? '' })
  return score
}

/** Rows from low y to high y; an edge belongs to the higher side. */
function matrix({ x, y, cells }: Extract<AssignPlan, { kind: 'matrix' }>, context: Context): Piece {
  const write = tierWriter(context.plan, context)
  const [across, up] = [scoreOf(x.score, context), scoreOf(y.score, context)]
  const rows = cells.map((row) => sideCase(x, across, row.map(write)))
  return tierPiece(sideCase(y, up, rows), levelOf([across, up]))
}

/** From the highest side of an axis down. */
function sideCase({ edges }: AxisPlan, score: Result, results: readonly string[]): string {
  const sides = edges.map((edge, index): Branch => [`${score.sql} >= ${edge}`, results[index + 1] ?? ''])
  return caseOf(sides.toReversed(), results[0])
}

function table({ table: plan }: Extract<AssignPlan, { kind: 'table' }>, context: Context): Piece {
  const { chain, stops } = context
  const place = { owner: 'assign', pointer: '/assign/table' }
  const { result, ambiguous, level } = tableSql(plan, context, place, tierWriter(context.plan, context))
  const tier = tierPiece(result, level)
  const named = chain.column('tier', tier)
  if (ambiguous !== undefined) {
    const noted = chain.column('assign.ambiguous', condition(ambiguous, level))
    stops.push({ when: noted.sql, code: 'ambiguous-hit', id: 'assign' })
  }
  if (!plan.otherwise) stops.push({ when: `${named.sql} IS NULL`, code: 'no-hit', id: 'assign' })
  return tier
}

/** A better previous tier is kept by the margin, or else bounds the fall. */
export function addHold(tier: Piece, previous: Piece, context: Context): Piece {
  const { plan, chain } = context
  const { hold, assign } = plan
  if (!hold || assign.kind !== 'bands') return tier
  const write = tierWriter(plan, context)
  const score = context.scope.results[context.scope.firstScore + assign.score] as Result
  const branches = plan.tiers.flatMap((_, held): Branch[] => {
    const worse = plan.tiers.map((_, index) => index).slice(held + 1)
    const bound = hold.maxDrop === undefined ? undefined : held + hold.maxDrop
    const fallen = worse.filter((index) => bound !== undefined && index > bound)
    const from = (tiers: readonly number[]) =>
      `${previous.sql} = ${write(held)} AND ${tier.sql} IN (${tiers.map(write).join(', ')})`
    const threshold = thresholdOf(assign.bands, held)
    return [
      ...(worse.length > 0 && threshold !== undefined
        ? [[`${from(worse)} AND ${score.sql} >= ${threshold - hold.margin}`, write(held)] as const]
        : []),
      ...(fallen.length > 0 && bound !== undefined ? [[from(fallen), write(bound)] as const] : []),
    ]
  })
  chain.begin('hold')
  return chain.column('tier.held', tierPiece(caseOf(branches, tier.sql), levelOf([tier, previous, score])))
}

/** The scaled score at which a tier begins; none for the lowest band. */
function thresholdOf({ edges, yields }: Extract<AssignPlan, { kind: 'bands' }>['bands'], tier: number) {
  const band = yields.indexOf(tier)
  return band > 0 ? edges[band - 1]?.at : undefined
}
