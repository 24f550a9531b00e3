/** API keys of systems: made once, shown once; only a hash is kept. */
import type { AuditLog } from '../audit/log.ts'
import type { Actor } from '../store/records.ts'
import type { Write } from '../store/store.ts'
import { keyText } from './credentials.ts'
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
      created_by: JSON.stringify(actor),
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
