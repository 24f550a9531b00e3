/** Work on whole populations beside requests: evaluation goes on, a broken thread is one 503, a stop ends it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, bearing, fixture, input, startTestServer, type TestServer } from './harness.ts'

const ID = 'a-group-distributors'
const HEADER = 'subject,tier1_outlets,annual_sales,gross_profit,payment_term,first_order'
const line = (row: number) => `S-${row},${row % 40},${1_000_000 + row},${100_000 + row},lc,2016-05-01`

async function profile(server: TestServer, lines: string[]): Promise<Pick<Answer, 'status' | 'body'>> {
  const response = await fetch(`${server.url}/v1/populations/profile?strategy=${ID}&name=a.csv`, {
    method: 'POST',
    headers: { ...bearing(server.key), 'content-type': 'application/octet-stream' },
    body: [HEADER, ...lines].join('\n'),
  })
  return { status: response.status, body: await response.json() }
}

async function populate(server: TestServer, lines: string[]): Promise<Answer> {
  const { upload, mapping } = (await profile(server, lines)).body
  return server.call('POST', '/v1/populations', { name: 'Many', strategy: ID, upload, mapping })
}

async function startWithStrategy(options: Parameters<typeof startTestServer>[0] = {}): Promise<TestServer> {
  const server = await startTestServer(options)
  await server.call('POST', '/v1/strategies', { document: fixture(), effectiveFrom: '2026-01-01', phase: 'Layout' })
  return server
}

describe('work on whole populations', () => {
  let server: TestServer
  let population: string

  beforeAll(async () => {
    server = await startWithStrategy({ grace: 100 })
    const created = await populate(
      server,
      Array.from({ length: 100_000 }, (_, row) => line(row)),
    )
    expect(created.status, created.text).toBe(201)
    population = created.body.id
  })
  afterAll(() => server.end())

  it('lets evaluations be answered while an impact on 100,000 subjects is found out', async () => {
    const events: string[] = []
    const body = { from: 1, to: 1, population, asOf: '2026-04-01' }
    const impact = server.call('POST', `/v1/strategies/${ID}/impact`, body).then((answer) => {
      events.push('impact')
      return answer
    })
    while (!events.includes('impact')) {
      const evaluated = await server.call('POST', `/v1/strategies/${ID}/evaluate`, { input, asOf: '2026-04-01' })
      events.push(evaluated.body.tier.id)
    }
    expect((await impact).body).toMatchObject({ subjects: 100_000, moves: { same: 100_000 } })
    expect(events.indexOf('impact')).toBeGreaterThan(20)
  })

  it('keeps runs that are made at once in one line', async () => {
    const few = (await populate(server, [line(1), line(2)])).body.id
    const create = () => server.call('POST', `/v1/strategies/${ID}/runs`, { population: few, asOf: '2026-04-01' })
    const made = (await Promise.all([create(), create()])).map(({ body }) => body)
    const { items } = (await server.call('GET', `/v1/strategies/${ID}/runs`)).body
    expect(items.map(({ id }: { id: string }) => id).sort()).toEqual(made.map(({ id }) => id).sort())
    const chain = items.map(({ previousRun }: { previousRun?: string }) => previousRun)
    expect(chain).toEqual([...items.slice(1).map(({ id }: { id: string }) => id), undefined])
  })

  it('ends with the server', async () => {
    const body = { from: 1, to: 1, population, asOf: '2026-04-01' }
    const asked = server.call('POST', `/v1/strategies/${ID}/impact`, body).then(
      ({ status }) => status,
      () => 'cut off',
    )
    await server.stop()
    expect([200, 503, 'cut off']).toContain(await asked)
  })
})

it('answers 503 where a thread runs out of memory, and goes on', async () => {
  const server = await startWithStrategy({ limits: { threads: 1, memory: 32 } })
  try {
    const many = await profile(
      server,
      Array.from({ length: 160_000 }, (_, row) => line(row)),
    )
    expect(many).toMatchObject({ status: 503, body: { code: 'work-failed' } })
    expect(server.logged()).toContainEqual(expect.objectContaining({ msg: 'a worker thread is lost' }))
    const few = await populate(server, [line(1), line(2)])
    expect(few.body).toMatchObject({ rows: 2, rejected: 0 })
    const page = await server.call('GET', `/v1/populations/${few.body.id}/rows`)
    expect(page.body.items).toMatchObject([{ subject: 'S-1' }, { subject: 'S-2' }])
  } finally {
    await server.end()
  }
})
