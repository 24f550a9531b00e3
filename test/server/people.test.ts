/** People: adding, inviting, roles, disabling; who may do so. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bearing, call, keyFor, startTestServer, type TestServer } from './harness.ts'
import { firstAdmin, PASSWORD, personOf, type SignedIn, signIn, tokenOf } from './people.ts'

let server: TestServer
let admin: SignedIn
let now = Date.now()
beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
  admin = await firstAdmin(server)
})
afterAll(() => server.end())

const add = (login: string, roles: string[] = ['viewer']) =>
  admin.call('POST', '/v1/people', { login, name: `Person ${login}`, roles })
const takeUp = (token: string, password = PASSWORD) =>
  call(server.url, 'POST', '/v1/session/invitation', { token, password })

describe('people', () => {
  it('are added, found and listed by login, a page at a time', async () => {
    for (const login of ['p3', 'p1', 'p2'])
      expect((await add(login, ['editor', 'editor', 'approver'])).status).toBe(201)
    const first = (await admin.call('GET', '/v1/people?limit=3')).body
    expect(first.items.map((person: { login: string }) => person.login)).toEqual(['admin', 'p1', 'p2'])
    const rest = (await admin.call('GET', `/v1/people?limit=3&cursor=${first.next}`)).body
    expect(rest.items.map((person: { login: string }) => person.login)).toEqual(['p3'])
    expect(rest.next).toBeNull()
    const person = first.items[1]
    expect(person).toMatchObject({ name: 'Person p1', roles: ['editor', 'approver'], state: 'invited' })
    expect((await admin.call('GET', `/v1/people/${person.id}`)).body).toEqual(person)
    expect((await admin.call('GET', '/v1/people/nobody')).body.code).toBe('unknown-person')
  })

  it('have logins of their own, however they are written', async () => {
    await add('josé')
    for (const login of ['josé', 'JOSÉ', 'jose\u0301', 'ｊosé'])
      expect((await add(login)).body.code).toBe('login-taken')
  })

  it('can’t be made or changed with what isn’t theirs to say', async () => {
    const { body } = await add('changed')
    const change = { name: 'Changed', roles: ['viewer'], disabled: false }
    for (const extra of [
      { role: 'admin' },
      { login: 'other' },
      { password: PASSWORD },
      { id: '1' },
      { state: 'active' },
      { issuer: 'https://x' },
      { approved_by: 'me' },
      { digest: 'sha256:' },
    ]) {
      const answer = await admin.call('PUT', `/v1/people/${body.id}`, { ...change, ...extra })
      expect([answer.status, answer.body.errors[0].code]).toEqual([400, 'unknown-key'])
    }
    for (const roles of [[], ['evaluator'], ['owner'], 'admin']) {
      expect((await admin.call('PUT', `/v1/people/${body.id}`, { ...change, roles })).status).toBe(400)
    }
    expect((await admin.call('PUT', `/v1/people/${body.id}`, { name: 'Changed' })).status).toBe(400)
    expect((await admin.call('PATCH', `/v1/people/${body.id}`, { role: 'admin' })).status).toBe(405)
    expect((await admin.call('GET', `/v1/people/${body.id}`)).body).toEqual(body)
  })

  it.each(['viewer', 'editor', 'approver', 'auditor'] as const)('are not administered by: %s', async (role) => {
    const person = await personOf(server, `not-admin-${role}`, role)
    const key = bearing(await keyFor(`${server.folder}/data`, role))
    for (const ask of [person.call, (...[m, p, b]: Parameters<SignedIn['call']>) => call(server.url, m, p, b, key)]) {
      for (const [method, path, body] of [
        ['GET', '/v1/people', undefined],
        ['GET', `/v1/people/${admin.id}`, undefined],
        ['POST', '/v1/people', { login: 'x', name: 'x', roles: ['admin'] }],
        ['PUT', `/v1/people/${person.id}`, { name: 'x', roles: ['admin'], disabled: false }],
        ['POST', `/v1/people/${admin.id}/invitations`, undefined],
        ['GET', '/v1/keys', undefined],
        ['POST', '/v1/keys', { name: 'x', role: 'admin' }],
        ['DELETE', '/v1/keys/x', undefined],
      ] as const) {
        const answer = await ask(method, path, body)
        expect([answer.status, answer.body.code], `${method} ${path}`).toEqual([403, 'forbidden'])
      }
    }
  })
})

describe('invitations', () => {
  it('set the password once, and sign in', async () => {
    const { body } = await add('once')
    const { body: invitation } = await admin.call('POST', `/v1/people/${body.id}/invitations`)
    expect(invitation.link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/sign-in#invitation_[\w-]{43}$/)
    const token = tokenOf(invitation.link)
    const meaning = await call(server.url, 'POST', '/v1/session/link', { token })
    expect(meaning.body).toEqual({ kind: 'invitation', login: 'once', name: 'Person once' })
    expect((await takeUp(token, 'short')).status).toBe(400)
    const taken = await Promise.all([takeUp(token), takeUp(token)])
    expect(taken.map((answer) => answer.status).sort()).toEqual([201, 410])
    expect((await call(server.url, 'POST', '/v1/session/link', { token })).status).toBe(410)
    expect((await signIn(server, 'once', PASSWORD)).status).toBe(201)
    expect((await admin.call('GET', `/v1/people/${body.id}`)).body.state).toBe('active')
  })

  it('are over after 7 days, when a newer one is made, when the person is disabled', async () => {
    const { body } = await add('late')
    const invite = async () =>
      tokenOf((await server.call('POST', `/v1/people/${body.id}/invitations`)).body.link ?? 'x:#')
    const [first, second] = [await invite(), await invite()]
    expect((await takeUp(first)).status).toBe(410)
    now += 7 * 86_400_000
    expect((await takeUp(second)).status).toBe(410)
    const third = await invite()
    await server.call('PUT', `/v1/people/${body.id}`, { name: 'Late', roles: ['viewer'], disabled: true })
    expect((await takeUp(third)).status).toBe(410)
    expect((await server.call('POST', `/v1/people/${body.id}/invitations`)).body.code).toBe('person-disabled')
    await server.call('PUT', `/v1/people/${body.id}`, { name: 'Late', roles: ['viewer'], disabled: false })
    expect((await takeUp(third)).status).toBe(410)
  })

  it('give a new password to somebody who lost theirs, and end what the old one began', async () => {
    const person = await personOf(server, 'lost', 'viewer')
    const { body } = await server.call('POST', `/v1/people/${person.id}/invitations`)
    expect((await person.call('GET', '/v1/session')).status).toBe(200)
    expect((await takeUp(tokenOf(body.link), 'a new password')).status).toBe(201)
    expect((await person.call('GET', '/v1/session')).status).toBe(401)
    expect((await signIn(server, 'lost', PASSWORD)).status).toBe(401)
  })
})

describe('changes', () => {
  it('of roles hold at once, in sessions that are open', async () => {
    const person = await personOf(server, 'promoted', 'viewer')
    expect((await person.call('GET', '/v1/people')).status).toBe(403)
    const change = (roles: string[]) =>
      server.call('PUT', `/v1/people/${person.id}`, { name: 'Promoted', roles, disabled: false })
    await change(['admin'])
    expect((await person.call('GET', '/v1/people')).status).toBe(200)
    await change(['auditor'])
    expect((await person.call('GET', '/v1/people')).status).toBe(403)
    expect((await person.call('GET', '/v1/session')).body).toMatchObject({ name: 'Promoted', roles: ['auditor'] })
  })

  it('sign out who is disabled, at once and for good', async () => {
    const person = await personOf(server, 'fired', 'admin')
    expect((await person.call('GET', '/v1/people')).status).toBe(200)
    const change = { name: 'Fired', roles: ['admin'], disabled: true }
    expect((await server.call('PUT', `/v1/people/${person.id}`, change)).body.state).toBe('disabled')
    expect((await person.call('GET', '/v1/people')).status).toBe(401)
    expect((await signIn(server, 'fired', PASSWORD)).status).toBe(401)
    await server.call('PUT', `/v1/people/${person.id}`, { ...change, disabled: false })
    expect((await person.call('GET', '/v1/people')).status).toBe(401)
    expect((await signIn(server, 'fired', PASSWORD)).status).toBe(201)
    await server.call('PUT', `/v1/people/${person.id}`, change)
  })

  it('never take the last admin who can sign in', async () => {
    const { items } = (await server.call('GET', '/v1/people?limit=200')).body
    const admins = items.filter((item: { roles: string[]; state: string }) => item.roles.includes('admin'))
    expect(admins.filter((item: { state: string }) => item.state === 'active')).toHaveLength(1)
    // One who was invited only might never come.
    await server.call('POST', '/v1/people', { login: 'might-come', name: 'Might', roles: ['admin'] })
    for (const change of [
      { name: 'Ada', roles: ['viewer'], disabled: false },
      { name: 'Ada', roles: ['admin'], disabled: true },
    ]) {
      const answer = await server.call('PUT', `/v1/people/${admin.id}`, change)
      expect([answer.status, answer.body.code]).toEqual([409, 'last-admin'])
    }
    const second = await personOf(server, 'second-admin', 'admin')
    const demote = (id: string) =>
      server.call('PUT', `/v1/people/${id}`, { name: 'x', roles: ['viewer'], disabled: false })
    const both = await Promise.all([demote(admin.id), demote(second.id)])
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
  })
})
