/** How many requests an address may send: a fixed window of a minute, counted in memory. */
import { Fault } from '../services/fault.ts'

const WINDOW = 60_000

export class RateLimit {
  readonly #limit: number
  readonly #counts = new Map<string, number>()
  #ends = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Counts a request; the fault of one too many says when to come back. */
  count(address: string, now: number): Fault | undefined {
    if (now >= this.#ends) {
      this.#counts.clear()
      this.#ends = now + WINDOW
    }
    const count = (this.#counts.get(address) ?? 0) + 1
    this.#counts.set(address, count)
    return count > this.#limit ? tooMany(this.#limit, Math.ceil((this.#ends - now) / 1000)) : undefined
  }
}

const tooMany = (limit: number, seconds: number) =>
  new Fault('too-many-requests', `More than ${limit} requests a minute: wait ${seconds} seconds.`, [], {
    retryAfter: seconds,
  })
