import { connect, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bearing, fixture, input, raw, startTestServer, type TestServer } from './harness.ts'

const PATH = '/v1/strategies/a-group-distributors/evaluate'
const good = JSON.stringify({ input, asOf: '2026-04-01' })

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ limits: { body: 50_000, patience: 2_000 } })
  await server.call('POST', '/v1/strategies', { document: fixture(), effectiveFrom: '2026-01-01' })
})
afterAll(() => server.end())

const alive = async () => expect((await server.call('POST', PATH, good)).status).toBe(200)

describe('bodies', () => {
  it.each([
    ['nothing', '', 'empty-body'],
    ['a truncated object', '{"input":', 'invalid-json'],
    ['two values', '{} {}', 'invalid-json'],
    ['a trailing comma', '{"input":{},}', 'invalid-json'],
    ['NaN', '{"input":{"a":NaN}}', 'invalid-json'],
    ['duplicate keys', `{"input":{},"input":{}}`, 'invalid-json'],
    ['a lone surrogate', '{"input":{"a":"\\ud800"}}', 'invalid-json'],
    ['U+0000', '{"input":{"a":"\\u0000"}}', 'invalid-json'],
    ['depth 1,000', `{"input":${'['.repeat(1_000)}${']'.repeat(1_000)}}`, 'invalid-json'],
    ['depth 20,000', '['.repeat(20_000), 'invalid-json'],
  ])('%s: 400', async (_, body, code) => {
    const answer = await server.call('POST', PATH, body)
    expect([answer.status, answer.body.code]).toEqual([400, code])
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.body.type).toBe(`urn:tiersmith:problem:${code}`)
  })

  it('says where the JSON is wrong', async () => {
    const { body } = await server.call('POST', PATH, '{\n  "input": {"a": 1, "a": 2}\n}')
    expect(body.errors[0]).toMatchObject({ code: 'duplicate-key', pointer: '/input/a' })
    expect(body.detail).toContain('line 2')
  })

  it('that aren’t UTF-8: 400; a byte order mark is skipped', async () => {
    const broken = Buffer.concat([Buffer.from('{\n"input":{"é":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}}')])
    const answer = await server.call('POST', PATH, broken)
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-json'])
    expect(answer.body.errors[0].code).toBe('invalid-text')
    expect(answer.body.detail).toContain('(line 2, column 15)')
    expect((await server.call('POST', PATH, `\ufeff${good}`)).status).toBe(200)
  })

  it('too large, announced or chunked: 413, also through the error handler', async () => {
    const announced = await server.call('POST', PATH, 'x'.repeat(60_000))
    expect([announced.status, announced.body.code]).toEqual([413, 'body-too-large'])
    const head = `POST ${PATH} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${server.key}\r\nContent-Type: application/json\r\n`
    const claimed = await raw(server.url, `${head}Content-Length: 104857600\r\n\r\n{`, 4_000)
    expect(claimed).toMatch(/^HTTP\/1.1 413 /)
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`
    const chunked = await raw(server.url, `${head}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(8)}`, 4_000)
    expect(chunked).toMatch(/^HTTP\/1.1 413 /)
    expect(chunked).toContain('"code":"body-too-large"')
    await alive()
  })

  it('of 100 MB: 413 without being held in memory', async () => {
    const chunk = new Uint8Array(1024 * 1024).fill(0x20)
    let sent = 0
    const body = new ReadableStream({
      pull(controller) {
        if (sent++ < 100) controller.enqueue(chunk)
        else controller.close()
      },
    })
    const before = process.memoryUsage().arrayBuffers
    const response = await fetch(server.url + PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearing(server.key) },
      body,
      duplex: 'half',
    } as RequestInit).catch(() => undefined)
    // The answer comes while the client still sends; a client that doesn't look may find itself cut off.
    if (response) expect(response.status).toBe(413)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024)
    await alive()
  })

  it('compressed: 415, and of another content type: 415', async () => {
    const compressed = await server.call('POST', PATH, gzipSync(good), { 'content-encoding': 'gzip' })
    expect([compressed.status, compressed.body.code]).toEqual([415, 'unsupported-encoding'])
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json; charset=latin1',
      'application/jsonx',
    ]) {
      const answer = await server.call('POST', PATH, good, { 'content-type': type })
      expect([type, answer.status]).toEqual([type, 415])
    }
    for (const type of ['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"']) {
      expect((await server.call('POST', PATH, good, { 'content-type': type })).status).toBe(200)
    }
  })

  it('that stop arriving: 408, and the connection is cut', async () => {
    const started = performance.now()
    const answer = await raw(
      server.url,
      `POST ${PATH} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${server.key}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"in`,
      9_000,
    )
    expect(answer).toMatch(/^HTTP\/1.1 408 /)
    expect(performance.now() - started).toBeLessThan(8_000)
  })
})

