/** Signing in and out: by password, by a link that was given, by what a provider vouches for. */
import type { IncomingHttpHeaders } from 'node:http'
import type { AuditLog } from '../audit/log.ts'
import { Fault } from '../services/fault.ts'
import type { Actor } from '../store/records.ts'
import type { Store, Write } from '../store/store.ts'
import { Attempts } from './attempts.ts'
import { credentialIn } from './credentials.ts'
import type { Identities } from './identities.ts'
import { endInvitationsOf, INVITATION, invitationHash, linkNotValid, SetupLink } from './invitations.ts'
import { checkPassword, hashPassword, verifyPassword } from './password.ts'
import { addPerson, foldLogin, loginOf, nameOf, type PersonRow, personByLogin } from './people.ts'
import { SYSTEM } from './principal.ts'
import type { Role } from './roles.ts'
import { addSession, endSessionsOf, type SignedInBy } from './sessions.ts'

/** What a link is good for, and for whom. */
export type LinkMeaning = { kind: 'set-up' } | { kind: 'invitation'; login: string; name: string }

/** Who a provider says is there. */
export interface Vouched {
  issuer: string
  subject: string
  name?: string
  /** An address that the provider has verified. */
  email?: string
}

/** Why somebody whom a provider vouches for isn't let in. */
export class NotLetIn extends Error {
  override readonly name = 'NotLetIn'
  readonly why: 'unknown-person' | 'person-disabled'

  constructor(why: NotLetIn['why']) {
    super(`Not let in: ${why}.`)
    this.why = why
  }
}

export class SignIn {
  readonly setupLink = new SetupLink()
  readonly #store: Store
  readonly #audit: AuditLog
  readonly #identities: Identities
  readonly #clock: () => number
  readonly #attempts = new Attempts()

  constructor(store: Store, audit: AuditLog, identities: Identities, clock: () => number) {
    this.#store = store
    this.#audit = audit
    this.#identities = identities
    this.#clock = clock
  }

  /** Makes the first admin's link, while nobody exists. @returns its token */
  async openSetup(): Promise<string | undefined> {
    return (await this.#isDeserted(this.#store.read)) ? this.setupLink.open() : undefined
  }

  /** Whether the first admin is still to come. */
  async isSettingUp(): Promise<boolean> {
    return this.setupLink.isOpen && this.#isDeserted(this.#store.read)
  }

  /** @throws Fault sign-in-failed, too-many-requests. All return the cookie's value. */
  async withPassword(given: { login: string; password: string }, address: string): Promise<string> {
    const login = foldLogin(given.login)
    this.#attempts.begin(login, address, this.#clock())
    const person = await personByLogin(this.#store.read, login)
    const right = await verifyPassword(given.password, person?.password)
    if (!person || !right || person.disabled_at !== null) throw failed()
    const cookie = await this.#store.write(async (write) => {
      const now = await personByLogin(write, login)
      if (now?.password !== person.password || now.disabled_at !== null) throw failed()
      return this.#begin(write, person, 'password')
    })
    this.#attempts.succeeded(login, address, this.#clock())
    return cookie
  }

