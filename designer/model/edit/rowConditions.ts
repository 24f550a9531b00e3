/** The rows of a decision table as conditions, to be counted by. */
import type { Cell, Expression, IntervalCell, Scalar } from '../../../engine/index.ts'
import type { AnyTable } from './table.ts'

/**
 * A condition a row: true for whom the row matches.
 * @param value what a dimension's `value` stands for within its table
 */
export const rowConditions = ({ inputs, rows }: AnyTable, value: Expression | undefined): Expression[] =>
  rows.map(({ when }) => {
    const parts = when.flatMap((cell, index) => {
      const input = withValue(inputs[index] ?? null, value)
      return cell === null ? [] : [cellCondition(input, cell)]
    })
    return parts.length === 0 ? true : parts.length === 1 ? (parts[0] as Expression) : { and: parts }
  })

function cellCondition(input: Expression, cell: Cell): Expression {
  if (cell === null) return true
  if (Array.isArray(cell)) return anyOf(input, cell)
  if (typeof cell !== 'object') return { '==': [input, cell] }
  if ('not' in cell) return { '!': [cellCondition(input, cell.not)] }
  const { from, above, to, below } = cell as IntervalCell
  const parts = [
    ...(from === undefined ? [] : [{ '>=': [input, from] }]),
    ...(above === undefined ? [] : [{ '>': [input, above] }]),
    ...(to === undefined ? [] : [{ '<=': [input, to] }]),
    ...(below === undefined ? [] : [{ '<': [input, below] }]),
  ]
  return parts.length === 1 ? (parts[0] as Expression) : { and: parts }
}

function anyOf(input: Expression, cells: readonly Cell[]): Expression {
  // Null among others matches what is missing; beside it a value that doesn't match leaves it open.
  const scalars = cells.filter((cell): cell is Scalar => typeof cell === 'string' || typeof cell === 'number')
  const others = cells.filter((cell) => typeof cell !== 'string' && typeof cell !== 'number')
  const parts: Expression[] = [
    ...(scalars.length === 0 ? [] : [{ in: [input, scalars] as Expression[] }]),
    ...others.map((cell) => (cell === null ? { '==': [input, null] } : cellCondition(input, cell))),
  ]
  return parts.length === 1 ? (parts[0] as Expression) : parts.length === 0 ? false : { or: parts }
}

/** The expression with the dimension's own value in the place of its name. */
function withValue(expression: Expression, value: Expression | undefined): Expression {
  if (value === undefined) return expression
  const replaced = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(replaced)
    if (typeof part !== 'object' || part === null) return part
    if ((part as { var?: unknown }).var === 'value') return value
    return Object.fromEntries(Object.entries(part).map(([operator, operands]) => [operator, replaced(operands)]))
  }
  return replaced(expression) as Expression
}
