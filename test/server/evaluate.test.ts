import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '../../engine/index.ts'
import { fixture, input, startTestServer, type TestServer } from './harness.ts'

const ID = 'a-group-distributors'
const PATH = `/v1/strategies/${ID}/evaluate`
/** 31 March in UTC, 1 April in Shanghai. */
const NOW = Date.parse('2026-03-31T17:00:00Z')

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ clock: () => NOW })
  const body = { document: fixture(), effectiveFrom: '2026-01-01', timeZone: 'Asia/Shanghai', phase: 'Layout' }
  expect((await server.call('POST', '/v1/strategies', body)).status).toBe(201)
  const second = { document: { ...fixture(), title: 'Second' }, note: 'n', effectiveFrom: '2026-06-01' }
  expect((await server.call('POST', `/v1/strategies/${ID}/versions`, second)).status).toBe(201)
})
afterAll(() => server.end())

const evaluate = (body: unknown, headers?: Record<string, string>) => server.call('POST', PATH, body, headers)

describe('POST …/evaluate', () => {
  it('gives the worked example’s decision', async () => {
    const { status, headers, body } = await evaluate({ subject: 'D-1042', input, asOf: '2026-04-01', trace: 'full' })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/json')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body).toMatchObject({
      strategy: { id: ID, version: 1, digest: digestOf(fixture()), phase: 'Layout' },
      subject: 'D-1042',
      asOf: '2026-04-01',
      tier: { id: 'development' },
      scores: { value: 65.2, economic: 70, potential: 62 },
      nextTier: { tier: 'key', missingPoints: 14.8 },
      overrides: [{ id: 'claims-cap', outcome: 'unknown', missing: ['claims'] }],
    })
    expect(body.nextTier.ways).toContainEqual({ dimensions: ['coverage'], to: [{ from: 20 }], gains: 21 })
  })

  it('evaluates today where no asOf is given: today in the strategy’s time zone', async () => {
    expect((await evaluate({ input })).body.asOf).toBe('2026-04-01')
  })

  it('takes a date-time as its date in the strategy’s time zone', async () => {
    expect((await evaluate({ input, asOf: '2026-04-30T15:59:59Z' })).body.asOf).toBe('2026-04-30')
    expect((await evaluate({ input, asOf: '2026-04-30T16:00:00Z' })).body.asOf).toBe('2026-05-01')
    expect((await evaluate({ input, asOf: '2026-05-31T15:59:59Z' })).body.strategy.version).toBe(1)
    expect((await evaluate({ input, asOf: '2026-05-31T16:00:00Z' })).body.strategy.version).toBe(2)
  })

  it('answers with the version in effect at asOf, as known at knownAt, or the one asked for', async () => {
    const versionOf = async (more: object) => (await evaluate({ input, ...more })).body.strategy?.version
    expect(await versionOf({ asOf: '2026-05-31' })).toBe(1)
    expect(await versionOf({ asOf: '2026-06-01' })).toBe(2)
    expect(await versionOf({ version: 2 })).toBe(2)
    expect(await versionOf({ version: 1, asOf: '2026-07-01' })).toBe(1)
    expect(await versionOf({ asOf: '2026-06-01', knownAt: '2026-03-31T16:59:59Z' })).toBeUndefined()
    expect(await versionOf({ asOf: '2026-06-01', knownAt: '2026-03-31T17:00:00Z' })).toBe(2)
  })

  it('refuses where no version is in effect', async () => {
    const { status, body } = await evaluate({ input, asOf: '2025-12-31' })
    expect(status).toBe(422)
    expect(body).toMatchObject({
      type: 'urn:tiersmith:problem:no-version-in-effect',
      status: 422,
      code: 'no-version-in-effect',
      errors: [{ pointer: '/asOf', code: 'no-version-in-effect' }],
    })
  })

  it('knows neither unknown strategies nor unknown versions', async () => {
    const strategy = await server.call('POST', '/v1/strategies/no/evaluate', { input })
    expect([strategy.status, strategy.body.code]).toEqual([404, 'unknown-strategy'])
    const version = await evaluate({ input, version: 3 })
    expect([version.status, version.body.code]).toEqual([404, 'unknown-version'])
  })

  it('refuses a subject with its code, and names the field', async () => {
    const { annual_sales, ...without } = input
    const missing = await evaluate({ input: without, asOf: '2026-04-01' })
    expect([missing.status, missing.body.code]).toEqual([422, 'missing-value'])
    expect(missing.headers.get('content-type')).toBe('application/problem+json')
    expect(missing.body.errors[0]).toMatchObject({ pointer: '/input/annual_sales', code: 'missing-value' })
    const negative = await evaluate({ input: { ...input, tier1_outlets: -1 } })
    expect([negative.status, negative.body.code]).toEqual([422, 'out-of-range'])
    const option = await evaluate({ input: { ...input, payment_term: 'cash' } })
    expect([option.status, option.body.code]).toEqual([422, 'invalid-subject'])
  })

  it.each([[{ toString: 1 }], [[1]], [{}], ['10'], ['1abc'], [' '], [true]])(
    'refuses %j where a number is declared',
    async (value) => {
      const { status, body } = await evaluate({ input: { ...input, annual_sales: value } })
      expect([status, body.code]).toEqual([422, 'invalid-subject'])
      expect(body.errors[0].pointer).toBe('/input/annual_sales')
    },
  )

  it.each([
    [{ input, colour: 'red' }, '/colour'],
    [{ input, role: 'admin' }, '/role'],
    [{ input, digest: 'sha256:0' }, '/digest'],
    [{ input, trace: 'all' }, '/trace'],
    [{ input, version: 0 }, '/version'],
    [{ input, version: '1' }, '/version'],
    [{ input, version: 1.5 }, '/version'],
    [{ input, subject: 7 }, '/subject'],
    [{ input, asOf: 20260401 }, '/asOf'],
    [{ input, asOf: '2026-02-30' }, '/asOf'],
    [{ input, asOf: '0000-01-01' }, '/asOf'],
    [{ input, asOf: '9999-12-31T23:59:59-14:00' }, '/asOf'],
    [{ input, asOf: '0001-01-01T00:00:00+14:00' }, '/asOf'],
    // The year 10000 in the strategy's time zone.
    [{ input, asOf: '9999-12-31T23:59:59Z' }, '/asOf'],
    [{ input, knownAt: 'yesterday' }, '/knownAt'],
    [{ input, record: 'false' }, '/record'],
    [{ input, version: 1, knownAt: '2026-04-01' }, '/knownAt'],
    [{ input: [] }, '/input'],
    [{ input: null }, '/input'],
    [{}, '/input'],
    [[], ''],
    [null, ''],
    ['text', ''],
    [7, ''],
  ])('refuses the body %j', async (body, pointer) => {
    const answer = await evaluate(JSON.stringify(body))
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-request'])
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer)
  })

  it('records what it is asked to, and answers the same with an id in front', async () => {
    const body = { input, asOf: '2026-04-01' }
    const { text } = await evaluate(body)
    expect((await evaluate({ ...body, record: false })).text).toBe(text)
    const { decisionId, ...decision } = (await evaluate({ ...body, record: true })).body
    expect(decisionId).toBeTypeOf('string')
    expect(JSON.stringify(decision)).toBe(text)
  })

  it('takes a moment whose date is the last that can be written', async () => {
    const { status, body } = await evaluate({ input, asOf: '9999-12-31T15:59:59Z' })
    expect([status, body.asOf]).toEqual([200, '9999-12-31'])
  })

  it('refuses unknown query keys', async () => {
    const answer = await server.call('POST', `${PATH}?trace=full`, { input })
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([400, '/query/trace'])
  })

  it('ignores unknown input keys, and lists them with trace full', async () => {
    const { status, body } = await evaluate({ input: { ...input, shoe_size: 42 }, trace: 'full' })
    expect([status, body.ignored]).toEqual([200, ['shoe_size']])
  })

  it('says less without a trace, and the same result', async () => {
    const none = (await evaluate({ input, asOf: '2026-04-01', trace: 'none' })).body
    expect(Object.keys(none).sort()).toEqual(['asOf', 'engine', 'scores', 'strategy', 'tier'])
    expect(none.scores).toEqual({ value: 65.2, economic: 70, potential: 62 })
  })

  it('gives the same decision when it is asked again, whatever became of the first', async () => {
    const body = { input, asOf: '2026-04-01' }
    expect((await evaluate(body)).text).toBe((await evaluate(body)).text)
  })

  it('takes __proto__ in a body for a key like any other, which nobody reads', async () => {
    const top = await evaluate(`{"__proto__":{"vip":true},"input":${JSON.stringify(input)}}`)
    expect([top.status, top.body.code]).toEqual([400, 'invalid-request'])
    const inside = await evaluate(
      `{"input":{"__proto__":{"claims":9},"constructor":{"prototype":{"claims":9}},${JSON.stringify(input).slice(1)},"asOf":"2026-04-01"}`,
    )
    expect([inside.status, inside.body.tier.id]).toEqual([200, 'development'])
    expect(({} as Record<string, unknown>).claims).toBeUndefined()
  })

  it('reads no property that the host has put on Object.prototype', async () => {
    Object.defineProperty(Object.prototype, 'claims', {
      value: 9,
      configurable: true,
      writable: true,
      enumerable: true,
    })
    try {
      expect((await evaluate({ input, asOf: '2026-04-01' })).body.tier?.id).toBe('development')
    } finally {
      delete (Object.prototype as Record<string, unknown>).claims
    }
  })
})