  /** Makes the first admin. @throws Fault link-not-valid, invalid-request */
  async setUp(given: { token: string; login: string; name: string; password: string }): Promise<string> {
    this.setupLink.check(given.token)
    const [login, name] = [loginOf(given.login, '/login'), nameOf(given.name)]
    checkPassword(given.password, '/password')
    const password = await hashPassword(given.password)
    const cookie = await this.#store.write(async (write) => {
      if (!(await this.#isDeserted(write))) throw linkNotValid()
      const asked = { login, name, roles: ['admin' as Role], password }
      const person = await addPerson(write, this.#audit, SYSTEM, asked, this.#clock())
      return this.#begin(write, person, 'set-up')
    })
    this.setupLink.close()
    return cookie
  }

  /** @throws Fault link-not-valid */
  async meaningOf(token: string): Promise<LinkMeaning> {
    if (!token.startsWith(INVITATION)) {
      this.setupLink.check(token)
      if (!(await this.#isDeserted(this.#store.read))) throw linkNotValid()
      return { kind: 'set-up' }
    }
    const { login, name } = await this.#invited(this.#store.read, token)
    return { kind: 'invitation', login, name }
  }

  /** Takes up an invitation: sets the password, ends all sessions from before. @throws Fault link-not-valid */
  async takeUp(given: { token: string; password: string }): Promise<string> {
    await this.#invited(this.#store.read, given.token)
    checkPassword(given.password, '/password')
    const password = await hashPassword(given.password)
    const cookie = await this.#store.write(async (write) => {
      const person = await this.#invited(write, given.token)
      await endInvitationsOf(write, person.id)
      await this.#setPassword(write, person, password)
      return this.#begin(write, person, 'invitation')
    })
    this.#identities.forget()
    return cookie
  }

  /** Ends all other sessions. @throws Fault sign-in-failed, where the present password isn't `current` */
  async changePassword(actor: Actor, given: { current: string; password: string }, address: string): Promise<string> {
    const person = await this.#person(actor.id)
    this.#attempts.begin(person.login, address, this.#clock())
    if (!(await verifyPassword(given.current, person.password))) throw failed()
    this.#attempts.succeeded(person.login, address, this.#clock())
    checkPassword(given.password, '/password')
    const password = await hashPassword(given.password)
    const cookie = await this.#store.write(async (write) => {
      // In the meantime they may have been disabled, or a link may have set another password.
      const now = await personByLogin(write, person.login)
      if (now?.password !== person.password || now.disabled_at !== null) throw failed()
      await this.#setPassword(write, person, password)
      return this.#begin(write, person, 'password-change')
    })
    this.#identities.forget()
    return cookie
  }

  /**
   * Whom a provider vouches for: a person it is known to be; else one whose login is the verified address and for
   * whom no provider vouches yet; else a new person, where new people are given a role.
   * @throws NotLetIn
   */
  async withProvider(vouched: Vouched, roleOfNew: Role | undefined): Promise<string> {
    const cookie = await this.#store.write(async (write) => {
      const person = (await this.#vouchedFor(write, vouched)) ?? (await this.#welcome(write, vouched, roleOfNew))
      if (person.disabled_at !== null) throw new NotLetIn('person-disabled')
      return this.#begin(write, person, 'oidc')
    })
    return cookie
  }

  /** Ends the session that the headers name, if it is one. */
  async end(headers: IncomingHttpHeaders): Promise<void> {
    const actor = await this.#identities.identify(headers)
    const credential = credentialIn(headers)
    if (typeof actor !== 'object' || typeof credential !== 'object' || credential.kind !== 'session') return
    await this.#store.write(async (write) => {
      const ended = await write.deleteFrom('sessions').where('id', '=', credential.id).executeTakeFirst()
      if (ended.numDeletedRows === 0n) return
      await this.#audit.append(write, actor, { action: 'session.end', details: { session: credential.id } })
    })
    this.#identities.forget()
  }

  #begin(write: Write, { id, name }: PersonRow, by: SignedInBy): Promise<string> {
    return addSession(write, this.#audit, { kind: 'person', id, name }, by, this.#clock())
  }

  async #setPassword(write: Write, { id, name }: PersonRow, password: string): Promise<void> {
    await write.updateTable('people').set({ password }).where('id', '=', id).execute()
    const sessionsEnded = await endSessionsOf(write, id)
    const details = { person: id, password: 'set', sessionsEnded }
    await this.#audit.append(write, { kind: 'person', id, name }, { action: 'person.change', details })
  }

  async #vouchedFor(write: Write, { issuer, subject, email }: Vouched): Promise<PersonRow | undefined> {
    const known = await write
      .selectFrom('people')
      .selectAll()
      .where('issuer', '=', issuer)
      .where('issuer_subject', '=', subject)
      .executeTakeFirst()
    if (known || email === undefined) return known
    const named = await personByLogin(write, foldLogin(email))
    if (!named) return undefined
    if (named.issuer !== null) throw new NotLetIn('unknown-person')
    await write.updateTable('people').set({ issuer, issuer_subject: subject }).where('id', '=', named.id).execute()
    const details = { person: named.id, issuer: { before: null, after: issuer } }
    const actor: Actor = { kind: 'person', id: named.id, name: named.name }
    await this.#audit.append(write, actor, { action: 'person.change', details })
    return { ...named, issuer, issuer_subject: subject }
  }

  async #welcome(write: Write, vouched: Vouched, role: Role | undefined): Promise<PersonRow> {
    const { issuer, subject, email, name } = vouched
    const login = foldLogin(email ?? subject)
    if (role === undefined || (await personByLogin(write, login))) throw new NotLetIn('unknown-person')
    const asked = { login: loginOf(login, ''), name: nameOf(name ?? login), roles: [role], issuer, subject }
    return addPerson(write, this.#audit, SYSTEM, asked, this.#clock())
  }

  /** @throws Fault link-not-valid */
  async #invited(db: Store['read'], token: string): Promise<PersonRow> {
    const row = await db
      .selectFrom('invitations')
      .innerJoin('people', 'people.id', 'invitations.person_id')
      .selectAll('people')
      .select('invitations.expires_at')
      .where('invitations.hash', '=', invitationHash(token))
      .executeTakeFirst()
    if (!row || Date.parse(row.expires_at) <= this.#clock() || row.disabled_at !== null) throw linkNotValid()
    return row
  }

  async #person(id: string): Promise<PersonRow> {
    return this.#store.read.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  }

  async #isDeserted(db: Store['read']): Promise<boolean> {
    return (await db.selectFrom('people').select('id').limit(1).execute()).length === 0
  }
}

/** The same for an unknown login, a wrong password and a person who is disabled. */
const failed = () => new Fault('sign-in-failed', 'No one signs in with this login and password.')
