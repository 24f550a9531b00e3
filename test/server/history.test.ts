import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Settings } from '../../server/store/records.ts'
import { input, scratch, startTestServer, type TestServer } from './harness.ts'
import { type Document, document, EVALUATE, ID, publishTo } from './recorded.ts'

let folder: string
let remove: () => void
let server: TestServer
let now: number

beforeEach(() => {
  ;({ folder, remove } = scratch())
  now = Date.parse('2026-04-01T09:00:00Z')
})
afterEach(async () => {
  await server.end()
  remove()
})

/** Version 2 asks for 66 points where version 1 asked for 60. */
const stricter = (): Document => {
  const own = document()
  const bands = own.assign.bands.map((band) => (band.from === 60 ? { ...band, from: 66 } : band))
  return { ...own, assign: { ...own.assign, bands } }
}

const start = async (first: Document = document(), settings: Partial<Settings> = {}) => {
  const versions = { '2026-01-01': first, '2026-06-01': { ...stricter(), title: first.title, id: first.id } }
  await publishTo(join(folder, 'data'), versions, { record: 'always', ...settings })
  server = await startTestServer({ folder, clock: () => now })
}

const record = async (body: object): Promise<string> => {
  now += 60_000
  const answer = await server.call('POST', EVALUATE, { subject: 'D-1042', asOf: '2026-04-01', input, ...body })
  return answer.body.decisionId
}
const explain = (id: string, since?: string) =>
  server.call('GET', `/v1/decisions/${id}/explain${since === undefined ? '' : `?since=${since}`}`)
const page = (path: string, language = 'en') =>
  server.call('GET', path, undefined, { accept: 'text/html', 'accept-language': language })

describe('GET /v1/decisions/{d}/explain', () => {
  it('says that the data did it, which field, and through what', async () => {
    await start()
    const first = await record({})
    const second = await record({ input: { ...input, tier1_outlets: 25, payment_term: 'prepaid' } })
    const { status, body } = await explain(second, first)
    expect(status).toBe(200)
    expect(body).toMatchObject({ decision: second, since: first })
    expect(body.change).toMatchObject({
      changed: true,
      before: { outcome: { tier: 'development' } },
      after: { outcome: { tier: 'key' } },
      causes: [['data']],
      data: { alone: ['tier1_outlets'], together: [] },
    })
    expect(body.change.sentences.en).toContain('The tier rose from Development to Key.')
    expect(Object.keys(body.change.sentences)).toEqual(['en', 'zh-Hant', 'zh-Hans'])
  })

  it('says that the rules did it, and which edit of them', async () => {
    await start()
    const first = await record({})
    const second = await record({ version: 2 })
    const { change } = (await explain(second)).body
    expect(change.causes).toEqual([['rules']])
    expect(change.rules).toMatchObject({ groups: ['thresholds'], thresholds: true, dimensions: [] })
    expect(change.sentences.en.join(' ')).toMatch(/fell from Development to Maintenance.*version 1 → 2.*60/)
    expect((await explain(second, first)).body.change).toEqual(change)
  })

  it('wants decisions about one subject, and one before', async () => {
    await start()
    const first = await record({})
    const other = await record({ subject: 'D-7' })
    const nobody = await record({ subject: null })
    for (const [id, since] of [[first], [first, other], [nobody], [other, nobody]] as [string, string?][]) {
      const answer = await explain(id, since)
      expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, '/query/since'])
    }
    expect((await explain(first, 'no')).status).toBe(404)
    const again = await record({ subject: null, input: { ...input, tier1_outlets: 25 } })
    expect((await explain(again, nobody)).body.change.changed).toBe(true)
  })
})

