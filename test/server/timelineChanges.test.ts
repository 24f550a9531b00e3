import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, fixture, input, startTestServer, type TestServer } from './harness.ts'
import { personOf, type SignedIn } from './people.ts'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const HOUR = 3_600_000

let server: TestServer
let now = NOW
let ana: SignedIn
let cleo: SignedIn

beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
  ana = await personOf(server, 'ana', 'editor')
  cleo = await personOf(server, 'cleo', 'approver')
})
afterAll(() => server.end())

let count = 0

/** Version 1 since January, version 2 since 1 June 13:00 (an hour from now), version 3 from September on. */
const strategy = async (more: object = {}) => {
  const id = `t${++count}`
  const path = `/v1/strategies/${id}`
  const document = { ...fixture(), id }
  await server.call('POST', '/v1/strategies', { document, effectiveFrom: '2026-01-01', ...more })
  for (const [title, effectiveFrom] of [
    ['Second', '2026-06-01T13:00:00Z'],
    ['Third', '2026-09-01'],
  ]) {
    const body = { document: { ...document, title }, note: '', effectiveFrom }
    expect((await server.call('POST', `${path}/versions`, body)).status).toBe(201)
  }
  return path
}

const change = (path: string, body: object): Promise<Answer> =>
  ana.call('POST', `${path}/timeline`, { note: 'Why', ...body })
const codeOf = ({ status, body }: Answer) => [status, body.code]
const versionAt = async (path: string, asOf: string, knownAt?: string) =>
  (await server.call('POST', `${path}/evaluate`, { input, asOf, ...(knownAt ? { knownAt } : {}) })).body.strategy
    ?.version
const entries = async (path: string) => (await ana.call('GET', `${path}/timeline`)).body.items

describe('cancelling', () => {
  it('takes back what is still to come; what was known before stays known', async () => {
    const path = await strategy()
    now = NOW + 1000
    const cancelled = await change(path, { cancel: 3 })
    now = NOW
    expect(cancelled.status).toBe(201)
    expect(cancelled.body).toMatchObject({
      entry: { seq: 4, cancels: 3, version: 3, effectiveFrom: '2026-09-01', note: 'Why' },
      proposal: { state: 'published', change: { kind: 'cancel', seq: 3 } },
    })
    expect(await versionAt(path, '2026-10-01')).toBe(2)
    expect(await versionAt(path, '2026-10-01', '2026-06-01T12:00:00Z')).toBe(3)
    expect(await entries(path)).toHaveLength(4)
  })

  it('not what was, not twice, not a cancelling, not what isn’t there', async () => {
    const path = await strategy()
    expect(codeOf(await change(path, { cancel: 1 }))).toEqual([409, 'not-cancellable'])
    expect((await change(path, { cancel: 2 })).status).toBe(201)
    expect(codeOf(await change(path, { cancel: 2 }))).toEqual([409, 'not-cancellable'])
    expect(codeOf(await change(path, { cancel: 4 }))).toEqual([409, 'not-cancellable'])
    expect(codeOf(await change(path, { cancel: 99 }))).toEqual([409, 'not-cancellable'])
    now = NOW + 100 * 24 * HOUR
    const late = await server.call('POST', `${path}/timeline`, { cancel: 3, note: '' })
    now = NOW
    expect(codeOf(late)).toEqual([409, 'not-cancellable'])
  })
})

