/**
 * One request that may be sent again under the same Idempotency-Key. Its row is written in the transaction of its
 * effect, so that there is either both or neither, whatever happens to the process; a second request with the same
 * key finds the row and changes nothing, in whichever process it runs.
 *
 * The answer is kept right after, before it is sent. Only a process that dies between these two leaves a row without
 * one: sending the request again then says that it had its effect, and doesn't have it twice.
 */
import type { Write } from '../store/store.ts'
import { Fault } from './fault.ts'

/** Milliseconds that a key is remembered. */
export const REMEMBERED = 24 * 60 * 60 * 1000

export interface OnceKey {
  /** Who sends it: nobody finds the answers to another's requests. */
  actor: string
  key: string
}

export class Once {
  readonly #key: OnceKey
  /** SHA-256 of what is asked. */
  readonly #request: string
  readonly #clock: () => number
  #reservedIn: Write | undefined

  constructor(key: OnceKey, request: string, clock: () => number) {
    this.#key = key
    this.#request = request
    this.#clock = clock
  }

  /** Whether a transaction has had an effect in this request's name. */
  get hadEffect(): boolean {
    return this.#reservedIn !== undefined
  }

  /**
   * Writes the row into the transaction, once.
   * @throws Fault idempotency-in-progress where another request has the key; the transaction is to be given up
   */
  async reserve(write: Write): Promise<void> {
    if (!(await this.tryReserve(write))) throw inProgress()
  }

  /** @returns false where another request has the key */
  async tryReserve(write: Write): Promise<boolean> {
    if (this.#reservedIn === write) return true
    const now = this.#clock()
    const forgotten = new Date(now - REMEMBERED).toISOString()
    await write.deleteFrom('idempotency').where('created_at', '<', forgotten).execute()
    const unanswered = { status: null, headers: null, body: null }
    const added = await write
      .insertInto('idempotency')
      .values({ ...this.#key, request: this.#request, ...unanswered, created_at: new Date(now).toISOString() })
      .onConflict((conflict) => conflict.columns(['actor', 'key']).doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows !== 1n) return false
    this.#reservedIn = write
    return true
  }
}

export const inProgress = (): Fault =>
  new Fault(
    'idempotency-in-progress',
    'A request with this Idempotency-Key is being answered, or had its effect without its answer being kept. Ask ' +
      'again a little later, and then look whether what it makes is there.',
  )
