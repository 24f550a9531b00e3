import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf, ENGINE_VERSION } from '../../engine/index.ts'
import { fixture, input, startTestServer, type TestServer } from './harness.ts'

const ID = 'a-group-distributors'
const NOON = Date.parse('2026-04-01T12:00:00Z')

let server: TestServer
let now = NOON

beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
  const created = await server.call('POST', '/v1/strategies', {
    document: fixture(),
    note: 'First version',
    effectiveFrom: '2026-01-01',
    phase: { en: 'Rapid layout', 'zh-Hant': '快速佈局' },
    timeZone: 'Asia/Shanghai',
  })
  expect(created.status).toBe(201)
})
afterAll(() => server.end())

/** A strategy of its own for tests that change something. */
const create = async (id: string, more: Record<string, unknown> = {}) => {
  const answer = await server.call('POST', '/v1/strategies', { document: { ...fixture(), id }, ...more })
  expect(answer.status).toBe(201)
  return answer
}

describe('POST /v1/strategies', () => {
  it('creates a strategy with its document as version 1', async () => {
    const { headers, body } = await create('created', { note: 'Why', effectiveFrom: '2026-05-01' })
    expect(headers.get('location')).toBe('/v1/strategies/created')
    expect(body).toEqual({
      version: {
        strategy: 'created',
        authors: [{ kind: 'key', id: expect.any(String), name: 'test admin' }],
        approvers: [],
        number: 1,
        digest: digestOf({ ...fixture(), id: 'created' }),
        note: 'Why',
        createdAt: '2026-04-01T12:00:00.000Z',
      },
      entry: {
        seq: 1,
        recordedAt: '2026-04-01T12:00:00.000Z',
        effectiveFrom: '2026-05-01',
        version: 1,
        note: 'Why',
      },
      problems: expect.any(Array),
    })
  })

  it('puts version 1 into effect at once where no moment is given', async () => {
    const { body } = await create('at-once')
    expect(body.entry.effectiveFrom).toBe('2026-04-01T12:00:00.000Z')
    expect((await server.call('GET', '/v1/strategies/at-once')).body.inEffect.version).toBe(1)
  })

  it('refuses an id that is taken, and changes nothing', async () => {
    const answer = await server.call('POST', '/v1/strategies', { document: { ...fixture(), title: 'Another' } })
    expect(answer.status).toBe(409)
    expect(answer.body.code).toBe('strategy-exists')
    expect((await server.call('GET', `/v1/strategies/${ID}`)).body.title).toEqual(fixture().title)
  })

  it('creates one strategy where the same one is sent many times at once', async () => {
    const document = { ...fixture(), id: 'race' }
    const sent = Array.from({ length: 10 }, () => server.call('POST', '/v1/strategies', { document }))
    const statuses = (await Promise.all(sent)).map(({ status }) => status)
    expect(statuses.sort()).toEqual([201, ...Array(9).fill(409)])
    expect((await server.call('GET', '/v1/strategies/race/versions')).body.items).toHaveLength(1)
  })

  it('refuses a document with errors, and lists all problems with their places', async () => {
    const document = fixture() as unknown as { dimensions: { into: string }[]; tiers: { id: string }[] }
    Object.assign(document.dimensions[0] ?? {}, { into: 'nowhere' })
    Object.assign(document.tiers[0] ?? {}, { id: 'renamed' })
    const answer = await server.call('POST', '/v1/strategies', { document: { ...document, id: 'broken' } })
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.body.code).toBe('strategy-has-errors')
    expect(answer.body.errors.length).toBeGreaterThan(1)
    for (const error of answer.body.errors) expect(error.pointer).toMatch(/^\/document/)
    expect(answer.body.problems.length).toBeGreaterThanOrEqual(answer.body.errors.length)
    expect((await server.call('GET', '/v1/strategies/broken')).status).toBe(404)
  })

  it.each([[null], ['text'], [[]], [7]])('refuses %j as a document', async (document) => {
    expect((await server.call('POST', '/v1/strategies', { document })).status).toBe(400)
  })

  it('refuses an unknown time zone and a date that isn’t one', async () => {
    const document = { ...fixture(), id: 'never' }
    const zone = await server.call('POST', '/v1/strategies', { document, timeZone: 'Mars/Olympus' })
    expect([zone.status, zone.body.errors[0].pointer]).toEqual([400, '/timeZone'])
    const date = await server.call('POST', '/v1/strategies', { document, effectiveFrom: '2026-02-30' })
    expect([date.status, date.body.errors[0].pointer]).toEqual([400, '/effectiveFrom'])
  })

  it('keeps markup in texts as text', async () => {
    const title = '<img src=x onerror=alert(1)>'
    await create('markup', { title })
    const answer = await server.call('GET', '/v1/strategies/markup')
    expect(answer.body.title).toBe(title)
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('finds strategies whose ids are of another script', async () => {
    await create('經銷商價值')
    const answer = await server.call('GET', `/v1/strategies/${encodeURIComponent('經銷商價值')}`)
    expect([answer.status, answer.body.id]).toEqual([200, '經銷商價值'])
  })

  it.each(['x"];process.exit()//', '`', '$'.concat('{1}'), 'a\u2028b', "'); DROP TABLE strategies;--", 'a"b', ''])(
    'refuses %j as an id',
    async (id) => {
      const answer = await server.call('POST', '/v1/strategies', { document: { ...fixture(), id } })
      expect([answer.status, answer.body.code]).toEqual([422, 'strategy-has-errors'])
    },
  )
})

describe('GET /v1/strategies', () => {
  it('pages through all of them by id', async () => {
    const ids: string[] = []
    let path = '/v1/strategies?limit=2'
    for (;;) {
      const { status, body } = await server.call('GET', path)
      expect(status).toBe(200)
      expect(body.items.length).toBeLessThanOrEqual(2)
      ids.push(...body.items.map(({ id }: { id: string }) => id))
      if (body.next === null) break
      path = `/v1/strategies?limit=2&cursor=${body.next}`
    }
    expect(ids).toEqual([...new Set(ids)].sort())
    expect(ids).toContain(ID)
  })

  it.each(['limit=0', 'limit=201', 'limit=x', 'limit=1.5', 'limit=', 'cursor=', 'colour=red', 'limit=1&limit=2'])(
    'refuses ?%s',
    async (query) => {
      const answer = await server.call('GET', `/v1/strategies?${query}`)
      expect([answer.status, answer.body.code]).toEqual([400, 'invalid-request'])
      expect(answer.body.errors[0].pointer).toMatch(/^\/query\//)
    },
  )

  it('tells the title, the latest version and the version in effect', async () => {
    const { body } = await server.call('GET', `/v1/strategies/${ID}`)
    expect(body).toEqual({
      id: ID,
      createdAt: '2026-04-01T12:00:00.000Z',
      settings: { timeZone: 'Asia/Shanghai', approvals: 0, record: 'asked' },
      title: fixture().title,
      latestVersion: 1,
      inEffect: {
        version: 1,
        digest: digestOf(fixture()),
        effectiveFrom: '2026-01-01',
        phase: { en: 'Rapid layout', 'zh-Hant': '快速佈局' },
      },
    })
  })

  it.each(['GET /v1/strategies/no', 'GET /v1/strategies/no/versions', 'GET /v1/strategies/no/versions/1'])(
    '%s: 404',
    async (request) => {
      const [method = '', path = ''] = request.split(' ')
      const answer = await server.call(method, path)
      expect([answer.status, answer.body.code]).toEqual([404, 'unknown-strategy'])
    },
  )
})

describe('publishing a version', () => {
  it('appends the next number and a timeline entry, and changes what is in effect then', async () => {
    await create('published', { effectiveFrom: '2026-01-01' })
    const document = { ...fixture(), id: 'published', title: 'Second' }
    const answer = await server.call('POST', '/v1/strategies/published/versions', {
      document,
      note: 'Coverage counts double',
      effectiveFrom: '2026-06-01',
      phase: 'System building',
    })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('location')).toBe('/v1/strategies/published/versions/2')
    expect(answer.body.version).toMatchObject({ number: 2, digest: digestOf(document), note: 'Coverage counts double' })
    expect(answer.body.entry).toMatchObject({
      seq: 2,
      version: 2,
      effectiveFrom: '2026-06-01',
      phase: 'System building',
    })

    const summary = (await server.call('GET', '/v1/strategies/published')).body
    expect([summary.latestVersion, summary.inEffect.version]).toEqual([2, 1])
    const evaluate = async (asOf: string) =>
      (await server.call('POST', '/v1/strategies/published/evaluate', { input, asOf })).body.strategy
    expect(await evaluate('2026-05-31')).toMatchObject({ version: 1 })
    expect(await evaluate('2026-06-01')).toMatchObject({ version: 2, phase: 'System building' })

    const versions = (await server.call('GET', '/v1/strategies/published/versions')).body
    expect(versions.items.map(({ number }: { number: number }) => number)).toEqual([1, 2])
    expect(versions.items[0].document).toBeUndefined()
    const timeline = (await server.call('GET', '/v1/strategies/published/timeline?limit=1')).body
    expect(timeline.items).toHaveLength(1)
    const rest = (await server.call('GET', `/v1/strategies/published/timeline?cursor=${timeline.next}`)).body
    expect(rest).toEqual({ items: [answer.body.entry], next: null })
  })

  it('takes a rollback: an old document is a new version', async () => {
    await create('rolled', { effectiveFrom: '2026-01-01' })
    const path = '/v1/strategies/rolled/versions'
    const document = { ...fixture(), id: 'rolled' }
    const publish = (body: object) => server.call('POST', path, { note: '', effectiveFrom: '2026-02-01', ...body })
    await publish({ document: { ...document, title: 'Other' } })
    const back = await publish({ document })
    expect(back.body.version).toMatchObject({ number: 3, digest: digestOf(document) })
    expect((await server.call('GET', '/v1/strategies/rolled')).body.inEffect.version).toBe(3)
  })

  it('refuses a document of another strategy, one with errors, and a body with pieces missing or too many', async () => {
    const path = `/v1/strategies/${ID}/versions`
    const good = { document: fixture(), note: 'n', effectiveFrom: '2027-01-01' }
    const refused: [object, number, string, string][] = [
      [{ ...good, document: { ...fixture(), id: 'other' } }, 422, 'id-mismatch', '/document/id'],
      [{ ...good, document: { ...fixture(), tiers: [] } }, 422, 'strategy-has-errors', '/document'],
      [{ document: fixture(), effectiveFrom: '2027-01-01' }, 400, 'invalid-request', '/note'],
      [{ ...good, approved_by: 'me' }, 400, 'invalid-request', '/approved_by'],
      [{ ...good, digest: 'sha256:0' }, 400, 'invalid-request', '/digest'],
      [{ ...good, effectiveFrom: 'tomorrow' }, 400, 'invalid-request', '/effectiveFrom'],
      [{ ...good, note: 7 }, 400, 'invalid-request', '/note'],
      [{ ...good, phase: {} }, 400, 'invalid-request', '/phase'],
    ]
    for (const [body, status, code, pointer] of refused) {
      const answer = await server.call('POST', path, body)
      expect([answer.status, answer.body.code]).toEqual([status, code])
      expect(answer.body.errors[0].pointer.startsWith(pointer)).toBe(true)
    }
    expect((await server.call('GET', path)).body.items).toHaveLength(1)
    expect((await server.call('POST', '/v1/strategies/no/versions', good)).status).toBe(404)
  })

  it('numbers versions that are published at once one after the other', async () => {
    await create('crowd')
    const document = { ...fixture(), id: 'crowd' }
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        server.call('POST', '/v1/strategies/crowd/versions', {
          document: { ...document, title: `t${i}` },
          note: `n${i}`,
          effectiveFrom: '2026-04-02',
        }),
      ),
    )
    const numbers = answers.map(({ body }) => body.version.number).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, i) => i + 2))
    for (const { body } of answers) {
      const stored = (await server.call('GET', `/v1/strategies/crowd/versions/${body.version.number}`)).body
      expect(stored).toMatchObject({ note: body.version.note, digest: body.version.digest })
    }
  })
})

