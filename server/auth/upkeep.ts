/**
 * What keeps sessions and keys in order beside the requests: once a minute it is noted which were used, and what
 * is long over is removed.
 */
import type { Store, Write } from '../store/store.ts'
import type { Identities, Uses } from './identities.ts'

const NOTING = 60_000

export class Upkeep {
  readonly #store: Store
  readonly #identities: Identities
  readonly #clock: () => number
  readonly #timer: NodeJS.Timeout

  constructor(store: Store, identities: Identities, clock: () => number) {
    this.#store = store
    this.#identities = identities
    this.#clock = clock
    this.#timer = setInterval(() => void this.note(), NOTING).unref()
  }

  /** Notes the last uses a last time. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.note()
  }

  /** What can't be written now is let go: a last use is a hint, and a session is used again. */
  async note(): Promise<void> {
    const uses = this.#identities.takeUses()
    if (uses.keys.size + uses.sessions.size === 0) return
    await this.#store.write((write) => noteUses(write, uses, iso(this.#clock()))).catch(() => {})
  }
}

const noteUses = async (write: Write, { keys, sessions }: Uses, now: string): Promise<void> => {
  for (const [id, usedAt] of keys) {
    await write
      .updateTable('keys')
      .set({ used_at: iso(usedAt) })
      .where('id', '=', id)
      .where((where) => where.or([where('used_at', 'is', null), where('used_at', '<', iso(usedAt))]))
      .execute()
  }
  for (const [id, end] of sessions) {
    await write
      .updateTable('sessions')
      .set({ expires_at: iso(end) })
      .where('id', '=', id)
      .where('expires_at', '<', iso(end))
      .execute()
  }
  await write.deleteFrom('sessions').where('expires_at', '<=', now).execute()
  await write.deleteFrom('invitations').where('expires_at', '<=', now).execute()
}

const iso = (milliseconds: number) => new Date(milliseconds).toISOString()