describe('POST /v1/evaluate', () => {
  it('evaluates by a document that isn’t stored', async () => {
    const { status, body } = await server.call('POST', '/v1/evaluate', {
      strategy: fixture(),
      input,
      asOf: '2026-04-01',
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ strategy: { id: ID, digest: digestOf(fixture()) }, scores: { value: 65.2 } })
    expect(body.strategy.version).toBeUndefined()
  })

  it('takes a date-time as its UTC date, and now where there is none', async () => {
    const asOf = async (more: object) =>
      (await server.call('POST', '/v1/evaluate', { strategy: fixture(), input, ...more })).body.asOf
    expect(await asOf({ asOf: '2026-04-30T23:30:00-02:00' })).toBe('2026-05-01')
    expect(await asOf({})).toBe('2026-03-31')
  })

  it('refuses a document with errors, and a version, which it doesn’t have', async () => {
    const broken = await server.call('POST', '/v1/evaluate', { strategy: { ...fixture(), tiers: [] }, input })
    expect([broken.status, broken.body.code]).toEqual([422, 'strategy-has-errors'])
    expect(broken.body.errors[0].pointer).toMatch(/^\/strategy/)
    expect((await server.call('POST', '/v1/evaluate', { strategy: fixture(), input, version: 1 })).status).toBe(400)
  })
})

