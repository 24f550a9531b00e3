/** API keys: roles and scope, revoking, last use; that nothing of them is stored but a hash. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bearing, call, fixture, input, startTestServer, type TestServer } from './harness.ts'
import { isOnDisk } from './place.ts'

const ONE = 'a-group-distributors'
const OTHER = 'another-strategy'
const asOf = '2026-04-01'

let server: TestServer
let now = Date.now()
beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
  for (const id of [ONE, OTHER]) {
    const answer = await server.call('POST', '/v1/strategies', {
      document: { ...fixture(), id },
      effectiveFrom: '2026-01-01',
    })
    expect(answer.status).toBe(201)
  }
})
afterAll(() => server.end())

const make = async (body: object) => {
  const answer = await server.call('POST', '/v1/keys', { name: 'test', ...body })
  expect(answer.status, answer.text).toBe(201)
  const { id, key } = answer.body as { id: string; key: string }
  return {
    id,
    key,
    call: (method: string, path: string, sent?: unknown) => call(server.url, method, path, sent, bearing(key)),
  }
}
const listed = async (id: string) => {
  const { items } = (await server.call('GET', '/v1/keys?limit=200')).body
  return items.find((item: { id: string }) => item.id === id)
}

describe('API keys', () => {
  it('are shown once; what is stored of them is a hash', async () => {
    const { id, key } = await make({ name: ' Order desk ', role: 'viewer', expiresAt: '2099-01-01' })
    expect(key).toMatch(/^tsk_[0-9a-f]{18}_[\w-]{43}$/)
    const found = await listed(id)
    expect(found).toEqual({
      id,
      name: 'Order desk',
      role: 'viewer',
      createdAt: expect.any(String),
      createdBy: expect.objectContaining({ kind: 'key' }),
      expiresAt: '2099-01-01T00:00:00.000Z',
    })
    const secret = key.slice(-43)
    expect(await isOnDisk(`${server.folder}/data`, secret)).toBe(false)
    expect(await isOnDisk(`${server.folder}/data`, 'Order desk')).toBe(true)
    expect(JSON.stringify(server.logged())).not.toContain(secret)
  })

  it('are listed page by page, in the order in which they were made', async () => {
    for (let i = 0; i < 5; i++) await make({ name: `paged ${i}`, role: 'viewer' })
    const ids: string[] = []
    let cursor = ''
    do {
      const { body } = await server.call('GET', `/v1/keys?limit=2${cursor}`)
      ids.push(...body.items.map((item: { id: string }) => item.id))
      cursor = body.next === null ? '' : `&cursor=${body.next}`
    } while (cursor)
    const all = (await server.call('GET', '/v1/keys?limit=200')).body.items.map((item: { id: string }) => item.id)
    expect(ids).toEqual(all)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it.each([
    ['no name', { name: ' ', role: 'viewer' }, '/name'],
    ['no such role', { name: 'x', role: 'owner' }, '/role'],
    ['an unknown strategy', { name: 'x', role: 'viewer', strategies: [ONE, 'nope'] }, '/strategies/1'],
    ['no strategy at all', { name: 'x', role: 'viewer', strategies: [] }, '/strategies'],
    ['an admin with a scope', { name: 'x', role: 'admin', strategies: [ONE] }, '/strategies'],
    ['an end in the past', { name: 'x', role: 'viewer', expiresAt: '2020-01-01' }, '/expiresAt'],
    ['an end that is no date', { name: 'x', role: 'viewer', expiresAt: '2026-02-30' }, '/expiresAt'],
    ['a hash of one’s own', { name: 'x', role: 'viewer', hash: 'a' }, '/hash'],
  ])('are refused with %s', async (_, body, pointer) => {
    const answer = await server.call('POST', '/v1/keys', body)
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, pointer])
  })

  it('of evaluators evaluate and read contracts, nothing else', async () => {
    const { call: ask } = await make({ role: 'evaluator' })
    expect((await ask('POST', `/v1/strategies/${ONE}/evaluate`, { input, asOf })).body.scores.value).toBe(65.2)
    expect((await ask('GET', `/v1/strategies/${ONE}/contract`)).status).toBe(200)
    const batch = await call(server.url, 'POST', `/v1/strategies/${ONE}/evaluate/batch`, JSON.stringify({ input }), {
      authorization: `Bearer ${(await make({ role: 'evaluator' })).key}`,
      'content-type': 'application/x-ndjson',
    })
    expect(batch.status).toBe(200)
    for (const [method, path, body] of [
      ['GET', '/v1/strategies', undefined],
      ['POST', '/v1/strategies', { document: { ...fixture(), id: 'new' } }],
      ['GET', `/v1/strategies/${ONE}`, undefined],
      ['GET', `/v1/strategies/${ONE}/versions`, undefined],
      ['GET', `/v1/strategies/${ONE}/versions/1`, undefined],
      ['GET', `/v1/strategies/${ONE}/timeline`, undefined],
      ['GET', '/v1/packs', undefined],
      ['GET', '/v1/keys', undefined],
      ['POST', '/v1/keys', { name: 'x', role: 'admin' }],
      ['GET', '/v1/people', undefined],
      ['PUT', '/v1/session/password', { current: 'x', password: 'y' }],
    ] as const) {
      expect((await ask(method, path, body)).status, `${method} ${path}`).toBe(403)
    }
  })

  it('see a strategy outside their scope and an unknown one as the same, byte for byte', async () => {
    for (const role of ['viewer', 'evaluator', 'editor', 'auditor']) {
      const { call: ask } = await make({ role, strategies: [ONE] })
      for (const [method, path, body] of [
        ['GET', '', undefined],
        ['GET', '/versions', undefined],
        ['GET', '/versions/1', undefined],
        ['GET', '/versions/1/export/jsonlogic', undefined],
        ['GET', '/timeline', undefined],
        ['GET', '/contract', undefined],
        ['GET', '/contract?asOf=2026-04-01', undefined],
        ['POST', '/evaluate', { input, asOf }],
        ['POST', '/evaluate?x=1', { input, asOf }],
        ['POST', '/evaluate', '{'],
        ['POST', '/versions', { document: fixture(), note: 'n', effectiveFrom: '2027-01-01' }],
      ] as const) {
        const answers = []
        for (const id of [OTHER, 'no-such-strategy']) {
          const answer = await ask(method, `/v1/strategies/${id}${path}`, body)
          const headers = [...answer.headers].filter(([name]) => name !== 'date')
          const text = JSON.stringify([answer.status, headers, answer.text])
          answers.push(text.replace(/urn:tiersmith:request:[\w-]+/, '').replaceAll(id, 'ID'))
        }
        expect(answers[0], `${role} ${method} ${path}`).toBe(answers[1])
        expect(answers[0]).toContain('[404,')
      }
    }
    const { call: ask } = await make({ role: 'viewer', strategies: [ONE] })
    const { items } = (await ask('GET', '/v1/strategies')).body
    expect(items.map((item: { id: string }) => item.id)).toEqual([ONE])
  })

  it('with a scope create no strategy outside it, and don’t learn whether it exists', async () => {
    const { call: ask } = await make({ role: 'editor', strategies: [ONE] })
    for (const id of [OTHER, 'brand-new']) {
      const answer = await ask('POST', '/v1/strategies', { document: { ...fixture(), id } })
      expect([answer.status, answer.body.code], id).toEqual([403, 'forbidden'])
    }
  })

  it.each([
    ['not there', undefined],
    ['nonsense', 'Bearer nonsense'],
    ['of another kind', 'Basic dGVzdDp0ZXN0'],
    ['unknown', `Bearer tsk_${'0'.repeat(18)}_${'a'.repeat(43)}`],
  ])('that are %s: 401', async (_, authorization) => {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization }
    const answer = await call(server.url, 'GET', '/v1/strategies', undefined, headers)
    expect([answer.status, answer.body.code]).toEqual([401, 'unauthenticated'])
  })

  it('need their secret half too', async () => {
    const { key } = await make({ role: 'viewer' })
    const wrong = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`
    expect((await call(server.url, 'GET', '/v1/strategies', undefined, bearing(key))).status).toBe(200)
    expect((await call(server.url, 'GET', '/v1/strategies', undefined, bearing(wrong))).status).toBe(401)
  })

  it('that are revoked: 401 at once, on the way of evaluations too', async () => {
    const { id, call: ask } = await make({ role: 'evaluator' })
    const evaluate = () => ask('POST', `/v1/strategies/${ONE}/evaluate`, { input, asOf })
    expect((await evaluate()).status).toBe(200)
    expect((await server.call('DELETE', `/v1/keys/${id}`)).status).toBe(204)
    expect((await evaluate()).status).toBe(401)
    const { revokedAt } = await listed(id)
    expect(revokedAt).toBeDefined()
    expect((await server.call('DELETE', `/v1/keys/${id}`)).status).toBe(204)
    expect((await listed(id)).revokedAt).toBe(revokedAt)
    expect((await server.call('DELETE', '/v1/keys/nothing')).body.code).toBe('unknown-api-key')
  })

  it('that are revoked while they are used: no request begun afterwards is answered', async () => {
    const { id, call: ask } = await make({ role: 'viewer' })
    let revoked = false
    const after: number[] = []
    const asking = Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let i = 0; i < 60; i++) {
          const begunAfter = revoked
          const { status } = await ask('GET', '/v1/session')
          if (begunAfter) after.push(status)
        }
      }),
    )
    await server.call('DELETE', `/v1/keys/${id}`)
    revoked = true
    await asking
    expect(after.length).toBeGreaterThan(0)
    expect(new Set(after)).toEqual(new Set([401]))
  })

  it('end when they were said to', async () => {
    const end = new Date(now + 3_600_000).toISOString()
    const { call: ask } = await make({ role: 'viewer', expiresAt: end })
    expect((await ask('GET', '/v1/strategies')).status).toBe(200)
    now += 3_600_000
    expect((await ask('GET', '/v1/strategies')).status).toBe(401)
  })

  it('remember when they were used last, also over a restart', async () => {
    const { id, call: ask } = await make({ role: 'viewer' })
    expect((await listed(id)).usedAt).toBeUndefined()
    now += 1_000
    await ask('GET', '/v1/session')
    const { folder } = server
    await server.stop()
    server = await startTestServer({ folder, clock: () => now })
    expect((await listed(id)).usedAt).toBe(new Date(now).toISOString())
  })
})
