/** Evaluations are answered without Hono where the target is plain; nobody can tell by the answer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, fixture, input, raw, startTestServer, type TestServer } from './harness.ts'

const PLAIN = '/v1/strategies/a-group-distributors/evaluate'
/** The same target, escaped: Hono decodes it. */
const ESCAPED = '/v1/strategies/a%2Dgroup-distributors/evaluate'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ limits: { body: 50_000 } })
  await server.call('POST', '/v1/strategies', { document: fixture(), effectiveFrom: '2026-01-01' })
})
afterAll(() => server.end())

/** An answer without what differs from request to request. */
const told = ({ status, headers, text }: Answer) => ({
  status,
  headers: Object.fromEntries([...headers].filter(([name]) => name !== 'date')),
  text: text.replace(/urn:tiersmith:request:[\w-]+/, ''),
})

describe('an evaluation', () => {
  it.each([
    ['a decision', { input, asOf: '2026-04-01', subject: 'D-1' }],
    ['a subject that is not ASCII', { input, asOf: '2026-04-01', subject: '經銷商 é' }],
    ['a full trace', { input: { ...input, unknown: 1 }, asOf: '2026-04-01', trace: 'full' }],
    ['no trace', { input, asOf: '2026-04-01', trace: 'none' }],
    ['a refusal', { input: { ...input, annual_sales: 'much' }, asOf: '2026-04-01' }],
    ['no version in effect', { input, asOf: '2020-01-01' }],
    ['an unknown version', { input, version: 99 }],
    ['an invalid body', { input, surplus: 1 }],
    ['no JSON', '{"input":'],
    ['nothing', ''],
    ['too much', ' '.repeat(60_000)],
  ])('gives %s alike by a plain and by an escaped target', async (_, body) => {
    const [plain, escaped] = [await server.call('POST', PLAIN, body), await server.call('POST', ESCAPED, body)]
    expect(told(plain)).toEqual(told(escaped))
  })

  it('of an unknown strategy is 404, another method 405, and a query key is refused', async () => {
    expect((await server.call('POST', '/v1/strategies/none/evaluate', { input })).body.code).toBe('unknown-strategy')
    expect((await server.call('GET', PLAIN)).status).toBe(405)
    expect((await server.call('POST', `${PLAIN}?trace=none`, { input })).body.errors[0].code).toBe('unknown-key')
  })

  it('answers requests on one connection in their order, faults among them', async () => {
    const request = (body: string, more = '') =>
      `POST ${PLAIN} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${server.key}\r\nContent-Type: application/json\r\n${more}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
    const bodies = ['first', 'second', 'third'].map((subject) => JSON.stringify({ subject, input, asOf: '2026-04-01' }))
    const all = [bodies[0], '{"input":', bodies[1], bodies[2]].map((body = '') => request(body))
    const last = request(bodies[0] ?? '', 'Connection: close\r\n')
    const answers = await raw(server.url, [...all, last].join(''))
    expect([...answers.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual([
      '200',
      '400',
      '200',
      '200',
      '200',
    ])
    expect([...answers.matchAll(/"subject":"(\w+)"/g)].map(([, subject]) => subject)).toEqual([
      'first',
      'second',
      'third',
      'first',
    ])
  })

  it('is counted under its route, whichever way it went', async () => {
    const countOf = async () => {
      const { text } = await server.call('GET', '/metrics')
      return Number(/duration_seconds_count\{[^}]*:id\/evaluate"[^}]*status="200"\} (\d+)/.exec(text)?.[1] ?? 0)
    }
    const before = await countOf()
    for (const path of [PLAIN, ESCAPED]) await server.call('POST', path, { input, asOf: '2026-04-01' })
    expect(await countOf()).toBe(before + 2)
  })
})
