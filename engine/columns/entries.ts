import { HIT_MISSING, HIT_NONE } from '../rows/frame.ts'
import type { Codes } from './column.ts'
import type { Kept } from './memo.ts'

/**
 * What a code means: an entry's yield and its index (or HIT_OTHERWISE), that the value is missing, or why there
 * is none.
 */
export type Outcome<Y> =
  | { kind: 'yield'; yield: Y; hit: number }
  | { kind: 'missing' }
  | { kind: 'refused'; code: 'no-hit' | 'ambiguous-hit' }

/** Which entry of bands, a lookup or a table each subject has. */
export interface Entries<Y> extends Kept {
  readonly codes: Codes
  /** By code; 0 is the missing value. */
  readonly outcomes: readonly Outcome<Y>[]
}

export const MISSING = { kind: 'missing' } as const

export const yielding = <Y>(value: Y, hit: number): Outcome<Y> => ({ kind: 'yield', yield: value, hit })

/** What each subject hit, as rows have it: `hits` by code. */
export interface Hits {
  readonly codes: Codes
  readonly hits: Int32Array
}

export const hitsOf = <Y>({ codes, outcomes }: Entries<Y>): Hits => ({
  codes,
  hits: Int32Array.from(outcomes, (outcome) =>
    outcome.kind === 'yield' ? outcome.hit : outcome.kind === 'missing' ? HIT_MISSING : HIT_NONE,
  ),
})
