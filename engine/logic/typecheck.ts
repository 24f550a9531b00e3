/**
 * From an author's JsonLogic expression to a typed node, or to problems with a pointer each.
 *
 * Nothing is ever coerced: an operand of the wrong type is a problem here, so that evaluation never
 * meets one. One literal is read by its place: where a date is expected, a string is a date.
 */
import type { Report } from '../check/problems.ts'
import { pointerTo } from '../check/problems.ts'
import { EXPRESSION_LIMIT } from '../numbers/scaled.ts'
import { suggest } from '../words/suggest.ts'
import type { Node, ValueType } from './node.ts'
import { arithmeticOperators } from './operators/arithmetic.ts'
import { booleanOperators } from './operators/booleans.ts'
import { comparisonOperators } from './operators/comparisons.ts'
import { dateOperators } from './operators/dates.ts'
import { conditionalOperators } from './operators/ifs.ts'
import { membershipOperators } from './operators/membership.ts'
import type { OperatorContext, OperatorRule } from './operators/operator.ts'
import { variableOperators } from './operators/variables.ts'
import type { Scope } from './scope.ts'
import { asType } from './types.ts'

const operators: ReadonlyMap<string, OperatorRule> = new Map(
  Object.entries({
    ...variableOperators,
    ...comparisonOperators,
    ...booleanOperators,
    ...conditionalOperators,
    ...arithmeticOperators,
    ...membershipOperators,
    ...dateOperators,
  }),
)

/** The operators that an expression may use, in the order of the design. */
export const operatorNames: readonly string[] = [...operators.keys()]

/** The checked node, or undefined after reporting why there is none. */
export function typecheck(expression: unknown, pointer: string, scope: Scope, report: Report): Node | undefined {
  const context: OperatorContext = {
    scope,
    report,
    infer: (inner, at) => infer(inner, at, context),
    expect: (inner, type, at) => expect(inner, type, at, context),
  }
  return context.infer(expression, pointer)
}

/** As `typecheck`, for a place that wants one type. */
export function typecheckAs(
  expression: unknown,
  type: ValueType,
  pointer: string,
  scope: Scope,
  report: Report,
): Node | undefined {
  const node = typecheck(expression, pointer, scope, report)
  return node && asValue(node, type, pointer, report)
}

function infer(expression: unknown, pointer: string, context: OperatorContext): Node | undefined {
  switch (typeof expression) {
    case 'number':
      if (Math.abs(expression) <= EXPRESSION_LIMIT) return { kind: 'constant', type: 'number', value: expression + 0 }
      context.report('out-of-range', pointer, {
        value: expression,
        min: -EXPRESSION_LIMIT,
        max: EXPRESSION_LIMIT,
      })
      return undefined
    case 'string':
      return { kind: 'constant', type: 'string', value: expression.normalize('NFC') }
    case 'boolean':
      return { kind: 'constant', type: 'boolean', value: expression }
    default:
      if (expression === null) return { kind: 'absent', type: 'any' }
      if (Array.isArray(expression) || typeof expression !== 'object') {
        context.report('not-an-operator', pointer)
        return undefined
      }
      return inferOperator(expression as Record<string, unknown>, pointer, context)
  }
}

function inferOperator(
  expression: Record<string, unknown>,
  pointer: string,
  context: OperatorContext,
): Node | undefined {
  const keys = Object.keys(expression)
  const [name] = keys
  if (keys.length !== 1 || name === undefined) {
    context.report('not-an-operator', pointer)
    return undefined
  }
  const rule = operators.get(name)
  if (!rule) {
    context.report('unknown-operator', pointer, {
      operator: name,
      known: operatorNames,
      ...suggest(name, operatorNames),
    })
    return undefined
  }
  // JsonLogic lets a single operand stand without its brackets; its pointer then has no index.
  const operand = expression[name]
  const operands = Array.isArray(operand) ? operand : [operand]
  const at = pointerTo(pointer, name)
  const pointers = operands.map((_, index) => (Array.isArray(operand) ? pointerTo(at, index) : at))
  const { least, most } = rule.arity
  if (operands.length < least || operands.length > most) {
    context.report('wrong-arity', at, {
      operator: name,
      least,
      most: most === Infinity ? 'any' : most,
      given: operands.length,
    })
    return undefined
  }
  return rule.check({ name, operands, pointers, pointer: at, ...context })
}

function expect(expression: unknown, type: ValueType, pointer: string, context: OperatorContext): Node | undefined {
  const node = infer(expression, pointer, context)
  return node && asValue(node, type, pointer, context.report)
}

/** As `asType`, where a literal null would make the whole pointless and is refused. */
function asValue(node: Node, type: ValueType, pointer: string, report: Report): Node | undefined {
  if (node.kind !== 'absent') return asType(node, type, pointer, report)
  report('type-mismatch', pointer, { expected: type, found: 'null' })
  return undefined
}
