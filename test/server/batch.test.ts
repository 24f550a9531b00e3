import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '../../engine/index.ts'
import { fixture, input, raw, startTestServer, type TestServer } from './harness.ts'

const ID = 'a-group-distributors'
const PATH = `/v1/strategies/${ID}/evaluate/batch`
const NDJSON = { 'content-type': 'application/x-ndjson' }

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ limits: { line: 2_000, lines: 50, patience: 1_000 } })
  await server.call('POST', '/v1/strategies', { document: fixture(), effectiveFrom: '2026-01-01' })
})
afterAll(() => server.end())

const send = async (text: string | Uint8Array, query = '?asOf=2026-04-01') => {
  const answer = await server.call('POST', PATH + query, text, NDJSON)
  const lines =
    answer.status === 200
      ? answer.text
          .split('\n')
          .slice(0, -1)
          .map((line) => JSON.parse(line))
      : []
  return { ...answer, lines }
}

const good = JSON.stringify({ subject: 'D-1', input })

describe('POST …/evaluate/batch', () => {
  it('answers every line in order, then a summary, and names the version in headers', async () => {
    const { status, headers, lines, text } = await send(`${good}\n${good.replace('D-1', 'D-2')}\n`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/x-ndjson')
    expect(headers.get('tiersmith-version')).toBe('1')
    expect(headers.get('tiersmith-digest')).toBe(digestOf(fixture()))
    expect(text.endsWith('\n')).toBe(true)
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatchObject({ line: 1, decision: { subject: 'D-1', tier: { id: 'development' } } })
    expect(lines[1]).toMatchObject({ line: 2, decision: { subject: 'D-2', scores: { value: 65.2 } } })
    expect(lines[2]).toEqual({
      summary: { lines: 2, refused: 0, tiers: { key: 0, development: 2, maintenance: 0, opportunity: 0 } },
    })
  })

  it('gives each decision as a single evaluation gives it', async () => {
    const single = await server.call('POST', `/v1/strategies/${ID}/evaluate`, {
      subject: 'D-1',
      input,
      asOf: '2026-04-01',
    })
    expect((await send(good)).lines[0].decision).toEqual(single.body)
  })

  it('gives a bad line one numbered error line, and answers the rest', async () => {
    const text = [
      good,
      '',
      '{"input":',
      '{"input":{"a":1,"a":2}}',
      '{"input":{}}',
      '{"input":{},"colour":1}',
      '[]',
      `{"input":{"x":"\\ud800"}}`,
      `{"input":{"x":"${'y'.repeat(3_000)}"}}`,
      `${'['.repeat(500)}${']'.repeat(500)}`,
      '   ',
      good,
    ].join('\r\n')
    const { lines } = await send(text)
    const errors = lines.filter(({ error }) => error)
    expect(lines.map(({ line }) => line)).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10, 12, undefined])
    expect(errors.map(({ line, error }) => [line, error.code, error.errors[0].code])).toEqual([
      [3, 'invalid-json', 'json-syntax'],
      [4, 'invalid-json', 'duplicate-key'],
      [5, 'missing-value', 'missing-value'],
      [6, 'invalid-request', 'unknown-key'],
      [7, 'invalid-request', 'wrong-type'],
      [8, 'invalid-json', 'invalid-text'],
      [9, 'line-too-long', 'line-too-long'],
      [10, 'invalid-json', 'too-deep'],
    ])
    expect(lines.at(-1).summary).toMatchObject({ lines: 10, refused: 8, tiers: { development: 2 } })
  })

  it('refuses a line that isn’t UTF-8, and skips a byte order mark', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`\ufeff${good}\n{"input":{"x":"`),
      Buffer.from([0xff]),
      Buffer.from('"}}\n'),
    ])
    const { lines } = await send(bytes)
    expect(lines[0].decision.tier.id).toBe('development')
    expect(lines[1]).toMatchObject({ line: 2, error: { code: 'invalid-json' } })
    expect(lines[1].error.message).toContain('(line 1, column 16)')
  })

  it('takes trace, version, asOf and record=false for all lines', async () => {
    const none = await send(good, '?asOf=2026-04-01&trace=none')
    expect(none.lines[0].decision.dimensions).toBeUndefined()
    const full = await send(good, '?asOf=2026-04-01T10:00:00Z&trace=full&version=1&record=false')
    expect(full.lines[0].decision).toMatchObject({ asOf: '2026-04-01', derived: { margin: 0.15 } })
  })

  it('answers an empty batch with a summary', async () => {
    for (const text of ['', '\n\n'])
      expect((await send(text)).lines).toEqual([{ summary: expect.objectContaining({ lines: 0 }) }])
  })

  it('refuses before the first line what is wrong with the whole', async () => {
    const refused: [string, Record<string, string>, number, string][] = [
      [PATH, { 'content-type': 'application/json' }, 415, 'unsupported-media-type'],
      [PATH, { ...NDJSON, 'content-encoding': 'gzip' }, 415, 'unsupported-encoding'],
      [`${PATH}?version=9`, NDJSON, 404, 'unknown-version'],
      [`${PATH}?version=x`, NDJSON, 400, 'invalid-request'],
      [`${PATH}?colour=red`, NDJSON, 400, 'invalid-request'],
      [`${PATH}?record=perhaps`, NDJSON, 400, 'invalid-request'],
      [`${PATH}?asOf=9999-12-31T23:59:59-14:00`, NDJSON, 400, 'invalid-request'],
      [`${PATH}?asOf=2025-01-01`, NDJSON, 422, 'no-version-in-effect'],
      ['/v1/strategies/no/evaluate/batch', NDJSON, 404, 'unknown-strategy'],
    ]
    for (const [path, headers, status, code] of refused) {
      const answer = await server.call('POST', path, good, headers)
      expect([answer.status, answer.body.code]).toEqual([status, code])
    }
  })

  it('ends after its limit of lines, and says so instead of a summary', async () => {
    const { lines } = await send(`${good}\n`.repeat(60))
    expect(lines).toHaveLength(51)
    expect(lines.at(-1)).toMatchObject({ line: 51, error: { code: 'too-many-lines' } })
    expect((await send(`${good}\n`.repeat(50))).lines.at(-1).summary.lines).toBe(50)
  })

  it('answers lines before the last one has come, and cuts a client that finishes none', async () => {
    const head = `POST ${PATH}?asOf=2026-04-01 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${server.key}\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n`
    const chunk = `${(good.length + 1).toString(16)}\r\n${good}\n\r\n`
    const started = performance.now()
    const received = await raw(server.url, head + chunk, 8_000)
    expect(received).toContain('"line":1,"decision"')
    expect(received).toContain('"error":{"code":"request-timeout"')
    expect(received).not.toContain('summary')
    expect(performance.now() - started).toBeLessThan(6_000)
  })

  it('counts results in the metrics', async () => {
    await send(`${good}\nx\n`)
    const { text } = await server.call('GET', '/metrics')
    expect(text).toMatch(/tiersmith_evaluations_total\{result="decision"\} [1-9]/)
    expect(text).toMatch(/tiersmith_evaluations_total\{result="invalid-json"\} [1-9]/)
  })
})
