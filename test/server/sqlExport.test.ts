import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixture, input, startTestServer, type TestServer } from './harness.ts'

const PATH = '/v1/strategies/a-group-distributors/versions/1/export/sql'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
  await server.call('POST', '/v1/strategies', { document: fixture(), effectiveFrom: '2026-01-01' })
})
afterAll(() => server.end())

const get = (query: string, headers: Record<string, string> = {}) =>
  server.call('GET', `${PATH}?${query}`, undefined, headers)

describe('a version as SQL', () => {
  it('runs on DuckDB and gives what evaluate gives', async () => {
    const { status, text, headers } = await get('dialect=duckdb&table=customers&asOf=2026-04-01')
    expect([status, headers.get('content-type')]).toEqual([200, 'application/sql'])
    expect(text).toMatch(/^-- .*version 1/)
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    try {
      const { tier1_outlets, annual_sales, gross_profit, payment_term, first_order } = input
      await connection.run(
        `CREATE TABLE customers AS SELECT 'D-1042' AS subject, NULL AS "previousTier", ${tier1_outlets} AS tier1_outlets,
          ${annual_sales} AS annual_sales, ${gross_profit} AS gross_profit, '${payment_term}' AS payment_term,
          DATE '${first_order}' AS first_order, NULL::INTEGER AS claims`,
      )
      const [row] = (await connection.runAndReadAll(text)).getRowObjectsJson()
      const answer = await server.call('POST', '/v1/strategies/a-group-distributors/evaluate', {
        input,
        asOf: '2026-04-01',
      })
      expect([row?.tier, Number(row?.['scores.value'])]).toEqual([answer.body.tier.id, answer.body.scores.value])
    } finally {
      connection.closeSync()
      instance.closeSync()
    }
  })

  it.each([
    ['duckdb', '"'],
    ['postgres', '"'],
    ['postgresql', '"'],
    ['spark', '`'],
  ])('%s: as a table, dates from a column, with points', async (dialect, quote) => {
    const { text } = await get(
      `dialect=${dialect}&table=crm.customers&asTable=crm.tiers&asOfColumn=day&points=true&contributions=true`,
    )
    const quoted = (name: string) => `${quote}${name}${quote}`
    expect(text).toContain(`CREATE TABLE ${quoted('crm')}.${quoted('tiers')} AS\n`)
    expect(text).toContain(`CAST(s.${quoted('day')} AS DATE)`)
    expect(text).toContain(quoted('contribution.coverage'))
  })

  it('is kept until the query or the engine changes', async () => {
    const first = await get('dialect=spark&asOf=2026-04-01')
    const tag = first.headers.get('etag') ?? ''
    expect((await get('dialect=spark&asOf=2026-04-01', { 'if-none-match': tag })).status).toBe(304)
    expect((await get('dialect=spark&asOf=2026-04-02', { 'if-none-match': tag })).status).toBe(200)
  })

  it.each([
    '',
    'dialect=oracle',
    'dialect=duckdb&asOf=soon',
    'dialect=duckdb&asOf=2026-04-01&asOfColumn=d',
    'dialect=duckdb&x=1',
  ])('%s: 400', async (query) => {
    expect((await get(query)).body).toMatchObject({ status: 400, code: 'invalid-request' })
  })

  it('says what the dialect can’t hold', async () => {
    const document = { ...fixture(), id: 'twins' } as unknown as { fields: object[] }
    document.fields.push({ id: 'Claims', type: 'integer', required: false })
    await server.call('POST', '/v1/strategies', { document, effectiveFrom: '2026-01-01' })
    const { body } = await server.call('GET', '/v1/strategies/twins/versions/1/export/sql?dialect=spark')
    expect(body).toMatchObject({ status: 422, code: 'not-in-dialect' })
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/fields/6/id', code: 'same-column' })])
  })

  it('of no version is not found', async () => {
    const { body } = await server.call('GET', PATH.replace('/1/', '/9/').concat('?dialect=duckdb'))
    expect(body).toMatchObject({ status: 404, code: 'unknown-version' })
  })
})
