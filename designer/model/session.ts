/** Who is signed in, and how to: the server holds the session, in a cookie that no script sees. */
import { createSignal } from 'solid-js'
import { getJson, sendJson, signedInAgain } from './api.ts'

interface Session {
  id: string
  name: string
  roles: Role[]
  permissions: string[]
}

export const peoplesRoles = ['viewer', 'editor', 'approver', 'auditor', 'admin'] as const
export const keysRoles = ['evaluator', ...peoplesRoles] as const
export type Role = (typeof keysRoles)[number]

export interface SignInWays {
  /** The first admin is still to come. */
  setUp: boolean
  /** The provider that vouches for people, where there is one. */
  oidc?: { name: string }
}

export type LinkMeaning = { kind: 'set-up' } | { kind: 'invitation'; login: string; name: string }

const [session, setSession] = createSignal<Session>()

export { session }

/** Whether who is signed in may do something; false while nobody is known. */
export const may = (permission: string): boolean => session()?.permissions.includes(permission) ?? false

/** While the answer is on its way. */
let asking: Promise<void> | undefined

/** Asks once who is signed in. Nobody, or a server out of reach, is found out by whatever else is asked. */
export function knowSession(): Promise<void> {
  if (session() !== undefined) return Promise.resolve()
  asking ??= getJson<Session>('/v1/session')
    .then(begin, () => {})
    .finally(() => {
      asking = undefined
    })
  return asking
}

export const signInWays = (): Promise<SignInWays> => getJson('/v1/session/ways')
export const readLink = (token: string): Promise<LinkMeaning> => sendJson('POST', '/v1/session/link', { token })

export const signIn = async (given: { login: string; password: string }): Promise<void> =>
  begin(await sendJson('POST', '/v1/session', given))

export const setUp = async (given: { token: string; login: string; name: string; password: string }): Promise<void> =>
  begin(await sendJson('POST', '/v1/session/setup', given))

export const takeUp = async (given: { token: string; password: string }): Promise<void> =>
  begin(await sendJson('POST', '/v1/session/invitation', given))

export const changePassword = async (given: { current: string; password: string }): Promise<void> =>
  begin(await sendJson('PUT', '/v1/session/password', given))

export async function signOut(): Promise<void> {
  await sendJson('DELETE', '/v1/session')
  setSession(undefined)
}

function begin(next: Session): void {
  setSession(next)
  signedInAgain()
}

/** The page that somebody was about to see, as the address of the sign-in page names it: never another site. */
export const wantedPage = (to: string | undefined): string =>
  to !== undefined && /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? to : '/'
