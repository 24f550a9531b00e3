/**
 * Conditions as they are drawn: groups of groups and single tests. What can't be drawn stays as the JSON that it is.
 * Every part keeps what it was read from until it is changed itself, so that writing loses nothing.
 */
import type { Expression } from '../../../engine/index.ts'

/** Of the members of a group: all hold, any holds, none holds, not all hold. */
export type Join = 'all' | 'any' | 'none' | 'notAll'

type Comparing = '>' | '>=' | '<' | '<=' | '==' | '!='
export type Test = Comparing | 'between' | 'inside' | 'in' | 'notIn' | 'yes' | 'no' | 'missing' | 'known'

export interface Group {
  kind: 'group'
  join: Join
  members: readonly Condition[]
  /** What it was read from. */
  source?: Expression
}

export interface Leaf {
  kind: 'leaf'
  test: Test
  /** What is tested: a variable, a span of time, or a formula. */
  subject: Expression
  /** What it is compared with: one, two for `between` and `inside`, any number for `in` and `notIn`. */
  values: readonly Expression[]
  source?: Expression
}

/** What has no drawing. */
export interface Plain {
  kind: 'json'
  source: Expression
}

export type Condition = Group | Leaf | Plain

/** The operator and its operands; undefined for a literal. */
export function operationOf(expression: unknown): { operator: string; operands: readonly Expression[] } | undefined {
  if (typeof expression !== 'object' || expression === null || Array.isArray(expression)) return undefined
  const entries = Object.entries(expression)
  const [entry] = entries
  if (!entry || entries.length !== 1) return undefined
  const [operator, operands] = entry
  return { operator, operands: (Array.isArray(operands) ? operands : [operands]) as Expression[] }
}

export const isLiteral = (value: unknown): value is string | number | boolean | null =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** Draws an expression that answers yes or no. */
export function drawCondition(expression: Expression): Condition {
  return drawn(expression) ?? { kind: 'json', source: expression }
}

/** As `drawCondition`, with a group around a single test: what a screen begins with. */
export function drawRoot(expression: Expression): Group {
  const condition = drawCondition(expression)
  return condition.kind === 'group'
    ? condition
    : { kind: 'group', join: 'all', members: [condition], source: expression }
}

function drawn(expression: Expression): Condition | undefined {
  if (typeof expression === 'boolean')
    return { kind: 'group', join: expression ? 'all' : 'any', members: [], source: expression }
  const operation = operationOf(expression)
  if (!operation) return undefined
  const { operator, operands } = operation
  const [first] = operands
  switch (operator) {
    case 'and':
    case 'or':
      return group(operator === 'and' ? 'all' : 'any', operands, expression)
    case '!':
      return drawNegation(first, expression)
    case '!!':
      return drawPresence(first, false, expression)
    case 'var':
      return { kind: 'leaf', test: 'yes', subject: expression, values: [], source: expression }
    case 'in':
      return drawMembership(operands, 'in', expression)
    default:
      return isComparing(operator) ? drawComparison(operator, operands, expression) : undefined
  }
}

const group = (join: Join, operands: readonly Expression[], source: Expression): Group => ({
  kind: 'group',
  join,
  members: operands.map(drawCondition),
  source,
})

function drawNegation(inner: Expression | undefined, source: Expression): Condition | undefined {
  const operation = operationOf(inner)
  if (!operation || inner === undefined) return undefined
  if (operation.operator === 'missing') return drawPresence(inner, true, source)
  if (operation.operator === 'in') return drawMembership(operation.operands, 'notIn', source)
  if (operation.operator === 'or') return group('none', operation.operands, source)
  if (operation.operator === 'and') return group('notAll', operation.operands, source)
  return group('none', [inner], source)
}

/** `!!missing`: any of them is missing. `!missing`: all are known. */
function drawPresence(inner: Expression | undefined, known: boolean, source: Expression): Condition | undefined {
  const operation = operationOf(inner)
  const names = operation?.operator === 'missing' ? operation.operands.flat() : []
  if (names.length === 0 || !names.every((name): name is string => typeof name === 'string')) return undefined
  const leaf = (name: string): Leaf => ({
    kind: 'leaf',
    test: known ? 'known' : 'missing',
    subject: { var: name },
    values: [],
  })
  const [only] = names
  if (names.length === 1 && only !== undefined) return { ...leaf(only), source }
  return { kind: 'group', join: known ? 'all' : 'any', members: names.map(leaf), source }
}

