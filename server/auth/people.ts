/** People: who may sign in, with which roles. Only admins come here; everything is audited. */
import { randomUUID } from 'node:crypto'
import type { AuditLog } from '../audit/log.ts'
import { Fault, invalidAt } from '../services/fault.ts'
import type { Actor, Page } from '../store/records.ts'
import type { Store, Write } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import type { Identities } from './identities.ts'
import { addInvitation, endInvitationsOf, type Invitation } from './invitations.ts'
import type { Role } from './roles.ts'
import { endSessionsOf } from './sessions.ts'

export type PersonRow = Tables['people']

export interface Person {
  id: string
  login: string
  name: string
  roles: Role[]
  /** `invited`: can't sign in yet. */
  state: 'active' | 'invited' | 'disabled'
  /** The OpenID Connect provider that vouches for them. */
  issuer?: string
  createdAt: string
}

export interface NewPerson {
  login: string
  name: string
  roles: Role[]
}

export interface PersonChange {
  name: string
  roles: Role[]
  disabled: boolean
}

export class People {
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

  /** By login. */
  async list(page: Page<string>): Promise<Person[]> {
    let query = this.#store.read.selectFrom('people').selectAll().orderBy('login').limit(page.limit)
    if (page.after !== undefined) query = query.where('login', '>', page.after)
    return (await query.execute()).map(toPerson)
  }

  /** @throws Fault unknown-person */
  async get(id: string): Promise<Person> {
    const row = await this.#store.read.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row) throw unknownPerson(id)
    return toPerson(row)
  }

  /** They can sign in once they are invited, or vouched for elsewhere. @throws Fault invalid-request, login-taken */
  async create(actor: Actor, { login, name, roles }: NewPerson): Promise<Person> {
    const asked = { login: loginOf(login, '/login'), name: nameOf(name), roles: rolesOf(roles) }
    const row = await this.#store.write((write) => addPerson(write, this.#audit, actor, asked, this.#clock()))
    return toPerson(row)
  }

  /** Roles and disabling take effect at once. @throws Fault unknown-person, last-admin, invalid-request */
  async change(actor: Actor, id: string, { name, roles, disabled }: PersonChange): Promise<Person> {
    const after = { name: nameOf(name), roles: rolesOf(roles), disabled }
    const row = await this.#store.write((write) => changePerson(write, this.#audit, actor, id, after, this.#clock()))
    this.#identities.forget()
    return toPerson(row)
  }

  /** @throws Fault unknown-person, person-disabled */
  async invite(actor: Actor, id: string): Promise<Invitation> {
    return this.#store.write(async (write) => {
      const row = await personById(write, id)
      if (row.disabled_at !== null) throw new Fault('person-disabled', `${row.name} is disabled: enable them first.`)
      return invitePerson(write, this.#audit, actor, row, this.#clock())
    })
  }
}

export const addPerson = async (
  write: Write,
  audit: AuditLog,
  actor: Actor,
  person: NewPerson & { password?: string; issuer?: string; subject?: string },
  now: number,
): Promise<PersonRow> => {
  const { login, name, roles, password, issuer, subject } = person
  if (await personByLogin(write, login)) throw new Fault('login-taken', `Somebody signs in as "${login}" already.`)
  const row: PersonRow = {
    id: randomUUID(),
    login,
    name,
    roles: JSON.stringify(roles),
    password: password ?? null,
    issuer: issuer ?? null,
    issuer_subject: subject ?? null,
    created_at: new Date(now).toISOString(),
    disabled_at: null,
  }
  await write.insertInto('people').values(row).execute()
  const details = { person: row.id, login, name, roles, ...(issuer === undefined ? {} : { issuer }) }
  await audit.append(write, actor, { action: 'person.create', details })
  return row
}

