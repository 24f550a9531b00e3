/**
 * Typed expressions as SQL. NULL is missing: SQL's own operators and its three-valued logic do what the
 * design wants, except where a CASE here says otherwise. Numbers are doubles.
 */
import type { Node, Read } from '../logic/node.ts'
import { EXPRESSION_LIMIT, POINT_SCALE } from '../numbers/scaled.ts'
import { arithmeticOf } from './arithmetic.ts'
import type { Context, Place } from './context.ts'
import { between } from './dates.ts'
import { caseOf, joined } from './layout.ts'
import { absent, comparable, literal } from './literals.ts'
import { anyMissing, inner, levelOf, type Piece } from './piece.ts'
import { eitherSize } from './size.ts'

export function expression(node: Node, context: Context, place: Place): Piece {
  const { dialect } = context
  const of = (operand: Node): Piece => expression(operand, context, place)
  switch (node.kind) {
    case 'constant':
      return literal(dialect, node.value, node.type)
    case 'absent':
      return absent(dialect, node.type === 'any' ? 'number' : node.type)
    case 'read':
      return readOf(node, context)
    case 'default':
      return coalesced(of(node.value), of(node.fallback))
    case 'isMissing':
      return present(of(node.operand), node.negated)
    case 'anyMissing':
      return anyMissingOf(node.operands.map(of), node.negated)
    case 'equal':
      return compared([of(node.left), of(node.right)], node.negated ? '<>' : '=')
    case 'compare':
      return orderOf(node, context, place)
    case 'and':
    case 'or':
      return connective(node.operands.map(of), node.kind === 'and' ? 'AND' : 'OR')
    case 'not': {
      const operand = of(node.operand)
      return { ...operand, sql: `NOT ${inner(operand)}`, atom: false, tight: false }
    }
    case 'if':
      return conditional(node, context, place)
    case 'arithmetic':
      return arithmeticOf(node.operator, node.operands.map(of), context, place)
    case 'in':
      return membership(of(node.operand), node.list, context)
    case 'between':
      return between(node.unit, [of(node.first), of(node.second)], context, place)
  }
}

function readOf({ source, index, type }: Read, { scope, dialect }: Context): Piece {
  switch (source) {
    case 'field':
      return scope.fields[index] ?? absent(dialect, type)
    case 'derived':
      return scope.derived[index] ?? absent(dialect, type)
    case 'points':
      return unscaled(scope.results[index], dialect.types.double)
    case 'score':
      return unscaled(scope.results[scope.firstScore + index], dialect.types.double)
    case 'tier':
      return scope.tier
    case 'asOf':
      return scope.asOf
    case 'subject':
      return scope.subject
    case 'value':
      return scope.value
  }
}

/** Scaled points as the double that they stand for. */
function unscaled(piece: Piece | undefined, double: string): Piece {
  if (!piece) throw new RangeError('expression: a result is read before it is known')
  const size = { most: EXPRESSION_LIMIT, least: 1 / POINT_SCALE }
  return { ...piece, sql: `CAST(${piece.sql} AS ${double}) / ${POINT_SCALE}`, atom: false, tight: false, size }
}

function coalesced(value: Piece, fallback: Piece): Piece {
  return {
    sql: `COALESCE(${value.sql}, ${fallback.sql})`,
    level: levelOf([value, fallback]),
    atom: false,
    tight: true,
    missing: value.missing && fallback.missing,
    ...sized([value, fallback]),
  }
}

const present = (operand: Piece, negated: boolean): Piece => ({
  sql: `${inner(operand)} IS ${negated ? 'NOT ' : ''}NULL`,
  level: operand.level,
  atom: false,
  tight: false,
  missing: false,
})

function anyMissingOf(operands: readonly Piece[], negated: boolean): Piece {
  const tests = operands.map((operand) => present(operand, negated).sql)
  return {
    sql: tests.length === 0 ? (negated ? 'TRUE' : 'FALSE') : joined(tests, negated ? 'AND' : 'OR'),
    level: levelOf(operands),
    atom: false,
    tight: false,
    missing: false,
  }
}

