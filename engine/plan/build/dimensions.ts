import { pointerTo } from '../../check/problems.ts'
import type { Node } from '../../logic/node.ts'
import { extendScope, type Scope } from '../../logic/scope.ts'
import { typecheckAs } from '../../logic/typecheck.ts'
import { EXPRESSION_LIMIT, scalePoints } from '../../numbers/scaled.ts'
import type { Dimension, MissingPolicy, Points as PointsDocument, PointsEntry } from '../../strategy/document.ts'
import { suggest } from '../../words/suggest.ts'
import type { DerivedPlan, DimensionPlan, FieldPlan, MissingPlan, PointsPlan } from '../plan.ts'
import { buildBands, buildLookup, buildTable } from './classes.ts'
import { type BuildContext, checkPointDecimals, type Entry } from './context.ts'
import { buildValue } from './derived.ts'
import { fieldsReadBy } from './reads.ts'
import { found } from './scopes.ts'

interface Surroundings {
  scope: Scope
  fields: readonly FieldPlan[]
  derived: readonly DerivedPlan[]
  scoreIndex: ReadonlyMap<string, number>
}

export function buildDimensions(
  entries: readonly Entry<Dimension>[],
  around: Surroundings,
  context: BuildContext,
): DimensionPlan[] {
  return entries.flatMap(({ item, pointer }) => {
    const plan = item && buildDimension(item, pointer, around, context)
    return plan ? [plan] : []
  })
}

function buildDimension(
  item: Dimension,
  pointer: string,
  around: Surroundings,
  context: BuildContext,
): DimensionPlan | undefined {
  const value =
    item.value === undefined ? undefined : buildValue(item.value, pointerTo(pointer, 'value'), around.scope, context)
  const points =
    item.value === undefined || value ? buildPoints(item, value, pointer, around.scope, context) : undefined
  const missing = buildMissing(item.missing, pointerTo(pointer, 'missing', 'points'), context)
  checkPointDecimals(context, item.baseline, pointerTo(pointer, 'baseline'))
  const parent = around.scoreIndex.get(item.into)
  if (parent === undefined) {
    const params = { score: item.into, ...suggest(item.into, around.scoreIndex.keys()) }
    context.report('unknown-score', pointerTo(pointer, 'into'), params)
  }
  if (!points || parent === undefined) return undefined
  const fields = fieldsReadBy([...(value ? [value] : []), ...nodesOf(points)], around.derived)
  const mayAsk = fields.length === 0 || fields.some((field) => around.fields[field]?.actionable ?? true)
  return {
    id: item.id,
    pointer,
    value,
    points,
    missing,
    parent,
    weight: item.weight,
    baseline: item.baseline === undefined ? undefined : scalePoints(item.baseline),
    title: item.title ?? item.id,
    reason: item.reason ?? item.title ?? item.id,
    actionable: (item.actionable ?? true) && mayAsk,
    fields,
  }
}

/** The expressions inside a dimension's points. */
function nodesOf(points: PointsPlan): Node[] {
  if (points.kind === 'formula') return [points.formula]
  return points.kind === 'table' ? points.inputs : []
}

function buildMissing(policy: MissingPolicy | undefined, pointer: string, context: BuildContext): MissingPlan {
  if (policy === undefined || policy === 'fail') return { kind: 'fail' }
  if (policy === 'skip') return { kind: 'skip' }
  checkPointDecimals(context, policy.points, pointer)
  return { kind: 'points', points: scalePoints(policy.points) }
}

function buildPoints(
  item: Dimension,
  value: Node | undefined,
  pointer: string,
  scope: Scope,
  context: BuildContext,
): PointsPlan | undefined {
  const at = pointerTo(pointer, 'points')
  const { points } = item
  if (points.formula !== undefined) return buildFormula(points.formula, value, pointerTo(at, 'formula'), scope, context)
  if (points.table) return buildPointsTable(points.table, scope, pointerTo(at, 'table'), context)
  if (!value || value.type === 'any') {
    if (item.value === undefined) context.report('points-need-value', pointer)
    return undefined
  }
  if (points.lookup) {
    const yieldOf = (entry: PointsEntry, place: string) => entryPoints(entry, place, context)
    return buildLookup(points.lookup, points.otherwise, value.type, yieldOf, at, context)
  }
  if (value.type !== 'number') {
    context.report('type-mismatch', pointerTo(pointer, 'value'), { expected: 'number', found: value.type })
    return undefined
  }
  if (points.curve) return buildCurve(points.curve, pointerTo(at, 'curve'), context)
  return buildBands(
    points.bands ?? [],
    (band, place) => literalPoints(band.points, pointerTo(place, 'points'), context),
    pointerTo(at, 'bands'),
    context,
  )
}

function buildPointsTable(
  table: NonNullable<PointsDocument['table']>,
  scope: Scope,
  pointer: string,
  context: BuildContext,
) {
  return buildTable(
    table,
    scope,
    (row, place) => literalPoints(row.points, pointerTo(place, 'points'), context),
    (entry: PointsEntry, place) => entryPoints(entry, place, context),
    pointer,
    context,
  )
}

function buildFormula(
  formula: unknown,
  value: Node | undefined,
  pointer: string,
  scope: Scope,
  context: BuildContext,
): PointsPlan | undefined {
  const type = value?.type
  const inner =
    type === undefined || type === 'any'
      ? scope
      : extendScope(scope, new Map([['value', found('value', 'value', 0, type)]]))
  const node = typecheckAs(formula, 'number', pointer, inner, context.report)
  return node && { kind: 'formula', formula: node }
}

/**
 * Two points at one x make a step, and the second holds at x; a third would never be reached. Beyond the
 * limit of expressions no value lies, and the slope could overflow.
 */
function buildCurve(curve: readonly [number, number][], pointer: string, context: BuildContext): PointsPlan {
  const xs = curve.map(([x]) => x + 0)
  xs.forEach((x, index) => {
    checkPointDecimals(context, curve[index]?.[1], pointerTo(pointer, index, 1))
    if (Math.abs(x) > EXPRESSION_LIMIT)
      context.report('out-of-range', pointerTo(pointer, index, 0), { comparison: '±', limit: EXPRESSION_LIMIT })
    const [previous, beforeIt] = [xs[index - 1], xs[index - 2]]
    if (previous !== undefined && (x < previous || x === beforeIt))
      context.report('curve-not-ascending', pointerTo(pointer, index), { x, previous })
  })
  return { kind: 'curve', xs, ys: curve.map(([, y]) => y + 0) }
}

function literalPoints(points: number, pointer: string, context: BuildContext): number {
  checkPointDecimals(context, points, pointer)
  return scalePoints(points)
}

const entryPoints = (entry: PointsEntry, pointer: string, context: BuildContext): number =>
  typeof entry === 'number'
    ? literalPoints(entry, pointer, context)
    : literalPoints(entry.points, pointerTo(pointer, 'points'), context)
