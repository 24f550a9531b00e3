/** How the tiers of two versions correspond, and which way a subject goes between them. */
import { NO_TIER } from '../rows/frame.ts'
import type { Direction } from './shape.ts'

export type Way = Direction | 'same'

export interface TierPairing {
  /** From an old tier (by index, NO_TIER for refused) to a new one. */
  way(from: number, to: number): Way
  /** By index of the old version's tiers: the same one in the new version, or NO_TIER. */
  toNew: readonly number[]
  /** The other way round. */
  toOld: readonly number[]
}

/** Tiers as a plan has them, and a document too: the best first. */
interface Ranked {
  tiers: readonly { id: string }[]
  ordered: boolean
}

/**
 * @param renamed from a tier's old id to its new one
 */
export function pairTiers(a: Ranked, b: Ranked, renamed: ReadonlyMap<string, string>): TierPairing {
  const newIndex = new Map(b.tiers.map(({ id }, index) => [id, index]))
  const toNew = a.tiers.map(({ id }) => newIndex.get(renamed.get(id) ?? id) ?? NO_TIER)
  const toOld = b.tiers.map((_, index) => toNew.indexOf(index))
  const isOrdered = a.ordered && b.ordered
  const ways = a.tiers.map((_, from) =>
    b.tiers.map((__, to): Way => {
      if (toNew[from] === to) return 'same'
      return isOrdered ? ranked(from, to, toNew, toOld) : 'across'
    }),
  )
  return {
    toNew,
    toOld,
    way(from, to) {
      if (from === NO_TIER) return to === NO_TIER ? 'same' : 'admitted'
      return to === NO_TIER ? 'refused' : (ways[from]?.[to] ?? 'across')
    },
  }
}

/** By the rank in a version that has both; else by a tier of both versions that stands between them. */
function ranked(from: number, to: number, toNew: readonly number[], toOld: readonly number[]): Way {
  const inNew = toNew[from] as number
  const inOld = toOld[to] as number
  const ranks = [
    ...(inNew === NO_TIER ? [] : [to - inNew]),
    ...(inOld === NO_TIER ? [] : [inOld - from]),
    ...(inNew === NO_TIER && inOld === NO_TIER ? byShared(from, to, toNew) : []),
  ]
  if (ranks.length > 0 && ranks.every((rank) => rank < 0)) return 'up'
  return ranks.length > 0 && ranks.every((rank) => rank > 0) ? 'down' : 'across'
}

function byShared(from: number, to: number, toNew: readonly number[]): number[] {
  return toNew.flatMap((shared, old) => {
    if (shared === NO_TIER) return []
    if (old < from && to <= shared) return [-1]
    return old > from && to >= shared ? [1] : []
  })
}
