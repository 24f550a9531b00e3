/** What drafts, proposals, the timeline and settings answer is what the OpenAPI document says. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Answer, fixture, startTestServer, type TestServer } from './harness.ts'

const ID = 'a-group-distributors'
const one = `/v1/strategies/${ID}`

let server: TestServer
// biome-ignore lint/suspicious/noExplicitAny: the document is looked into at every depth
let document: any
let ajv: Ajv2020

beforeAll(async () => {
  server = await startTestServer()
  await server.call('POST', '/v1/strategies', { document: fixture(), effectiveFrom: '2026-01-01' })
  document = (await server.call('GET', '/openapi.json')).body
  ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
  ajv.addSchema({ ...document, $id: 'urn:tiersmith:openapi' })
})
afterAll(() => server.end())

const isDocumented = (method: string, path: string, { status, headers, body }: Answer) => {
  const answer = document.paths[path]?.[method.toLowerCase()]?.responses[status]
  expect(answer, `${method} ${path} documents ${status}`).toBeDefined()
  if (status === 204) return
  const media = headers.get('content-type') ?? ''
  expect(answer.content[media], `${method} ${path} ${status} documents ${media}`).toBeDefined()
  const steps = ['paths', path, method.toLowerCase(), 'responses', String(status), 'content', media, 'schema']
  const pointer = steps.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')
  const validate = ajv.compile({ $ref: `urn:tiersmith:openapi#/${pointer}` })
  expect(validate(body), `${method} ${path} ${status}: ${JSON.stringify(validate.errors)}`).toBe(true)
}

it('from the first draft to a lowered number of approvals', async () => {
  const seen: [string, number][] = []
  const send = async (method: string, path: string, body?: unknown, headers?: Record<string, string>) => {
    const answer = await server.call(method, path, body, headers)
    const template = path
      .replace(/\?.*/, '')
      .replace(ID, '{id}')
      .replace('/unborn', '/{id}')
      .replace(/drafts\/\w+/, 'drafts/{draft}')
      .replace(/proposals\/\d+/, 'proposals/{proposal}')
    isDocumented(method, template, answer)
    seen.push([`${method} ${template}`, answer.status])
    return answer
  }
  const match = (answer: Answer) => ({ 'if-match': answer.headers.get('etag') ?? '' })
  const stricter = {
    ...fixture(),
    fields: (fixture().fields as { id: string }[]).map((field) =>
      field.id === 'claims' ? { ...field, required: true } : field,
    ),
  }

  await send('POST', '/v1/strategies', { document: { id: 'unborn' }, publish: false })
  await send('GET', '/v1/strategies/unborn')
  await send('GET', '/v1/strategies')
  const draft = await send('POST', `${one}/drafts`, { name: 'main' })
  await send('POST', `${one}/drafts`, { name: 'main' })
  await send('GET', `${one}/drafts`)
  await send('GET', `${one}/drafts/main`)
  await send('GET', `${one}/drafts/none`)
  await send('PUT', `${one}/drafts/main`, { document: stricter })
  await send('PUT', `${one}/drafts/main`, { document: stricter }, match(draft))
  await send('PUT', `${one}/drafts/main`, { document: stricter }, match(draft))
  const other = await send('PUT', `${one}/drafts/other`, { document: {} }, { 'if-none-match': '*' })
  await send('POST', `${one}/proposals`, { draft: 'other', note: '' })
  await send('DELETE', `${one}/drafts/other`, undefined, match(other))
  const impact = { populationDigest: `sha256:${'0'.repeat(64)}`, summary: { moved: 3 } }
  const proposed = await send('POST', `${one}/proposals`, { draft: 'main', note: '', phase: 'p', impact })
  await send('POST', `${one}/proposals/1/publish`, {})
  await send('POST', `${one}/proposals/1/approve`, { binding: proposed.body.binding })
  await send('POST', `${one}/proposals/1/approve`, {})
  await send('POST', `${one}/proposals/1/return`, { comment: 'c' })
  await send('POST', `${one}/proposals/1/withdraw`, {})
  await send('POST', `${one}/versions`, { document: stricter, note: '' })
  const acceptedBreaks = ['field-became-required:claims']
  await send('POST', `${one}/versions`, { document: stricter, note: '', acceptedBreaks, effectiveFrom: '2199-01-01' })
  await send('POST', `${one}/versions`, { document: stricter, note: '', base: 1 })
  await send('POST', `${one}/timeline`, { cancel: 2, note: '' })
  await send('POST', `${one}/timeline`, { cancel: 2, note: '' })
  await send('POST', `${one}/timeline`, { correct: { version: 1, effectiveFrom: '2026-02-01' }, note: '' })
  await send('POST', `${one}/proposals`, { version: 1, note: '' })
  await send('GET', `${one}/proposals?state=open`)
  await send('GET', '/v1/proposals?waiting=false')
  await send('GET', `${one}/proposals/3`)
  await send('GET', `${one}/proposals/9`)
  const settings = await send('GET', `${one}/settings`)
  const raised = await send('PUT', `${one}/settings`, { approvals: 1, record: 'asked' }, match(settings))
  await send('PUT', `${one}/settings`, { approvals: 1, record: 'asked' }, match(settings))
  await send('PUT', `${one}/settings`, { approvals: 0, record: 'asked' }, match(raised))
  await send('POST', `${one}/versions`, { document: fixture(), note: '' })
  await send('POST', `${one}/timeline`, { correct: { version: 1, effectiveFrom: '2026-02-01' }, note: '' })
  await send('GET', `${one}/proposals`)

  const statuses = new Set(seen.map(([, status]) => status))
  expect([...statuses].sort()).toEqual([200, 201, 202, 204, 400, 403, 404, 409, 412, 422, 428])
  const { body } = await server.call('GET', '/v1/audit/verify')
  expect(body.ok, JSON.stringify(body)).toBe(true)
})
