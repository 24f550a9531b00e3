/** Well-typed expressions over names in scope, of every operator. */
import type { Expression } from '../../../engine/index.ts'
import { awkwardNumbers, type Draw, dates, texts } from './choose.ts'

export type Type = 'number' | 'string' | 'boolean' | 'date'

export interface Name {
  name: string
  type: Type
  /** Texts that it may be equal to. */
  options?: readonly string[]
}

export interface ExpressionDraw {
  draw: Draw
  names: readonly Name[]
}

export function expression(type: Type, depth: number, context: ExpressionDraw): Expression {
  const { draw } = context
  if (depth <= 0 || draw.oneIn(4)) return leaf(type, context)
  if (draw.oneIn(6)) return conditional(type, depth, context)
  switch (type) {
    case 'number':
      return numeric(depth, context)
    case 'boolean':
      return logical(depth, context)
    default:
      return leaf(type, context)
  }
}

/** A variable where there is one, with a default now and then; a literal else. */
function leaf(type: Type, context: ExpressionDraw): Expression {
  const { draw, names } = context
  const known = names.filter((name) => name.type === type)
  if (known.length > 0 && !draw.oneIn(3)) {
    const { name } = draw.pick(known)
    if (!draw.oneIn(6)) return { var: name }
    return { var: [name, draw.oneIn(6) ? null : literal(type, draw)] }
  }
  if (type === 'date') return { var: 'asOf' }
  return type === 'boolean' && !draw.oneIn(4) ? comparison(0, context) : literal(type, draw)
}

export function literal(type: Type, draw: Draw): Expression {
  switch (type) {
    case 'number':
      return draw.pick(awkwardNumbers)
    case 'string':
      return draw.pick(texts)
    case 'boolean':
      return draw.oneIn(2)
    case 'date':
      return draw.pick(dates)
  }
}

function conditional(type: Type, depth: number, context: ExpressionDraw): Expression {
  const { draw } = context
  const below = (wanted: Type) => expression(wanted, depth - 1, context)
  const branches = draw.list(1, 2, () => [below('boolean'), below(type)]).flat()
  if (branches.length === 2 && draw.oneIn(4)) return { '?:': [...branches, below(type)] }
  return { if: draw.oneIn(5) ? branches : [...branches, below(type)] }
}

function numeric(depth: number, context: ExpressionDraw): Expression {
  const { draw } = context
  const below = () => expression('number', depth - 1, context)
  const operator = draw.pick(['+', '-', '*', '/', 'min', 'max', 'abs', 'between', 'negate'] as const)
  switch (operator) {
    case '+':
    case '*':
    case 'min':
    case 'max':
      return { [operator]: draw.list(1, 3, below) }
    case '-':
    case '/':
      return { [operator]: [below(), below()] }
    case 'abs':
      return { abs: [below()] }
    case 'negate':
      return { '-': [below()] }
    case 'between':
      return dateDifference(depth, context)
  }
}

function dateDifference(depth: number, context: ExpressionDraw): Expression {
  const { draw } = context
  const operand = () => (draw.oneIn(3) ? literal('date', draw) : expression('date', depth - 1, context))
  return { [draw.pick(['years_between', 'months_between', 'days_between'])]: [operand(), operand()] }
}

function logical(depth: number, context: ExpressionDraw): Expression {
  const { draw } = context
  const below = () => expression('boolean', depth - 1, context)
  const operator = draw.pick([
    'compare',
    'compare',
    'and',
    'or',
    '!',
    '!!',
    'equal',
    'in',
    'absent',
    'missing',
  ] as const)
  switch (operator) {
    case 'compare':
      return comparison(depth, context)
    case 'and':
    case 'or':
      return { [operator]: draw.list(1, 3, below) }
    case '!':
    case '!!':
      return { [operator]: [below()] }
    case 'equal':
      return equality(depth, context)
    case 'in':
      return membership(depth, context)
    case 'absent':
      return absence(depth, context)
    case 'missing':
      return missing(context)
  }
}

function comparison(depth: number, context: ExpressionDraw): Expression {
  const { draw } = context
  const operator = draw.pick(['<', '<=', '>', '>='])
  const count = operator.startsWith('<') && draw.oneIn(3) ? 3 : 2
  if (draw.oneIn(4)) {
    // One operand must be known as a date for the literals beside it to be dates.
    const operands = draw.list(count - 1, count - 1, () => literal('date', draw))
    return { [operator]: [expression('date', depth - 1, context), ...operands] }
  }
  return { [operator]: draw.list(count, count, () => expression('number', depth - 1, context)) }
}

function equality(depth: number, context: ExpressionDraw): Expression {
  const { draw, names } = context
  const type = draw.pick(['number', 'string', 'boolean', 'date'] as const)
  const operator = draw.pick(['==', '!=', '===', '!=='])
  const right = () => (type === 'string' ? textFor(names, draw) : literal(type, draw))
  return { [operator]: [expression(type, depth - 1, context), right()] }
}

function textFor(names: readonly Name[], draw: Draw): string {
  const options = names.flatMap((name) => name.options ?? [])
  return options.length > 0 && !draw.oneIn(4) ? draw.pick(options) : draw.pick(texts)
}

function membership(depth: number, context: ExpressionDraw): Expression {
  const { draw, names } = context
  const type = draw.pick(['number', 'string', 'date'] as const)
  const item = () => (type === 'string' ? textFor(names, draw) : literal(type, draw))
  return { in: [expression(type, depth - 1, context), draw.list(0, 3, item)] }
}

function absence(depth: number, context: ExpressionDraw): Expression {
  const { draw } = context
  const operand = expression(draw.pick(['number', 'string', 'boolean', 'date'] as const), depth - 1, context)
  const operator = draw.pick(['==', '!=', '===', '!=='])
  return { [operator]: draw.oneIn(2) ? [operand, null] : [null, operand] }
}

function missing({ draw, names }: ExpressionDraw): Expression {
  const list = { missing: draw.list(1, 3, () => draw.pick(names).name) }
  return { [draw.pick(['!', '!!'])]: [list] }
}
