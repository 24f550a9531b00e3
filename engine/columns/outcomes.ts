/** From what codes mean to whom they refuse. */
import type { Entries, Outcome } from './entries.ts'
import type { Frame } from './frame.ts'
import { gatherBytes } from './kernels/gather.ts'
import type { MaybeRefusing, Refusing } from './refusals.ts'

/** Whom entries refuse; `numberOf` says by which number of a code, or 0. */
export function refusalsOf<Y>(
  entries: Entries<Y>,
  numberOf: (outcome: Outcome<Y>) => number,
  { memo }: Frame,
): Refusing | undefined {
  const lut = Uint8Array.from(entries.outcomes, numberOf)
  if (!lut.some((code) => code !== 0)) return undefined
  const { id, codes } = memo.recall<MaybeRefusing>(`refused:${entries.id}:${lut.join()}`, (kept) => {
    const all = gatherBytes(entries.codes, lut)
    return { id: kept, codes: all.some((code) => code !== 0) ? all : undefined }
  })
  return codes && { id, codes }
}
