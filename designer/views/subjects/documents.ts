import type { Strategy } from '../../../engine/index.ts'

/** The documents of the versions that a history names. */
export type Documents = ReadonlyMap<number, Strategy>
