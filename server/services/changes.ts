/**
 * What other processes have changed: another server on the same database, or the command line. Every change adds an
 * entry to the audit log, so its head tells whether there was one, and its entries which strategies it concerned. The
 * head is looked at when the database tells of a change, and every second besides, for notifications get lost: what
 * is in effect here is never older than two seconds while the database answers.
 */
import type { Identities } from '../auth/identities.ts'
import type { Listener } from '../store/database.ts'
import type { Read, Store } from '../store/store.ts'
import type { Catalog } from './catalog.ts'

/** Milliseconds. */
const LOOKING = 1_000

export class Changes {
  readonly #store: Store
  readonly #identities: Identities
  readonly #catalog: Catalog
  readonly #timer: NodeJS.Timeout
  readonly #listener: Listener
  /** The last audit entry seen. */
  #seen = 0
  #looking: Promise<void> | undefined
  /** Whether it is to be looked again: something was told while looking. */
  #again = false

  constructor(store: Store, identities: Identities, catalog: Catalog) {
    this.#store = store
    this.#identities = identities
    this.#catalog = catalog
    this.#timer = setInterval(() => void this.look(), LOOKING).unref()
    this.#listener = store.listen(() => void this.look())
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#listener.stop()
    await this.#looking
  }

  /** Forgets whatever was changed since the last look. */
  look(): Promise<void> {
    this.#again = true
    this.#looking ??= this.#lookWhileTold().finally(() => {
      this.#looking = undefined
    })
    return this.#looking
  }

  async #lookWhileTold(): Promise<void> {
    while (this.#again) {
      this.#again = false
      // Where the database doesn't answer, what is known stays known, and the next look may see more.
      await this.#lookOnce().catch(() => {})
    }
  }

  async #lookOnce(): Promise<void> {
    const last = await lastEntry(this.#store.read)
    if (last === this.#seen) return
    // A head that went back is that of another database in this one's place.
    const changed = await strategiesSince(this.#store.read, last > this.#seen ? this.#seen : 0)
    for (const strategy of changed) this.#catalog.forget(strategy)
    this.#identities.forget()
    this.#seen = last
  }
}

const lastEntry = async (read: Read): Promise<number> =>
  (await read.selectFrom('audit_head').select('seq').executeTakeFirst())?.seq ?? 0

/** The strategies that entries after this one concern. */
const strategiesSince = async (read: Read, seq: number): Promise<string[]> => {
  const rows = await read
    .selectFrom('audit')
    .select('strategy_id')
    .distinct()
    .where('seq', '>', seq)
    .where('strategy_id', 'is not', null)
    .execute()
  return rows.map(({ strategy_id: id }) => id as string)
}
