/** Answers kept for requests that are sent again under the same Idempotency-Key. */
import { createHash } from 'node:crypto'
import { seal, unseal } from '../decisions/seal.ts'
import type { Store } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { Fault } from './fault.ts'
import { inProgress, Once, type OnceKey, REMEMBERED } from './once.ts'

export interface KeptAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

export class Repeats {
  readonly #store: Store
  /** Answers can hold data of subjects: they are sealed. */
  readonly #key: Buffer
  readonly #clock: () => number

  constructor(store: Store, key: Buffer, clock: () => number) {
    this.#store = store
    this.#key = key
    this.#clock = clock
  }

  once(key: OnceKey, request: string): Once {
    return new Once(key, request, this.#clock)
  }

  /**
   * The answer that the same request was given before.
   * @throws Fault idempotency-mismatch, idempotency-in-progress, idempotency-secret
   */
  async find(key: OnceKey, request: string): Promise<KeptAnswer | undefined> {
    const row = await this.#store.read
      .selectFrom('idempotency')
      .selectAll()
      .where('actor', '=', key.actor)
      .where('key', '=', key.key)
      .where('created_at', '>=', new Date(this.#clock() - REMEMBERED).toISOString())
      .executeTakeFirst()
    return row && this.#open(row, key, request)
  }

  /** `body` is undefined where it holds a secret: that is said once and kept nowhere. */
  async keep(key: OnceKey, answer: Omit<KeptAnswer, 'body'> & { body: string | undefined }): Promise<void> {
    const { status, headers, body } = answer
    await this.#store.write((write) =>
      write
        .updateTable('idempotency')
        .set({
          status,
          headers: JSON.stringify(headers),
          body: body === undefined ? null : seal(body, idOf(key), this.#key),
        })
        .where('actor', '=', key.actor)
        .where('key', '=', key.key)
        .execute(),
    )
  }

  #open(row: Tables['idempotency'], key: OnceKey, request: string): KeptAnswer {
    if (row.request !== request) throw mismatch()
    if (row.status === null || row.headers === null) throw inProgress()
    const body = row.body === null ? undefined : unseal(row.body, idOf(key), this.#key)
    if (body === undefined) throw secret()
    return { status: row.status, headers: JSON.parse(row.headers), body }
  }
}

/** What makes two requests the same. */
export const requestDigest = (method: string, target: string, body: Uint8Array): string =>
  createHash('sha256').update(`${method} ${target}\n`, 'utf8').update(body).digest('hex')

const idOf = ({ actor, key }: OnceKey) => `${actor} ${key}`

const mismatch = () =>
  new Fault('idempotency-mismatch', 'This Idempotency-Key was sent with another request. Take a new key for a new one.')

const secret = () =>
  new Fault(
    'idempotency-secret',
    'This request was answered before, with a secret that is shown once and isn’t kept. If it was lost, revoke what ' +
      'was made and make another.',
  )