describe('GET /v1/strategies/{id}/subjects/{subject}', () => {
  const path = `/v1/strategies/${ID}/subjects/D-1042`

  it('lists its decisions, the latest first, with why its tier changed', async () => {
    await start()
    const first = await record({})
    const second = await record({ input: { ...input, tier1_outlets: 25 } })
    const third = await record({ input: { ...input, tier1_outlets: 26 } })
    const fourth = await record({ input: {} })
    await record({ subject: 'D-7' })
    const { body } = await server.call('GET', path)
    expect(body).toMatchObject({ strategy: ID, subject: 'D-1042', next: null })
    expect(body.items.map((item: { decision: { id: string } }) => item.decision.id)).toEqual([
      fourth,
      third,
      second,
      first,
    ])
    const [refused, same, risen, oldest] = body.items
    expect(refused.change.sentences.en[0]).toBe('The tier was Key; now the evaluation is refused (missing-value).')
    expect(refused.change.data.together).toEqual([])
    expect([same.change, same.since]).toEqual([undefined, undefined])
    expect(risen).toMatchObject({ since: first, change: { causes: [['data']] } })
    expect(oldest.change).toBeUndefined()
    const part = (await server.call('GET', `${path}?limit=2`)).body
    expect(part.items.map((item: { since?: string }) => item.since)).toEqual([third, undefined])
    const rest = (await server.call('GET', `${path}?limit=2&cursor=${part.next}`)).body
    expect(rest.items.map((item: { since?: string }) => item.since)).toEqual([first, undefined])
  })

  it('is empty for a subject that nobody has evaluated', async () => {
    await start()
    expect((await server.call('GET', `/v1/strategies/${ID}/subjects/nobody`)).body.items).toEqual([])
    expect((await page(`/v1/strategies/${ID}/subjects/nobody`)).text).toContain('No decision about this subject')
    expect((await server.call('GET', '/v1/strategies/no/subjects/nobody')).status).toBe(404)
    expect((await server.call('GET', path, undefined, { accept: 'image/png' })).status).toBe(406)
  })

  it('is a page to print: no script, nothing loaded, its one style allowed by its hash', async () => {
    await start()
    await record({})
    await record({ input: { ...input, tier1_outlets: 25 } })
    const { status, headers, text } = await page(path)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store')
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(text) ?? []
    const hash = createHash('sha256').update(style).digest('base64')
    expect(headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(text).not.toMatch(/<script|<link|<img|style=|\son\w+=|url\(/i)
    expect(text).toContain('<li>The tier rose from Development to Key.</li>')
    expect(text).toContain('The first that is recorded.')
    expect(text).toContain('2026-04-01 09:02:00')
  })

  it('speaks the language that is preferred', async () => {
    await start()
    await record({})
    await record({ input: { ...input, tier1_outlets: 25 } })
    const traditional = (await page(path, 'zh-TW,zh;q=0.9,en;q=0.8')).text
    expect(traditional).toContain('<html lang="zh-Hant">')
    expect(traditional).toContain('變動的原因')
    expect(traditional).toContain('等級由 Development 升為關鍵客戶')
    expect((await page(path, 'zh-CN')).text).toContain('变动的原因')
  })

  it('shows titles and ids as text, whatever they hold', async () => {
    const evil = '<img src=x onerror="alert(1)">&\'`'
    const own = document()
    const fields = own.fields.map((field) => ({ ...field, title: evil }))
    await start({ ...own, title: evil, fields })
    const subject = `</td><script>alert(1)</script>/${evil}`
    await record({ subject })
    await record({ subject, input: { ...input, tier1_outlets: 25 } })
    const { text } = await page(`/v1/strategies/${ID}/subjects/${encodeURIComponent(subject)}`)
    expect(text).not.toContain('<img')
    expect(text).not.toContain('<script')
    expect(text).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;`')
    expect(text).toContain('&lt;script&gt;')
  })

  it('names sensitive fields without their values', async () => {
    const own = document()
    const fields = own.fields.map((field) => (field.id === 'tier1_outlets' ? { ...field, sensitive: true } : field))
    await start({ ...own, fields })
    await record({ input: { ...input, tier1_outlets: 7_341_902 } })
    await record({ input: { ...input, tier1_outlets: 6 } })
    const { text, body } = await server.call('GET', path)
    expect(body.items[0].change.data.fields).toEqual([{ id: 'tier1_outlets', sensitive: true }])
    expect(text).not.toContain('7341902')
    expect((await page(path)).text).not.toMatch(/7,?341/)
  })

  it('says why it can’t be told where the data wasn’t kept', async () => {
    const own = document()
    const fields = own.fields.map((field) => (field.id === 'claims' ? { ...field, sensitive: true } : field))
    await publishTo(join(folder, 'data'), { '2026-01-01': { ...own, fields } }, { record: 'always' })
    server = await startTestServer({ folder, clock: () => now, sensitive: 'omit' })
    await record({})
    await record({ input: { ...input, tier1_outlets: 25 } })
    const { body } = await server.call('GET', path)
    expect(body.items[0].unexplained.code).toBe('omitted')
    expect((await page(path)).text).toContain('It can’t be told why:')
  })
})
