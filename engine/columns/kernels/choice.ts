/** Choosing between columns row by row: `if`, and a default where a value is missing. */
import { type Codes, FALSE, TRUE, UNKNOWN } from '../column.ts'

type Elements = Float64Array | Uint8Array | Int32Array

/** What a missing element is, by kind of array: NaN, UNKNOWN, code 0. */
const MISSING = { number: Number.NaN, boolean: UNKNOWN, string: 0 } as const
export type Kind = keyof typeof MISSING

/** `when` true: `then`; false: `otherwise`; unknown: missing. */
export function choose<A extends Elements>(kind: Kind, when: Uint8Array, then: A, otherwise: A): A {
  const out = otherwise.slice() as A
  const missing = MISSING[kind]
  for (let row = 0; row < out.length; row++) {
    if (when[row] === TRUE) out[row] = then[row] as number
    else if (when[row] !== FALSE) out[row] = missing
  }
  return out
}

/** The first column, and the second where the first is missing. */
export function fillMissing<A extends Elements>(kind: Kind, values: A, fallback: A): A {
  const out = values.slice() as A
  if (kind === 'number') {
    for (let row = 0; row < out.length; row++) if (Number.isNaN(out[row] as number)) out[row] = fallback[row] as number
    return out
  }
  const missing = MISSING[kind]
  for (let row = 0; row < out.length; row++) if (out[row] === missing) out[row] = fallback[row] as number
  return out
}

/** TRUE where an element is missing, FALSE elsewhere. */
export function missingIn(kind: Kind, values: Elements): Uint8Array {
  const out = new Uint8Array(values.length)
  if (kind === 'number') {
    for (let row = 0; row < out.length; row++) out[row] = Number(Number.isNaN(values[row] as number)) << 1
    return out
  }
  const missing = MISSING[kind]
  for (let row = 0; row < out.length; row++) out[row] = values[row] === missing ? TRUE : FALSE
  return out
}

export function recode(codes: Codes, lut: Int32Array): Int32Array {
  const out = new Int32Array(codes.length)
  for (let row = 0; row < out.length; row++) out[row] = lut[codes[row] as number] as number
  return out
}
