import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bearing, fixture, input, residentBytes, type ServerProcess, scratch, spawnServer } from './harness.ts'

const MB = 1024 * 1024
const PATH = '/v1/strategies/a-group-distributors/evaluate'
const NDJSON = { 'content-type': 'application/x-ndjson' }

let folder: string
let remove: () => void
let server: ServerProcess

beforeEach(() => {
  ;({ folder, remove } = scratch())
})
afterEach(async () => {
  server.kill('SIGKILL')
  await server.exit
  remove()
})

const start = async (nodeOptions: string[] = [], environment: Record<string, string> = {}) => {
  server = await spawnServer(join(folder, 'data'), nodeOptions, { TIERSMITH_LOG: 'warn', ...environment })
  const body = { document: fixture(), effectiveFrom: '2026-01-01' }
  const answer = await server.call('POST', '/v1/strategies', body)
  expect([201, 409]).toContain(answer.status)
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('the server as it ships', () => {
  it('works where code generation is forbidden', async () => {
    await start(['--disallow-code-generation-from-strings'])
    const asOf = '2026-04-01'
    expect((await server.call('POST', PATH, { input, asOf })).body.scores.value).toBe(65.2)
    expect((await server.call('POST', '/v1/evaluate', { strategy: fixture(), input, asOf })).status).toBe(200)
    expect((await server.call('POST', '/v1/check', { strategy: {} })).body.errors).toBeGreaterThan(0)
    expect((await server.call('POST', PATH, { inputs: 1 })).status).toBe(400)
    expect((await server.call('GET', '/openapi.json')).status).toBe(200)
    expect((await server.call('GET', '/v1/strategies?limit=2')).status).toBe(200)
    expect((await server.call('GET', '/metrics')).status).toBe(200)
    const { decisionId } = (await server.call('POST', PATH, { input, asOf, record: true })).body
    const replayed = await server.call('POST', `/v1/decisions/${decisionId}/replay`)
    expect(replayed.body).toMatchObject({ identical: true, backends: ['rows', 'jsonlogic'] })
  })

  it('is ready soon, and keeps what it acknowledged when it is killed', async () => {
    await start()
    expect(server.ready).toBeLessThan(10_000)
    const acknowledged: number[] = []
    const publishing = (async () => {
      for (let i = 0; ; i++) {
        const document = { ...fixture(), title: `t${i}` }
        const body = { document, note: `n${i}`, effectiveFrom: '2026-02-01' }
        const answer = await server.call('POST', '/v1/strategies/a-group-distributors/versions', body)
        acknowledged.push(answer.body.version.number)
      }
    })().catch(() => {})
    await sleep(700)
    server.kill('SIGKILL')
    await Promise.all([server.exit, publishing])
    expect(acknowledged.length).toBeGreaterThan(3)
    await start()
    const { items } = (await server.call('GET', '/v1/strategies/a-group-distributors/versions?limit=200')).body
    const stored = items.map(({ number }: { number: number }) => number)
    expect(stored.slice(0, acknowledged.length + 1)).toEqual([1, ...acknowledged].slice(0, 200))
    const timeline = (await server.call('GET', '/v1/strategies/a-group-distributors/timeline?limit=200')).body
    expect(timeline.items.length).toBe(stored.length)
  })

  it('stops on SIGTERM: requests under way finish, new ones are not taken, the log is whole', async () => {
    await start([], { TIERSMITH_LOG: 'info' })
    const { hostname, port } = new URL(server.url)
    const body = JSON.stringify({ input, asOf: '2026-04-01' })
    const slow = connect(Number(port), hostname)
    slow.write(
      `POST ${PATH} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${server.key}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`,
    )
    slow.write(body.slice(0, 10))
    let received = ''
    slow.on('data', (chunk) => {
      received += chunk
    })
    await sleep(300)
    server.kill('SIGTERM')
    await sleep(300)
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
    slow.write(body.slice(10))
    const { code, stderr } = await server.exit
    expect(code).toBe(0)
    const logged = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(logged).toContainEqual(expect.objectContaining({ msg: 'stopping', signal: 'SIGTERM' }))
    expect(logged.at(-1)).toMatchObject({ msg: 'request', path: PATH, status: 200 })
    expect(received).toMatch(/^HTTP\/1.1 200 /)
    expect(received).toContain('"value":65.2')
  })

  it('stops while a batch is under way: what was read is answered, and the end says that it was cut', async () => {
    await start()
    const line = `${JSON.stringify({ input })}\n`
    const sent = request(`${server.url}${PATH}/batch?asOf=2026-04-01`, {
      method: 'POST',
      headers: { ...NDJSON, ...bearing(server.key) },
    })
    let received = ''
    const ended = new Promise<void>((resolve, reject) => {
      sent.on('response', (response) => {
        response.on('data', (chunk) => {
          received += chunk
        })
        response.on('end', resolve)
      })
      sent.on('error', reject)
    })
    const sending = setInterval(() => sent.write(line), 50)
    await sleep(500)
    server.kill('SIGTERM')
    await ended
    clearInterval(sending)
    sent.destroy()
    const lines = received
      .trim()
      .split('\n')
      .map((one) => JSON.parse(one))
    expect(lines[0].decision.tier.id).toBe('development')
    expect(lines.at(-1)).toMatchObject({ line: lines.length, error: { code: 'stopping' } })
    expect((await server.exit).code).toBe(0)
  })

  it('refuses options that it doesn’t know, and a port that is taken', async () => {
    await start()
    const port = new URL(server.url).port
    await expect(spawnServer(join(folder, 'other'), [], { TIERSMITH_RATE: 'many' })).rejects.toThrow(/TIERSMITH_RATE/)
    await expect(spawnServer(join(folder, 'other'), [], { TIERSMITH_LOG: 'loud' })).rejects.toThrow(/TIERSMITH_LOG/)
    await expect(spawnServer(join(folder, 'other'), [], {}, ['--port', port])).rejects.toThrow(/EADDRINUSE/)
  })
})

describe('memory', { timeout: 180_000 }, () => {
  it('is bounded while ever new strategies are evaluated', async () => {
    await start(['--max-old-space-size=256'])
    const send = async (from: number, to: number) => {
      for (let i = from; i < to; i += 10) {
        const many = Array.from({ length: 10 }, (_, k) =>
          server.call('POST', '/v1/evaluate', {
            strategy: { ...fixture(), title: `t${i + k}` },
            input,
            asOf: '2026-04-01',
          }),
        )
        for (const { status } of await Promise.all(many)) expect(status).toBe(200)
      }
    }
    await send(0, 1_200)
    const before = residentBytes(server.pid)
    await send(1_200, 2_600)
    expect(residentBytes(server.pid) - before).toBeLessThan(100 * MB)
    const { text } = await server.call('GET', '/metrics')
    const held = Number(/tiersmith_compiled_strategies (\d+)/.exec(text)?.[1])
    expect(held).toBeGreaterThan(100)
    expect(held).toBeLessThanOrEqual(1_000)
  })
})
