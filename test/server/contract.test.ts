import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, fixture, input, startTestServer, type TestServer } from './harness.ts'
import { personOf, type SignedIn } from './people.ts'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const DAY = 86_400_000
const HEADER = 'tiersmith-contract-change'

let server: TestServer
let now = NOW
let ana: SignedIn

beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
  ana = await personOf(server, 'ana', 'editor')
})
afterAll(() => server.end())

interface Document {
  id: string
  fields: Record<string, unknown>[]
}

let count = 0

/** Version 1 since January. */
const strategy = async () => {
  const document = { ...fixture(), id: `c${++count}` } as unknown as Document
  await server.call('POST', '/v1/strategies', { document, effectiveFrom: '2026-01-01' })
  return { document, path: `/v1/strategies/${document.id}` }
}

/** Claims must be known from then on. */
const stricter = (document: Document): Document => ({
  ...document,
  fields: document.fields.map((field) => (field.id === 'claims' ? { ...field, required: true } : field)),
})

const publish = (path: string, document: unknown, more: object = {}): Promise<Answer> =>
  server.call('POST', `${path}/versions`, { document, note: '', ...more })
const keysOf = (breaks: { key: string }[]) => breaks.map(({ key }) => key)
const headerOf = async (path: string, body: object = {}) =>
  (await server.call('POST', `${path}/evaluate`, { input, ...body })).headers.get(HEADER)

describe('the publish gate', () => {
  it('lists what callers will feel, and publishes when each is accepted by its key', async () => {
    const { path, document } = await strategy()
    const refused = await publish(path, stricter(document))
    expect([refused.status, refused.body.code]).toEqual([409, 'breaks-not-accepted'])
    expect(refused.body.breaks).toMatchObject([{ field: 'claims', code: 'field-became-required' }])
    expect(refused.body.breaks[0].message['zh-Hant']).toBeTypeOf('string')
    expect(refused.body.errors[0].pointer).toBe('/acceptedBreaks')
    expect((await publish(path, stricter(document), { acceptedBreaks: ['field-required:claims'] })).status).toBe(409)
    const acceptedBreaks = keysOf(refused.body.breaks)
    expect((await publish(path, stricter(document), { acceptedBreaks })).status).toBe(201)
    expect((await publish(path, document)).status).toBe(201)
  })

  it('shows them in the proposal, whose acceptances are part of what is approved', async () => {
    const { path, document } = await strategy()
    await ana.call('POST', `${path}/drafts`, { name: 'main', document: stricter(document) })
    const first = await ana.call('POST', `${path}/proposals`, { draft: 'main', note: '' })
    expect(first.body.change.breaks).toMatchObject([{ field: 'claims' }])
    const refused = await ana.call('POST', `${path}/proposals/1/publish`, {})
    expect([refused.status, refused.body.code]).toEqual([409, 'breaks-not-accepted'])
    const acceptedBreaks = keysOf(first.body.change.breaks)
    const second = await ana.call('POST', `${path}/proposals`, { draft: 'main', note: '', acceptedBreaks })
    expect(second.body.binding).not.toBe(first.body.binding)
    expect((await ana.call('POST', `${path}/proposals/2/publish`, {})).status).toBe(200)
  })

  it('compares with what is in effect until then, and what comes after with it', async () => {
    const { path, document } = await strategy()
    const acceptedBreaks = ['field-became-required:claims']
    await publish(path, stricter(document), { effectiveFrom: '2026-09-01', acceptedBreaks })
    // After September the stricter version has been in effect: nothing new is felt.
    expect((await publish(path, stricter(document), { effectiveFrom: '2026-10-01' })).status).toBe(201)
    // In between the lax one comes back, and what follows in October is felt once more.
    const between = await publish(path, document, { effectiveFrom: '2026-09-15' })
    expect([between.status, keysOf(between.body.breaks)]).toEqual([409, acceptedBreaks])
    expect((await publish(path, document, { effectiveFrom: '2026-09-15', acceptedBreaks })).status).toBe(201)
  })

  it('stands before a cancelling and a correction too, where they are felt', async () => {
    const { path, document } = await strategy()
    const acceptedBreaks = ['field-became-required:claims']
    await publish(path, stricter(document), { acceptedBreaks })
    await publish(path, document, { effectiveFrom: '2026-07-01' })
    await publish(path, stricter(document), { effectiveFrom: '2026-08-01', acceptedBreaks })
    const change = (body: object) => server.call('POST', `${path}/timeline`, { note: '', ...body })
    expect((await change({ cancel: 4 })).status).toBe(201)
    now = NOW + 40 * DAY
    const correct = { correct: { version: 2, effectiveFrom: '2026-07-02' } }
    const felt = await change(correct)
    const long = await change({ correct: { version: 2, effectiveFrom: '2026-01-05' } })
    const accepted = await change({ ...correct, acceptedBreaks })
    now = NOW
    expect([felt.status, felt.body.code]).toEqual([409, 'breaks-not-accepted'])
    expect([long.status, accepted.status]).toEqual([201, 201])
  })
})

