import { pointerTo } from '../../check/problems.ts'
import type { Node } from '../../logic/node.ts'
import { extendScope, type Resolution, type Scope } from '../../logic/scope.ts'
import { typecheckAs } from '../../logic/typecheck.ts'
import { EXPRESSION_LIMIT, scalePoints } from '../../numbers/scaled.ts'
import type { Dimension, MissingPolicy, Points as PointsDocument, PointsEntry } from '../../strategy/document.ts'
import { suggest } from '../../words/suggest.ts'
import type { DerivedPlan, DimensionPlan, FieldPlan, MissingPlan, PointsPlan } from '../plan.ts'
import { buildBands, buildLookup, buildTable } from './classes.ts'
import { type BuildContext, checkPointDecimals, type Entry, soundPart } from './context.ts'
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
  return entries.flatMap((entry) => buildDimension(entry, around, context) ?? [])
}

/** The plan of one dimension; every part of sound shape is checked, whatever the others are. */
function buildDimension(
  entry: Entry<Dimension>,
  around: Surroundings,
  context: BuildContext,
): DimensionPlan | undefined {
  const { item, raw, pointer } = entry
  const expression = soundPart(entry, 'value', context)
  const value =
    expression === undefined ? undefined : buildValue(expression, pointerTo(pointer, 'value'), around.scope, context)
  const pointsDocument = soundPart(entry, 'points', context)
  const points =
    pointsDocument && buildPoints({ ...raw, points: pointsDocument }, value, pointer, around.scope, context)
  const missing = buildMissing(soundPart(entry, 'missing', context), pointerTo(pointer, 'missing', 'points'), context)
  checkPointDecimals(context, soundPart(entry, 'baseline', context), pointerTo(pointer, 'baseline'))
  const parent = parentOf(entry, around, context)
  if (!item || !points || parent === undefined || (item.value !== undefined && !value)) return undefined
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

function parentOf(entry: Entry<Dimension>, { scoreIndex }: Surroundings, context: BuildContext): number | undefined {
  const into = soundPart(entry, 'into', context)
  const parent = into === undefined ? undefined : scoreIndex.get(into)
  if (into !== undefined && parent === undefined)
    context.report('unknown-score', pointerTo(entry.pointer, 'into'), {
      score: into,
      ...suggest(into, scoreIndex.keys()),
    })
  return parent
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
  if (points.formula !== undefined) return buildFormula(item, value, pointerTo(at, 'formula'), scope, context)
  if (points.table) return buildPointsTable(points.table, scope, pointerTo(at, 'table'), context)
  if (item.value === undefined) context.report('points-need-value', pointer)
  if (points.lookup) {
    if (!value || value.type === 'any') return undefined
    const yieldOf = (entry: PointsEntry, place: string) => entryPoints(entry, place, context)
    return buildLookup(points.lookup, points.otherwise, value.type, yieldOf, at, context)
  }
  if (value && value.type !== 'number')
    context.report('type-mismatch', pointerTo(pointer, 'value'), { expected: 'number', found: value.type })
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
  { value: expression, points }: Dimension,
  value: Node | undefined,
  pointer: string,
  scope: Scope,
  context: BuildContext,
): PointsPlan | undefined {
  const inner =
    expression === undefined ? scope : extendScope(scope, new Map<string, Resolution>([['value', nameOf(value)]]))
  const node = typecheckAs(points.formula, 'number', pointer, inner, context.report)
  return node && { kind: 'formula', formula: node }
}

/** What `value` means in a formula; nothing can be said where the value itself has a problem. */
const nameOf = (value: Node | undefined): Resolution =>
  value && value.type !== 'any' ? found('value', 'value', 0, value.type) : { kind: 'broken' }

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
