import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, bearing, fixture, input, keyFor, startTestServer, type TestServer } from './harness.ts'
import { openTables } from './place.ts'

const ID = 'a-group-distributors'
const ONE = `/v1/strategies/${ID}`
const HOUR = 3_600_000

let server: TestServer
let now = Date.now()

beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
  await server.call('POST', '/v1/strategies', { document: fixture(), effectiveFrom: '2026-01-01' })
})
afterAll(() => server.end())

let count = 0
const newKey = () => `key-${++count}`

const post = (path: string, body: unknown, key: string, headers = {}): Promise<Answer> =>
  server.call('POST', path, body, { 'idempotency-key': key, ...headers })

const replayed = ({ headers }: Answer) => headers.get('idempotent-replayed')
const codeOf = ({ status, body }: Answer) => [status, body.code]

const rows = async () => {
  const db = await openTables(join(server.folder, 'data'))
  const found = await db.selectFrom('idempotency').selectAll().execute()
  await db.destroy()
  return found
}

describe('the same Idempotency-Key and the same request', () => {
  it.each<[string, () => [string, unknown], string]>([
    ['a strategy', () => ['/v1/strategies', { document: { ...fixture(), id: 'again' } }], '/v1/strategies'],
    ['a draft', () => [`${ONE}/drafts`, { name: 'again' }], `${ONE}/drafts`],
    ['a proposal', () => [`${ONE}/proposals`, { draft: 'again', note: 'n' }], `${ONE}/proposals`],
    ['a version', () => [`${ONE}/versions`, published('2027-01-01')], `${ONE}/versions`],
    ['a correction', () => [`${ONE}/timeline`, { correct: correction, note: 'n' }], `${ONE}/timeline`],
    ['a person', () => ['/v1/people', { login: 'again', name: 'Again', roles: ['viewer'] }], '/v1/people'],
    ['a recorded decision', () => [`${ONE}/evaluate`, { input, subject: 'D', record: true }], '/v1/decisions'],
  ])('make one %s, and the same answer', async (_, request, list) => {
    const [path, body] = request()
    const key = newKey()
    const before = (await server.call('GET', list)).body.items.length
    const first = await post(path, body, key)
    expect(first.status, first.text).toBeLessThan(300)
    const second = await post(path, body, key)
    expect([first, second].map(replayed)).toEqual([null, 'true'])
    expect([second.status, second.text, second.headers.get('location')]).toEqual([
      first.status,
      first.text,
      first.headers.get('location'),
    ])
    expect((await server.call('GET', list)).body.items.length).toBe(before + 1)
  })

  it('twice at once make one effect', async () => {
    const key = newKey()
    const body = { name: 'race', document: fixture() }
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(`${ONE}/drafts`, body, key)))
    const statuses = answers.map(({ status }) => status)
    expect(answers.filter((answer) => answer.status === 201 && !replayed(answer))).toHaveLength(1)
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect(codeOf(answer)).toEqual([409, 'idempotency-in-progress'])
    }
    expect(new Set(statuses).size).toBeLessThanOrEqual(2)
    expect((await post(`${ONE}/drafts`, body, key)).status).toBe(201)
    const entries = await server.call('GET', '/v1/audit?action=draft.create')
    expect(
      entries.body.items.filter((entry: { details: { draft?: string } }) => entry.details.draft === 'race').length,
    ).toBe(1)
  })

  it('twice at once record one decision', async () => {
    const key = newKey()
    const body = { input, subject: 'race', record: true }
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(`${ONE}/evaluate`, body, key)))
    const ids = answers.flatMap((answer) => (answer.status === 200 ? [answer.body.decisionId] : []))
    expect(new Set(ids).size).toBe(1)
    expect((await server.call('GET', '/v1/decisions?subject=race')).body.items).toHaveLength(1)
  })

  it('keep a key’s secret nowhere: the second answer says so', async () => {
    const key = newKey()
    const body = { name: 'order desk', role: 'viewer' }
    const first = await post('/v1/keys', body, key)
    const second = await post('/v1/keys', body, key)
    expect([first.status, ...codeOf(second)]).toEqual([201, 409, 'idempotency-secret'])
    expect(second.text).not.toContain(first.body.key)
    expect(JSON.stringify(await rows())).not.toContain(first.body.key)
  })
})