describe('requests that HTTP doesn’t allow', () => {
  const post = (headers: string, body = '') => `POST ${PATH} HTTP/1.1\r\n${headers}\r\n${body}`

  it.each([
    [
      'Content-Length and Transfer-Encoding',
      post('Host: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'),
    ],
    ['two lengths', post('Host: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n', 'hello')],
    ['a length that is no number', post('Host: localhost\r\nContent-Length: 5x\r\n', 'hello')],
    ['no Host', post('Content-Length: 0\r\n')],
    ['a header with a line break', post('Host: localhost\r\nX-A: a\rb\r\n')],
    ['nonsense', 'hello\r\n\r\n'],
  ])('%s: 400', async (_, bytes) => {
    expect(await raw(server.url, bytes, 3_000)).toMatch(/^HTTP\/1.1 400 /)
    await alive()
  })

  it('headers too large: 431 as problem details', async () => {
    const answer = await raw(server.url, post(`Host: localhost\r\nX-A: ${'a'.repeat(40_000)}\r\n`), 3_000)
    expect(answer).toMatch(/^HTTP\/1.1 431 /)
    expect(answer).toContain('"code":"headers-too-large"')
  })
})

describe('connections that trickle', () => {
  it('are cut, and others are served meanwhile', async () => {
    const head = `POST ${PATH} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${server.key}\r\nContent-Type: application/json\r\n`
    const starts = [
      'P',
      head,
      `${head}Content-Length: 1000\r\n\r\n`,
      `GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n`,
    ]
    const { hostname, port } = new URL(server.url)
    let open = 0
    const sockets: Socket[] = Array.from({ length: 200 }, (_, i) => {
      const socket = connect(Number(port), hostname, () => {
        open++
        socket.write(starts[i % starts.length] ?? '')
      })
      socket.on('data', () => {})
      socket.on('error', () => {})
      socket.on('close', () => open--)
      return socket
    })
    const trickle = setInterval(() => {
      for (const socket of sockets) if (!socket.destroyed) socket.write(' ')
    }, 200)
    const started = performance.now()
    const slowest: number[] = []
    while (performance.now() - started < 1_500) {
      const asked = performance.now()
      await alive()
      slowest.push(performance.now() - asked)
    }
    // Whoever waits for a trickling connection would wait until it is cut.
    expect(Math.max(...slowest)).toBeLessThan(5_000)
    while (open > 0 && performance.now() - started < 10_000) await new Promise((resolve) => setTimeout(resolve, 100))
    clearInterval(trickle)
    for (const socket of sockets) socket.destroy()
    expect(open).toBe(0)
    await alive()
  })
})

describe('who may ask', () => {
  it.each(['evil.example', 'evil.example:8787', '10.0.0.1', 'localhost.evil.example', '127.0.0.1.evil.example'])(
    'a page that calls the server %s is refused',
    async (host) => {
      const answer = await raw(server.url, `GET /v1/strategies HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
      expect(answer).toMatch(/^HTTP\/1.1 403 /)
      expect(answer).toContain('"code":"host-not-allowed"')
    },
  )

  it.each(['localhost', 'LOCALHOST:1234', '127.0.0.1:80', '[::1]:8787'])('%s is this server', async (host) => {
    const answer = await raw(server.url, `GET /healthz HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1.1 200 /)
  })

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://127.0.0.1:1' }],
  ])('a POST with %j is refused, and changes nothing', async (headers) => {
    const document = { ...fixture(), id: 'forged' }
    const answer = await server.call('POST', '/v1/strategies', { document }, headers as Record<string, string>)
    expect([answer.status, answer.body.code]).toEqual([403, 'cross-site'])
    expect((await server.call('GET', '/v1/strategies/forged')).status).toBe(404)
  })

  it('a POST of the server’s own pages is not', async () => {
    const headers = { 'sec-fetch-site': 'same-origin', origin: server.url }
    expect((await server.call('POST', PATH, good, headers)).status).toBe(200)
    expect((await server.call('GET', '/v1/strategies', undefined, { 'sec-fetch-site': 'cross-site' })).status).toBe(200)
  })

  it('listens on loopback only', () => {
    expect(new URL(server.url).hostname).toBe('127.0.0.1')
  })
})

