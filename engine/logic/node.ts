/**
 * Typed expressions: what a JsonLogic expression becomes once every name is resolved and every type
 * is known. Backends turn these small nodes into closures, kernels, SQL or plain JsonLogic; none of
 * them looks at the author's expression again.
 */

export type ValueType = 'number' | 'string' | 'boolean' | 'date'

/** A value while evaluating; dates are YYYYMMDD, and undefined is missing. */
export type Value = number | string | boolean | undefined

/** Where a name leads: `index` counts within its collection in the plan. */
export type Source = 'field' | 'derived' | 'points' | 'score' | 'tier' | 'asOf' | 'subject' | 'value'

export interface Read {
  kind: 'read'
  type: ValueType
  source: Source
  index: number
  /** The name as the author wrote it, for messages. */
  name: string
}

export type Comparison = '<' | '<=' | '>' | '>='
export type Arithmetic = '+' | '-' | '*' | '/' | 'min' | 'max' | 'abs'
export type DateUnit = 'days' | 'months' | 'years'

export type Node =
  | { kind: 'constant'; type: ValueType; value: number | string | boolean }
  /** The literal null: missing, of whatever type is wanted. */
  | { kind: 'absent'; type: ValueType | 'any' }
  | Read
  /** A variable with a default. */
  | { kind: 'default'; type: ValueType; value: Read; fallback: Node }
  /** `== null`, and `!= null` where it is negated: never missing itself. */
  | { kind: 'isMissing'; type: 'boolean'; operand: Node; negated: boolean }
  /** `missing` under `!!`, or `!` where it is negated. */
  | { kind: 'anyMissing'; type: 'boolean'; operands: Read[]; negated: boolean }
  | { kind: 'equal'; type: 'boolean'; left: Node; right: Node; negated: boolean }
  /** Two operands, or three as in between. */
  | { kind: 'compare'; type: 'boolean'; operator: Comparison; operands: Node[] }
  | { kind: 'and' | 'or'; type: 'boolean'; operands: Node[] }
  | { kind: 'not'; type: 'boolean'; operand: Node }
  | { kind: 'if'; type: ValueType; branches: { when: Node; then: Node }[]; otherwise: Node }
  | { kind: 'arithmetic'; type: 'number'; operator: Arithmetic; operands: Node[] }
  | { kind: 'in'; type: 'boolean'; operand: Node; list: (number | string)[] }
  | { kind: 'between'; type: 'number'; unit: DateUnit; first: Node; second: Node }

/** The direct operands of a node, in written order. */
export function operandsOf(node: Node): Node[] {
  switch (node.kind) {
    case 'constant':
    case 'absent':
    case 'read':
      return []
    case 'default':
      return [node.value, node.fallback]
    case 'isMissing':
    case 'not':
    case 'in':
      return [node.operand]
    case 'equal':
      return [node.left, node.right]
    case 'anyMissing':
    case 'compare':
    case 'and':
    case 'or':
    case 'arithmetic':
      return node.operands
    case 'if':
      return [...node.branches.flatMap((branch) => [branch.when, branch.then]), node.otherwise]
    case 'between':
      return [node.first, node.second]
  }
}

/** Every read below a node, in written order. */
export function readsOf(node: Node): Read[] {
  return node.kind === 'read' ? [node] : operandsOf(node).flatMap(readsOf)
}