const published = (effectiveFrom: string) => ({ document: fixture(), note: 'n', effectiveFrom })
const correction = { version: 1, effectiveFrom: '2026-02-01' }

describe('an Idempotency-Key', () => {
  it('with another body, path or query is refused, and nothing is done', async () => {
    const key = newKey()
    await post(`${ONE}/drafts`, { name: 'first' }, key)
    expect(codeOf(await post(`${ONE}/drafts`, { name: 'second' }, key))).toEqual([409, 'idempotency-mismatch'])
    expect(codeOf(await post('/v1/people', { name: 'first' }, key))).toEqual([409, 'idempotency-mismatch'])
    expect((await server.call('GET', `${ONE}/drafts/second`)).status).toBe(404)
  })

  it('of somebody else is another key', async () => {
    const key = newKey()
    await post(`${ONE}/drafts`, { name: 'mine' }, key)
    const other = bearing(await keyFor(join(server.folder, 'data'), 'editor'))
    expect((await post(`${ONE}/drafts`, { name: 'theirs' }, key, other)).status).toBe(201)
  })

  it('of a request that was refused can be used for the mended one', async () => {
    const key = newKey()
    expect((await post(`${ONE}/drafts`, { nome: 'mended' }, key)).status).toBe(400)
    const refused = await post(`${ONE}/drafts`, { name: 'mine' }, key)
    expect(codeOf(refused)).toEqual([409, 'draft-exists'])
    expect((await post(`${ONE}/drafts`, { name: 'mended' }, key)).status).toBe(201)
  })

  it('that nobody may send is refused before anything else is looked at', async () => {
    const key = newKey()
    await post(`${ONE}/drafts`, { name: 'seen' }, key)
    const none = { authorization: `Bearer ${'x'.repeat(20)}` }
    expect((await post(`${ONE}/drafts`, { name: 'seen' }, key, none)).status).toBe(401)
  })

  it.each([[''], ['x'.repeat(256)], ['ü']])('such as %j is refused', async (key) => {
    expect(codeOf(await post(`${ONE}/drafts`, { name: 'never' }, key))).toEqual([400, 'invalid-request'])
  })

  it('is forgotten after 24 hours, and its row is gone', async () => {
    const key = newKey()
    await post(`${ONE}/drafts`, { name: 'daily' }, key)
    now += 23 * HOUR
    expect(replayed(await post(`${ONE}/drafts`, { name: 'daily' }, key))).toBe('true')
    now += 2 * HOUR
    expect(codeOf(await post(`${ONE}/drafts`, { name: 'daily' }, key))).toEqual([409, 'draft-exists'])
    await post(`${ONE}/drafts`, { name: 'next-day' }, newKey())
    expect(await rows()).toHaveLength(1)
  })

  it('whose answer was lost with its process says that it had its effect, and has it once', async () => {
    const key = newKey()
    await post(`${ONE}/drafts`, { name: 'lost' }, key)
    const db = await openTables(join(server.folder, 'data'))
    await db
      .updateTable('idempotency')
      .set({ status: null, headers: null, body: null })
      .where('key', '=', key)
      .execute()
    await db.destroy()
    expect(codeOf(await post(`${ONE}/drafts`, { name: 'lost' }, key))).toEqual([409, 'idempotency-in-progress'])
  })

  it('leaves nothing readable of what was answered', async () => {
    await post(`${ONE}/evaluate`, { input, subject: 'SECRET-SUBJECT', record: true }, newKey())
    expect(JSON.stringify(await rows())).not.toContain('development')
  })
})

describe('every operation that creates something', () => {
  it('says in the OpenAPI document that it takes an Idempotency-Key', async () => {
    const { paths } = (await server.call('GET', '/openapi.json')).body
    const silent = Object.entries<Record<string, { parameters: { name: string }[]; responses: object }>>(paths)
      .filter(([, { post }]) => post && '201' in post.responses)
      .filter(([, { post }]) => !post?.parameters.some(({ name }) => name === 'Idempotency-Key'))
      .map(([path]) => path)
    // Signing in and setting up: nobody is there yet whose key it could be.
    expect(silent.filter((path) => !path.startsWith('/v1/session'))).toEqual([])
  })
})
