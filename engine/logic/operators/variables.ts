import { nearest } from '../../words/suggest.ts'
import type { Node, Read } from '../node.ts'
import { asType } from '../types.ts'
import type { OperatorRule, OperatorUse } from './operator.ts'

/** The read that a name stands for at its place, or undefined after saying why there is none. */
export function resolveName(name: unknown, pointer: string, use: OperatorUse): Read | undefined {
  if (typeof name !== 'string' || name === '') {
    use.report('wrong-type', pointer, { expected: 'string' })
    return undefined
  }
  const resolution = use.scope.resolve(name)
  if (resolution.kind === 'found') return resolution.read
  if (resolution.kind === 'later') use.report('later-variable', pointer, { name })
  if (resolution.kind === 'unknown') {
    const suggestion = nearest(name, use.scope.names())
    use.report('unknown-variable', pointer, { name, ...(suggestion === undefined ? {} : { suggestion }) })
  }
  return undefined
}

/** `{"var": name}` or `{"var": [name, default]}`: the default replaces a missing value. */
const variable: OperatorRule = {
  arity: { least: 1, most: 2 },
  check(use) {
    const [name, fallback] = use.operands
    const read = resolveName(name, use.pointers[0] ?? use.pointer, use)
    if (!read || use.operands.length === 1) return read
    const pointer = use.pointers[1] ?? use.pointer
    const node = use.infer(fallback, pointer)
    const typed: Node | undefined = node && asType(node, read.type, pointer, use.report)
    return typed && { kind: 'default', type: read.type, value: read, fallback: typed }
  },
}

/** `missing` answers a list in JsonLogic; a list has no place here but under `!` and `!!`. */
const missing: OperatorRule = {
  arity: { least: 0, most: Number.POSITIVE_INFINITY },
  check(use) {
    use.report('misplaced-missing', use.pointer)
    return undefined
  },
}

export const variableOperators = { var: variable, missing }