export const changePerson = async (
  write: Write,
  audit: AuditLog,
  actor: Actor,
  id: string,
  { name, roles, disabled }: PersonChange,
  now: number,
): Promise<PersonRow> => {
  const before = await personById(write, id)
  const after = {
    name,
    roles: JSON.stringify(roles),
    disabled_at: disabled ? (before.disabled_at ?? new Date(now).toISOString()) : null,
  }
  const changes = changesOf(before, after)
  if (Object.keys(changes).length === 0) return before
  await write.updateTable('people').set(after).where('id', '=', id).execute()
  await keepAnAdmin(write, before)
  if (disabled) {
    await endSessionsOf(write, id)
    await endInvitationsOf(write, id)
  }
  await audit.append(write, actor, { action: 'person.change', details: { person: id, ...changes } })
  return { ...before, ...after }
}

export const invitePerson = async (
  write: Write,
  audit: AuditLog,
  actor: Actor,
  { id }: PersonRow,
  now: number,
): Promise<Invitation> => {
  const invitation = await addInvitation(write, id, now)
  const details = { person: id, expiresAt: invitation.expiresAt }
  await audit.append(write, actor, { action: 'person.invite', details })
  return invitation
}

/** What is changed, before and after. */
const changesOf = (before: PersonRow, after: Pick<PersonRow, 'name' | 'roles' | 'disabled_at'>) => {
  const change = <T>(from: T, to: T) => ({ before: from, after: to })
  const wasDisabled = before.disabled_at !== null
  const isDisabled = after.disabled_at !== null
  return {
    ...(before.name === after.name ? {} : { name: change(before.name, after.name) }),
    ...(before.roles === after.roles ? {} : { roles: change(JSON.parse(before.roles), JSON.parse(after.roles)) }),
    ...(wasDisabled === isDisabled ? {} : { disabled: change(wasDisabled, isDisabled) }),
  }
}

/** @throws Fault last-admin, where this person was an admin who can sign in and nobody else is one now */
const keepAnAdmin = async (write: Write, before: PersonRow): Promise<void> => {
  if (!isAdmin(before)) return
  const rows = await write.selectFrom('people').selectAll().execute()
  if (rows.some(isAdmin)) return
  throw new Fault('last-admin', `${before.name} is the last admin who can sign in: make somebody else one first.`)
}

const isAdmin = (row: PersonRow) => rolesIn(row).includes('admin') && stateOf(row) === 'active'

/** @throws Fault unknown-person */
const personById = async (write: Write, id: string): Promise<PersonRow> => {
  const row = await write.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw unknownPerson(id)
  return row
}

export const personByLogin = (db: Store['read'], login: string): Promise<PersonRow | undefined> =>
  db.selectFrom('people').selectAll().where('login', '=', login).executeTakeFirst()

const unknownPerson = (id: string) => new Fault('unknown-person', `There is no person "${id}".`)

const rolesIn = (row: PersonRow) => JSON.parse(row.roles) as Role[]

const stateOf = ({ disabled_at, password, issuer }: PersonRow): Person['state'] => {
  if (disabled_at !== null) return 'disabled'
  return password === null && issuer === null ? 'invited' : 'active'
}

export const toPerson = (row: PersonRow): Person => ({
  id: row.id,
  login: row.login,
  name: row.name,
  roles: rolesIn(row),
  state: stateOf(row),
  ...(row.issuer === null ? {} : { issuer: row.issuer }),
  createdAt: row.created_at,
})

/** A login as it is kept and compared: NFKC, so that a full-width letter is that letter, in lower case. */
export const foldLogin = (login: string): string => login.normalize('NFKC').toLowerCase()

/** No blanks, no control or invisible characters. */
const LOGIN = /^[^\s\p{C}]{1,200}$/u
const NAME = /^[^\p{Cc}\p{Cs}]{1,200}$/u

/** @throws Fault invalid-request */
export const loginOf = (login: string, pointer: string): string => {
  const folded = foldLogin(login)
  if (!LOGIN.test(folded)) throw invalidAt(pointer, 'A login has 1 to 200 characters, none of them blank or invisible.')
  return folded
}

/** @throws Fault invalid-request */
export const nameOf = (name: string): string => {
  const trimmed = name.normalize('NFC').trim()
  if (!NAME.test(trimmed)) throw invalidAt('/name', 'A name has 1 to 200 characters, none of them a control character.')
  return trimmed
}

const rolesOf = (roles: Role[]): Role[] => [...new Set(roles)]
