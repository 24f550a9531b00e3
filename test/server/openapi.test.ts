import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, fixture, input, startTestServer, type TestServer } from './harness.ts'

const ID = 'a-group-distributors'

let server: TestServer
// biome-ignore lint/suspicious/noExplicitAny: the document is looked into at every depth
let document: any
let ajv: Ajv2020

beforeAll(async () => {
  server = await startTestServer({ limits: { body: 100_000 } })
  await server.call('POST', '/v1/strategies', { document: fixture(), effectiveFrom: '2026-01-01', phase: 'Layout' })
  document = (await server.call('GET', '/openapi.json')).body
  ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
  ajv.addSchema({ ...document, $id: 'urn:tiersmith:openapi' })
})
afterAll(() => server.end())

const at = (pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((value, step) => (value as Record<string, unknown> | undefined)?.[step], document)

const walk = (value: unknown, visit: (node: Record<string, unknown>) => void): void => {
  if (value === null || typeof value !== 'object') return
  if (!Array.isArray(value)) visit(value as Record<string, unknown>)
  for (const child of Object.values(value)) walk(child, visit)
}

interface Described {
  operationId: string
  summary: string
  tags: string[]
  parameters?: { in: string; name: string }[]
  requestBody?: object
  responses: Record<string, { content: object }>
}

const operations = (): [string, string, Described][] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item as object).map(([method, operation]) => [method, path, operation] as never),
  )

/** The validator of what an operation says it answers with this status. */
const validator = (method: string, path: string, { status, headers }: Answer): ValidateFunction => {
  const type = headers.get('content-type')?.split(';')[0] ?? ''
  const pointer = ['paths', path, method, 'responses', String(status), 'content', type, 'schema']
    .map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1'))
    .join('/')
  expect(at(`#/${pointer}`), `${method} ${path} doesn't document ${status} ${type}`).toBeDefined()
  return ajv.compile({ $ref: `urn:tiersmith:openapi#/${pointer}` })
}

const expectDocumented = (method: string, path: string, answer: Answer) => {
  const validate = validator(method, path, answer)
  const isJson = /\bjson\b/.test(answer.headers.get('content-type') ?? '')
  const body = isJson ? answer.body : answer.text
  expect(validate(body), `${method} ${path} ${answer.status}: ${JSON.stringify(validate.errors)}`).toBe(true)
}

