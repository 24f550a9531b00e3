/**
 * From a credential to its principal. What was found is kept in memory, so that an evaluation asks no database;
 * whoever revokes a key, ends a session or changes a person says so here, and it is over at once.
 */
import type { IncomingHttpHeaders } from 'node:http'
import { Lru } from '../services/lru.ts'
import { type CredentialRecord, readCredential } from '../store/credentials.ts'
import type { Store } from '../store/store.ts'
import type { Presented } from './authorise.ts'
import { type Credential, credentialIn } from './credentials.ts'
import type { Principal } from './principal.ts'
import type { Role } from './roles.ts'
import { matches } from './secret.ts'
import { sessionEnd } from './sessions.ts'

const REMEMBERED = { entries: 10_000 }

/** What was used since it was last asked. */
export interface Uses {
  /** When each key was used, by id: milliseconds since 1970. */
  keys: Map<string, number>
  /** When each session would end without further use, likewise. */
  sessions: Map<string, number>
}

interface Known {
  hash: string
  /** When a session began. Milliseconds since 1970. */
  createdAt?: number
  /** Milliseconds since 1970. */
  expiresAt: number
  principal: Principal
}

export class Identities {
  readonly #store: Store
  readonly #clock: () => number
  #known = new Lru<Known>(REMEMBERED)
  #uses: Uses = { keys: new Map(), sessions: new Map() }

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
    // A session that is over here may have been used on another server.
    return known && this.#clock() < known.expiresAt ? this.#judge(credential, known) : this.#find(credential)
  }

  /** Forgets what was found: the next request asks the database again. */
  forget(): void {
    this.#known = new Lru<Known>(REMEMBERED)
  }

  /** What was used since the last call. */
  takeUses(): Uses {
    const uses = this.#uses
    this.#uses = { keys: new Map(), sessions: new Map() }
    return uses
  }

  async #find(credential: Credential): Promise<Presented> {
    // What was read before somebody said `forget` goes into a memory that is no longer asked.
    const memory = this.#known
    const record = await readCredential(this.#store.read, credential.kind, credential.id)
    if (!record) return 'unknown'
    const known = toKnown(record, this.#uses.sessions.get(credential.id))
    memory.set(cacheKey(credential), known)
    return this.#judge(credential, known)
  }

  #judge(credential: Credential, known: Known): Presented {
    const now = this.#clock()
    if (now >= known.expiresAt || !matches(credential.secret, known.hash)) return 'unknown'
    if (credential.kind === 'key') this.#uses.keys.set(credential.id, now)
    else if (known.createdAt !== undefined) {
      known.expiresAt = sessionEnd(known.createdAt, now)
      this.#uses.sessions.set(credential.id, known.expiresAt)
    }
    return known.principal
  }
}

const cacheKey = ({ kind, id }: Credential) => `${kind} ${id}`

/** @param usedUntil when a session ends by a use that isn't noted yet: milliseconds since 1970 */
const toKnown = (record: CredentialRecord, usedUntil = 0): Known => {
  const { hash, createdAt, expiresAt, actor, roles, strategies } = record
  return {
    hash,
    ...(createdAt === undefined ? {} : { createdAt: Date.parse(createdAt) }),
    expiresAt: expiresAt === undefined ? Number.POSITIVE_INFINITY : Math.max(Date.parse(expiresAt), usedUntil),
    principal: {
      ...actor,
      roles: roles as Role[],
      ...(strategies === undefined ? {} : { strategies }),
    },
  }
}
