import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import openapiTS, { type OpenAPI3 } from 'openapi-typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixture, input, project, startTestServer, type TestServer } from './harness.ts'

/**
 * What a stranger would do with the OpenAPI document: generate types from it, write a client, and let the compiler say
 * whether they fit. The client runs as a program of its own.
 */
const folder = join(project, 'node_modules', '.cache', 'tiersmith-client', String(process.pid))
const run = promisify(execFile)

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
  mkdirSync(folder, { recursive: true })
  const document = (await server.call('GET', '/openapi.json')).body as OpenAPI3
  writeFileSync(join(folder, 'api.ts'), await openapiTS(document))
  const compilerOptions = {
    target: 'ES2023',
    lib: ['ES2023', 'DOM'],
    module: 'ESNext',
    moduleResolution: 'bundler',
    allowImportingTsExtensions: true,
    types: ['node'],
    strict: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    skipLibCheck: true,
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }))
})
afterAll(async () => {
  await server.end()
  rmSync(folder, { recursive: true, force: true })
})

const START = `
import createClient from 'openapi-fetch'
import type { paths } from './api.ts'

const [url = '', key = ''] = process.argv.slice(2)
/** Some answers can be had as text too. */
const data = <T>(answer: T) => (typeof answer === 'string' ? undefined : (answer as Exclude<T, string>))
const client = createClient<paths>({ baseUrl: url, headers: { authorization: \`Bearer \${key}\` } })
const { document, input } = JSON.parse(process.argv[4] ?? '{}')
`

const CLIENT = `${START}
const path = { id: document.id }
const created = await client.POST('/v1/strategies', {
  params: { header: { 'Idempotency-Key': 'the first' } },
  body: { document, effectiveFrom: '2026-01-01', note: 'From a generated client' },
})
const version: number | undefined = created.data && 'version' in created.data ? created.data.version.number : undefined

const evaluated = await client.POST('/v1/strategies/{id}/evaluate', {
  params: { path },
  body: { input, subject: 'D-1042', asOf: '2026-04-01', record: true },
})
const tier: string | undefined = evaluated.data?.tier.id
const value: number | undefined = evaluated.data?.scores.value

const refused = await client.POST('/v1/strategies/{id}/evaluate', { params: { path }, body: { input: {} } })
const code: string | undefined = refused.error?.code
const pointers: string[] | undefined = refused.error?.errors.map((error) => error.pointer)

const draft = await client.POST('/v1/strategies/{id}/drafts', { params: { path }, body: { name: 'main' } })
const etag: string | undefined = draft.data?.etag
const saved = await client.PUT('/v1/strategies/{id}/drafts/{draft}', {
  params: { path: { ...path, draft: 'main' }, header: { 'If-Match': etag ?? '' } },
  body: { document: { ...document, title: 'Anew' } },
})
const proposed = await client.POST('/v1/strategies/{id}/proposals', {
  params: { path },
  body: { draft: 'main', note: 'A clearer title', effectiveFrom: '2030-01-01' },
})
const published = await client.POST('/v1/strategies/{id}/proposals/{proposal}/publish', {
  params: { path: { ...path, proposal: proposed.data?.number ?? 0 } },
  body: { binding: proposed.data?.binding ?? '' },
})
const compared = await client.GET('/v1/strategies/{id}/diff', { params: { path, query: { from: '1', to: '2' } } })
const decisions = await client.GET('/v1/decisions', { params: { query: { subject: 'D-1042', limit: 10 } } })
const replayed = await client.POST('/v1/decisions/{decision}/replay', {
  params: { path: { decision: decisions.data?.items[0]?.id ?? '' } },
})
const people = await client.GET('/v1/people', { params: { query: { limit: 1 } } })
const audit = await client.GET('/v1/audit', { params: { query: { action: 'version.publish', order: 'oldest' } } })
const verified = await client.GET('/v1/audit/verify', { params: { query: {} } })

console.log(
  JSON.stringify({
    version, tier, value, code, pointers,
    saved: saved.response.status,
    published: published.response.status,
    sentence: data(compared.data)?.entries[0]?.sentence.en,
    replay: replayed.data?.outcome,
    people: people.data?.next,
    audit: data(audit.data)?.items.map((entry) => entry.details),
    sound: verified.data?.ok,
  }),
)
`

/** Each line is wrong in one way that the types should know. */
const WRONG = [
  `client.GET('/v1/strategy')`,
  `client.GET('/v1/strategies/{id}')`,
  `client.GET('/v1/strategies/{id}/diff', { params: { path: { id: 'a' }, query: { from: '1' } } })`,
  `client.POST('/v1/strategies/{id}/evaluate', { params: { path: { id: 'a' } }, body: { inputs: {} } })`,
  `client.POST('/v1/keys', { body: { name: 'x', role: 'emperor' } })`,
  `client.GET('/v1/audit', { params: { query: { order: 'sideways' } } })`,
]

const compile = async (): Promise<string> => {
  const tsc = join(project, 'node_modules', '.bin', 'tsc')
  try {
    await run(tsc, ['--project', folder])
    return ''
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}

describe('a client generated from the OpenAPI document', () => {
  it('is accepted by the compiler and gets what the types say', async () => {
    writeFileSync(join(folder, 'client.ts'), CLIENT)
    expect(await compile()).toBe('')
    const loader = join(project, 'node_modules', 'tsx', 'dist', 'loader.mjs')
    const given = JSON.stringify({ document: fixture(), input })
    const { stdout } = await run(process.execPath, [
      '--import',
      loader,
      join(folder, 'client.ts'),
      server.url,
      server.key,
      given,
    ])
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      tier: 'development',
      value: 65.2,
      code: 'missing-value',
      pointers: expect.arrayContaining(['/input/annual_sales']),
      saved: 200,
      published: 200,
      sentence: expect.stringContaining('Anew'),
      replay: 'identical',
      people: null,
      audit: [expect.objectContaining({ version: 1 }), expect.objectContaining({ version: 2 })],
      sound: true,
    })
  })

  it('is refused where it asks for what there isn’t', async () => {
    writeFileSync(join(folder, 'client.ts'), `${START}\n${WRONG.join('\n')}\nexport { data, document, input }\n`)
    const first = START.split('\n').length + 1
    const lines = [...(await compile()).matchAll(/client\.ts\((\d+),\d+\): error/g)].map(([, line]) => Number(line))
    expect([...new Set(lines)]).toEqual(WRONG.map((_, index) => first + index))
  })
})
