import { pointerTo } from '../../check/problems.ts'
import { parseDate } from '../../dates/calendar.ts'
import type { ValueType } from '../node.ts'
import type { OperatorRule, OperatorUse } from './operator.ts'

/** `in` a literal list of strings or numbers; a list of strings is one of dates where the operand is a date. */
const membership: OperatorRule = {
  arity: { least: 2, most: 2 },
  check(use) {
    const [operand, list] = use.operands
    const node = use.infer(operand, use.pointers[0] ?? use.pointer)
    const listPointer = use.pointers[1] ?? use.pointer
    if (!Array.isArray(list)) {
      use.report('wrong-type', listPointer, { expected: 'array' })
      return undefined
    }
    if (!node) return undefined
    if (node.type === 'any' || node.type === 'boolean') {
      use.report('type-mismatch', use.pointers[0] ?? use.pointer, {
        expected: 'string',
        found: node.type === 'any' ? 'null' : node.type,
      })
      return undefined
    }
    const { type } = node
    const items = list.map((item, index) => listItem(item, type, pointerTo(listPointer, index), use))
    if (!items.every((item) => item !== undefined)) return undefined
    return { kind: 'in', type: 'boolean', operand: node, list: items }
  },
}

function listItem(item: unknown, type: ValueType, pointer: string, use: OperatorUse): number | string | undefined {
  if (type === 'number' && typeof item === 'number') return item + 0
  if (type === 'string' && typeof item === 'string') return item.normalize('NFC')
  if (type === 'date' && typeof item === 'string') {
    const date = parseDate(item)
    if (date === undefined) use.report('invalid-date', pointer, { value: item })
    return date
  }
  use.report('type-mismatch', pointer, { expected: type, found: item === null ? 'null' : typeof item })
  return undefined
}

export const membershipOperators = { in: membership }
