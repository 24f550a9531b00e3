/** Traces as a receiver gets them: a real server process, and a small OTLP/HTTP receiver. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tracesAsked } from '../../server/telemetry/environment.ts'
import { fixture, input, type ServerProcess, scratch, spawnServer } from './harness.ts'
import { openTables } from './place.ts'

const ID = 'a-group-distributors'
const PATH = `/v1/strategies/${ID}/evaluate`
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const CALLER = '00f067aa0ba902b7'
const asOf = '2026-04-01'

interface Value {
  stringValue?: string
  intValue?: number
}
interface Attribute {
  key: string
  value: Value
}
/** A span as OTLP has it in JSON. */
interface ReceivedSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  attributes: Attribute[]
  status: { code: number }
}

/** An OTLP/HTTP receiver of traces: what has come in, as JSON where it was. */
class Receiver {
  readonly #server: Server
  readonly types: (string | undefined)[] = []
  readonly resources: Record<string, unknown>[] = []
  readonly spans: ReceivedSpan[] = []
  bytes = Buffer.alloc(0)

  constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk) => chunks.push(chunk))
      request.on('end', () => {
        this.types.push(`${request.method} ${request.url} ${request.headers['content-type']}`)
        this.bytes = Buffer.concat([this.bytes, ...chunks])
        if (request.headers['content-type'] === 'application/json') this.#take(Buffer.concat(chunks).toString('utf8'))
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
      })
    })
  }

  #take(body: string) {
    for (const { resource, scopeSpans } of JSON.parse(body).resourceSpans) {
      this.resources.push(valuesOf(resource.attributes))
      for (const { spans } of scopeSpans) this.spans.push(...spans)
    }
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** The first span with a name, once it is there. */
  async span(name: string): Promise<ReceivedSpan> {
    for (const until = Date.now() + 20_000; Date.now() < until; await sleep(20)) {
      const found = this.spans.find((span) => span.name === name)
      if (found) return found
    }
    throw new Error(`no span ${name} among ${this.spans.map((span) => span.name).join(', ')}`)
  }

  end() {
    this.#server.closeAllConnections()
    return new Promise((resolve) => this.#server.close(resolve))
  }
}

const valuesOf = (attributes: Attribute[]): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]))

