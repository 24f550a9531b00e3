import { pointerTo } from '../../check/problems.ts'
import type { Node, ValueType } from '../../logic/node.ts'
import { extendScope, type Resolution, type Scope } from '../../logic/scope.ts'
import { typecheck } from '../../logic/typecheck.ts'
import { EXPRESSION_LIMIT, quantise } from '../../numbers/scaled.ts'
import type { Derived, Scalar } from '../../strategy/document.ts'
import type { ClassPlan, DerivedPlan, FieldPlan } from '../plan.ts'
import { buildBands, buildLookup, buildTable } from './classes.ts'
import { type BuildContext, type Entry, entriesOf, soundPart } from './context.ts'
import { RESERVED_VARIABLES } from './fields.ts'
import { fieldsReadBy } from './reads.ts'
import { found } from './scopes.ts'

/** Decimals that a derived number is brought to where the document doesn't say. */
const DEFAULT_DECIMALS = 6

export const derivedEntries = (context: BuildContext): Entry<Derived>[] =>
  entriesOf<Derived>(context, 'derived', RESERVED_VARIABLES)

/** The derived values in order, and the scope with all of their names. Each may read those before it. */
export function buildDerived(
  entries: readonly Entry<Derived>[],
  fields: readonly FieldPlan[],
  outer: Scope,
  context: BuildContext,
): { derived: DerivedPlan[]; scope: Scope } {
  const names = new Map<string, Resolution>(entries.map(({ id }) => [id, { kind: 'later' }]))
  const scope = extendScope(outer, names)
  const derived: DerivedPlan[] = []
  entries.forEach((entry, index) => {
    const { id, item, pointer } = entry
    const outside = outer.resolve(id)
    if (outside.kind !== 'unknown' && fields.some((field) => field.id === id))
      context.report('duplicate-id', pointerTo(pointer, 'id'), { id })
    const plan = item ? buildOne(item, pointer, scope, derived, context) : checkValue(entry, scope, context)
    names.set(id, plan ? found(id, 'derived', index, plan.type) : { kind: 'broken' })
    if (plan) derived[index] = plan
  })
  return { derived: derived.filter((plan) => plan !== undefined), scope }
}

/** Of a derived value whose shape is broken, the expression at least is checked. */
function checkValue(entry: Entry<Derived>, scope: Scope, context: BuildContext): undefined {
  const value = soundPart(entry, 'value', context)
  if (value !== undefined) buildValue(value, pointerTo(entry.pointer, 'value'), scope, context)
  return undefined
}

function buildOne(
  item: Derived,
  pointer: string,
  scope: Scope,
  earlier: readonly DerivedPlan[],
  context: BuildContext,
): DerivedPlan | undefined {
  const decimals = item.decimals ?? DEFAULT_DECIMALS
  const value =
    item.value === undefined ? undefined : buildValue(item.value, pointerTo(pointer, 'value'), scope, context)
  const classified = item.bands !== undefined || item.lookup !== undefined || item.table !== undefined
  if (item.value !== undefined && !value) return undefined
  const classes = buildClasses(item, value, decimals, pointer, scope, context)
  if (classified && !classes) return undefined
  const type = classes ? typeOfYields(classes, pointer, context) : value?.type
  if (type === undefined || type === 'any') return undefined
  if (classes && type === 'number') checkLimit(classes, pointer, context)
  const reads = [...(value ? [value] : []), ...(classes?.kind === 'table' ? classes.inputs : [])]
  return { id: item.id, pointer, type, decimals, value, classes, fields: fieldsReadBy(reads, earlier) }
}

/** An expression that is no literal null. */
export function buildValue(
  expression: unknown,
  pointer: string,
  scope: Scope,
  context: BuildContext,
): Node | undefined {
  const node = typecheck(expression, pointer, scope, context.report)
  if (node?.kind !== 'absent') return node
  context.report('type-mismatch', pointer, { expected: 'value', found: 'null' })
  return undefined
}

function buildClasses(
  item: Derived,
  value: Node | undefined,
  decimals: number,
  pointer: string,
  scope: Scope,
  context: BuildContext,
): ClassPlan<Scalar> | undefined {
  const literal = (scalar: Scalar): Scalar =>
    typeof scalar === 'number'
      ? quantise(scalar, decimals)
      : typeof scalar === 'string'
        ? scalar.normalize('NFC')
        : scalar
  const valueIn = (entry: { value: Scalar }): Scalar => literal(entry.value)
  if (item.table) return buildTable(item.table, scope, valueIn, literal, pointerTo(pointer, 'table'), context)
  if (!value || value.type === 'any') return undefined
  if (item.lookup) return buildLookup(item.lookup, item.otherwise, value.type, literal, pointer, context)
  if (!item.bands) return undefined
  if (value.type !== 'number')
    context.report('type-mismatch', pointerTo(pointer, 'value'), { expected: 'number', found: value.type })
  return buildBands(item.bands, valueIn, pointerTo(pointer, 'bands'), context)
}

/** A number beyond the limit of expressions would be missing wherever it is read. */
function checkLimit(classes: ClassPlan<Scalar>, pointer: string, { report }: BuildContext): void {
  const yields = [
    ...classes.yields,
    ...(classes.kind === 'bands' || !classes.otherwise ? [] : [classes.otherwise.yield]),
  ]
  if (yields.some((value) => Math.abs(Number(value)) > EXPRESSION_LIMIT))
    report('out-of-range', pointer, { comparison: '±', limit: EXPRESSION_LIMIT })
}

function typeOfYields(classes: ClassPlan<Scalar>, pointer: string, context: BuildContext): ValueType | undefined {
  const otherwise = classes.kind === 'bands' ? undefined : classes.otherwise
  const yields = otherwise ? [...classes.yields, otherwise.yield] : classes.yields
  const types = [...new Set(yields.map((scalar) => typeof scalar as 'string' | 'number' | 'boolean'))]
  if (types.length === 1) return types[0]
  context.report('mixed-types', pointer, { types })
  return undefined
}
