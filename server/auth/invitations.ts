/** Links that let somebody set a password, once: to people who were invited, and to the first admin of all. */
import { randomBytes } from 'node:crypto'
import { Fault } from '../services/fault.ts'
import type { Write } from '../store/store.ts'
import { hashSecret, matches } from './secret.ts'

const DAYS = 7

const SETUP = 'setup_'
export const INVITATION = 'invitation_'

/** The page that a link leads to. What stands after `#` stays in the browser: no log and no proxy sees it. */
export const linkOf = (origin: string, token: string): string => `${origin}/sign-in#${token}`

export const linkNotValid = () =>
  new Fault('link-not-valid', 'This link is not valid, or no longer: each can be used once. Ask for a new one.')

export interface Invitation {
  token: string
  /** An instant in UTC. */
  expiresAt: string
}

/** Makes an invitation; one that was made for the same person before is no longer valid. */
export const addInvitation = async (write: Write, person: string, now: number): Promise<Invitation> => {
  const secret = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now + DAYS * 86_400_000).toISOString()
  await endInvitationsOf(write, person)
  await write
    .insertInto('invitations')
    .values({ hash: hashSecret(secret), person_id: person, expires_at: expiresAt })
    .execute()
  return { token: INVITATION + secret, expiresAt }
}

export const endInvitationsOf = async (write: Write, person: string): Promise<void> => {
  await write.deleteFrom('invitations').where('person_id', '=', person).execute()
}

/** What stands in the database for an invitation's token. */
export const invitationHash = (token: string): string => hashSecret(token.slice(INVITATION.length))

/**
 * The link that a start without people prints: it makes the first admin. Only its hash stays in memory; the next
 * start makes another.
 */
export class SetupLink {
  #hash: string | undefined

  /** @returns the token */
  open(): string {
    const secret = randomBytes(32).toString('base64url')
    this.#hash = hashSecret(secret)
    return SETUP + secret
  }

  get isOpen(): boolean {
    return this.#hash !== undefined
  }

  close(): void {
    this.#hash = undefined
  }

  /** @throws Fault link-not-valid */
  check(token: string): void {
    if (this.#hash === undefined || !token.startsWith(SETUP) || !matches(token.slice(SETUP.length), this.#hash)) {
      throw linkNotValid()
    }
  }
}
