/** Who is refused, why and by what: the first refusal in the order of evaluation counts. */
import type { RefusalCode } from '../decision/decision.ts'
import type { Kept, Memo } from './memo.ts'

/** A refusal is 1 + its index here; 0 is none. */
export const REFUSAL_CODES = [
  'invalid-subject',
  'missing-value',
  'no-hit',
  'ambiguous-hit',
  'out-of-range',
] as const satisfies readonly RefusalCode[]

export const refusalNumber = (code: RefusalCode): number => (REFUSAL_CODES as readonly string[]).indexOf(code) + 1

/** What one part of a strategy refuses. */
export interface Refusing extends Kept {
  /** By subject: 0, or the number of a code. */
  readonly codes: Uint8Array
}

/** The same before it is known whether anybody is refused. */
export interface MaybeRefusing extends Kept {
  readonly codes: Uint8Array | undefined
}

/** Of a part that refuses someone; `part` is the id that a refusal names, where it names one. */
export interface PartRefusing {
  refusing: Refusing
  part: string | undefined
}

export interface Refusals extends Kept {
  /** By subject: 0, or the number of a code. */
  readonly codes: Uint8Array
  /** By subject: which of `partIds` refused; read only where it is refused. */
  readonly parts: Int32Array | undefined
  readonly partIds: readonly (string | undefined)[]
  /** How many subjects are refused. */
  readonly count: number
}

/** The first refusal of each subject, of parts in the order of evaluation. */
export function firstRefusals(parts: readonly PartRefusing[], length: number, memo: Memo): Refusals {
  const key = `refusals:${JSON.stringify(parts.map(({ refusing, part }) => [refusing.id, part]))}`
  return memo.recall(key, (id) => {
    const codes = new Uint8Array(length)
    const partOf = parts.length > 0 ? new Int32Array(length) : undefined
    let count = 0
    if (partOf)
      parts.forEach(({ refusing }, index) => {
        count += addRefusals(refusing.codes, index, codes, partOf)
      })
    return { id, codes, parts: partOf, partIds: parts.map(({ part }) => part), count }
  })
}

function addRefusals(from: Uint8Array, part: number, codes: Uint8Array, parts: Int32Array): number {
  let count = 0
  for (let row = 0; row < from.length; row++) {
    if (from[row] === 0 || codes[row] !== 0) continue
    codes[row] = from[row] as number
    parts[row] = part
    count++
  }
  return count
}
