import { POINT_LIMIT_SCALED, POINT_SCALE } from '../numbers/scaled.ts'
import type { CurvePlan, DimensionPlan, PointsPlan, TablePlan } from '../plan/plan.ts'
import { localize } from '../strategy/text.ts'
import { requireSafe } from './arithmetic.ts'
import { bandsCase, lookupCase, tableSql, type Write } from './classes.ts'
import type { Context, Place, Result } from './context.ts'
import { condition, scaledUp } from './derived.ts'
import { expression } from './expression.ts'
import { type Branch, caseOf } from './layout.ts'
import { absent, comparable } from './literals.ts'
import type { Piece } from './piece.ts'
import { productSize, quotientSize, sizeOf, sumSize } from './size.ts'

/** Turns all values into scaled points. Fills the first part of `scope.results`. */
export function addDimensions(context: Context): void {
  context.chain.begin('points')
  context.plan.dimensions.forEach((plan, index) => {
    context.scope.results[index] = dimensionColumn(plan, context)
  })
}

/** Scaled points before they have a name: what they are, within which bounds, and what makes them none. */
interface Award {
  /** From the value; NULL where there are none. Where there are branches, what stands behind them. */
  sql?: string
  branches?: Branch[]
  /** Whether it is NULL wherever the value is. */
  followsValue?: true
  level: number
  low: number
  high: number
  /** Whether the points are missing though the value is present, and what that means. */
  absent?: 'no-hit' | 'missing' | undefined
  ambiguous?: Piece | undefined
  /** A column of doubles that may lie beyond the limit of points. */
  wide?: Piece | undefined
}

function dimensionColumn(plan: DimensionPlan, context: Context): Result {
  const { chain, dialect, scope, stops } = context
  const place: Place = { owner: plan.id, pointer: plan.pointer }
  const value = plan.value && chain.atom(`${plan.id}.value`, expression(plan.value, context, place))
  const inside = { ...context, scope: { ...scope, value: value ?? absent(dialect, 'number') } }
  const fallback = plan.missing.kind === 'points' ? plan.missing.points : undefined
  // Where a missing value has points of its own, it is asked for first.
  const classified = value && fallback !== undefined ? { ...value, missing: false } : value
  const award = awardOf(plan.points, classified, inside, place)
  const mayLack = value?.missing === true || award.absent === 'missing'
  const column = chain.column(
    `points.${plan.id}`,
    pointsPiece(award, value, fallback, context),
    localize(plan.title, 'en'),
  )
  const ask = (when: string, code: string) => stops.push({ when, code, id: plan.id })
  const present = value?.missing ? `${value.sql} IS NOT NULL AND ` : ''
  if (plan.missing.kind === 'fail' && value?.missing) ask(`${value.sql} IS NULL`, 'missing-value')
  if (award.wide) ask(`${present}ABS(${award.wide.sql}) > ${POINT_LIMIT_SCALED}`, 'out-of-range')
  if (award.ambiguous) ask(`${present}${award.ambiguous.sql}`, 'ambiguous-hit')
  if (award.absent === 'no-hit') ask(`${present}${column.sql} IS NULL`, 'no-hit')
  if (plan.missing.kind === 'fail' && award.absent === 'missing') ask(`${column.sql} IS NULL`, 'missing-value')
  return {
    ...column,
    missing: mayLack && plan.missing.kind === 'skip',
    low: Math.min(award.low, fallback ?? award.low),
    high: Math.max(award.high, fallback ?? award.high),
  }
}

/** The points of the value, or of a missing one. */
function pointsPiece(
  award: Award,
  value: Piece | undefined,
  fallback: number | undefined,
  { dialect }: Context,
): Piece {
  const isAsked = value?.missing && (fallback !== undefined || !award.followsValue)
  const branches: Branch[] = isAsked ? [[`${value.sql} IS NULL`, String(fallback ?? 'NULL')]] : []
  if (award.wide) {
    const { sql } = award.wide
    if (award.absent === 'missing' && fallback !== undefined) branches.push([`${sql} IS NULL`, String(fallback)])
    branches.push([`ABS(${sql}) <= ${POINT_LIMIT_SCALED}`, sql])
  }
  const chosen = award.branches
    ? caseOf([...branches, ...award.branches], award.sql)
    : caseOf(branches, award.wide ? undefined : award.sql)
  return {
    sql: `CAST(${chosen} AS ${dialect.types.whole})`,
    level: Math.max(award.level, value?.level ?? 0, award.wide?.level ?? 0),
    atom: false,
    tight: true,
    missing: true,
  }
}