function drawMembership(
  [subject, list]: readonly Expression[],
  test: 'in' | 'notIn',
  source: Expression,
): Leaf | undefined {
  const items: unknown = list
  if (subject === undefined || isLiteral(subject) || !Array.isArray(items) || !items.every(isListed)) return undefined
  return { kind: 'leaf', test, subject, values: items, source }
}

const comparing: Record<string, { test: Comparing; mirrored: Comparing }> = {
  '>': { test: '>', mirrored: '<' },
  '>=': { test: '>=', mirrored: '<=' },
  '<': { test: '<', mirrored: '>' },
  '<=': { test: '<=', mirrored: '>=' },
  '==': { test: '==', mirrored: '==' },
  '===': { test: '==', mirrored: '==' },
  '!=': { test: '!=', mirrored: '!=' },
  '!==': { test: '!=', mirrored: '!=' },
}

const isComparing = (operator: string): boolean => Object.hasOwn(comparing, operator)

function drawComparison(operator: string, operands: readonly Expression[], source: Expression): Leaf | undefined {
  const [first, second, third] = operands
  if (first === undefined || second === undefined) return undefined
  if (third !== undefined) return drawBetween(operator, [first, second, third], source)
  const isTurned = isLiteral(first) && !isLiteral(second)
  const [subject, value] = isTurned ? [second, first] : [first, second]
  if (isLiteral(subject) || !isDrawable(value)) return undefined
  const { test, mirrored } = comparing[operator] as { test: Comparing; mirrored: Comparing }
  return answered(isTurned ? mirrored : test, subject, value, source)
}

/** Compared with null, true and false it reads as missing, yes and no. */
function answered(test: Comparing, subject: Expression, value: Expression, source: Expression): Leaf | undefined {
  const leaf = (named: Test, values: readonly Expression[]): Leaf => ({
    kind: 'leaf',
    test: named,
    subject,
    values,
    source,
  })
  if (value !== null && typeof value !== 'boolean') return leaf(test, [value])
  if (test !== '==' && test !== '!=') return undefined
  if (value === null) return leaf(test === '==' ? 'missing' : 'known', [])
  return leaf((test === '==') === value ? 'yes' : 'no', [])
}

function drawBetween(
  operator: string,
  [low, subject, high]: readonly [Expression, Expression, Expression],
  source: Expression,
): Leaf | undefined {
  const test = operator === '<=' ? 'between' : operator === '<' ? 'inside' : undefined
  if (!test || isLiteral(subject) || !isDrawable(low) || !isDrawable(high) || low === null || high === null)
    return undefined
  return { kind: 'leaf', test, subject, values: [low, high], source }
}

const isListed = (item: unknown): item is string | number => typeof item === 'string' || typeof item === 'number'

/** A literal or another variable. */
const isDrawable = (value: Expression): boolean => isLiteral(value) || operationOf(value)?.operator === 'var'

/** The condition as JsonLogic: what it was read from, where it wasn't changed. */
export function writeCondition(condition: Condition): Expression {
  if (condition.source !== undefined) return condition.source
  return condition.kind === 'group' ? writeGroup(condition) : writeLeaf(condition as Leaf)
}

function writeGroup({ join, members }: Group): Expression {
  // Of no members all hold, and none does.
  if (members.length === 0) return join === 'all' || join === 'none'
  const written = members.map(writeCondition)
  const inner = { [join === 'all' || join === 'notAll' ? 'and' : 'or']: written }
  return join === 'all' || join === 'any' ? inner : { '!': [inner] }
}

function writeLeaf({ test, subject, values }: Leaf): Expression {
  const [first = null, second = null] = values
  switch (test) {
    case 'yes':
    case 'no':
      return { '==': [subject, test === 'yes'] }
    case 'missing':
      return { '==': [subject, null] }
    case 'known':
      return { '!=': [subject, null] }
    case 'in':
      return { in: [subject, [...values]] }
    case 'notIn':
      return { '!': [{ in: [subject, [...values]] }] }
    case 'between':
      return { '<=': [first, subject, second] }
    case 'inside':
      return { '<': [first, subject, second] }
    default:
      return { [test]: [subject, first] }
  }
}

/** Without what it was read from: changed. */
export function changed<C extends Group | Leaf>(condition: C, change: Partial<Omit<C, 'kind' | 'source'>>): C {
  const { source: _, ...rest } = condition
  return { ...rest, ...change } as C
}
