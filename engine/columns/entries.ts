import type { Codes } from './column.ts'
import type { Kept } from './memo.ts'

/** What a code means: an entry's yield, that the value is missing, or why there is none. */
export type Outcome<Y> =
  | { kind: 'yield'; yield: Y }
  | { kind: 'missing' }
  | { kind: 'refused'; code: 'no-hit' | 'ambiguous-hit' }

/** Which entry of bands, a lookup or a table each subject has. */
export interface Entries<Y> extends Kept {
  readonly codes: Codes
  /** By code; 0 is the missing value. */
  readonly outcomes: readonly Outcome<Y>[]
}

export const MISSING = { kind: 'missing' } as const

export const yielding = <Y>(value: Y): Outcome<Y> => ({ kind: 'yield', yield: value })