/** A literal beside something else may be written plainly. */
function operand(piece: Piece, others: readonly Piece[]): string {
  const isBesideColumn = others.some(({ plain }) => plain === undefined)
  return piece.plain !== undefined && isBesideColumn ? piece.plain : inner(piece)
}

function compared(operands: readonly [Piece, Piece], operator: string): Piece {
  const [left, right] = operands
  return {
    sql: `${operand(left, [right])} ${operator} ${operand(right, [left])}`,
    level: levelOf(operands),
    atom: false,
    tight: false,
    missing: anyMissing(operands),
  }
}

/** Two operands, or three as in between: where one of the three is missing, so is the result. */
function orderOf(node: Extract<Node, { kind: 'compare' }>, context: Context, place: Place): Piece {
  const { operator } = node
  const pieces = node.operands.map((one) => expression(one, context, place))
  const [first, second, third] = pieces as [Piece, Piece, Piece | undefined]
  if (!third) return compared([first, second], operator)
  const named = pieces.map((piece) => context.chain.atom(`${place.owner}.between`, piece))
  const [low, value, high] = named as [Piece, Piece, Piece]
  const [left, right] = [compared([low, value], operator), compared([value, high], operator)]
  const both = `${left.sql} AND ${right.sql}`
  const common = { level: levelOf(named), atom: false, missing: anyMissing(named) }
  const guards = named.filter(({ missing }) => missing).map(({ sql }) => `${sql} IS NOT NULL`)
  if (guards.length === 0) return { ...common, sql: both, tight: false }
  return { ...common, sql: caseOf([[guards.join(' AND '), both]]), tight: true }
}

/** Kleene's logic is SQL's own. */
function connective(operands: readonly Piece[], operator: 'AND' | 'OR'): Piece {
  const [only] = operands
  if (operands.length === 1 && only) return only
  return {
    sql: joined(operands.map(inner), operator),
    level: levelOf(operands),
    atom: false,
    tight: false,
    missing: anyMissing(operands),
  }
}

/** A missing condition makes the whole missing; the first true one gives its result. */
function conditional(node: Extract<Node, { kind: 'if' }>, context: Context, place: Place): Piece {
  const of = (operand: Node): Piece => expression(operand, context, place)
  const branches = node.branches.map(({ when, then: result }) => {
    const condition = of(when)
    return {
      when: condition.missing ? context.chain.atom(`${place.owner}.if`, condition) : condition,
      result: of(result),
    }
  })
  const otherwise = of(node.otherwise)
  const results = [...branches.map(({ result }) => result), otherwise]
  const conditions = branches.map(({ when }) => when)
  return {
    sql: caseOf(
      branches.flatMap(({ when, result }): [string, string][] => [
        ...(when.missing ? ([[`${when.sql} IS NULL`, 'NULL']] as [string, string][]) : []),
        [when.sql, result.sql],
      ]),
      otherwise.sql,
    ),
    level: levelOf([...results, ...conditions]),
    atom: false,
    tight: true,
    missing: anyMissing([...results, ...conditions]),
    ...sized(results),
  }
}

function membership(operand: Piece, list: readonly (number | string)[], { dialect }: Context): Piece {
  const common = { level: operand.level, atom: false, missing: operand.missing }
  if (list.length === 0) return { ...common, sql: caseOf([[present(operand, true).sql, 'FALSE']]), tight: true }
  const items = list.map((item) => (typeof item === 'number' ? comparable(dialect, item) : dialect.text(item)))
  return { ...common, sql: `${inner(operand)} IN (${items.join(', ')})`, tight: false }
}

/** The size of either of several numbers. */
function sized(pieces: readonly Piece[]): Pick<Piece, 'size'> {
  const sizes = pieces.flatMap(({ size }) => (size ? [size] : []))
  return sizes.length === pieces.length ? { size: eitherSize(sizes) } : {}
}