function awardOf(points: PointsPlan, value: Piece | undefined, context: Context, place: Place): Award {
  const { dialect } = context
  const write: Write = String
  switch (points.kind) {
    case 'bands': {
      const found = present(value)
      const { branches, otherwise } = bandsCase(points, found, write, dialect)
      const sql = otherwise ? { sql: otherwise } : {}
      return { branches, ...sql, level: found.level, ...bounds(points.yields), followsValue: true }
    }
    case 'lookup': {
      const found = present(value)
      const { branches, otherwise } = lookupCase(points, found, write, dialect)
      return {
        branches,
        ...(otherwise ? { sql: otherwise } : {}),
        level: found.level,
        ...bounds([...points.yields, ...(points.otherwise ? [points.otherwise.yield] : [])]),
        absent: points.otherwise ? undefined : 'no-hit',
        followsValue: true,
      }
    }
    case 'table':
      return tableAward(points, context, place)
    case 'curve':
      return curveAward(points, present(value), context, place)
    case 'formula': {
      const result = expression(points.formula, context, place)
      const wide = quantisedPoints(result, context, place)
      const limits = { low: -POINT_LIMIT_SCALED, high: POINT_LIMIT_SCALED }
      return { sql: wide.sql, level: wide.level, ...limits, wide, absent: result.missing ? 'missing' : undefined }
    }
  }
}

function present(value: Piece | undefined): Piece {
  if (!value) throw new TypeError('dimensions: bands, lookups and curves have a value')
  return value
}

const bounds = (points: readonly number[]) => ({ low: Math.min(...points), high: Math.max(...points) })

function tableAward(table: TablePlan<number>, context: Context, place: Place): Award {
  const { chain } = context
  const { result, ambiguous, level } = tableSql(table, context, place, String)
  const { yields, otherwise } = table
  const common = {
    absent: otherwise ? undefined : ('no-hit' as const),
    ambiguous:
      ambiguous === undefined ? undefined : chain.column(`${place.owner}.ambiguous`, condition(ambiguous, level)),
  }
  const all = [...yields, ...(otherwise ? [otherwise.yield] : [])]
  if (table.hit !== 'sum') return { sql: result, level, ...bounds(all), ...common }
  const total = (sign: number) => yields.reduce((sum, points) => sum + Math.max(0, sign * points), 0)
  const [low, high] = [Math.min(-total(-1), ...all), Math.max(total(1), ...all)]
  if (Math.max(-low, high) <= POINT_LIMIT_SCALED) return { sql: result, level, low, high, ...common }
  const wide = chain.column(`${place.owner}.sum`, { ...condition(castWhole(result, context), level), missing: true })
  return { sql: wide.sql, level: wide.level, low: -POINT_LIMIT_SCALED, high: POINT_LIMIT_SCALED, wide, ...common }
}

const castWhole = (sql: string, { dialect }: Context) => `CAST(${sql} AS ${dialect.types.whole})`

/** floor(x · 10⁴ + 0.5), in doubles, as a column. */
function quantisedPoints(value: Piece, context: Context, place: Place): Piece {
  const { chain, dialect } = context
  const scaled = scaledUp(value, POINT_SCALE, context, place)
  const named = dialect.floorRepeats ? chain.column(`${place.owner}.scaled`, scaled) : scaled
  return chain.column(`${place.owner}.points`, { ...named, sql: dialect.floor(named.sql), atom: false })
}

/** y0 + ((x − x0)·(y1 − y0))/(x1 − x0) in doubles, in that order; flat outside. */
function curveAward(curve: CurvePlan, value: Piece, context: Context, place: Place): Award {
  const { dialect } = context
  const { xs, ys } = curve
  const write = (points: number) => dialect.double(points)
  const segments = xs.map((x, index): Branch => {
    const reached = `${value.sql} >= ${comparable(dialect, x)}`
    const [next, y0, y1] = [xs[index + 1], ys[index] as number, ys[index + 1]]
    if (next === undefined || y1 === undefined) return [reached, write(y0)]
    requireCurve(value, [x, y0, next, y1], context, place)
    return [
      reached,
      `${write(y0)} + (${value.sql} - ${signed(write(x))}) * ${signed(write(y1 - y0))} / ${write(next - x)}`,
    ]
  })
  const below: Branch = [`${value.sql} IS NOT NULL`, write(ys[0] as number)]
  const sql = caseOf([...segments.toReversed(), below])
  const points: Piece = { sql, level: value.level, atom: false, tight: true, missing: value.missing, size: sizeOf(1e5) }
  const column = quantisedPoints({ ...points, size: { most: 1e5, least: 1 } }, context, place)
  const scaled = ys.map((y) => Math.round(y * POINT_SCALE))
  return { sql: column.sql, level: column.level, ...bounds(scaled), followsValue: true }
}

const signed = (number: string): string => (number.startsWith('-') ? `(${number})` : number)

function requireCurve(
  value: Piece,
  [x0, y0, x1, y1]: [number, number, number, number],
  context: Context,
  place: Place,
) {
  const along = { ...sumSize(value.size ?? sizeOf(1), sizeOf(x0)), most: x1 - x0 }
  const product = productSize(along, sizeOf(y1 - y0))
  requireSafe(product, context, place)
  requireSafe(quotientSize(product, sizeOf(x1 - x0)), context, place)
}
