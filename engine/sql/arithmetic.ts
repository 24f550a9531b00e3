/** Arithmetic in doubles, in written order. Beyond the limit of expressions a result is missing. */
import type { Arithmetic } from '../logic/node.ts'
import { EXPRESSION_LIMIT } from '../numbers/scaled.ts'
import type { Context, Place } from './context.ts'
import { call, caseOf } from './layout.ts'
import { anyMissing, inner, levelOf, type Piece } from './piece.ts'
import { eitherSize, isSafe, productSize, quotientSize, type Size, sumSize, withinLimit } from './size.ts'

const LIMIT = '1e15'

export function arithmeticOf(operator: Arithmetic, operands: readonly Piece[], context: Context, place: Place): Piece {
  const [only] = operands as [Piece]
  switch (operator) {
    case 'min':
    case 'max':
      return extreme(operator === 'min' ? 'LEAST' : 'GREATEST', operands, context, place)
    case 'abs':
      return madeOf(only, `ABS(${only.sql})`, true)
    case '-':
      // 0 - x is never -0.
      if (operands.length === 1) return madeOf(only, `0 - ${inner(only)}`, false)
      return folded(operator, operands, context, place)
    default:
      return operands.length === 1 ? only : folded(operator, operands, context, place)
  }
}

/** Of one operand, as large as that. */
const madeOf = (operand: Piece, sql: string, tight: boolean): Piece => ({
  sql,
  level: operand.level,
  atom: false,
  tight,
  missing: operand.missing,
  size: sizeIn(operand),
})

/** LEAST and GREATEST pass over NULL, so a missing operand is asked for. */
function extreme(name: string, operands: readonly Piece[], { chain }: Context, { owner }: Place): Piece {
  const [only] = operands as [Piece]
  if (operands.length === 1) return only
  const named = operands.map((operand) => (operand.missing ? chain.atom(`${owner}.operand`, operand) : operand))
  const guards = named.filter(({ missing }) => missing).map(({ sql }) => `${sql} IS NOT NULL`)
  const value = call(
    name,
    named.map(({ sql }) => sql),
  )
  return {
    sql: guards.length === 0 ? value : caseOf([[guards.join(' AND '), value]]),
    level: levelOf(named),
    atom: false,
    tight: true,
    missing: anyMissing(named),
    size: eitherSize(named.map(sizeIn)),
  }
}

const sizeIn = ({ size }: Piece): Size => size ?? { most: EXPRESSION_LIMIT, least: Number.MIN_VALUE }

const sizes: Record<'+' | '-' | '*' | '/', (a: Size, b: Size) => Size> = {
  '+': sumSize,
  '-': sumSize,
  '*': productSize,
  '/': quotientSize,
}

/** From the left. The limit is for the whole; a division by zero is NULL at once. */
function folded(operator: '+' | '-' | '*' | '/', operands: readonly Piece[], context: Context, place: Place): Piece {
  const [first, ...rest] = operands as [Piece, ...Piece[]]
  let sql = inner(first)
  let size = sizeIn(first)
  for (const operand of rest) {
    sql += ` ${operator} ${operator === '/' ? divisor(operand) : inner(operand)}`
    size = sizes[operator](size, sizeIn(operand))
    requireSafe(size, context, place)
  }
  const missing = anyMissing(operands) || (operator === '/' && rest.some(mayBeZero))
  const whole: Piece = { sql, level: levelOf(operands), atom: false, tight: false, missing, size }
  return size.most <= EXPRESSION_LIMIT ? whole : limited(whole, context, place)
}

const mayBeZero = ({ plain }: Piece): boolean => plain === undefined || plain === '0'

const divisor = (operand: Piece): string => (mayBeZero(operand) ? `NULLIF(${operand.sql}, 0)` : inner(operand))

/** NULL beyond the limit, and for the infinities and NaN of those engines that have them. */
function limited(value: Piece, { chain }: Context, { owner }: Place): Piece {
  const named = chain.atom(`${owner}.result`, value)
  return {
    sql: caseOf([[`ABS(${named.sql}) <= ${LIMIT}`, named.sql]]),
    level: named.level,
    atom: false,
    tight: true,
    missing: true,
    size: withinLimit(value.size ?? sizeIn(value)),
  }
}

/** Where an overflow would be an error of the whole query, it must be impossible. */
export function requireSafe(size: Size, { dialect, problems }: Context, { pointer }: Place): void {
  if (!dialect.strictDoubles || isSafe(size)) return
  if (problems.some((problem) => problem.code === 'double-range' && problem.pointer === pointer)) return
  problems.push({
    code: 'double-range',
    pointer,
    message:
      `${dialect.title} ends a query whose numbers leave what a double holds, and here they might: ` +
      `the products and quotients of one expression can pass 1e300 or fall below 1e-290.`,
  })
}
