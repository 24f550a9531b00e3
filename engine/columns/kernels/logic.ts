/** Kleene's logic over bytes: `and` is the least, `or` the greatest, `not` is 2 − x. */
import { FALSE, TRUE, UNKNOWN } from '../column.ts'
import { inBlocks } from './blocks.ts'

/** `and` or `or` of columns, at least one. */
export function connect(kind: 'and' | 'or', operands: readonly Uint8Array[], length: number): Uint8Array {
  const out = new Uint8Array(length).fill(kind === 'and' ? TRUE : FALSE)
  const join = kind === 'and' ? least : greatest
  for (const operand of operands) inBlocks(length, (start, end) => join(out, operand, start, end))
  return out
}

function least(out: Uint8Array, operand: Uint8Array, start: number, end: number): void {
  for (let row = start; row < end; row++) out[row] = Math.min(out[row] as number, operand[row] as number)
}

function greatest(out: Uint8Array, operand: Uint8Array, start: number, end: number): void {
  for (let row = start; row < end; row++) out[row] = Math.max(out[row] as number, operand[row] as number)
}

/** `and` where either being unknown makes the whole unknown: a < b < c needs all three. */
export function bothKnown(a: Uint8Array, b: Uint8Array): Uint8Array {
  const out = new Uint8Array(a.length)
  for (let row = 0; row < out.length; row++)
    out[row] = a[row] === UNKNOWN || b[row] === UNKNOWN ? UNKNOWN : Math.min(a[row] as number, b[row] as number)
  return out
}

export function not(a: Uint8Array): Uint8Array {
  const out = new Uint8Array(a.length)
  for (let row = 0; row < out.length; row++) out[row] = TRUE - (a[row] as number)
  return out
}

/** Equality of truth values. */
export function same(a: Uint8Array, b: Uint8Array): Uint8Array {
  const out = new Uint8Array(a.length)
  for (let row = 0; row < out.length; row++)
    out[row] = a[row] === UNKNOWN || b[row] === UNKNOWN ? UNKNOWN : a[row] === b[row] ? TRUE : FALSE
  return out
}