const JSON_SOON = { OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json', OTEL_BSP_SCHEDULE_DELAY: '50' }

/** Lets nothing of OpenTelemetry be imported, as where its packages aren't installed. */
const WITHOUT_PACKAGES = (() => {
  const hook = `export async function resolve(name, context, next) {
    if (name.startsWith('@opentelemetry/')) throw Object.assign(new Error(name), { code: 'ERR_MODULE_NOT_FOUND' })
    return next(name, context)
  }`
  const register = `import { register } from 'node:module'; register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hook)}`)})`
  return ['--import', `data:text/javascript,${encodeURIComponent(register)}`]
})()

let folder: string
let remove: () => void
beforeAll(() => {
  ;({ folder, remove } = scratch())
})
afterAll(() => remove())

let server: ServerProcess | undefined
let isPublished = false
const start = async (environment: Record<string, string>, nodeOptions: string[] = []): Promise<ServerProcess> => {
  server = await spawnServer(join(folder, 'data'), nodeOptions, environment)
  const body = { document: fixture(), effectiveFrom: '2026-01-01' }
  if (!isPublished) expect((await server.call('POST', '/v1/strategies', body)).status).toBe(201)
  isPublished = true
  return server
}
const kill = async () => {
  server?.kill('SIGKILL')
  await server?.exit
  server = undefined
}

describe('traces', () => {
  const receiver = new Receiver()
  let endpoint: string
  let running: ServerProcess

  beforeAll(async () => {
    endpoint = await receiver.listen()
    running = await start({ ...JSON_SOON, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: 'tiers' })
  })
  afterAll(async () => {
    await kill()
    await receiver.end()
  })

  it('continue the caller’s trace with a span by the semantic conventions, and never tell of a subject', async () => {
    const headers = { traceparent: `00-${TRACE}-${CALLER}-01`, 'x-request-id': 'traced' }
    const subject = 'Secret & Sons'
    expect((await running.call('POST', PATH, { subject, input, asOf }, headers)).status).toBe(200)
    await running.call('GET', `/v1/strategies/${ID}/subjects/${encodeURIComponent(subject)}?limit=5`)
    const span = await receiver.span('POST /v1/strategies/:id/evaluate')
    expect(span).toMatchObject({ traceId: TRACE, parentSpanId: CALLER, kind: 2, status: { code: 0 } })
    const { port } = new URL(running.url)
    expect(valuesOf(span.attributes)).toEqual({
      'http.request.method': 'POST',
      'http.route': '/v1/strategies/:id/evaluate',
      'http.response.status_code': 200,
      'url.scheme': 'http',
      'url.path': PATH,
      'network.protocol.version': '1.1',
      'server.address': '127.0.0.1',
      'server.port': Number(port),
      'tiersmith.strategy.id': ID,
      'tiersmith.strategy.version': 1,
      'tiersmith.outcome': 'decision',
    })
    const asked = await receiver.span('GET /v1/strategies/:id/subjects/:subject')
    expect(valuesOf(asked.attributes)['url.path']).toBe(`/v1/strategies/${ID}/subjects/REDACTED`)
    expect(asked.parentSpanId ?? '').toBe('')
    expect(receiver.bytes.toString()).not.toMatch(/Secret|Sons|"(lc|1000000)"/)
    expect(receiver.resources[0]).toMatchObject({ 'service.name': 'tiers', 'service.version': expect.any(String) })
    expect(receiver.types[0]).toBe('POST /v1/traces application/json')
  })

  it('have what a request waited for in the database as its children', async () => {
    await running.call('POST', PATH, { input, asOf, record: true })
    const recorded = await receiver.span('record decisions')
    const parent = receiver.spans.find(({ spanId }) => spanId === recorded.parentSpanId)
    expect(parent).toMatchObject({ name: 'POST /v1/strategies/:id/evaluate', traceId: recorded.traceId })
    const written = await receiver.span('database transaction')
    const publishing = await receiver.span('POST /v1/strategies')
    expect(written.parentSpanId).toBe(publishing.spanId)
  })

  it('say how an evaluation and a batch came out; a caller’s mistake is no error of the server', async () => {
    const refused = { input: { ...input, payment_term: 'barter' }, asOf }
    await running.call('POST', `${PATH}`, refused, { traceparent: `00-${TRACE.replace('4', '5')}-${CALLER}-01` })
    const lines = `${JSON.stringify({ input })}\n${JSON.stringify(refused)}\n`
    await running.call('POST', `${PATH}/batch?asOf=${asOf}`, lines, { 'content-type': 'application/x-ndjson' })
    const batch = await receiver.span('POST /v1/strategies/:id/evaluate/batch')
    expect(valuesOf(batch.attributes)).toMatchObject({
      'tiersmith.strategy.version': 1,
      'tiersmith.batch.lines': 2,
      'tiersmith.batch.refused': 1,
      'url.path': `${PATH}/batch`,
    })
    const single = receiver.spans.find(({ traceId }) => traceId === TRACE.replace('4', '5'))
    expect(single?.status.code).toBe(0)
    expect(valuesOf(single?.attributes ?? [])).toMatchObject({
      'http.response.status_code': 422,
      'tiersmith.outcome': 'invalid-subject',
    })
  })

  it('leave out health checks, and the path of what no operation took', async () => {
    await running.call('GET', '/healthz')
    await running.call('GET', '/metrics')
    await running.call('GET', '/nothing/of/Secret')
    const span = await receiver.span('GET')
    expect(valuesOf(span.attributes)).toMatchObject({ 'http.response.status_code': 404 })
    expect(receiver.spans.filter(({ name }) => /healthz|metrics/.test(name))).toEqual([])
    expect(receiver.bytes.toString()).not.toContain('Secret')
  })

  it('are an error of the server where it answers 5xx', async () => {
    const tables = await openTables(join(folder, 'data'))
    await tables.schema.dropTable('idempotency').execute()
    await tables.destroy()
    const headers = { 'idempotency-key': 'once' }
    const { status } = await running.call('POST', PATH, { input, asOf, record: true }, headers)
    expect(status).toBe(500)
    const spans = () => receiver.spans.filter(({ status }) => status.code === 2)
    while (spans().length < 1) await sleep(20)
    expect(spans().map(({ name, attributes }) => [name, valuesOf(attributes)['error.type']])).toEqual([
      ['POST /v1/strategies/:id/evaluate', '500'],
    ])
  })

  it('are named in the log beside the request, and the last are sent when the server stops', async () => {
    await running.call('GET', '/v1/packs')
    running.kill('SIGTERM')
    const { code, stderr } = await running.exit
    expect(code).toBe(0)
    expect(receiver.spans.filter(({ name }) => name === 'GET /v1/packs')).toHaveLength(1)
    const logged = stderr.split('\n').find((line) => line.includes('"id":"traced"'))
    expect(JSON.parse(logged ?? '{}')).toMatchObject({
      trace_id: TRACE,
      span_id: expect.stringMatching(/^[\da-f]{16}$/),
    })
  })
})

describe('traces, as the environment says', () => {
  let receiver: Receiver
  let endpoint: string
  beforeEach(async () => {
    receiver = new Receiver()
    endpoint = await receiver.listen()
  })
  afterEach(async () => {
    await kill()
    await receiver.end()
  })

  it('go out as protobuf by default, and only those that the sampler takes', async () => {
    const running = await start({
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${endpoint}/here`,
      OTEL_TRACES_SAMPLER: 'parentbased_always_off',
    })
    await running.call('GET', '/v1/packs')
    await running.call('GET', '/v1/strategies', undefined, { traceparent: `00-${TRACE}-${CALLER}-01` })
    running.kill('SIGTERM')
    expect((await running.exit).code).toBe(0)
    expect(receiver.types).toEqual(['POST /here application/x-protobuf'])
    expect(receiver.bytes.includes(Buffer.from(TRACE, 'hex'))).toBe(true)
    expect(receiver.bytes.includes('GET /v1/strategies')).toBe(true)
    expect(receiver.bytes.includes('/v1/packs')).toBe(false)
  })

  it('neither slow nor break requests where the receiver is down, and a stop doesn’t wait for it', async () => {
    await receiver.end()
    const running = await start({ ...JSON_SOON, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint })
    for (let i = 0; i < 50; i++) expect((await running.call('POST', PATH, { input, asOf })).status).toBe(200)
    running.kill('SIGTERM')
    const asked = performance.now()
    const { code } = await running.exit
    expect(code).toBe(0)
    expect(performance.now() - asked).toBeLessThan(10_000)
  })

  it('need their packages only where they are asked for, and say so', async () => {
    const refusing = start({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }, WITHOUT_PACKAGES)
    await expect(refusing).rejects.toThrow(/OpenTelemetry’s packages are not installed: npm ci --include=optional/)
    const running = await start({}, WITHOUT_PACKAGES)
    const headers = { traceparent: `00-${TRACE}-${CALLER}-01` }
    expect((await running.call('POST', PATH, { input, asOf }, headers)).status).toBe(200)
    expect(receiver.types).toEqual([])
  })

  it('are asked for by an address, unless they are switched off', () => {
    const at = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }
    expect(tracesAsked({})).toBeUndefined()
    expect(tracesAsked({ OTEL_EXPORTER_OTLP_ENDPOINT: '' })).toBeUndefined()
    expect(tracesAsked(at)).toBe('http/protobuf')
    expect(tracesAsked({ ...at, OTEL_SDK_DISABLED: 'true' })).toBeUndefined()
    expect(tracesAsked({ ...at, OTEL_TRACES_EXPORTER: 'none' })).toBeUndefined()
    expect(tracesAsked({ ...at, OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/json' })).toBe('http/json')
    expect(() => tracesAsked({ ...at, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' })).toThrow(/not "grpc"/)
  })
})