describe('POST /v1/check', () => {
  it('lists all problems of a document, and none of a good one', async () => {
    const good = await server.call('POST', '/v1/check', { strategy: fixture() })
    expect([good.status, good.body.errors]).toEqual([200, 0])
    const bad = { ...fixture(), tiers: [], dimensions: [{ id: 'x' }] }
    const { status, body } = await server.call('POST', '/v1/check', { strategy: bad })
    expect(status).toBe(200)
    expect(body.errors).toBeGreaterThan(1)
    for (const problem of body.problems) {
      expect(problem).toMatchObject({
        code: expect.any(String),
        pointer: expect.any(String),
        message: expect.any(String),
      })
    }
  })

  it.each([[null], [[]], [[1]], ['x']])('says that %j is no object', async (strategy) => {
    const { status, body } = await server.call('POST', '/v1/check', { strategy })
    expect([status, body.errors]).toEqual([200, 1])
    expect(body.problems[0]).toMatchObject({ code: 'not-an-object', pointer: '' })
  })

  it('refuses a body without a strategy', async () => {
    const { status, body } = await server.call('POST', '/v1/check', {})
    expect([status, body.errors[0].code]).toEqual([400, 'missing-key'])
  })

  it.each(['a b', 'a.b', ''])('refuses the id %j, though the OpenAPI document says so in words only', async (id) => {
    const { body } = await server.call('POST', '/v1/check', { strategy: { ...fixture(), id } })
    expect(body.problems.map((problem: { pointer: string }) => problem.pointer)).toContain('/id')
  })
})
