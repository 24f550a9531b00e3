import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixture, startTestServer, type TestServer } from './harness.ts'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const PATH = '/v1/strategies/gated'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ clock: () => NOW })
  const document = { ...fixture(), id: 'gated' } as ReturnType<typeof fixture> & { fields: { id: string }[] }
  await server.call('POST', '/v1/strategies', { document, effectiveFrom: '2026-01-01' })
  const fields = document.fields.map((field) => (field.id === 'claims' ? { ...field, required: true } : field))
  await server.call('POST', `${PATH}/drafts`, { name: 'main', document: { ...document, fields } })
  await server.call('POST', `${PATH}/drafts`, { name: 'broken', document: { ...document, tiers: [] } })
})
afterAll(() => server.end())

const gate = (body: object) => server.call('POST', `${PATH}/gate`, body)

describe('the gate, asked before anything is proposed', () => {
  it('says what callers would feel, who must approve it and what would be frozen', async () => {
    const { status, body } = await gate({ draft: 'main', effectiveFrom: '2026-07-01' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ approvals: 0, base: 1, breaks: [{ code: 'field-became-required', field: 'claims' }] })
    const { body: draft } = await server.call('GET', `${PATH}/drafts/main`)
    expect(body.digest).toBe(draft.digest)
    expect((await server.call('GET', `${PATH}/proposals`)).body.items).toEqual([])
  })

  it('refuses what could not be proposed', async () => {
    expect((await gate({ draft: 'broken' })).body.code).toBe('strategy-has-errors')
    expect((await gate({ cancel: 1 })).body.code).toBe('not-cancellable')
    expect((await gate({ correct: { version: 1, effectiveFrom: '2027-01-01' } })).body.code).toBe('not-in-past')
    expect((await gate({ correct: { version: 1, effectiveFrom: '2025-12-01' } })).body.breaks).toEqual([])
    expect((await gate({})).body.code).toBe('invalid-request')
    expect((await gate({ draft: 'main', cancel: 1 })).body.code).toBe('invalid-request')
  })

  it('and a proposal’s frozen document is compared by its number, whatever becomes of the draft', async () => {
    const { body: proposal } = await server.call('POST', `${PATH}/proposals`, { draft: 'main', note: 'Why' })
    const { body: draft } = await server.call('GET', `${PATH}/drafts/main`)
    const later = { ...draft.document, title: 'Later' }
    await server.call('PUT', `${PATH}/drafts/main`, { document: later }, { 'if-match': draft.etag })
    const { body } = await server.call('GET', `${PATH}/diff?from=1&to=proposal:1`)
    expect(body.to).toEqual({ proposal: 1, digest: proposal.change.digest })
    expect(body.entries).toHaveLength(1)
    expect((await server.call('GET', `${PATH}/diff?from=1&to=proposal:9`)).body.code).toBe('unknown-proposal')
  })
})
