/** Expressions as formulas are typed: `min(100, 25 * value)`. Reading it back gives the same expression. */
import type { Expression } from '../../../engine/index.ts'
import { operationOf } from '../condition/tree.ts'

/** Written as `name(…)`, with their operands between commas. */
export const FUNCTIONS = ['min', 'max', 'abs', 'if', 'years_between', 'months_between', 'days_between'] as const

const KEYWORDS = new Set(['and', 'or', 'not', 'in', 'true', 'false', 'null', 'missing'])

/** How tightly an operator binds; what binds less stands in parentheses. */
const LEVEL = { or: 1, and: 2, not: 3, compare: 4, add: 5, multiply: 6, sign: 7, primary: 8 } as const

const COMPARING = new Set(['<', '<=', '>', '>=', '==', '!='])

interface Written {
  text: string
  level: number
  /** The operator at its top, which decides about parentheses around its like. */
  operator?: string
}

/** Undefined where the expression has something that formulas don't write; it is edited as JSON then. */
export function formulaText(expression: Expression): string | undefined {
  return write(expression)?.text
}

function write(expression: Expression): Written | undefined {
  if (typeof expression === 'number') {
    const text = String(expression)
    return { text, level: expression < 0 || Object.is(expression, -0) ? LEVEL.sign : LEVEL.primary }
  }
  if (typeof expression === 'string') return primary(JSON.stringify(expression))
  if (expression === null || typeof expression === 'boolean') return primary(String(expression))
  const operation = operationOf(expression)
  return operation && writeOperation(operation.operator, operation.operands)
}

const primary = (text: string): Written => ({ text, level: LEVEL.primary })

function writeOperation(operator: string, operands: readonly Expression[]): Written | undefined {
  if (operator === 'var') return writeVariable(operands)
  if (operator === 'missing') return writeMissing(operands)
  if (operator === 'in') return writeMembership(operands)
  if ((FUNCTIONS as readonly string[]).includes(operator)) {
    const parts = operands.map(write)
    return isWhole(parts) && parts.length > 0
      ? primary(`${operator}(${parts.map(({ text }) => text).join(', ')})`)
      : undefined
  }
  if (operator === '!')
    return operands.length === 1 ? prefixed('not ', operands[0] as Expression, LEVEL.not) : undefined
  if (operator === '-' && operands.length === 1) return writeMinus(operands[0] as Expression)
  if (operands.length < 2) return undefined
  if (operator === 'and' || operator === 'or') return infix(operator, operands, LEVEL[operator])
  if (COMPARING.has(operator)) return infix(operator, operands, LEVEL.compare)
  if (operator === '+' || operator === '-') return infix(operator, operands, LEVEL.add)
  return operator === '*' || operator === '/' || operator === '%'
    ? infix(operator, operands, LEVEL.multiply)
    : undefined
}

const isWhole = (parts: readonly (Written | undefined)[]): parts is Written[] => !parts.includes(undefined)

const enclosed = ({ text }: Written): string => `(${text})`

function prefixed(sign: string, operand: Expression, level: number): Written | undefined {
  const part = write(operand)
  return part && { text: sign + (part.level < level ? enclosed(part) : part.text), level }
}

/** A minus before a number would be read as part of it. */
function writeMinus(operand: Expression): Written | undefined {
  const part = write(operand)
  if (!part) return undefined
  const isPlain = part.level === LEVEL.primary && typeof operand !== 'number'
  return { text: `-${isPlain ? part.text : enclosed(part)}`, level: LEVEL.sign }
}

function infix(operator: string, operands: readonly Expression[], level: number): Written | undefined {
  const parts = operands.map(write)
  if (!isWhole(parts)) return undefined
  const chains = operator === '+' || operator === '*' || operator === 'and' || operator === 'or'
  if (!chains && level !== LEVEL.compare && parts.length > 2) return undefined
  const text = parts
    .map((part, index) => {
      // The first may be of the same level, read from the left; but not the same chain, which would be one.
      const isOpen =
        part.level > level || (index === 0 && part.level === level && !(chains && part.operator === operator))
      return isOpen && !(level === LEVEL.compare && part.level === level) ? part.text : enclosed(part)
    })
    .join(` ${operator} `)
  return { text, level, operator }
}

function writeVariable(operands: readonly Expression[]): Written | undefined {
  const [path, fallback] = operands
  if (typeof path !== 'string') return undefined
  if (operands.length === 1) return primary(nameText(path))
  const other = fallback === undefined || typeof fallback === 'object' ? undefined : write(fallback)
  return other && { text: `${nameText(path)} ?? ${other.text}`, level: LEVEL.sign }
}

function writeMissing(operands: readonly Expression[]): Written | undefined {
  const names = operands.every((name) => typeof name === 'string') ? (operands as string[]) : undefined
  return names && names.length > 0 ? primary(`missing(${names.map(nameText).join(', ')})`) : undefined
}

function writeMembership([subject, list]: readonly Expression[]): Written | undefined {
  const items: unknown = list
  if (subject === undefined || !Array.isArray(items) || items.length === 0) return undefined
  const part = write(subject)
  const parts = items.map((item) => (typeof item === 'string' || typeof item === 'number' ? write(item) : undefined))
  if (!part || !isWhole(parts)) return undefined
  const left = part.level > LEVEL.compare ? part.text : enclosed(part)
  return { text: `${left} in (${parts.map(({ text }) => text).join(', ')})`, level: LEVEL.compare }
}

const PLAIN_NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_]*(\.[\p{L}\p{M}\p{N}_]+)*$/u

/** A name as formulas write it: in brackets where it holds more than letters, digits and _. */
export const nameText = (name: string): string => {
  const isFunction = (FUNCTIONS as readonly string[]).includes(name)
  return PLAIN_NAME.test(name) && !KEYWORDS.has(name) && !isFunction ? name : `[${name}]`
}
