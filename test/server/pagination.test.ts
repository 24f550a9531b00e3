import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bearing, fixture, input, project, scratch, startTestServer, type TestServer } from './harness.ts'

const ID = 'a-group-distributors'
const PATH = `/v1/strategies/${ID}`

interface Operation {
  parameters: { name: string }[]
  responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }>
}

const fileOf = (ids: string[]) =>
  ['subject,annual_sales,gross_profit,payment_term,first_order', ...ids.map((id) => `${id},1,1,lc,2020-01-01`)].join(
    '\n',
  )

const { folder, remove } = scratch()
let server: TestServer
/** The id of one with few subjects. */
let population: string
/** Two runs over different subjects. */
let run: string
let other: string
/** Every GET that answers a list, by its path in the OpenAPI document. */
let lists: [string, Operation][]

beforeAll(async () => {
  for (const pack of ['prospect-man', 'wholesale-channel'])
    cpSync(join(project, 'rules', pack), join(folder, pack), { recursive: true })
  server = await startTestServer({ rules: folder })
  await server.call('POST', '/v1/strategies', { document: fixture(), effectiveFrom: '2026-01-01' })
  for (const [index, name] of ['one', 'two', 'three'].entries()) {
    const effectiveFrom = `203${index}-01-01`
    await server.call('POST', `${PATH}/versions`, { document: fixture(), note: name, effectiveFrom })
    await server.call('POST', `${PATH}/drafts`, { name })
    await server.call('POST', `${PATH}/proposals`, { draft: name, note: name })
    await server.call('POST', '/v1/people', { login: name, name, roles: ['viewer'] })
    await server.call('POST', '/v1/keys', { name, role: 'viewer' })
    await server.call('POST', `${PATH}/evaluate`, { subject: 'D', input, record: true })
  }
  await packPopulations(2)
  other = await runOf(await importSubjects(['x', 'y', 'z']))
  population = await importSubjects(['a', 'b', 'c'])
  run = await runOf(population)
  const { paths, components } = (await server.call('GET', '/openapi.json')).body
  lists = Object.entries<{ get?: Operation }>(paths).flatMap(([path, { get }]) => {
    const name = get?.responses[200]?.content?.['application/json']?.schema.$ref?.split('/').at(-1) ?? ''
    return get && 'items' in (components.schemas[name]?.properties ?? {}) ? [[path, get]] : []
  })
})
afterAll(async () => {
  await server.end()
  remove()
})

/** They are loaded after the start: until then lists still grow. */
const packPopulations = async (count: number): Promise<void> => {
  for (;;) {
    const { items } = (await server.call('GET', '/v1/populations')).body
    if (items.length === count) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const runOf = async (population: string): Promise<string> =>
  (await server.call('POST', `${PATH}/runs`, { population, asOf: '2026-04-01' })).body.id

const importSubjects = async (ids: string[]): Promise<string> => {
  const response = await fetch(`${server.url}/v1/populations/profile?strategy=${ID}`, {
    method: 'POST',
    headers: bearing(server.key),
    body: fileOf(ids),
  })
  const { upload, mapping } = (await response.json()) as { upload: string; mapping: unknown }
  const body = { name: `Few: ${ids}`, strategy: ID, upload, mapping }
  return (await server.call('POST', '/v1/populations', body)).body.id
}

const urlOf = (path: string) =>
  Object.entries({ id: ID, subject: 'D', population, run, other }).reduce(
    (url, [name, value]) => url.replace(`{${name}}`, value),
    path,
  )

describe('every list', () => {
  it('is known here, takes limit and cursor, and holds several items, so that the next test says something', async () => {
    expect(lists.length).toBeGreaterThanOrEqual(12)
    for (const [path, { parameters }] of lists) {
      expect(
        parameters.map(({ name }) => name),
        path,
      ).toEqual(expect.arrayContaining(['limit', 'cursor']))
      const { status, body } = await server.call('GET', `${urlOf(path)}?limit=200`)
      expect(status, path).toBe(200)
      expect(body.items.length, path).toBeGreaterThan(1)
    }
  })

  it('gives each item once, page by page, in the order of the whole list, and then no next page', async () => {
    for (const [path] of lists) {
      const whole = (await server.call('GET', `${urlOf(path)}?limit=200`)).body
      expect(whole.next, path).toBeNull()
      for (const limit of [1, 2]) {
        const items: unknown[] = []
        let next: string | null = ''
        while (next !== null && items.length <= whole.items.length) {
          const page: { items: unknown[]; next: string | null } = (
            await server.call('GET', `${urlOf(path)}?limit=${limit}${next === '' ? '' : `&cursor=${next}`}`)
          ).body
          items.push(...page.items)
          next = page.next
        }
        expect({ path, items }).toEqual({ path, items: whole.items })
      }
    }
  })

  it('refuses a limit and a cursor that are none', async () => {
    for (const [path] of lists) {
      for (const query of ['limit=0', 'limit=201', 'limit=x', 'cursor=', 'cursor=AA', 'limit=1&limit=2']) {
        expect((await server.call('GET', `${urlOf(path)}?${query}`)).status, `${path}?${query}`).toBe(400)
      }
    }
  })
})
