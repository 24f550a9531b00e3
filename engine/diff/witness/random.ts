/** A seeded generator (mulberry32, public domain): the same search in every run. */
export interface Random {
  /** From 0 up to, not including, 1. */
  uniform(): number
  /** An integer from 0 up to, not including, `below`. */
  index(below: number): number
  oneIn(of: number): boolean
  pick<T>(items: readonly T[]): T
}

export function seeded(seed: number): Random {
  let state = seed >>> 0
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const index = (below: number) => Math.floor(uniform() * below)
  return { uniform, index, oneIn: (of) => index(of) === 0, pick: (items) => items[index(items.length)] as never }
}
