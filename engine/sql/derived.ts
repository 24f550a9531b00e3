import type { DerivedPlan } from '../plan/plan.ts'
import type { Scalar } from '../strategy/document.ts'
import { requireSafe } from './arithmetic.ts'
import { bandsCase, lookupCase, tableSql, type Write } from './classes.ts'
import type { Context, Place } from './context.ts'
import { expression } from './expression.ts'
import { caseOf } from './layout.ts'
import { literal } from './literals.ts'
import type { Piece } from './piece.ts'
import { eitherSize, productSize, type Size, sizeOf } from './size.ts'

/** Computes all derived values, each from those before it. Fills `scope.derived`. */
export function addDerived(context: Context): void {
  context.chain.begin('derived')
  for (const plan of context.plan.derived) context.scope.derived.push(derivedColumn(plan, context))
}

function derivedColumn(plan: DerivedPlan, context: Context): Piece {
  const { chain } = context
  const place: Place = { owner: plan.id, pointer: plan.pointer }
  const value = plan.value && expression(plan.value, context, place)
  if (plan.classes) return classified(plan, value, context, place)
  if (!value) throw new TypeError('derived: neither an expression nor a class')
  return chain.column(plan.id, plan.type === 'number' ? quantised(value, plan.decimals, context, place) : value)
}

/** floor(x · 10ᵈ + 0.5) / 10ᵈ, in doubles. */
function quantised(value: Piece, decimals: number, context: Context, place: Place): Piece {
  const { chain, dialect } = context
  const scale = dialect.double(10 ** decimals)
  const scaled = scaledUp(value, 10 ** decimals, context, place)
  const named = dialect.floorRepeats ? chain.column(`${place.owner}.scaled`, scaled) : scaled
  const size: Size = { most: (value.size?.most ?? 0) + 1, least: 10 ** -decimals }
  return { ...named, sql: `${dialect.floor(named.sql)} / ${scale}`, atom: false, tight: false, size }
}

/** x · scale + 0.5, in doubles. */
export function scaledUp(value: Piece, scale: number, context: Context, place: Place): Piece {
  const { dialect } = context
  const size = productSize(value.size ?? sizeOf(1), sizeOf(scale))
  requireSafe(size, context, place)
  const factor = value.tight ? value.sql : `(${value.sql})`
  const { level, missing } = value
  const sql = `${factor} * ${dialect.double(scale)} + ${dialect.double(0.5)}`
  return { sql, level, missing, atom: false, tight: false, size }
}

/** A class over a value is missing where the value is; without a hit it refuses. */
function classified(plan: DerivedPlan, value: Piece | undefined, context: Context, place: Place): Piece {
  const { chain, dialect, stops } = context
  const write: Write = (one) => literal(dialect, one, plan.type).sql
  const named = value && chain.atom(`${plan.id}.value`, value)
  const { sql, level, ambiguous, always } = classOf(plan, named, context, place, write)
  const column = chain.column(plan.id, {
    sql,
    level: Math.max(level, named?.level ?? 0),
    atom: false,
    tight: true,
    missing: named?.missing ?? false,
    ...(plan.type === 'number' ? { size: yieldSize(plan) } : {}),
  })
  const asked = named?.missing ? `${named.sql} IS NOT NULL AND ` : ''
  if (ambiguous) stops.push({ when: `${asked}(${ambiguous})`, code: 'ambiguous-hit', id: plan.id })
  if (!always) stops.push({ when: `${asked}${column.sql} IS NULL`, code: 'no-hit', id: plan.id })
  return column
}

interface ClassSql {
  sql: string
  level: number
  ambiguous?: string | undefined
  /** Whether every value has a hit. */
  always: boolean
}

function classOf(
  { classes }: DerivedPlan,
  value: Piece | undefined,
  context: Context,
  place: Place,
  write: Write,
): ClassSql {
  const { dialect, chain } = context
  const level = value?.level ?? 0
  if (classes?.kind === 'table') {
    const { result, ambiguous, level: reached } = tableSql(classes, context, place, write)
    const sql = value?.missing ? caseOf([[`${value.sql} IS NOT NULL`, result]]) : result
    const noted =
      ambiguous === undefined
        ? undefined
        : chain.column(`${place.owner}.ambiguous`, condition(ambiguous, Math.max(level, reached))).sql
    return { sql, level: reached, ambiguous: noted, always: classes.otherwise !== undefined }
  }
  if (!value || !classes) throw new TypeError('derived: bands and lookups have a value')
  const always = classes.kind === 'bands' || classes.otherwise !== undefined
  const { branches, otherwise } =
    classes.kind === 'bands' ? bandsCase(classes, value, write, dialect) : lookupCase(classes, value, write, dialect)
  return { sql: caseOf(branches, otherwise), level, always }
}

export const condition = (sql: string, level: number): Piece => ({
  sql,
  level,
  atom: false,
  tight: false,
  missing: false,
})

function yieldSize({ classes }: DerivedPlan): Size {
  const yields: Scalar[] = [
    ...(classes?.yields ?? []),
    ...(classes?.kind !== 'bands' && classes?.otherwise ? [classes.otherwise.yield] : []),
  ]
  return eitherSize(yields.flatMap((one) => (typeof one === 'number' ? [sizeOf(one)] : [])))
}
