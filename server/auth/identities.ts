/**
 * From a credential to its principal. What was found is kept in memory, so that an evaluation asks no database;
 * whoever revokes a key, ends a session or changes a person says so here, and it is over at once.
 */
import type { IncomingHttpHeaders } from 'node:http'
import { Lru } from '../services/lru.ts'
import type { CredentialRecord, Store } from '../store/store.ts'
import type { Presented } from './authorise.ts'
import { type Credential, credentialIn } from './credentials.ts'
import type { Principal } from './principal.ts'
import type { Role } from './roles.ts'
import { matches } from './secret.ts'

const REMEMBERED = { entries: 10_000 }

interface Known {
  hash: string
  /** Milliseconds since 1970. */
  expiresAt: number
  principal: Principal
}

export class Identities {
  readonly #store: Store
  readonly #clock: () => number
  #known = new Lru<Known>(REMEMBERED)
  /** Keys used since `takeUses` was last called, and when. */
  #uses = new Map<string, number>()

  constructor(store: Store, clock: () => number) {
    this.#store = store
    this.#clock = clock
  }

  /** Who sends a request; a promise only where the database must be asked. */
  identify(headers: IncomingHttpHeaders): Presented | Promise<Presented> {
    const credential = credentialIn(headers)
    if (credential === undefined) return undefined
    if (credential === 'malformed') return 'unknown'
    const known = this.#known.get(cacheKey(credential))
    return known ? this.#judge(credential, known) : this.#find(credential)
  }

  /** Forgets what was found: the next request asks the database again. */
  forget(): void {
    this.#known = new Lru<Known>(REMEMBERED)
  }

  /** When each key was used since the last call: milliseconds since 1970 by id. */
  takeUses(): Map<string, number> {
    const uses = this.#uses
    this.#uses = new Map()
    return uses
  }

  async #find(credential: Credential): Promise<Presented> {
    // What was read before somebody said `forget` goes into a memory that is no longer asked.
    const memory = this.#known
    const record = await this.#store.credential(credential.kind, credential.id)
    if (!record) return 'unknown'
    const known = toKnown(record)
    memory.set(cacheKey(credential), known)
    return this.#judge(credential, known)
  }

  #judge(credential: Credential, known: Known): Presented {
    const now = this.#clock()
    if (now >= known.expiresAt || !matches(credential.secret, known.hash)) return 'unknown'
    if (credential.kind === 'key') this.#uses.set(credential.id, now)
    return known.principal
  }
}

const cacheKey = ({ kind, id }: Credential) => `${kind} ${id}`

const toKnown = ({ hash, expiresAt, actor, roles, strategies }: CredentialRecord): Known => ({
  hash,
  expiresAt: expiresAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(expiresAt),
  principal: {
    ...actor,
    roles: roles as Role[],
    ...(strategies === undefined ? {} : { strategies }),
  },
})
