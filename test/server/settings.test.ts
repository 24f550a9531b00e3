import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, bearing, fixture, input, keyFor, startTestServer, type TestServer } from './harness.ts'
import { personOf, type SignedIn } from './people.ts'

const ASKED = { approvals: 0, record: 'asked' }

let server: TestServer
let ana: SignedIn
let cleo: SignedIn

beforeAll(async () => {
  server = await startTestServer()
  ana = await personOf(server, 'ana', 'editor')
  cleo = await personOf(server, 'cleo', 'approver')
})
afterAll(() => server.end())

let count = 0
const strategy = async (): Promise<string> => {
  const id = `set${++count}`
  const document = { ...fixture(), id }
  await server.call('POST', '/v1/strategies', { document, timeZone: 'Asia/Shanghai', effectiveFrom: '2026-01-01' })
  return `/v1/strategies/${id}`
}

const etag = async (path: string) => (await ana.call('GET', `${path}/settings`)).headers.get('etag') ?? ''
const put = async (path: string, body: object, match?: string): Promise<Answer> =>
  ana.call('PUT', `${path}/settings`, body, { 'if-match': match ?? (await etag(path)) })
const codeOf = ({ status, body }: Answer) => [status, body.code]

describe('settings', () => {
  it('are replaced at once, with before and after in the log', async () => {
    const path = await strategy()
    const wanted = { title: 'In lists', approvals: 2, record: 'always', retention: 30, reviewDate: '2027-01-31' }
    const answer = await put(path, { ...wanted, note: 'Audit asks for it' })
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ ...wanted, timeZone: 'Asia/Shanghai' })
    expect(answer.headers.get('etag')).toBe(await etag(path))
    expect((await ana.call('GET', path)).body).toMatchObject({ title: 'In lists', settings: wanted })
    const { items } = (await server.call('GET', `/v1/audit?action=settings.change&strategy=${path.split('/').at(-1)}`))
      .body
    expect(items).toMatchObject([
      { actor: { id: ana.id }, details: { before: { approvals: 0 }, after: wanted, note: 'Audit asks for it' } },
    ])
    const less = await put(path, { approvals: 2, record: 'never' })
    expect(less.body).toEqual({ approvals: 2, record: 'never', timeZone: 'Asia/Shanghai' })
  })

  it('record what they say from then on', async () => {
    const path = await strategy()
    const evaluate = () => server.call('POST', `${path}/evaluate`, { input })
    expect((await evaluate()).body).not.toHaveProperty('decisionId')
    await put(path, { approvals: 0, record: 'always' })
    expect((await evaluate()).body).toHaveProperty('decisionId')
  })

  it('ask what was read, and show what is there now to who is late', async () => {
    const path = await strategy()
    expect(codeOf(await ana.call('PUT', `${path}/settings`, ASKED))).toEqual([428, 'precondition-required'])
    const stale = await etag(path)
    await put(path, { ...ASKED, title: 'First' }, stale)
    const late = await put(path, { ...ASKED, title: 'Second' }, stale)
    expect(codeOf(late)).toEqual([412, 'precondition-failed'])
    expect(late.body.current).toMatchObject({ title: 'First', timeZone: 'Asia/Shanghai' })
  })

  it.each<[object, string]>([
    [{ ...ASKED, timeZone: 'UTC' }, '/timeZone'],
    [{ ...ASKED, reviewDate: '2026-02-30' }, '/reviewDate'],
    [{ ...ASKED, reviewDate: '2026-02-20T00:00:00Z' }, '/reviewDate'],
    [{ ...ASKED, approvals: -1 }, '/approvals'],
    [{ ...ASKED, approvals: 1.5 }, '/approvals'],
    [{ ...ASKED, record: 'sometimes' }, '/record'],
    [{ ...ASKED, retention: 0 }, '/retention'],
    [{ ...ASKED, role: 'admin' }, '/role'],
    [{ record: 'asked' }, '/approvals'],
  ])('refuse %j', async (body, pointer) => {
    const path = await strategy()
    const answer = await put(path, body)
    expect(codeOf(answer)).toEqual([400, 'invalid-request'])
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer)
  })

  it('are for who may edit', async () => {
    const path = await strategy()
    const match = { 'if-match': await etag(path) }
    expect((await cleo.call('PUT', `${path}/settings`, ASKED, match)).status).toBe(403)
    const evaluator = bearing(await keyFor(`${server.folder}/data`, 'evaluator'))
    expect((await server.call('GET', `${path}/settings`, undefined, evaluator)).status).toBe(403)
  })
})

describe('asking fewer people', () => {
  it('goes through the gate that it lowers', async () => {
    const path = await strategy()
    await put(path, { ...ASKED, approvals: 1 })
    const lowered = await put(path, { ...ASKED, title: 'With a title', note: 'Too slow' })
    expect(lowered.status).toBe(202)
    const { number, binding, change } = lowered.body.proposal
    expect(change).toMatchObject({
      kind: 'settings',
      before: { approvals: 1 },
      after: { approvals: 0 },
      note: 'Too slow',
    })
    expect((await ana.call('GET', `${path}/settings`)).body.approvals).toBe(1)
    const one = `${path}/proposals/${number}`
    expect(codeOf(await ana.call('POST', `${one}/publish`, {}))).toEqual([409, 'approval-required'])
    await cleo.call('POST', `${one}/approve`, { binding })
    const published = await ana.call('POST', `${one}/publish`, {})
    expect(published.body).toMatchObject({ settings: { approvals: 0, title: 'With a title' } })
    expect((await ana.call('GET', path)).body.settings.approvals).toBe(0)
  })

  it('by API key too, and not on top of what has changed since', async () => {
    const path = await strategy()
    await put(path, { ...ASKED, approvals: 2 })
    const match = { 'if-match': await etag(path) }
    const lowered = await server.call('PUT', `${path}/settings`, { ...ASKED, approvals: 1 }, match)
    expect(lowered.status).toBe(202)
    const { number, binding } = lowered.body.proposal
    const dora = await personOf(server, `dora${count}`, 'approver')
    for (const who of [cleo, dora]) await who.call('POST', `${path}/proposals/${number}/approve`, { binding })
    await put(path, { ...ASKED, approvals: 2, title: 'Meanwhile' })
    expect(codeOf(await ana.call('POST', `${path}/proposals/${number}/publish`, {}))).toEqual([409, 'stale-base'])
    expect((await ana.call('GET', `${path}/settings`)).body).toMatchObject({ approvals: 2, title: 'Meanwhile' })
  })

  it('raising needs nobody, and holds for what was proposed before', async () => {
    const path = await strategy()
    await ana.call('POST', `${path}/drafts`, { name: 'main' })
    const { body } = await ana.call('POST', `${path}/proposals`, { draft: 'main', note: '' })
    await put(path, { ...ASKED, approvals: 1 })
    expect(codeOf(await ana.call('POST', `${path}/proposals/${body.number}/publish`, {}))).toEqual([
      409,
      'approval-required',
    ])
  })
})