describe('GET …/contract?asOf=', () => {
  it('is the schema in force then', async () => {
    const { path, document } = await strategy()
    const acceptedBreaks = ['field-became-required:claims']
    await publish(path, stricter(document), { effectiveFrom: '2026-09-01', acceptedBreaks })
    const contract = async (query: string) => {
      const { body, headers } = await server.call('GET', `${path}/contract${query}`)
      return [headers.get('tiersmith-version'), body.required.includes('claims')]
    }
    expect(await contract('')).toEqual(['1', false])
    expect(await contract('?asOf=2026-08-31')).toEqual(['1', false])
    expect(await contract('?asOf=2026-09-01')).toEqual(['2', true])
  })
})

describe('the announcement', () => {
  it('stands in every answer for the 30 days before', async () => {
    const { path, document } = await strategy()
    const acceptedBreaks = ['field-became-required:claims']
    const start = Date.parse('2026-09-01T00:00:00Z')
    await publish(path, stricter(document), { effectiveFrom: '2026-09-01', acceptedBreaks })
    const text = `2026-09-01; version=2; see="${path}/contract?asOf=2026-09-01"`
    const seen: unknown[] = []
    for (const time of [NOW, start - 30 * DAY - 1, start - 30 * DAY, start - 1, start]) {
      now = time
      seen.push(await headerOf(path))
    }
    expect(seen).toEqual([null, null, text, text, null])

    now = start - DAY
    expect(await headerOf(path, { asOf: '2026-03-01' })).toBe(text)
    const lines = `${JSON.stringify({ input })}\n`
    const ndjson = { 'content-type': 'application/x-ndjson' }
    const batch = await server.call('POST', `${path}/evaluate/batch`, lines, ndjson)
    expect(batch.headers.get(HEADER)).toBe(text)
    const refused = await server.call('POST', `${path}/evaluate`, { input: {} })
    expect([refused.status, refused.headers.get(HEADER)]).toEqual([422, text])
    await server.call('POST', `${path}/timeline`, { cancel: 2, note: '' })
    expect(await headerOf(path)).toBe(null)
    now = NOW
  })

  it('not of versions that nobody feels; of several in order; with ids of any script', async () => {
    const { path, document } = await strategy()
    await publish(path, { ...document, title: 'Other' }, { effectiveFrom: '2026-06-10' })
    expect(await headerOf(path)).toBe(null)

    const id = '經銷商'
    const own = { ...document, id }
    await server.call('POST', '/v1/strategies', { document: own, effectiveFrom: '2026-01-01' })
    const there = `/v1/strategies/${encodeURIComponent(id)}`
    const acceptedBreaks = ['field-became-required:claims', 'maximum-lowered:claims:5']
    await publish(there, stricter(own), { effectiveFrom: '2026-06-10T08:00:00+02:00', acceptedBreaks })
    const narrower = {
      ...stricter(own),
      fields: stricter(own).fields.map((f) => (f.id === 'claims' ? { ...f, max: 5 } : f)),
    }
    await publish(there, narrower, { effectiveFrom: '2026-06-20', acceptedBreaks })
    expect(await headerOf(there)).toBe(
      `2026-06-10T06:00:00.000Z; version=2; see="${there}/contract?asOf=2026-06-10T06%3A00%3A00.000Z", ` +
        `2026-06-20; version=3; see="${there}/contract?asOf=2026-06-20"`,
    )
  })
})
