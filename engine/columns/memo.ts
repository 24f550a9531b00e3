/**
 * What was computed, by what it was computed from. A key names an operation, its literals and the ids of
 * its inputs; equal keys are equal columns. So an edited strategy computes only what depends on the edit,
 * and two strategies over one population share what they have in common.
 */
export interface Memo {
  /** The column of a key, made where it isn't known; `make` gets the id that stands for it in other keys. */
  recall<T extends Kept>(key: string, make: (id: number) => T): T
  /** Ends one scoring: what neither it nor the one before it used is forgotten. */
  endScoring(): void
  /** How many keys are known. */
  size(): number
}

export interface Kept {
  readonly id: number
}

interface Entry {
  kept: Kept
  lastUse: number
}

/** How many scorings a column outlives its last use: the base of a comparison and the edit beside it. */
const SCORINGS_KEPT = 2

export function createMemo(): Memo {
  const entries = new Map<string, Entry>()
  let scoring = 0
  let nextId = 0
  return {
    recall<T extends Kept>(key: string, make: (id: number) => T): T {
      const known = entries.get(key)
      if (known) {
        known.lastUse = scoring
        return known.kept as T
      }
      const kept = make(nextId++)
      entries.set(key, { kept, lastUse: scoring })
      return kept
    },
    endScoring() {
      scoring++
      for (const [key, { lastUse }] of entries) if (lastUse <= scoring - 1 - SCORINGS_KEPT) entries.delete(key)
    },
    size: () => entries.size,
  }
}
