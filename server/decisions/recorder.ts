/**
 * Writes decisions durably, many in one transaction: those that come while one transaction is being committed
 * wait together for the next, so that a disk's flush is shared by all who wait for it. Nobody is told of a
 * decision before its transaction is on the disk.
 */

import { inProgress, type Once } from '../services/once.ts'
import { type DecisionRow, insertDecisions } from '../store/decisions.ts'
import type { Store, Write } from '../store/store.ts'

/** Decisions of one transaction; a statement's parameters are bounded. */
const MOST = 1_000

interface Waiting {
  rows: DecisionRow[]
  /** Where the request that they come from may be a repetition. */
  once: Once | undefined
  resolve: () => void
  reject: (error: unknown) => void
}

export class Recorder {
  readonly #store: Store
  #waiting: Waiting[] = []
  #writing = false

  constructor(store: Store) {
    this.#store = store
  }

  /**
   * Settles once the decisions are on the disk.
   * @throws StorageUnavailable, Fault idempotency-in-progress; then none of them was kept
   */
  record(rows: DecisionRow[], once?: Once): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ rows, once, resolve, reject })
      if (!this.#writing) void this.#writeAll()
    })
  }

  async #writeAll(): Promise<void> {
    this.#writing = true
    while (this.#waiting.length > 0) {
      // What else arrives in this turn of the event loop shares the flush.
      await new Promise((resolve) => setImmediate(resolve))
      await this.#writeGroup(this.#takeGroup())
    }
    this.#writing = false
  }

  /** As many as a transaction takes, at least one: what one caller records is never divided. */
  #takeGroup(): Waiting[] {
    let decisions = 0
    const end = this.#waiting.findIndex(({ rows }, index) => {
      decisions += rows.length
      return index > 0 && decisions > MOST
    })
    return this.#waiting.splice(0, end < 0 ? this.#waiting.length : end)
  }

  async #writeGroup(group: Waiting[]): Promise<void> {
    try {
      const kept = await this.#store.record(async (write) => {
        const first = await firstRequests(write, group)
        await insertDecisions(
          write,
          first.flatMap(({ rows }) => rows),
        )
        return new Set(first)
      })
      for (const waiting of group) {
        if (kept.has(waiting)) waiting.resolve()
        else waiting.reject(inProgress())
      }
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }
}

/** Those that aren't repetitions; the others must not keep them from being recorded. */
const firstRequests = async (write: Write, group: Waiting[]): Promise<Waiting[]> => {
  const first: Waiting[] = []
  for (const waiting of group) {
    if (!waiting.once || (await waiting.once.tryReserve(write))) first.push(waiting)
  }
  return first
}
