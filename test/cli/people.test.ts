/** `keys` and `people`: who may do what, from the command line, beside a running server. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bearing, call, fixture, startTestServer, type TestServer } from '../server/harness.ts'
import { firstAdmin, PASSWORD, signIn, tokenOf } from '../server/people.ts'
import { temporaryFolder, tiersmith } from './tiersmith.ts'

const folder = temporaryFolder()

let server: TestServer
let data: string
beforeAll(async () => {
  server = await startTestServer()
  data = join(server.folder, 'data')
  await server.call('POST', '/v1/strategies', { document: fixture() })
})
afterAll(() => server.end())

const run = (...words: string[]) => tiersmith(words, folder.path)
const statusWith = async (key: string) => (await call(server.url, 'GET', '/v1/session', undefined, bearing(key))).status

describe('keys', () => {
  it('are made on standard output, taken by the server at once, listed without their secret', async () => {
    const made = await run('keys', '--data', data, 'create', '--name', 'order desk', '--role', 'evaluator')
    expect([made.code, made.stdout]).toEqual([0, expect.stringMatching(/^tsk_[0-9a-f]{18}_[\w-]{43}\n$/)])
    const key = made.stdout.trim()
    expect(await statusWith(key)).toBe(200)
    const listed = await run('keys', '--data', data, 'list')
    expect(listed.stdout).toContain(`${key.slice(4, 22)}  order desk; evaluator; all strategies`)
    expect(listed.stdout + made.stderr).not.toContain(key.slice(23))
  })

  it('have a scope and an end', async () => {
    const options = ['--role', 'viewer', '--strategies', 'a-group-distributors', '--expires', '2099-01-01']
    const made = await run('keys', '--data', data, 'create', '--name', 'reports', ...options)
    const { body } = await call(server.url, 'GET', '/v1/session', undefined, bearing(made.stdout.trim()))
    expect(body).toMatchObject({ roles: ['viewer'], strategies: ['a-group-distributors'] })
    const { stdout } = await run('keys', '--data', data, 'list')
    expect(stdout).toContain('reports; viewer; a-group-distributors; until 2099-01-01T00:00:00.000Z')
  })

  it('that are revoked end within 2 s in a server that knows them', async () => {
    const key = (await run('keys', '--data', data, 'create', '--name', 'brief', '--role', 'viewer')).stdout.trim()
    expect(await statusWith(key)).toBe(200)
    expect((await run('keys', '--data', data, 'revoke', key.slice(4, 22))).code).toBe(0)
    await expect.poll(() => statusWith(key), { timeout: 2_500, interval: 100 }).toBe(401)
  })

  it.each([
    [
      'an unknown strategy',
      ['create', '--name', 'x', '--role', 'viewer', '--strategies', 'nope'],
      'no strategy "nope"',
    ],
    ['an unknown role', ['create', '--name', 'x', '--role', 'owner'], 'evaluator'],
    ['no role', ['create', '--name', 'x'], '--role'],
    ['an unknown key', ['revoke', 'nope'], 'no API key "nope"'],
  ])('are refused with %s: exit 2', async (_, words, text) => {
    const { code, stdout, stderr } = await run('keys', '--data', data, ...words)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(text)
  })

  it('need a database', async () => {
    const { code, stderr } = await run('keys', '--data', folder.path, 'list')
    expect([code, stderr]).toEqual([2, expect.stringContaining('there is no database in this folder')])
  })
})

describe('people invite', () => {
  const invite = (login: string, ...words: string[]) =>
    run('people', '--data', data, 'invite', login, '--role', 'admin', '--url', 'https://tiers.example.com/', ...words)
  const takeUp = (link: string) =>
    call(server.url, 'POST', '/v1/session/invitation', { token: tokenOf(link), password: PASSWORD })

  it('lets in a new admin', async () => {
    const { code, stdout } = await invite('Ops@Example.com', '--name', 'Ops')
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^https:\/\/tiers\.example\.com\/sign-in#invitation_[\w-]{43}\n$/),
    ])
    expect((await takeUp(stdout.trim())).body).toMatchObject({ name: 'Ops', roles: ['admin'] })
    expect((await signIn(server, 'ops@example.com', PASSWORD)).status).toBe(201)
    expect(await firstAdmin(server).then(({ id }) => id)).toBeUndefined()
  })

  it('lets back in somebody who is disabled, with the role, and keeps the others', async () => {
    const { body } = await server.call('POST', '/v1/people', { login: 'back', name: 'Back', roles: ['auditor'] })
    await server.call('PUT', `/v1/people/${body.id}`, { name: 'Back', roles: ['auditor'], disabled: true })
    const { stdout } = await invite('back')
    expect((await takeUp(stdout.trim())).body).toMatchObject({ name: 'Back', roles: ['auditor', 'admin'] })
  })

  it('refuses a login that can’t be one', async () => {
    const { code, stderr } = await invite('a b')
    expect([code, stderr]).toEqual([2, expect.stringContaining('A login has')])
  })
})
