/** Signing in: the first admin, passwords, sessions and their end, limits, requests from other sites. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '../../server/auth/password.ts'
import { call, startTestServer, type TestServer } from './harness.ts'
import { cookieOf, firstAdmin, PASSWORD, personOf, type SignedIn, signIn, tokenOf } from './people.ts'
import { openStore } from './place.ts'

const HOUR = 3_600_000
const actionsOf = async (server: TestServer): Promise<[string, Record<string, unknown>][]> => {
  const store = await openStore(`${server.folder}/data`)
  const rows = await store.read.selectFrom('audit').select(['action', 'details']).orderBy('seq').execute()
  await store.close()
  return rows.map((row) => [row.action, JSON.parse(row.details)])
}

describe('the first start', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.end())
  const setUp = (body: object) =>
    call(server.url, 'POST', '/v1/session/setup', {
      token: tokenOf(server.signIn ?? ''),
      login: 'Ada@Example.com',
      name: ' Ada ',
      password: PASSWORD,
      ...body,
    })

  it('prints a link, of which the server keeps a hash only', async () => {
    expect(server.signIn).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/sign-in#setup_[\w-]{43}$/)
    expect((await call(server.url, 'GET', '/v1/session/ways')).body).toEqual({ setUp: true })
    const token = tokenOf(server.signIn ?? '')
    expect((await call(server.url, 'POST', '/v1/session/link', { token })).body).toEqual({ kind: 'set-up' })
    expect(JSON.stringify(server.logged())).not.toContain(token)
  })

  it('takes no other link and no weak password', async () => {
    for (const token of ['setup_', `setup_${'a'.repeat(43)}`, 'x', `invitation_${'a'.repeat(43)}`]) {
      const answer = await setUp({ token })
      expect([answer.status, answer.body.code]).toEqual([410, 'link-not-valid'])
    }
    for (const password of ['ninechars', 'Password1234', '１２３４５６７８９０', 'x'.repeat(201)]) {
      const answer = await setUp({ password })
      expect([answer.status, answer.body.errors[0].pointer], password).toEqual([400, '/password'])
    }
    for (const login of ['a b', '\u200b', ' ']) expect((await setUp({ login })).body.errors[0].pointer).toBe('/login')
    expect((await setUp({ roles: ['admin'] })).body.errors[0].code).toBe('unknown-key')
  })

  it('makes one admin, once, even when it is asked twice at the same time', async () => {
    const answers = await Promise.all([setUp({}), setUp({ login: 'second' })])
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 410])
    const made = answers.find((answer) => answer.status === 201)
    expect(made?.body).toMatchObject({ kind: 'person', name: 'Ada', roles: ['admin'] })
    expect(made?.body.permissions).toContain('administer')
    expect(made?.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^tiersmith_session=[\w.-]+; Path=\/; Max-Age=604800; HttpOnly; SameSite=Strict$/),
    ])
    expect((await setUp({ login: 'third' })).status).toBe(410)
    expect((await call(server.url, 'GET', '/v1/session/ways')).body).toEqual({ setUp: false })
    expect((await server.call('GET', '/v1/people')).body.items).toHaveLength(1)
  })

  it('another start prints no link when somebody exists', async () => {
    const { folder } = server
    await server.stop()
    server = await startTestServer({ folder })
    expect(server.signIn).toBeUndefined()
  })
})

describe('signing in', () => {
  let server: TestServer
  let admin: SignedIn
  let now = Date.now()
  beforeAll(async () => {
    server = await startTestServer({ clock: () => now })
    admin = await firstAdmin(server)
  })
  afterAll(() => server.end())

  it('says who one is, by cookie and by key', async () => {
    expect((await admin.call('GET', '/v1/session')).body).toMatchObject({ kind: 'person', name: 'Ada Admin' })
    expect((await server.call('GET', '/v1/session')).body).toMatchObject({ kind: 'key', roles: ['admin'] })
    const nobody = await call(server.url, 'GET', '/v1/session')
    expect([nobody.status, nobody.body.code, nobody.headers.get('www-authenticate')]).toEqual([
      401,
      'unauthenticated',
      'Bearer',
    ])
  })

  it('takes login and password as they are typed: case, width and composition don’t matter where they can’t', async () => {
    await personOf(server, 'zoé@example.com', 'viewer')
    for (const login of ['zoé@example.com', 'ZOÉ@EXAMPLE.COM', 'zoe\u0301@example.com', 'ｚｏé＠example.com']) {
      expect((await signIn(server, login, PASSWORD)).status, login).toBe(201)
    }
    expect((await signIn(server, 'zoé@example.com', 'ｃorrect horse battery')).status).toBe(201)
    expect((await signIn(server, 'zoé@example.com', 'Correct horse battery')).status).toBe(401)
  })

  it('answers an unknown login, a wrong password, an invited and a disabled person alike, in like time', async () => {
    const left = await personOf(server, 'left', 'viewer')
    await server.call('PUT', `/v1/people/${left.id}`, { name: 'Left', roles: ['viewer'], disabled: true })
    await server.call('POST', '/v1/people', { login: 'invited', name: 'Invited', roles: ['viewer'] })
    const timed = async (login: string, password: string) => {
      const started = performance.now()
      const answer = await signIn(server, login, password)
      return { answer, took: performance.now() - started }
    }
    const tries = []
    for (const [login, password] of [
      ['admin', 'wrong password'],
      ['nobody', PASSWORD],
      ['left', PASSWORD],
      ['invited', PASSWORD],
    ] as const) {
      tries.push(await timed(login, password))
    }
    const texts = tries.map(({ answer }) => answer.text.replace(/urn:tiersmith:request:[^"]+/, ''))
    expect(new Set(texts).size).toBe(1)
    expect(tries[0]?.answer.status).toBe(401)
    // A look into the database alone takes a few milliseconds; the password's hash takes a hundred or more.
    for (const { took } of tries) expect(took).toBeGreaterThan(30)
  })

  it('keeps a session for 12 hours without use and 7 days in all, over a restart too', async () => {
    const began = now
    const { cookie } = await personOf(server, 'sliding', 'viewer')
    const status = async () => (await call(server.url, 'GET', '/v1/session', undefined, { cookie })).status
    for (let hours = 11; hours < 7 * 24; hours += 11) {
      now = began + hours * HOUR
      expect(await status(), `${hours} hours`).toBe(200)
      if (hours === 66) {
        const { folder } = server
        await server.stop()
        server = await startTestServer({ folder, clock: () => now })
      }
    }
    now = began + 7 * 24 * HOUR
    expect(await status()).toBe(401)
    const other = cookieOf(await signIn(server, 'sliding', PASSWORD))
    now += 12 * HOUR
    expect((await call(server.url, 'GET', '/v1/session', undefined, { cookie: other })).status).toBe(401)
  })

  it('ends the session on signing out, and removes the cookie', async () => {
    const { cookie } = await personOf(server, 'leaving', 'viewer')
    const other = cookieOf(await signIn(server, 'leaving', PASSWORD))
    const out = await call(server.url, 'DELETE', '/v1/session', undefined, { cookie })
    expect(out.status).toBe(204)
    expect(out.headers.getSetCookie()[0]).toMatch(/^tiersmith_session=; .*Max-Age=0/)
    expect((await call(server.url, 'GET', '/v1/session', undefined, { cookie })).status).toBe(401)
    expect((await call(server.url, 'GET', '/v1/session', undefined, { cookie: other })).status).toBe(200)
    expect((await call(server.url, 'DELETE', '/v1/session', undefined, { cookie })).status).toBe(204)
  })

  it('ends all other sessions when the password changes', async () => {
    const person = await personOf(server, 'changing', 'viewer')
    const other = cookieOf(await signIn(server, 'changing', PASSWORD))
    const wrong = await person.call('PUT', '/v1/session/password', {
      current: 'not this one',
      password: 'another one!',
    })
    expect(wrong.body.code).toBe('sign-in-failed')
    const weak = await person.call('PUT', '/v1/session/password', { current: PASSWORD, password: 'short' })
    expect(weak.status).toBe(400)
    const changed = await person.call('PUT', '/v1/session/password', { current: PASSWORD, password: 'another one!' })
    expect(changed.status).toBe(200)
    for (const cookie of [person.cookie, other]) {
      expect((await call(server.url, 'GET', '/v1/session', undefined, { cookie })).status).toBe(401)
    }
    const cookie = cookieOf(changed)
    expect((await call(server.url, 'GET', '/v1/session', undefined, { cookie })).status).toBe(200)
    expect((await signIn(server, 'changing', PASSWORD)).status).toBe(401)
    expect((await signIn(server, 'changing', 'another one!')).status).toBe(201)
    expect((await server.call('PUT', '/v1/session/password', { current: 'x', password: 'y' })).status).toBe(403)
  })

  it('takes no password in place of one that a link has set in the meantime', async () => {
    const person = await personOf(server, 'reset', 'viewer')
    const byLink = await hashPassword('the one from the link')
    const store = await openStore(`${server.folder}/data`)
    // The other password is there when the change's turn to write comes, though not yet when it is asked for.
    const change = await store.write(async (write) => {
      const asked = person.call('PUT', '/v1/session/password', { current: PASSWORD, password: 'of whoever knew it' })
      await write.updateTable('people').set({ password: byLink }).where('id', '=', person.id).execute()
      await new Promise((resolve) => setTimeout(resolve, 800))
      return { asked }
    })
    await store.close()
    expect((await change.asked).status).toBe(401)
    expect((await signIn(server, 'reset', 'the one from the link')).status).toBe(201)
    expect((await signIn(server, 'reset', 'of whoever knew it')).status).toBe(401)
  })

  it('takes ten attempts for a login in a quarter of an hour, all at once too, whoever signed in stays so', async () => {
    const person = await personOf(server, 'guessed', 'viewer')
    const answers = await Promise.all(Array.from({ length: 14 }, (_, i) => signIn(server, 'guessed', `guess ${i}`)))
    expect(answers.map((answer) => answer.status).sort()).toEqual([...Array(10).fill(401), ...Array(4).fill(429)])
    const refused = await signIn(server, 'guessed', PASSWORD)
    expect([refused.status, refused.body.code]).toEqual([429, 'too-many-requests'])
    const seconds = Number(refused.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(880)
    expect((await person.call('GET', '/v1/session')).status).toBe(200)
    expect((await signIn(server, 'zoé@example.com', PASSWORD)).status).toBe(201)
    now += seconds * 1000
    expect((await signIn(server, 'guessed', PASSWORD)).status).toBe(201)
  })

  it('is not stopped, while evaluations go on, by many who sign in', async () => {
    const signing = Promise.all(Array.from({ length: 8 }, (_, i) => signIn(server, `crowd ${i}`, PASSWORD)))
    const started = performance.now()
    for (let i = 0; i < 20; i++) expect((await server.call('GET', '/v1/strategies')).status).toBe(200)
    const took = performance.now() - started
    expect((await signing).every((answer) => answer.status === 401)).toBe(true)
    expect(took).toBeLessThan(1_500)
  })

  it.each([
    ['Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
    ['Sec-Fetch-Site of a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['Origin', { origin: 'https://evil.example' }],
    ['Origin of a sandbox', { origin: 'null' }],
  ])('refuses what another site’s page sends with the cookie (%s)', async (_, headers) => {
    const person = { login: 'smuggled', name: 'Smuggled', roles: ['admin'] }
    const fresh = await signIn(server, 'admin', PASSWORD)
    const cookie = cookieOf(fresh)
    const answer = await call(server.url, 'POST', '/v1/people', person, { cookie, ...headers })
    expect([answer.status, answer.body.code]).toEqual([403, 'cross-site'])
    const out = await call(server.url, 'DELETE', '/v1/session', undefined, { cookie, ...headers })
    expect(out.status).toBe(403)
    expect((await call(server.url, 'GET', '/v1/session', undefined, { cookie })).status).toBe(200)
    const { items } = (await server.call('GET', '/v1/people?limit=200')).body
    expect(items.map((item: { login: string }) => item.login)).not.toContain('smuggled')
  })

  it('is in the audit log, without a secret', async () => {
    const entries = await actionsOf(server)
    const actions = new Set(entries.map(([action]) => action))
    for (const action of ['person.create', 'person.change', 'person.invite', 'session.create', 'session.end']) {
      expect(actions).toContain(action)
    }
    const text = JSON.stringify(entries)
    for (const secret of [PASSWORD, 'scrypt', 'setup_', 'invitation_']) expect(text).not.toContain(secret)
  })
})