describe('paths and methods', () => {
  it.each([
    ['DELETE', '/v1/strategies', 'GET, HEAD, POST'],
    ['PUT', '/v1/strategies/x', 'GET, HEAD'],
    ['PATCH', '/v1/strategies/x/versions/1', 'GET, HEAD'],
    ['GET', PATH, 'POST'],
    ['POST', '/v1/packs', 'GET, HEAD'],
    ['POST', '/healthz', 'GET, HEAD'],
    ['DELETE', '/openapi.json', 'GET, HEAD'],
  ])('%s %s: 405 with the methods that are allowed', async (method, path, allow) => {
    const answer = await server.call(method, path)
    expect([answer.status, answer.headers.get('allow'), answer.body.code]).toEqual([405, allow, 'method-not-allowed'])
  })

  it.each([
    '/v1',
    '/v1/nothing',
    '/v1/strategies/x/nothing',
    '/v1/strategies/',
    '/reference/../../package.json',
    '/%2e%2e/package.json',
    '/assets/none.js',
  ])('GET %s: 404', async (path) => {
    const answer = await raw(server.url, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1.1 404 /)
    expect(answer).toContain('application/problem+json')
  })

  it('HEAD answers as GET without a body', async () => {
    const answer = await server.call('HEAD', '/v1/strategies')
    expect([answer.status, answer.text, answer.headers.get('content-type')]).toEqual([200, '', 'application/json'])
  })

  it.each(['/v1/decisions?subject=a%00b', '/v1/strategies/%00', '/%00'])('U+0000 is no text: %s', async (path) => {
    const { status, body } = await server.call('GET', path)
    expect([status, body.code]).toEqual([400, 'bad-request'])
  })

  it('a path that can’t be decoded is nothing worse than unknown', async () => {
    const answer = await raw(
      server.url,
      `GET /v1/strategies/%ff%fe HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${server.key}\r\nConnection: close\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1.1 40[04] /)
  })
})

describe('every answer', () => {
  it.each([
    ['GET', '/v1/strategies', 200],
    ['GET', '/v1/strategies/none', 404],
    ['GET', '/healthz', 200],
    ['GET', '/readyz', 200],
    ['GET', '/metrics', 200],
    ['GET', '/openapi.json', 200],
    ['GET', '/reference', 200],
    ['GET', '/reference/start.js', 200],
    ['DELETE', '/v1/strategies', 405],
  ])('to %s %s forbids sniffing, framing and scripts from elsewhere', async (method, path, status) => {
    const { headers, status: actual } = await server.call(method, path)
    expect(actual).toBe(status)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src '(none|self)'/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*/)
  })

  it('that is a problem has the request’s id, under which the log has it, and no body is logged', async () => {
    const { body } = await server.call(
      'POST',
      PATH,
      { input: { ...input, annual_sales: 'secret-4711' } },
      { 'x-request-id': 'call-42' },
    )
    expect(body.instance).toBe('urn:tiersmith:request:call-42')
    await new Promise((resolve) => setTimeout(resolve, 50))
    const line = server.logged().find(({ id }) => id === 'call-42')
    expect(line).toMatchObject({ method: 'POST', path: PATH, status: 422, ms: expect.any(Number) })
    expect(JSON.stringify(server.logged())).not.toContain('secret-4711')
  })

  it('is counted by its route', async () => {
    await server.call('GET', '/v1/strategies/one')
    await new Promise((resolve) => setTimeout(resolve, 50))
    const { text } = await server.call('GET', '/metrics')
    expect(text).toMatch(
      /request_duration_seconds_count\{method="GET",route="\/v1\/strategies\/:id",status="404"\} [1-9]/,
    )
    expect(text).toMatch(
      /request_duration_seconds_bucket\{le="\+Inf",method="POST",route="\/v1\/strategies\/:id\/evaluate"/,
    )
    expect(text).toContain('process_resident_memory_bytes')
  })
})

describe('the rate limit', () => {
  it('answers 429 and when to come back; health is always told', async () => {
    const limited = await startTestServer({ limits: { rate: 5 } })
    const statuses: number[] = []
    for (let i = 0; i < 7; i++) statuses.push((await limited.call('GET', '/v1/strategies')).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429])
    const answer = await limited.call('GET', '/v1/strategies')
    expect(answer.body.code).toBe('too-many-requests')
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect((await limited.call('GET', '/healthz')).status).toBe(200)
    await limited.end()
  })
})
