import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixture, startTestServer, type TestServer } from './harness.ts'

const PATH = '/v1/strategies/a-group-distributors'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
  const document = fixture() as ReturnType<typeof fixture> & { scores: { weight?: number }[] }
  await server.call('POST', '/v1/strategies', { document, effectiveFrom: '2026-01-01' })
  const [, economic, potential] = document.scores
  if (economic && potential) Object.assign(economic, { weight: 0.5 }) && Object.assign(potential, { weight: 0.5 })
  await server.call('POST', `${PATH}/versions`, { document, note: 'n', effectiveFrom: '2027-01-01' })
  const title = '<img src=x onerror=alert(1)>'
  await server.call('POST', `${PATH}/drafts`, { name: 'nová', document: { ...document, title } })
  await server.call('POST', `${PATH}/drafts`, {
    name: 'broken',
    document: { id: 'a-group-distributors', fields: 'none' },
  })
  await server.call('POST', `${PATH}/drafts`, { name: 'untitled', document: { ...document, title: { en: 5 } } })
})
afterAll(() => server.end())

const diff = (query: string, headers: Record<string, string> = {}) =>
  server.call('GET', `${PATH}/diff?${query}`, undefined, headers)

describe('diff', () => {
  it('as JSON has every edit with its sentence in three languages, what follows, and an example', async () => {
    const { status, body, headers } = await diff('from=1&to=2')
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json'])
    expect(body).toMatchObject({ from: { version: 1 }, to: { version: 2 }, witness: { kind: 'found' } })
    expect(
      body.entries.map(({ sentence }: { sentence: Record<string, string> }) => sentence.en?.replace(/\s/gu, ' ')),
    ).toEqual(['Weight of Economic: 40 % → 50 %', 'Weight of Potential: 60 % → 50 %'])
    expect(Object.keys(body.entries[0].sentence)).toEqual(['en', 'zh-Hant', 'zh-Hans'])
    expect(body.resulting).toHaveLength(4)
  })

  it.each([
    ['text/markdown', 'text/markdown; charset=utf-8'],
    ['text/html', 'text/html; charset=utf-8'],
    ['text/html;q=0.5, text/markdown', 'text/markdown; charset=utf-8'],
    ['text/*;q=0.9, text/html;q=0.1, application/json;q=0.5', 'text/markdown; charset=utf-8'],
    ['image/png, */*;q=0.1', 'application/json'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html; charset=utf-8'],
  ])('by Accept %s is %s', async (accept, type) => {
    const { status, headers } = await diff('from=1&to=2', { accept })
    expect([status, headers.get('content-type'), headers.get('vary')]).toEqual([200, type, 'accept, accept-language'])
  })

  it('in another form is refused', async () => {
    expect((await diff('from=1&to=2', { accept: 'image/png' })).body).toMatchObject({
      status: 406,
      code: 'not-acceptable',
    })
  })

  it.each([
    ['en-GB,en;q=0.9', '', 'Weight of'],
    ['zh-TW,zh;q=0.9,en;q=0.8', '', '權重'],
    ['zh-CN', '', '权重'],
    ['de', '', 'Weight of'],
    ['en', '&language=zh-Hans', '权重'],
  ])('for %s%s speaks of %s', async (language, query, word) => {
    const { text } = await diff(`from=1&to=2${query}`, { accept: 'text/markdown', 'accept-language': language })
    expect(text).toContain(word)
  })

  it('as a page runs nothing, loads nothing, and has the one style that its policy knows', async () => {
    const { text, headers } = await diff(`from=2&to=draft:${encodeURIComponent('nová')}`, { accept: 'text/html' })
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(text).not.toMatch(/<img|<script|https?:|url\(|style=/)
    const style = /<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? ''
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
  })

  it('of what changes texts alone says that no decision changes', async () => {
    const { body } = await diff(`from=2&to=draft:${encodeURIComponent('nová')}`)
    expect(body).toMatchObject({ to: { draft: 'nová' }, entries: [{ cosmetic: true }], witness: { kind: 'same-plan' } })
  })

  it.each(['application/json', 'text/markdown', 'text/html'])(
    'with a draft that isn’t a strategy, or whose title is no text, works as %s',
    async (accept) => {
      for (const draft of ['broken', 'untitled']) {
        const { status, text } = await diff(`from=1&to=draft:${draft}`, { accept })
        expect(status, text).toBe(200)
      }
    },
  )

  it('is kept by whoever has it until a side changes', async () => {
    const first = await diff('from=1&to=2', { accept: 'text/markdown' })
    const etag = first.headers.get('etag') ?? ''
    const again = await diff('from=1&to=2', { accept: 'text/markdown', 'if-none-match': etag })
    expect([again.status, again.text]).toEqual([304, ''])
    expect((await diff('from=1&to=2', { accept: 'text/html', 'if-none-match': etag })).status).toBe(200)
    expect((await diff('from=2&to=1', { accept: 'text/markdown', 'if-none-match': etag })).status).toBe(200)
  })

  it.each([
    ['from=1', 400, 'invalid-request'],
    ['from=1&to=two', 400, 'invalid-request'],
    ['from=1&to=2&language=de', 400, 'invalid-request'],
    ['from=1&to=9', 404, 'unknown-version'],
    ['from=1&to=draft:none', 404, 'unknown-draft'],
  ])('?%s is refused', async (query, status, code) => {
    const { body } = await diff(query)
    expect([body.status, body.code]).toEqual([status, code])
  })

  it('of an unknown strategy is not found', async () => {
    expect((await server.call('GET', '/v1/strategies/none/diff?from=1&to=2')).body.code).toBe('unknown-strategy')
  })
})
