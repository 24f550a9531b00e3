import { pointerTo } from '../../check/problems.ts'
import { parseDate } from '../../dates/calendar.ts'
import type { ValueType } from '../../logic/node.ts'
import type { Cell, IntervalCell, Scalar } from '../../strategy/document.ts'
import type { CellPlan, EdgePlan } from '../plan.ts'
import type { BuildContext } from './context.ts'

/** A cell against an input of the given type, or undefined after reporting why it can't be one. */
export function buildCell(cell: Cell, type: ValueType, pointer: string, context: BuildContext): CellPlan | undefined {
  if (cell === null) return { kind: 'any' }
  if (Array.isArray(cell)) {
    if (cell.includes(null)) context.report('null-in-list', pointer)
    const cells = cell.map((inner, index) => buildCell(inner, type, pointerTo(pointer, index), context))
    return cells.every((inner) => inner !== undefined) ? { kind: 'anyOf', cells } : undefined
  }
  if (typeof cell !== 'object') {
    const value = literalAs(cell, type, pointer, context)
    return value === undefined ? undefined : { kind: 'equals', value }
  }
  if ('not' in cell) {
    const inner = buildCell(cell.not, type, pointerTo(pointer, 'not'), context)
    return inner && { kind: 'not', cell: inner }
  }
  return buildInterval(cell, type, pointer, context)
}

/** A literal as a value of the input's type: dates are real, strings normalised. */
function literalAs(literal: Scalar, type: ValueType, pointer: string, context: BuildContext): Scalar | undefined {
  if (type === 'date' && typeof literal === 'string') {
    const date = parseDate(literal)
    if (date === undefined) context.report('invalid-date', pointer, { value: literal })
    return date
  }
  if (typeof literal !== type) {
    context.report('cell-type', pointer, { expected: type, found: typeof literal })
    return undefined
  }
  if (typeof literal === 'string') return literal.normalize('NFC')
  return typeof literal === 'number' ? literal + 0 : literal
}

function buildInterval(
  cell: IntervalCell,
  type: ValueType,
  pointer: string,
  context: BuildContext,
): CellPlan | undefined {
  if (type !== 'number' && type !== 'date') {
    context.report('cell-type', pointer, { expected: type, found: 'interval' })
    return undefined
  }
  const bound = (key: keyof IntervalCell, inclusive: boolean): EdgePlan | undefined => {
    const literal = cell[key]
    if (literal === undefined) return undefined
    const at = literalAs(literal, type, pointerTo(pointer, key), context)
    return typeof at === 'number' ? { at, inclusive } : undefined
  }
  const low = bound('from', true) ?? bound('above', false)
  const high = bound('to', true) ?? bound('below', false)
  if (low && high && (low.at > high.at || (low.at === high.at && !(low.inclusive && high.inclusive))))
    context.report('interval-empty', pointer)
  return { kind: 'interval', low, high }
}
