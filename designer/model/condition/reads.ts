/** Which fields a condition rests on. */
import type { Expression, Strategy } from '../../../engine/index.ts'
import { byId } from '../names.ts'
import { operationOf } from './tree.ts'

/** The fields that an expression reads, itself or through derived values, in the order in which it names them. */
export function fieldsRead(document: Strategy, expression: Expression | undefined): string[] {
  const found = new Set<string>()
  const visit = (part: unknown, seen: readonly string[]): void => {
    if (Array.isArray(part)) {
      for (const one of part) visit(one, seen)
      return
    }
    const operation = operationOf(part)
    if (!operation) return
    const named = operation.operator === 'var' ? operation.operands.slice(0, 1) : []
    const names = operation.operator === 'missing' ? operation.operands.flat() : named
    for (const name of names) {
      if (typeof name !== 'string' || seen.includes(name)) continue
      if (byId(document.fields, name)) found.add(name)
      const derived = byId(document.derived, name)
      if (derived) visit([derived.value, derived.table?.inputs], [...seen, name])
    }
    if (operation.operator !== 'missing') visit(operation.operands.slice(named.length), seen)
  }
  visit(expression, [])
  return [...found]
}
