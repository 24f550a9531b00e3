/** How types meet: what counts as the wanted type, and which type several nodes share. */
import type { Report } from '../check/problems.ts'
import { parseDate } from '../dates/calendar.ts'
import type { Node, ValueType } from './node.ts'

/** The node as the wanted type: literal strings become dates where dates are wanted, and null anything. */
export function asType(node: Node, type: ValueType, pointer: string, report: Report): Node | undefined {
  if (node.type === type) return node
  if (node.kind === 'absent') return { kind: 'absent', type }
  if (type === 'date' && node.type === 'string') return asDate(node, pointer, report)
  report('type-mismatch', pointer, { expected: type, found: node.type })
  return undefined
}

function asDate(node: Node, pointer: string, report: Report): Node | undefined {
  if (node.kind === 'constant' && typeof node.value === 'string') {
    const date = parseDate(node.value)
    if (date !== undefined) return { kind: 'constant', type: 'date', value: date }
    report('invalid-date', pointer, { value: node.value })
    return undefined
  }
  report('type-mismatch', pointer, { expected: 'date', found: node.type })
  return undefined
}

/**
 * One type for nodes that must agree (operands of ==, branches of if): that of the first which has one,
 * or date where one is a date and the others are literal strings. undefined after reporting a clash.
 */
export function unify(
  nodes: readonly (Node | undefined)[],
  pointers: readonly string[],
  report: Report,
): { type: ValueType; nodes: Node[] } | undefined {
  const known = nodes.filter((node) => node !== undefined)
  const types = known.flatMap((node) => (node.type === 'any' ? [] : [node.type]))
  const type = types.includes('date') ? 'date' : types[0]
  if (type === undefined) return undefined
  const unified = nodes.map((node, index) => node && asType(node, type, pointers[index] ?? '', report))
  return unified.every((node) => node !== undefined) ? { type, nodes: unified } : undefined
}