describe('the OpenAPI document', () => {
  it('is 3.1, and every $ref leads somewhere', () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    let references = 0
    walk(document, ({ $ref }) => {
      if (typeof $ref !== 'string') return
      references++
      expect(at($ref), $ref).toBeDefined()
    })
    expect(references).toBeGreaterThan(100)
  })

  it('has only patterns that validators in other languages read too', () => {
    expect(JSON.stringify(document)).not.toMatch(/\\p/i)
    const { id } = document.components.schemas.Strategy.$defs
    expect(id.description).toContain('Letters of any script')
  })

  it('says of every operation what it is, what it answers, and with which problems', () => {
    const ids = new Set<string>()
    for (const [method, path, operation] of operations()) {
      const { operationId, summary, tags, responses, parameters = [], requestBody } = operation
      const name = `${method} ${path}`
      expect(summary, name).toBeTypeOf('string')
      expect(tags, name).toHaveLength(1)
      ids.add(operationId)
      const statuses = Object.keys(responses)
      expect(
        statuses.some((status) => /^[23]/.test(status)),
        name,
      ).toBe(true)
      for (const status of statuses.filter((one) => Number(one) >= 400)) {
        expect(Object.keys(responses[status]?.content ?? {}), `${name} ${status}`).toEqual(['application/problem+json'])
      }
      expect(statuses, name).toEqual(expect.arrayContaining(['400', '403', '429', '500']))
      if (requestBody) expect(statuses, name).toEqual(expect.arrayContaining(['408', '413', '415']))
      const named = parameters.filter((one) => one.in === 'path')
      expect(named.map((one) => `{${one.name}}`).sort()).toEqual(
        [...path.matchAll(/\{\w+\}/g)].map(([it]) => it).sort(),
      )
    }
    expect(ids.size).toBe(operations().length)
  })

  it('has every route that the server has', () => {
    const paths = operations().map(([method, path]) => `${method} ${path}`)
    expect(paths.sort()).toEqual(
      [
        'get /healthz',
        'get /metrics',
        'get /readyz',
        'get /v1/decisions',
        'get /v1/decisions/{decision}',
        'get /v1/decisions/{decision}/explain',
        'get /v1/packs',
        'get /v1/populations',
        'get /v1/populations/{population}',
        'get /v1/populations/{population}/columns',
        'get /v1/populations/{population}/rejects',
        'get /v1/populations/{population}/rows',
        'delete /v1/populations/{population}',
        'post /v1/populations',
        'post /v1/populations/profile',
        'post /v1/populations/profile/{upload}',
        'get /v1/audit',
        'get /v1/audit/head',
        'get /v1/audit/summary',
        'get /v1/audit/verify',
        'get /v1/strategies/{id}/diff',
        'get /v1/strategies',
        'get /v1/strategies/{id}',
        'get /v1/strategies/{id}/contract',
        'get /v1/strategies/{id}/subjects/{subject}',
        'get /v1/strategies/{id}/timeline',
        'get /v1/strategies/{id}/versions',
        'get /v1/strategies/{id}/versions/{version}',
        'get /v1/strategies/{id}/versions/{version}/export/sql',
        'get /v1/strategies/{id}/versions/{version}/export/{format}',
        'delete /v1/keys/{key}',
        'delete /v1/session',
        'get /v1/keys',
        'get /v1/people',
        'get /v1/people/{person}',
        'get /v1/session',
        'get /v1/session/oidc',
        'get /v1/session/oidc/callback',
        'get /v1/session/ways',
        'post /v1/keys',
        'post /v1/people',
        'post /v1/people/{person}/invitations',
        'post /v1/session',
        'post /v1/session/invitation',
        'post /v1/session/link',
        'post /v1/session/setup',
        'put /v1/people/{person}',
        'put /v1/session/password',
        'post /v1/check',
        'post /v1/decisions/{decision}/replay',
        'post /v1/evaluate',
        'post /v1/strategies',
        'post /v1/strategies/{id}/evaluate',
        'post /v1/strategies/{id}/evaluate/batch',
        'post /v1/strategies/{id}/versions',
        'delete /v1/strategies/{id}/drafts/{draft}',
        'get /v1/packs/{pack}',
        'get /v1/proposals',
        'get /v1/strategies/{id}/drafts',
        'get /v1/strategies/{id}/drafts/{draft}',
        'get /v1/strategies/{id}/proposals',
        'get /v1/strategies/{id}/proposals/{proposal}',
        'get /v1/strategies/{id}/proposals/{proposal}/document',
        'get /v1/strategies/{id}/settings',
        'post /v1/strategies/{id}/drafts',
        'post /v1/strategies/{id}/proposals',
        'post /v1/strategies/{id}/proposals/{proposal}/approve',
        'post /v1/strategies/{id}/proposals/{proposal}/publish',
        'post /v1/strategies/{id}/proposals/{proposal}/return',
        'post /v1/strategies/{id}/proposals/{proposal}/withdraw',
        'post /v1/strategies/{id}/timeline',
        'put /v1/strategies/{id}/drafts/{draft}',
        'put /v1/strategies/{id}/settings',
        'get /v1/strategies/{id}/runs',
        'get /v1/strategies/{id}/runs/{run}',
        'get /v1/strategies/{id}/runs/{run}/breakdown',
        'get /v1/strategies/{id}/runs/{run}/compare/{other}',
        'get /v1/strategies/{id}/runs/{run}/export',
        'get /v1/strategies/{id}/runs/{run}/subjects',
        'post /v1/strategies/{id}/runs',
        'post /v1/strategies/{id}/gate',
        'post /v1/strategies/{id}/impact',
        'post /v1/strategies/{id}/calibrate',
      ].sort(),
    )
  })

  it('has schemas that Ajv takes, and examples that fit them', () => {
    for (const [name, schema] of Object.entries<{ examples?: unknown[] }>(document.components.schemas)) {
      const validate = ajv.compile({ $ref: `urn:tiersmith:openapi#/components/schemas/${name}` })
      for (const example of schema.examples ?? []) {
        expect(validate(example), `${name}: ${JSON.stringify(validate.errors)}`).toBe(true)
      }
    }
  })
})

