/** API keys and sessions, as they are presented. */
import type { Read } from './store.ts'

/** What a key or a session says of who presents it. */
export interface CredentialRecord {
  /** SHA-256 of the secret. */
  hash: string
  /** When a session began. */
  createdAt?: string
  expiresAt?: string
  actor: { kind: 'person' | 'key'; id: string; name: string }
  roles: string[]
  strategies?: string[]
}

/** A key or a session by its public half, unless it is revoked or its person disabled. */
export const readCredential = (
  read: Read,
  kind: 'key' | 'session',
  id: string,
): Promise<CredentialRecord | undefined> => (kind === 'key' ? readKey(read, id) : readSession(read, id))

const readKey = async (read: Read, id: string): Promise<CredentialRecord | undefined> => {
  const row = await read.selectFrom('keys').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row || row.revoked_at !== null) return undefined
  return {
    hash: row.hash,
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
    actor: { kind: 'key', id, name: row.name },
    roles: [row.role],
    ...(row.strategies === null ? {} : { strategies: JSON.parse(row.strategies) as string[] }),
  }
}

const readSession = async (read: Read, id: string): Promise<CredentialRecord | undefined> => {
  const row = await read
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person_id')
    .select(['sessions.hash', 'sessions.created_at', 'sessions.expires_at', 'people.id', 'people.name', 'people.roles'])
    .where('sessions.id', '=', id)
    .where('people.disabled_at', 'is', null)
    .executeTakeFirst()
  return (
    row && {
      hash: row.hash,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      actor: { kind: 'person', id: row.id, name: row.name },
      roles: JSON.parse(row.roles) as string[],
    }
  )
}
