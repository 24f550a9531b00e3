/**
 * What other processes have changed: another server on the same database, or the command line. Every change adds an
 * entry to the audit log, so its head tells whether there was one, and its entries which strategies it concerned. The
 * head is looked at when the database tells of a change, and every second besides, for notifications get lost: what
 * is in effect here is never older than two seconds while the database answers. It has a connection of its own, for
 * the others may be busy with long lists.
 */
import { type AuditHead, GENESIS } from '../audit/chain.ts'
import { storedHead } from '../audit/entries.ts'
import type { Identities } from '../auth/identities.ts'
import type { Listener } from '../store/database.ts'
import type { Read, Store } from '../store/store.ts'
import type { Catalog } from './catalog.ts'

/** Milliseconds. */
const LOOKING = 1_000

export class Changes {
  readonly #read: Read
  readonly #identities: Identities
  readonly #catalog: Catalog
  readonly #timer: NodeJS.Timeout
  readonly #listener: Listener
  /** The last audit entry seen. */
  #seen: AuditHead = { seq: 0, hash: GENESIS }
  /** Whether what was seen may be of another database. */
  #doubtful = false
  #looking: Promise<void> | undefined
  /** Whether it is to be looked again: something was told while looking. */
  #again = false

  constructor(store: Store, identities: Identities, catalog: Catalog) {
    this.#read = store.newReader()
    this.#identities = identities
    this.#catalog = catalog
    this.#timer = setInterval(() => void this.look(), LOOKING).unref()
    this.#listener = store.listen((what) => {
      if (what === 'anything') this.#doubtful = true
      void this.look()
    })
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#listener.stop()
    await this.#looking
    await this.#read.destroy()
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
    const doubtful = this.#doubtful
    this.#doubtful = false
    try {
      await this.#forgetWhatChanged(doubtful)
    } catch (error) {
      this.#doubtful ||= doubtful
      throw error
    }
  }

  async #forgetWhatChanged(doubtful: boolean): Promise<void> {
    const last = await headOf(this.#read)
    if (last.hash === this.#seen.hash && !doubtful) return
    if (doubtful || !(await this.#goesOn())) this.#catalog.forgetAll()
    else for (const strategy of await strategiesSince(this.#read, this.#seen.seq)) this.#catalog.forget(strategy)
    this.#identities.forget()
    this.#seen = last
  }

  /** Whether the log still holds what was seen: where a backup was put in its place, all that is known is of another one. */
  async #goesOn(): Promise<boolean> {
    const { seq, hash } = this.#seen
    if (seq === 0) return true
    const entry = await this.#read.selectFrom('audit').select('hash').where('seq', '=', seq).executeTakeFirst()
    return entry?.hash === hash
  }
}

const headOf = async (read: Read): Promise<AuditHead> => (await storedHead(read)) ?? { seq: 0, hash: GENESIS }

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
