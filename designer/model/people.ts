/** People and API keys, for admins. */
import { getAll, sendJson } from './api.ts'
import type { Role } from './session.ts'

export interface Person {
  id: string
  login: string
  name: string
  roles: Role[]
  state: 'active' | 'invited' | 'disabled'
  /** The provider that vouches for them. */
  issuer?: string
  createdAt: string
}

export interface Invitation {
  link: string
  expiresAt: string
}

export interface ApiKey {
  id: string
  name: string
  role: Role
  /** All where it is absent. */
  strategies?: string[]
  createdAt: string
  expiresAt?: string
  revokedAt?: string
  usedAt?: string
}

export interface NewKey {
  name: string
  role: Role
  strategies?: string[]
  expiresAt?: string
}

export const listPeople = (): Promise<Person[]> => getAll('/v1/people')

export const addPerson = (person: { login: string; name: string; roles: Role[] }): Promise<Person> =>
  sendJson('POST', '/v1/people', person)

export const changePerson = (id: string, change: { name: string; roles: Role[]; disabled: boolean }): Promise<Person> =>
  sendJson('PUT', `/v1/people/${id}`, change)

export const invitePerson = (id: string): Promise<Invitation> => sendJson('POST', `/v1/people/${id}/invitations`)

/** The newest first. */
export const listKeys = async (): Promise<ApiKey[]> => (await getAll<ApiKey>('/v1/keys')).reverse()

/** @returns the key as it is sent, which can't be had again */
export const createKey = async (key: NewKey): Promise<string> =>
  (await sendJson<{ key: string }>('POST', '/v1/keys', key)).key

export const revokeKey = (id: string): Promise<void> => sendJson('DELETE', `/v1/keys/${id}`)

export type KeyState = 'active' | 'revoked' | 'expired'

export function keyState({ revokedAt, expiresAt }: ApiKey, now: number): KeyState {
  if (revokedAt !== undefined) return 'revoked'
  return expiresAt !== undefined && Date.parse(expiresAt) <= now ? 'expired' : 'active'
}
