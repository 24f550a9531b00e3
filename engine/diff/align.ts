/** Two lists of things with ids: who is who, who came, who went, who stands elsewhere. */

export interface Pair<T> {
  a: T
  b: T
  indexA: number
  indexB: number
  /** True where the order of what stayed changed, and this is what moved. */
  moved: boolean
}

interface Placed<T> {
  item: T
  index: number
}

export interface Alignment<T> {
  /** In the order of b. */
  pairs: Pair<T>[]
  removed: Placed<T>[]
  added: Placed<T>[]
}

export function alignById<T>(a: readonly T[] = [], b: readonly T[] = [], idOf: (item: T) => string): Alignment<T> {
  const keysA = keysOf(a, idOf)
  const keysB = keysOf(b, idOf)
  const indexA = new Map(keysA.map((key, index) => [key, index]))
  const stayed = new Set(keysB)
  const common = keysB.flatMap((key, index) => {
    const found = indexA.get(key)
    return found === undefined ? [] : [{ indexA: found, indexB: index }]
  })
  const still = longestAscent(common.map((pair) => pair.indexA))
  const at = (list: readonly T[], index: number) => list[index] as T
  return {
    pairs: common.map((pair, index) => ({
      ...pair,
      a: at(a, pair.indexA),
      b: at(b, pair.indexB),
      moved: !still.has(index),
    })),
    removed: a.flatMap((item, index) => (stayed.has(keysA[index] as string) ? [] : [{ item, index }])),
    added: b.flatMap((item, index) => (indexA.has(keysB[index] as string) ? [] : [{ item, index }])),
  }
}

/** Ids, told apart where a draft has one twice. */
function keysOf<T>(list: readonly T[], idOf: (item: T) => string): string[] {
  const seen = new Map<string, number>()
  return list.map((item) => {
    const id = idOf(item)
    const count = seen.get(id) ?? 0
    seen.set(id, count + 1)
    return count === 0 ? id : `${id} ${count}`
  })
}

/** The positions of a longest ascending subsequence: what needn't have moved. */
export function longestAscent(numbers: readonly number[]): Set<number> {
  const tails: number[] = []
  const previous: (number | undefined)[] = []
  numbers.forEach((number, index) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[tails[middle] as number] as number) < number) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? tails[low - 1] : undefined
    tails[low] = index
  })
  const result = new Set<number>()
  for (let at = tails.at(-1); at !== undefined; at = previous[at]) result.add(at)
  return result
}
