/** API keys of systems: made once, shown once; only a hash is kept. */
import type { AuditLog } from '../audit/log.ts'
import { Fault, invalidAt } from '../services/fault.ts'
import { formatMoment, parseMoment } from '../services/moment.ts'
import type { Actor, Page } from '../store/records.ts'
import type { Store, Write } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import { keyText } from './credentials.ts'
import type { Identities } from './identities.ts'
import { actorOf } from './principal.ts'
import type { Role } from './roles.ts'
import { hashSecret, newSecret } from './secret.ts'

export interface NewKey {
  name: string
  role: Role
  /** The strategies that it may see; all where it is absent. */
  strategies?: string[]
  /** An instant in UTC. */
  expiresAt?: string
}

/** A key as lists show it. */
export interface Key extends NewKey {
  id: string
  createdAt: string
  createdBy: Actor
  revokedAt?: string
  /** To the minute. */
  usedAt?: string
}

/** Where a page of keys goes on: they are listed in the order in which they were made. */
export interface KeyPlace {
  createdAt: string
  id: string
}

export class Keys {
  readonly #store: Store
  readonly #audit: AuditLog
  readonly #identities: Identities
  readonly #clock: () => number

  constructor(store: Store, audit: AuditLog, identities: Identities, clock: () => number) {
    this.#store = store
    this.#audit = audit
    this.#identities = identities
    this.#clock = clock
  }

  async list({ limit, after }: Page<KeyPlace>): Promise<Key[]> {
    let query = this.#store.read.selectFrom('keys').selectAll().orderBy('created_at').orderBy('id').limit(limit)
    if (after !== undefined) {
      const { createdAt, id } = after
      query = query.where((where) =>
        where.or([
          where('created_at', '>', createdAt),
          where.and([where('created_at', '=', createdAt), where('id', '>', id)]),
        ]),
      )
    }
    return (await query.execute()).map(toKey)
  }

  /** @throws Fault invalid-request */
  async create(actor: Actor, asked: NewKey): Promise<{ key: Key; secret: string }> {
    const now = this.#clock()
    const checked = await this.#checked(asked, now)
    const { id, key } = await this.#store.write((write) =>
      addKey(write, this.#audit, actor, checked, new Date(now).toISOString()),
    )
    return { key: await this.#get(id), secret: key }
  }

  /** It is over at once. Revoking it again changes nothing. @throws Fault unknown-api-key */
  async revoke(actor: Actor, id: string): Promise<void> {
    await this.#store.write(async (write) => {
      const row = await write.selectFrom('keys').selectAll().where('id', '=', id).executeTakeFirst()
      if (!row) throw unknownKey(id)
      if (row.revoked_at !== null) return
      const revoked_at = new Date(this.#clock()).toISOString()
      await write.updateTable('keys').set({ revoked_at }).where('id', '=', id).execute()
      await this.#audit.append(write, actor, { action: 'key.revoke', details: { key: id, name: row.name } })
    })
    this.#identities.forget()
  }

  async #get(id: string): Promise<Key> {
    const row = await this.#store.read.selectFrom('keys').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row) throw unknownKey(id)
    return toKey(row)
  }

  async #checked({ name, role, strategies, expiresAt }: NewKey, now: number): Promise<NewKey> {
    const trimmed = name.trim()
    if (trimmed === '') throw invalidAt('/name', 'A key needs a name: which system sends it?')
    if (strategies !== undefined) {
      // It could make itself a key for all of them.
      if (role === 'admin') throw invalidAt('/strategies', 'An admin’s key is for all strategies.')
      await this.#knowAll(strategies)
    }
    return {
      name: trimmed,
      role,
      ...(strategies === undefined ? {} : { strategies: [...new Set(strategies)] }),
      ...(expiresAt === undefined ? {} : { expiresAt: expiryOf(expiresAt, now) }),
    }
  }

  async #knowAll(strategies: string[]): Promise<void> {
    const rows = await this.#store.read.selectFrom('strategies').select('id').where('id', 'in', strategies).execute()
    const known = new Set(rows.map((row) => row.id))
    const unknown = strategies.findIndex((id) => !known.has(id))
    if (unknown >= 0) throw invalidAt(`/strategies/${unknown}`, `There is no strategy "${strategies[unknown]}".`)
  }
}

/** A date means its start in UTC. */
const expiryOf = (text: string, now: number): string => {
  const moment = parseMoment(text)
  if (!moment) throw invalidAt('/expiresAt', `"${text}" is no calendar date and no RFC 3339 date-time.`)
  const instant = 'date' in moment ? Date.parse(`${formatMoment(moment)}T00:00:00.000Z`) : moment.instant
  if (instant <= now) throw invalidAt('/expiresAt', `${text} is over already.`)
  return new Date(instant).toISOString()
}

const unknownKey = (id: string) => new Fault('unknown-api-key', `There is no API key "${id}".`)

const toKey = (row: Tables['keys']): Key => ({
  id: row.id,
  name: row.name,
  role: row.role as Role,
  ...(row.strategies === null ? {} : { strategies: JSON.parse(row.strategies) as string[] }),
  createdAt: row.created_at,
  createdBy: JSON.parse(row.created_by) as Actor,
  ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
  ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
  ...(row.used_at === null ? {} : { usedAt: row.used_at }),
})

/** @returns the key as the system sends it; it can't be had again */
export const addKey = async (
  write: Write,
  audit: AuditLog,
  actor: Actor,
  { name, role, strategies, expiresAt }: NewKey,
  now: string,
): Promise<{ id: string; key: string }> => {
  const { id, secret } = newSecret()
  await write
    .insertInto('keys')
    .values({
      id,
      hash: hashSecret(secret),
      name,
      role,
      strategies: strategies === undefined ? null : JSON.stringify(strategies),
      created_at: now,
      created_by: JSON.stringify(actorOf(actor)),
      expires_at: expiresAt ?? null,
      revoked_at: null,
      used_at: null,
    })
    .execute()
  await audit.append(write, actor, {
    action: 'key.create',
    details: {
      key: id,
      name,
      role,
      ...(strategies === undefined ? {} : { strategies }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    },
  })
  return { id, key: keyText({ id, secret }) }
}
