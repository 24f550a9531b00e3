/**
 * Arithmetic in doubles, one loop an operator. A missing operand is NaN and stays so; what passes the
 * limit of expressions, a division by zero among it, becomes missing at the end.
 */
import type { Arithmetic } from '../../logic/node.ts'
import { EXPRESSION_LIMIT } from '../../numbers/scaled.ts'
import { inBlocks } from './blocks.ts'

/** A column of numbers, or the one number that stands in every row. */
export type Operand = Float64Array | number

/** Folds from the left, as written. */
export function fold(operator: Arithmetic, operands: readonly Operand[], length: number): Float64Array {
  const result = new Float64Array(length)
  const [first, ...rest] = operands
  if (typeof first === 'number') result.fill(first)
  else if (first) result.set(first)
  inBlocks(length, (start, end) => {
    for (const operand of rest) {
      if (typeof operand === 'number') foldNumber(operator, result, operand, start, end)
      else foldColumn(operator, result, operand, start, end)
    }
    if (rest.length === 0 && operator === '-') negate(result, start, end)
    if (operator === 'abs') absolute(result, start, end)
    limit(result, start, end)
  })
  return result
}

function foldColumn(operator: Arithmetic, a: Float64Array, b: Float64Array, start: number, end: number): void {
  switch (operator) {
    case '+':
      for (let row = start; row < end; row++) a[row] = (a[row] as number) + (b[row] as number)
      return
    case '-':
      for (let row = start; row < end; row++) a[row] = (a[row] as number) - (b[row] as number)
      return
    case '*':
      for (let row = start; row < end; row++) a[row] = (a[row] as number) * (b[row] as number)
      return
    case '/':
      for (let row = start; row < end; row++) a[row] = (a[row] as number) / (b[row] as number)
      return
    case 'min':
      for (let row = start; row < end; row++) a[row] = Math.min(a[row] as number, b[row] as number)
      return
    case 'max':
      for (let row = start; row < end; row++) a[row] = Math.max(a[row] as number, b[row] as number)
      return
    case 'abs':
      return
  }
}

function foldNumber(operator: Arithmetic, a: Float64Array, b: number, start: number, end: number): void {
  switch (operator) {
    case '+':
      for (let row = start; row < end; row++) a[row] = (a[row] as number) + b
      return
    case '-':
      for (let row = start; row < end; row++) a[row] = (a[row] as number) - b
      return
    case '*':
      for (let row = start; row < end; row++) a[row] = (a[row] as number) * b
      return
    case '/':
      for (let row = start; row < end; row++) a[row] = (a[row] as number) / b
      return
    case 'min':
      for (let row = start; row < end; row++) a[row] = Math.min(a[row] as number, b)
      return
    case 'max':
      for (let row = start; row < end; row++) a[row] = Math.max(a[row] as number, b)
      return
    case 'abs':
      return
  }
}

function negate(a: Float64Array, start: number, end: number): void {
  for (let row = start; row < end; row++) a[row] = -(a[row] as number)
}

function absolute(a: Float64Array, start: number, end: number): void {
  for (let row = start; row < end; row++) a[row] = Math.abs(a[row] as number)
}

/** Beyond the limit is missing; −0 is 0. */
function limit(a: Float64Array, start: number, end: number): void {
  for (let row = start; row < end; row++) {
    const value = a[row] as number
    a[row] = Math.abs(value) <= EXPRESSION_LIMIT ? value + 0 : Number.NaN
  }
}

/** An input column as expressions see it. */
export function withinLimit(values: Float64Array): Float64Array {
  const result = values.slice()
  inBlocks(result.length, (start, end) => limit(result, start, end))
  return result
}
