/** Sessions of people who are signed in: they end after 12 hours without use, and 7 days after they began. */
import type { AuditLog } from '../audit/log.ts'
import type { Actor } from '../store/records.ts'
import type { Write } from '../store/store.ts'
import { sessionText } from './credentials.ts'
import { hashSecret, newSecret } from './secret.ts'

const HOUR = 3_600_000
const LONGEST_UNUSED = 12 * HOUR
const LONGEST = 7 * 24 * HOUR

/** Seconds that a browser keeps the cookie; the server may end the session sooner. */
export const COOKIE_SECONDS = LONGEST / 1000

/** When a session ends that is used now and then no more; all in milliseconds since 1970. */
export const sessionEnd = (createdAt: number, now: number): number =>
  Math.min(now + LONGEST_UNUSED, createdAt + LONGEST)

/** How somebody came to be signed in. */
export type SignedInBy = 'set-up' | 'invitation' | 'password' | 'oidc' | 'password-change'

/** @returns the cookie's value; it can't be had again */
export const addSession = async (
  write: Write,
  audit: AuditLog,
  person: Actor,
  by: SignedInBy,
  now: number,
): Promise<string> => {
  const { id, secret } = newSecret()
  await write
    .insertInto('sessions')
    .values({
      id,
      hash: hashSecret(secret),
      person_id: person.id,
      created_at: new Date(now).toISOString(),
      expires_at: new Date(sessionEnd(now, now)).toISOString(),
    })
    .execute()
  await audit.append(write, person, { action: 'session.create', details: { session: id, by } })
  return sessionText({ id, secret })
}

/** Ends all sessions of a person; the caller's audit entry says why. @returns how many */
export const endSessionsOf = async (write: Write, person: string): Promise<number> => {
  const ended = await write.deleteFrom('sessions').where('person_id', '=', person).executeTakeFirst()
  return Number(ended.numDeletedRows)
}
