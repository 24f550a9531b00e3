/** Comparisons of numbers and of dates: FALSE, TRUE, and UNKNOWN where an operand is NaN. */
import type { Comparison } from '../../logic/node.ts'
import { TRUE, UNKNOWN } from '../column.ts'
import type { Operand } from './arithmetic.ts'
import { inBlocks } from './blocks.ts'

type Test = Comparison | '='

export function compare(test: Test, left: Operand, right: Operand, length: number): Uint8Array {
  const out = new Uint8Array(length)
  if (typeof left === 'number') {
    if (typeof right !== 'number') return compare(mirrored[test], right, left, length)
    return out.fill(outcome(test, left, right))
  }
  inBlocks(length, (start, end) => {
    if (typeof right === 'number') compareNumber(test, left, right, out, start, end)
    else compareColumns(test, left, right, out, start, end)
  })
  return out
}

const mirrored: Record<Test, Test> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=' }

function outcome(test: Test, a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return UNKNOWN
  const holds = test === '=' ? a === b : test === '<' ? a < b : test === '<=' ? a <= b : test === '>' ? a > b : a >= b
  return holds ? TRUE : 0
}

// Without branches: a comparison with NaN is false, and the second bit says UNKNOWN.
function compareNumber(test: Test, a: Float64Array, b: number, out: Uint8Array, start: number, end: number): void {
  switch (test) {
    case '<':
      for (let row = start; row < end; row++) {
        const x = a[row] as number
        out[row] = (Number(x < b) << 1) | Number(Number.isNaN(x))
      }
      return
    case '<=':
      for (let row = start; row < end; row++) {
        const x = a[row] as number
        out[row] = (Number(x <= b) << 1) | Number(Number.isNaN(x))
      }
      return
    case '>':
      for (let row = start; row < end; row++) {
        const x = a[row] as number
        out[row] = (Number(x > b) << 1) | Number(Number.isNaN(x))
      }
      return
    case '>=':
      for (let row = start; row < end; row++) {
        const x = a[row] as number
        out[row] = (Number(x >= b) << 1) | Number(Number.isNaN(x))
      }
      return
    case '=':
      for (let row = start; row < end; row++) {
        const x = a[row] as number
        out[row] = (Number(x === b) << 1) | Number(Number.isNaN(x))
      }
      return
  }
}

function compareColumns(
  test: Test,
  a: Float64Array,
  b: Float64Array,
  out: Uint8Array,
  start: number,
  end: number,
): void {
  switch (test) {
    case '<':
      for (let row = start; row < end; row++) {
        const [x, y] = [a[row] as number, b[row] as number]
        out[row] = (Number(x < y) << 1) | Number(Number.isNaN(x)) | Number(Number.isNaN(y))
      }
      return
    case '<=':
      for (let row = start; row < end; row++) {
        const [x, y] = [a[row] as number, b[row] as number]
        out[row] = (Number(x <= y) << 1) | Number(Number.isNaN(x)) | Number(Number.isNaN(y))
      }
      return
    case '=':
      for (let row = start; row < end; row++) {
        const [x, y] = [a[row] as number, b[row] as number]
        out[row] = (Number(x === y) << 1) | Number(Number.isNaN(x)) | Number(Number.isNaN(y))
      }
      return
    default:
      compareColumns(mirrored[test], b, a, out, start, end)
  }
}