describe('correcting', () => {
  it('puts a version into effect in the past, for reports; knownAt shows what was known', async () => {
    const path = await strategy()
    now = NOW + 1000
    const corrected = await change(path, {
      correct: { version: 3, effectiveFrom: '2026-03-01', phase: { en: 'As it should have been' } },
    })
    now = NOW
    expect(corrected.status).toBe(201)
    expect(corrected.body.entry).toMatchObject({
      seq: 4,
      version: 3,
      effectiveFrom: '2026-03-01',
      phase: { en: 'As it should have been' },
    })
    expect(await versionAt(path, '2026-02-28')).toBe(1)
    expect(await versionAt(path, '2026-03-02')).toBe(3)
    expect(await versionAt(path, '2026-03-02', '2026-06-01T12:00:00Z')).toBe(1)
    expect(await versionAt(path, '2026-06-02')).toBe(2)
    const { items } = (await server.call('GET', '/v1/audit?action=timeline.correct')).body
    expect(items[0].details).toMatchObject({ version: 3, seq: 4, proposal: 3 })
  })

  it.each<[number, string, object]>([
    [409, 'not-in-past', { correct: { version: 1, effectiveFrom: '2026-06-02' } }],
    [404, 'unknown-version', { correct: { version: 9, effectiveFrom: '2026-03-01' } }],
    [400, 'invalid-request', { correct: { version: 1, effectiveFrom: '2026-02-30' } }],
    [400, 'invalid-request', { correct: { version: 1, effectiveFrom: '2026-03-01' }, cancel: 2 }],
    [400, 'invalid-request', {}],
    [400, 'invalid-request', { cancel: 2, recordedAt: '2020-01-01' }],
  ])('answers %i %s to %j', async (status, code, body) => {
    const path = await strategy()
    expect(codeOf(await change(path, body))).toEqual([status, code])
    expect(await entries(path)).toHaveLength(3)
  })

  it('reads dates in the strategy’s time zone', async () => {
    const path = await strategy({ timeZone: 'Asia/Shanghai' })
    now = Date.parse('2026-06-01T15:59:59Z')
    const early = await server.call('POST', `${path}/timeline`, {
      correct: { version: 1, effectiveFrom: '2026-06-02' },
      note: '',
    })
    now = Date.parse('2026-06-01T16:00:00Z')
    const timely = await server.call('POST', `${path}/timeline`, {
      correct: { version: 1, effectiveFrom: '2026-06-02' },
      note: '',
    })
    now = NOW
    expect(codeOf(early)).toEqual([409, 'not-in-past'])
    expect(timely.status).toBe(201)
  })
})

describe('where people must approve', () => {
  it('both are proposals, carried out by the same way', async () => {
    const path = await strategy()
    const { headers } = await ana.call('GET', `${path}/settings`)
    const asked = { approvals: 1, record: 'asked' }
    await ana.call('PUT', `${path}/settings`, asked, { 'if-match': headers.get('etag') ?? '' })

    const cancel = await change(path, { cancel: 3 })
    const correct = await change(path, { correct: { version: 2, effectiveFrom: '2026-05-01' } })
    expect([cancel.status, correct.status]).toEqual([202, 202])
    expect(cancel.body).not.toHaveProperty('entry')
    expect(await entries(path)).toHaveLength(3)
    for (const { body } of [cancel, correct]) {
      const { number, binding } = body.proposal
      const one = `${path}/proposals/${number}`
      expect(codeOf(await ana.call('POST', `${one}/publish`, {}))).toEqual([409, 'approval-required'])
      await cleo.call('POST', `${one}/approve`, { binding })
      const published = await ana.call('POST', `${one}/publish`, {})
      expect([published.status, published.body.proposal.state]).toEqual([200, 'published'])
    }
    expect((await entries(path)).map(({ seq, cancels }: { seq: number; cancels?: number }) => [seq, cancels])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, undefined],
      [4, 3],
      [5, undefined],
    ])
    const { items } = (await server.call('GET', '/v1/audit?action=timeline.cancel')).body
    expect(items[0].details.approvers).toMatchObject([{ id: cleo.id }])
  })

  it('an entry that took effect while it waited is no longer cancelled', async () => {
    const path = await strategy()
    const { headers } = await ana.call('GET', `${path}/settings`)
    const asked = { approvals: 1, record: 'asked' }
    await ana.call('PUT', `${path}/settings`, asked, { 'if-match': headers.get('etag') ?? '' })
    const { body } = await change(path, { cancel: 2 })
    await cleo.call('POST', `${path}/proposals/${body.proposal.number}/approve`, { binding: body.proposal.binding })
    now = NOW + HOUR
    const late = await ana.call('POST', `${path}/proposals/${body.proposal.number}/publish`, {})
    now = NOW
    expect(codeOf(late)).toEqual([409, 'not-cancellable'])
  })
})
