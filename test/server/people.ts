/** People for tests: the first admin by the link of the start, others by invitation; their cookies. */
import type { Role } from '../../server/auth/roles.ts'
import { type Answer, call, type TestServer } from './harness.ts'

export const PASSWORD = 'correct horse battery'

/** The cookie that an answer sets, as a browser sends it. */
export const cookieOf = (answer: Answer): string => answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''

/** What stands after # in a link. */
export const tokenOf = (link: string): string => new URL(link).hash.slice(1)

export interface SignedIn {
  cookie: string
  id: string
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
}

const signedInBy = (server: Pick<TestServer, 'url'>, answer: Answer): SignedIn => {
  const cookie = cookieOf(answer)
  return {
    cookie,
    id: answer.body.id,
    call: (method, path, body, headers) => call(server.url, method, path, body, { cookie, ...headers }),
  }
}

export const firstAdmin = async (server: TestServer): Promise<SignedIn> => {
  const token = tokenOf(server.signIn ?? '')
  const body = { token, login: 'admin', name: 'Ada Admin', password: PASSWORD }
  return signedInBy(server, await call(server.url, 'POST', '/v1/session/setup', body))
}

/** A person with these roles, added and invited by an admin. */
export const personOf = async (
  server: Pick<TestServer, 'url' | 'call'>,
  login: string,
  ...roles: Role[]
): Promise<SignedIn> => {
  const added = await server.call('POST', '/v1/people', { login, name: `Test ${login}`, roles })
  const invited = await server.call('POST', `/v1/people/${added.body.id}/invitations`)
  const body = { token: tokenOf(invited.body.link), password: PASSWORD }
  return signedInBy(server, await call(server.url, 'POST', '/v1/session/invitation', body))
}

export const signIn = (server: TestServer, login: string, password: string): Promise<Answer> =>
  call(server.url, 'POST', '/v1/session', { login, password })