describe('GET …/versions/{n}', () => {
  it('answers the document with its digest as ETag, for ever', async () => {
    const answer = await server.call('GET', `/v1/strategies/${ID}/versions/1`)
    const digest = digestOf(fixture())
    expect(answer.body).toMatchObject({ number: 1, digest, note: 'First version', document: fixture() })
    expect(answer.headers.get('etag')).toBe(`"${digest}"`)
    expect(answer.headers.get('cache-control')).toContain('immutable')
  })

  it('answers 304 without a body to whoever has it', async () => {
    const path = `/v1/strategies/${ID}/versions/1`
    const etag = (await server.call('GET', path)).headers.get('etag') ?? ''
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await server.call('GET', path, undefined, { 'if-none-match': tag })
      expect([again.status, again.text]).toEqual([304, ''])
    }
    expect((await server.call('GET', path, undefined, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it.each(['0', '2', '-1', '1.0', '01', 'x', '99999999999999999999', '1e0'])('%s: 404', async (number) => {
    const answer = await server.call('GET', `/v1/strategies/${ID}/versions/${number}`)
    expect([answer.status, answer.body.code]).toEqual([404, 'unknown-version'])
  })
})

describe('exports and the contract', () => {
  it('a version as JsonLogic and as the JSON Schema of its input', async () => {
    const logic = await server.call('GET', `/v1/strategies/${ID}/versions/1/export/jsonlogic`)
    expect(logic.status).toBe(200)
    expect(logic.body).toBeTypeOf('object')
    const schema = await server.call('GET', `/v1/strategies/${ID}/versions/1/export/json-schema`)
    expect(schema.body.properties).toHaveProperty('annual_sales')
    expect(schema.headers.get('etag')).not.toBe(logic.headers.get('etag'))
    for (const { headers } of [logic, schema]) {
      expect(headers.get('etag')).toContain(ENGINE_VERSION)
      expect(headers.get('cache-control')).toBe('private, no-cache')
    }
    const path = `/v1/strategies/${ID}/versions/1/export/jsonlogic`
    const again = await server.call('GET', path, undefined, { 'if-none-match': logic.headers.get('etag') ?? '' })
    expect([again.status, again.text]).toEqual([304, ''])
    const unknown = await server.call('GET', `/v1/strategies/${ID}/versions/1/export/constructor`)
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not-found'])
  })

  it('the contract in force at a moment', async () => {
    const contract = await server.call('GET', `/v1/strategies/${ID}/contract?asOf=2026-04-01`)
    const schema = await server.call('GET', `/v1/strategies/${ID}/versions/1/export/json-schema`)
    expect(contract.body).toEqual(schema.body)
    expect(contract.headers.get('tiersmith-version')).toBe('1')
    const before = await server.call('GET', `/v1/strategies/${ID}/contract?asOf=2025-12-31`)
    expect([before.status, before.body.code]).toEqual([422, 'no-version-in-effect'])
    expect((await server.call('GET', `/v1/strategies/${ID}/contract?asOf=now`)).status).toBe(400)
  })
})

describe('the clock', () => {
  it('set back a day changes nothing of what is in effect at a date', async () => {
    await create('clock', { effectiveFrom: '2026-01-01' })
    const document = { ...fixture(), id: 'clock', title: 'Second' }
    await server.call('POST', '/v1/strategies/clock/versions', { document, note: '', effectiveFrom: '2026-02-01' })
    const versionAt = async (asOf: string) =>
      (await server.call('POST', '/v1/strategies/clock/evaluate', { input, asOf })).body.strategy.version
    const seen: unknown[] = []
    for (const time of [NOON, NOON - 86_400_000, NOON + 86_400_000]) {
      now = time
      seen.push([await versionAt('2026-01-15'), await versionAt('2026-02-01'), await versionAt('2026-03-01')])
    }
    now = NOON
    expect(seen).toEqual([
      [1, 2, 2],
      [1, 2, 2],
      [1, 2, 2],
    ])
  })
})
