import { pointerTo } from '../../check/problems.ts'
import type { Scope } from '../../logic/scope.ts'
import { POINT_SCALE, POINTS_LIMIT, scalePoints } from '../../numbers/scaled.ts'
import type { Strategy } from '../../strategy/document.ts'
import { suggest } from '../../words/suggest.ts'
import type { AssignPlan, AxisPlan, BandsPlan, HoldPlan } from '../plan.ts'
import { buildBands, buildTable } from './classes.ts'
import { type BuildContext, checkPointDecimals } from './context.ts'

export interface TierNames {
  index: ReadonlyMap<string, number>
  ordered: boolean
}

interface Surroundings {
  scope: Scope
  scoreIndex: ReadonlyMap<string, number>
  tiers: TierNames
}

export function buildAssign(around: Surroundings, context: BuildContext): AssignPlan | undefined {
  const { assign } = context.document
  if (assign.bands) return buildTierBands(assign.score ?? '', assign.bands, around, context)
  if (assign.matrix) return buildMatrix(assign.matrix, around, context)
  return assign.table && buildTierTable(assign.table, around, context)
}

/** Stands for a tier that isn't there, so that nothing more is said about it. */
const UNKNOWN_TIER = -1

/** The index of a tier; reports a name that no tier has, where there are any. */
export function tierNamed(id: string, pointer: string, tiers: TierNames, context: BuildContext): number {
  const index = tiers.index.get(id)
  const known = [...tiers.index.keys()]
  if (index === undefined && known.length > 0)
    context.report('unknown-tier', pointer, { tier: id, known, ...suggest(id, known) })
  return index ?? UNKNOWN_TIER
}

function scoreNamed(
  id: string,
  pointer: string,
  { scoreIndex }: Pick<Surroundings, 'scoreIndex'>,
  context: BuildContext,
): number | undefined {
  const index = scoreIndex.get(id)
  if (index === undefined) context.report('unknown-score', pointer, { score: id, ...suggest(id, scoreIndex.keys()) })
  return index
}

function buildTierBands(
  scoreId: string,
  bands: NonNullable<Strategy['assign']['bands']>,
  around: Surroundings,
  context: BuildContext,
): AssignPlan | undefined {
  const score = scoreNamed(scoreId, '/assign/score', around, context)
  const at = '/assign/bands'
  const plan = buildBands(
    bands,
    (band, pointer) => tierNamed(band.tier, pointerTo(pointer, 'tier'), around.tiers, context),
    at,
    context,
  )
  bands.forEach((band, index) => {
    checkThreshold(band.from ?? band.above, pointerTo(at, index), context)
  })
  checkTierOrder(plan, around.tiers, at, context)
  const scaled = plan.edges.map(({ at: edge, inclusive }) => ({ at: scalePoints(edge), inclusive }))
  return score === undefined ? undefined : { kind: 'bands', score, bands: { ...plan, edges: scaled } }
}

/** A threshold is a score: at most 4 decimals, within ±100,000. */
function checkThreshold(threshold: number | undefined, pointer: string, context: BuildContext): void {
  checkPointDecimals(context, threshold, pointer)
  if (threshold !== undefined && Math.abs(threshold) > POINTS_LIMIT)
    context.report('out-of-range', pointer, { comparison: '±', limit: POINTS_LIMIT })
}

function checkTierOrder(bands: BandsPlan<number>, tiers: TierNames, pointer: string, { report }: BuildContext): void {
  const ids = [...tiers.index.keys()]
  bands.yields.forEach((tier, index) => {
    const at = pointerTo(pointer, index, 'tier')
    const previous = bands.yields[index - 1] ?? tier
    if (tier === UNKNOWN_TIER || previous === UNKNOWN_TIER) return
    if (bands.yields.indexOf(tier) < index) report('tier-twice', at, { tier: ids[tier] ?? '' })
    else if (tiers.ordered && tier > previous)
      report('tiers-order', at, { tier: ids[tier] ?? '', previous: ids[previous] ?? '' })
  })
}

function buildMatrix(
  matrix: NonNullable<Strategy['assign']['matrix']>,
  around: Surroundings,
  context: BuildContext,
): AssignPlan | undefined {
  const at = '/assign/matrix'
  const x = buildAxis(matrix.x, pointerTo(at, 'x'), around, context)
  const y = buildAxis(matrix.y, pointerTo(at, 'y'), around, context)
  const [width, height] = [matrix.x.edges.length + 1, matrix.y.edges.length + 1]
  const cells = matrix.cells.map((row, rowIndex) => {
    if (row.length !== width)
      context.report('matrix-shape', pointerTo(at, 'cells', rowIndex), { expected: width, found: row.length })
    return row.map((tier, column) => tierNamed(tier, pointerTo(at, 'cells', rowIndex, column), around.tiers, context))
  })
  if (cells.length !== height)
    context.report('matrix-shape', pointerTo(at, 'cells'), { expected: height, found: cells.length })
  return x && y && { kind: 'matrix', x, y, cells }
}

function buildAxis(
  axis: { score: string; edges: number[] },
  pointer: string,
  around: Surroundings,
  context: BuildContext,
): AxisPlan | undefined {
  const score = scoreNamed(axis.score, pointerTo(pointer, 'score'), around, context)
  axis.edges.forEach((edge, index) => {
    const at = pointerTo(pointer, 'edges', index)
    const previous = axis.edges[index - 1]
    checkThreshold(edge, at, context)
    if (previous !== undefined && edge <= previous) context.report('edges-not-ascending', at, { edge, previous })
  })
  return score === undefined ? undefined : { score, edges: axis.edges.map(scalePoints) }
}

function buildTierTable(
  table: NonNullable<Strategy['assign']['table']>,
  around: Surroundings,
  context: BuildContext,
): AssignPlan | undefined {
  const at = '/assign/table'
  if (!around.tiers.ordered && (table.hit === 'best' || table.hit === 'worst'))
    context.report('hit-needs-rank', pointerTo(at, 'hit'), { hit: table.hit })
  const plan = buildTable(
    table,
    around.scope,
    (row, pointer) => tierNamed(row.tier, pointerTo(pointer, 'tier'), around.tiers, context),
    (tier: string, pointer) => tierNamed(tier, pointer, around.tiers, context),
    at,
    context,
  )
  return plan && { kind: 'table', table: plan }
}

export function buildHold(tiers: TierNames, context: BuildContext): HoldPlan | undefined {
  const { hold, assign } = context.document
  if (!hold) return undefined
  if (!tiers.ordered) context.report('needs-rank', '/hold', { key: 'hold' })
  if (!context.isBroken('/assign') && !assign?.bands) context.report('hold-needs-bands', '/hold')
  checkPointDecimals(context, hold.margin, '/hold/margin')
  return { margin: Math.round(hold.margin * POINT_SCALE), maxDrop: hold.maxDrop }
}