describe('answers', () => {
  const one = `/v1/strategies/${ID}`

  it.each<[string, string, string, unknown]>([
    ['GET', '/healthz', '/healthz', undefined],
    ['GET', '/readyz', '/readyz', undefined],
    ['GET', '/v1/session', '/v1/session', undefined],
    ['GET', '/v1/session/ways', '/v1/session/ways', undefined],
    ['GET', '/v1/session/oidc', '/v1/session/oidc', undefined],
    ['POST', '/v1/session', '/v1/session', { login: 'nobody', password: 'wrong' }],
    ['POST', '/v1/session/link', '/v1/session/link', { token: 'x' }],
    ['POST', '/v1/session/setup', '/v1/session/setup', { token: 'x', login: 'x', name: 'x', password: 'x' }],
    ['POST', '/v1/session/invitation', '/v1/session/invitation', { token: 'x', password: 'x' }],
    ['PUT', '/v1/session/password', '/v1/session/password', { current: 'x', password: 'x' }],
    ['POST', '/v1/people', '/v1/people', { login: 'documented', name: 'Documented', roles: ['viewer'] }],
    ['POST', '/v1/people', '/v1/people', { login: 'documented', name: 'Documented', roles: ['viewer'] }],
    ['GET', '/v1/people', '/v1/people', undefined],
    ['GET', '/v1/people/{person}', '/v1/people/nobody', undefined],
    ['PUT', '/v1/people/{person}', '/v1/people/nobody', { name: 'x', roles: ['viewer'], disabled: false }],
    ['POST', '/v1/people/{person}/invitations', '/v1/people/nobody/invitations', undefined],
    ['POST', '/v1/keys', '/v1/keys', { name: 'documented', role: 'viewer', expiresAt: '2099-01-01' }],
    ['GET', '/v1/keys', '/v1/keys', undefined],
    ['DELETE', '/v1/keys/{key}', '/v1/keys/nothing', undefined],
    ['GET', '/v1/packs', '/v1/packs', undefined],
    ['GET', '/v1/packs', '/v1/packs?limit=0', undefined],
    ['GET', '/v1/strategies', '/v1/strategies', undefined],
    ['GET', '/v1/strategies', '/v1/strategies?colour=red', undefined],
    ['GET', '/v1/strategies/{id}', one, undefined],
    ['GET', '/v1/strategies/{id}', '/v1/strategies/no', undefined],
    ['GET', '/v1/strategies/{id}/contract', `${one}/contract`, undefined],
    ['GET', '/v1/strategies/{id}/contract', `${one}/contract?asOf=2025-01-01`, undefined],
    ['GET', '/v1/strategies/{id}/timeline', `${one}/timeline`, undefined],
    ['GET', '/v1/strategies/{id}/versions', `${one}/versions`, undefined],
    ['GET', '/v1/strategies/{id}/versions/{version}', `${one}/versions/1`, undefined],
    ['GET', '/v1/strategies/{id}/versions/{version}', `${one}/versions/9`, undefined],
    ['GET', '/v1/strategies/{id}/versions/{version}/export/{format}', `${one}/versions/1/export/jsonlogic`, undefined],
    [
      'GET',
      '/v1/strategies/{id}/versions/{version}/export/{format}',
      `${one}/versions/1/export/json-schema`,
      undefined,
    ],
    ['GET', '/v1/strategies/{id}/versions/{version}/export/{format}', `${one}/versions/1/export/pmml`, undefined],
    [
      'GET',
      '/v1/strategies/{id}/versions/{version}/export/sql',
      `${one}/versions/1/export/sql?dialect=duckdb`,
      undefined,
    ],
    ['GET', '/v1/strategies/{id}/versions/{version}/export/sql', `${one}/versions/1/export/sql`, undefined],
    ['POST', '/v1/strategies/{id}/evaluate', `${one}/evaluate`, { input, subject: 'D' }],
    ['POST', '/v1/strategies/{id}/evaluate', `${one}/evaluate`, { input, trace: 'none' }],
    ['POST', '/v1/strategies/{id}/evaluate', `${one}/evaluate`, { input, trace: 'full', previousTier: 'key' }],
    ['POST', '/v1/strategies/{id}/evaluate', `${one}/evaluate`, { input: { ...input, claims: 9 }, trace: 'full' }],
    ['POST', '/v1/strategies/{id}/evaluate', `${one}/evaluate`, { input: {} }],
    ['POST', '/v1/strategies/{id}/evaluate', `${one}/evaluate`, { inputs: {} }],
    ['POST', '/v1/strategies/{id}/evaluate', `${one}/evaluate`, '{'],
    ['POST', '/v1/strategies/{id}/evaluate', `${one}/evaluate`, 'x'.repeat(200_000)],
    ['POST', '/v1/evaluate', '/v1/evaluate', { strategy: fixture(), input }],
    ['POST', '/v1/evaluate', '/v1/evaluate', { strategy: {}, input }],
    ['POST', '/v1/check', '/v1/check', { strategy: { ...fixture(), dimensions: [] } }],
    ['POST', '/v1/check', '/v1/check', { strategy: [1] }],
    ['POST', '/v1/strategies', '/v1/strategies', { document: { ...fixture(), id: 'second' } }],
    ['POST', '/v1/strategies', '/v1/strategies', { document: fixture() }],
    [
      'POST',
      '/v1/strategies/{id}/versions',
      `${one}/versions`,
      { document: fixture(), note: 'n', effectiveFrom: '2027-01-01' },
    ],
    [
      'POST',
      '/v1/strategies/{id}/versions',
      `${one}/versions`,
      { document: {}, note: 'n', effectiveFrom: '2027-01-01' },
    ],
  ])('to %s %s (%s) are as documented', async (method, path, url, body) => {
    expectDocumented(method.toLowerCase(), path, await server.call(method, url, body))
  })

  it('about recorded decisions are as documented', async () => {
    const record = async (body: object) =>
      (await server.call('POST', `${one}/evaluate`, { subject: 'S', input, record: true, ...body })).body.decisionId
    const first = await record({ trace: 'full' })
    const second = await record({ input: { ...input, tier1_outlets: 25, claims: 9 }, previousTier: 'key' })
    const refused = await record({ input: {} })
    expectDocumented(
      'post',
      '/v1/strategies/{id}/evaluate',
      await server.call('POST', `${one}/evaluate`, { input: {}, record: true }),
    )
    const asked: [string, string, string][] = [
      ['GET', '/v1/decisions', '/v1/decisions?limit=2'],
      ['GET', '/v1/decisions', '/v1/decisions?from=x'],
      ...[first, second, refused].flatMap((id): [string, string, string][] => [
        ['GET', '/v1/decisions/{decision}', `/v1/decisions/${id}`],
        ['POST', '/v1/decisions/{decision}/replay', `/v1/decisions/${id}/replay`],
        ['GET', '/v1/decisions/{decision}/explain', `/v1/decisions/${id}/explain`],
      ]),
      ['GET', '/v1/decisions/{decision}', '/v1/decisions/no'],
      ['GET', '/v1/strategies/{id}/subjects/{subject}', `${one}/subjects/S`],
    ]
    for (const [method, path, url] of asked)
      expectDocumented(method.toLowerCase(), path, await server.call(method, url))
  })

  it('of a batch are lines as documented', async () => {
    const path = '/v1/strategies/{id}/evaluate/batch'
    const answer = await server.call('POST', `${one}/evaluate/batch`, `${JSON.stringify({ input })}\n{}\n`, {
      'content-type': 'application/x-ndjson',
    })
    const validate = validator('post', path, answer)
    for (const line of answer.text.trim().split('\n')) {
      expect(validate(JSON.parse(line)), `${line}: ${JSON.stringify(validate.errors)}`).toBe(true)
    }
  })
})
