/** A bounded cache: what was used least recently leaves first, by number and by total weight. */
export interface LruLimits {
  entries: number
  /** Sum of the weights given to `set`; its unit is the caller's. */
  weight?: number
}

export class Lru<Value> {
  readonly #limits: Required<LruLimits>
  /** A Map keeps the order of insertion: the first is the oldest. */
  readonly #entries = new Map<string, { value: Value; weight: number }>()
  #weight = 0
  /** The last in that order. */
  #newest: string | undefined

  constructor(limits: LruLimits) {
    this.#limits = { weight: Number.POSITIVE_INFINITY, ...limits }
  }

  get size(): number {
    return this.#entries.size
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    if (key !== this.#newest) {
      this.#entries.delete(key)
      this.#entries.set(key, entry)
      this.#newest = key
    }
    return entry.value
  }

  /** A value heavier than the whole cache isn't kept. */
  set(key: string, value: Value, weight = 0): void {
    this.delete(key)
    if (weight > this.#limits.weight) return
    this.#entries.set(key, { value, weight })
    this.#newest = key
    this.#weight += weight
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#limits.entries && this.#weight <= this.#limits.weight) break
      this.delete(oldest)
    }
  }

  delete(key: string): void {
    const entry = this.#entries.get(key)
    if (!entry) return
    this.#entries.delete(key)
    this.#weight -= entry.weight
    if (key === this.#newest) this.#newest = undefined
  }
}
