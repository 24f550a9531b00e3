/** Runs over HTTP: a population scored and kept, the current list, two runs compared; impact and calibration. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { XLSX_MEDIA } from '../../server/reports/formats.ts'
import { type Answer, bearing, fixture, keyFor, startTestServer, type TestServer } from './harness.ts'

const ID = 'a-group-distributors'
const RUNS = `/v1/strategies/${ID}/runs`

let server: TestServer
let clock = Date.parse('2026-04-01T08:00:00Z')

beforeAll(async () => {
  server = await startTestServer({ clock: () => clock })
  await server.call('POST', '/v1/strategies', { document: fixture(), effectiveFrom: '2026-01-01', phase: 'Layout' })
})
afterAll(() => server.end())

const HEADER = 'subject,name,tier1_outlets,annual_sales,gross_profit,payment_term,first_order,claims'
/** By outlets: 0 gives 44.2 points (maintenance), 12 gives 65.2 (development), 25 gives 86.2 (key); oa90 takes 16 away. */
const line = (subject: string, outlets: number, term = 'lc', claims = '') =>
  `${subject},=Name ${subject},${outlets},1000000,150000,${term},2016-05-01,${claims}`

async function population(lines: string[], header = HEADER): Promise<string> {
  const response = await fetch(`${server.url}/v1/populations/profile?strategy=${ID}&name=a.csv`, {
    method: 'POST',
    headers: { ...bearing(server.key), 'content-type': 'application/octet-stream' },
    body: [header, ...lines].join('\n'),
  })
  const { upload, mapping } = (await response.json()) as Answer['body']
  const created = await server.call('POST', '/v1/populations', { name: 'March', strategy: ID, upload, mapping })
  expect(created.status, created.text).toBe(201)
  return created.body.id
}

async function run(id: string, asOf: string): Promise<Answer['body']> {
  clock += 60_000
  const created = await server.call('POST', RUNS, { population: id, asOf })
  expect(created.status, created.text).toBe(201)
  return created.body
}

const get = async (path: string) => (await server.call('GET', path)).body

/** Answers are as the OpenAPI document says. */
async function expectDocumented(schema: string, answer: unknown): Promise<void> {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema({ ...(await get('/openapi.json')), $id: 'urn:tiersmith:openapi' })
  const validate = ajv.compile({ $ref: `urn:tiersmith:openapi#/components/schemas/${schema}` })
  expect(validate(answer), `${schema}: ${JSON.stringify(validate.errors)}`).toBe(true)
}

describe('runs', () => {
  it('keep what came of every subject; the tier until now comes from the run before', async () => {
    const first = await population([
      line('A', 25),
      line('B', 12),
      line('C', 12),
      line('D', 0, 'oa90'),
      line('E', 25, 'oa90'),
    ])
    const april = await run(first, '2026-04-01')
    expect(april).toMatchObject({
      strategy: ID,
      version: 1,
      asOf: '2026-04-01',
      previousTiers: 'none',
      population: { id: first, name: 'March' },
      subjects: 5,
      tiers: { key: 1, development: 3, maintenance: 0, opportunity: 1 },
      refused: 0,
    })
    expect(await get(`${RUNS}/${april.id}`)).toEqual(april)

    // A: 25 outlets to none, which the hold limits to one tier; C rises; D is gone, F is new; B stays.
    const second = await population([
      line('A', 0),
      line('B', 12),
      line('C', 25),
      line('E', 25, 'oa90', '9'),
      line('F', 12),
    ])
    const may = await run(second, '2026-05-01')
    expect(may).toMatchObject({ previousRun: april.id, previousTiers: 'run', tiers: { key: 1, development: 3 } })
    const { items } = await get(`${RUNS}/${may.id}/subjects`)
    const known = Object.fromEntries(items.map((item: { subject: string }) => [item.subject, item]))
    expect(known.A).toMatchObject({
      tier: 'development',
      since: '2026-05-01',
      falls: 1,
      declines: 1,
      decidedBy: 'hold',
    })
    expect(known.B).toMatchObject({ tier: 'development', since: '2026-04-01', falls: 0, declines: 0, sparePoints: 7 })
    expect(known.E).toMatchObject({ tier: 'maintenance', decidedBy: 'override:claims-cap', falls: 1 })
    expect(known.B.reasons).toContain('coverage')
    expect(known.B.name).toBe('=Name B')

    const compared = await get(`${RUNS}/${may.id}/compare/${april.id}`)
    expect(compared.from.id).toBe(april.id)
    expect(compared.counts).toEqual({ up: 1, down: 2, across: 0, refused: 0, admitted: 0, new: 1, gone: 1, same: 1 })
    expect(compared.items).toMatchObject([
      { kind: 'down', subject: 'A', from: 'key', to: 'development', through: 'hold' },
      { kind: 'up', subject: 'C', from: 'development', to: 'key', through: 'coverage', change: 21 },
      { kind: 'down', subject: 'E', through: 'override:claims-cap' },
      { kind: 'new', subject: 'F', to: 'development' },
      { kind: 'gone', subject: 'D', from: 'opportunity' },
    ])
    const page = await get(`${RUNS}/${may.id}/compare/${april.id}?kind=down&limit=1`)
    expect(page.items).toMatchObject([{ subject: 'A' }])
    const rest = await get(`${RUNS}/${may.id}/compare/${april.id}?kind=down&limit=1&cursor=${page.next}`)
    expect(rest).toMatchObject({ items: [{ subject: 'E' }], next: null })

    const june = await run(second, '2026-06-01')
    const history = await get(`/v1/strategies/${ID}/subjects/A`)
    await expectDocumented('SubjectHistory', history)
    expect(history).toMatchObject({
      items: [],
      runs: [
        { run: june.id, from: 'development', tier: 'maintenance' },
        { run: may.id, from: 'key', tier: 'development', decidedBy: 'hold' },
        { run: april.id, tier: 'key', scores: { value: expect.any(Number) } },
      ],
    })
    expect((await get(`/v1/strategies/${ID}/subjects/B`)).runs).toMatchObject([{ run: april.id, tier: 'development' }])
    const again = await get(`${RUNS}/${june.id}/subjects?falls=2`)
    expect(again.items.map(({ subject, tier }: Record<string, string>) => [subject, tier])).toEqual([
      ['A', 'maintenance'],
    ])
    await expectDocumented('Run', june)
    await expectDocumented('RunSubjectPage', again)
    await expectDocumented('RunComparison', compared)
    const near = await get(`${RUNS}/${june.id}/subjects?tier=development&within=8`)
    expect(near.items.map(({ subject }: Record<string, string>) => subject)).toEqual(['B', 'F'])
    expect((await get(`${RUNS}?limit=2`)).items.map(({ id }: { id: string }) => id)).toEqual([june.id, may.id])
    const csv = await server.call('GET', `${RUNS}/${june.id}/export?tier=development`)
    const rows = parse(csv.text, { columns: true, bom: true }) as Record<string, string>[]
    expect(rows.map(({ subject, name, since }) => [subject, name, since])).toEqual([
      ['B', "'=Name B", '2026-04-01'],
      ['F', "'=Name F", '2026-05-01'],
    ])
    const report = (format: string, accept?: string) =>
      fetch(`${server.url}${RUNS}/${june.id}/export?tier=development${format}`, {
        headers: { ...bearing(server.key), ...(accept === undefined ? {} : { accept }) },
      })
    const markdown = await (await report('', 'text/markdown')).text()
    expect(markdown).toContain('| B | =Name B | development | 2026-04-01 | 67 | 7 |')
    const [workbook, twice] = await Promise.all([report('&format=xlsx'), report('&format=xlsx')])
    const bytes = Buffer.from(await workbook.arrayBuffer())
    expect(workbook.headers.get('content-type')).toBe(XLSX_MEDIA)
    expect(bytes.equals(Buffer.from(await twice.arrayBuffer()))).toBe(true)
    expect((await report('', 'image/png')).status).toBe(406)
    const byTerm = await get(`${RUNS}/${june.id}/breakdown?by=payment_term`)
    await expectDocumented('RunBreakdown', byTerm)
    expect(byTerm.values).toMatchObject([
      { value: 'lc', subjects: 4, tiers: { key: 1, development: 2, maintenance: 1 }, fallen: 1 },
      { value: 'oa90', subjects: 1, tiers: { maintenance: 1 } },
    ])
  })

  it('take the tier until now from the population where it brings one, and keep refusals', async () => {
    const id = await population([`${line('H', 0)},key`, `${line('I', 0, 'oa90')},`], `${HEADER},previousTier`)
    const held = await run(id, '2026-07-01')
    expect(held).toMatchObject({ previousTiers: 'population', tiers: { development: 1, opportunity: 1 } })
  })

  it('and impacts break down by a column that is kept as a label', async () => {
    const [header, lines] = [`${HEADER},主管`, [`${line('A', 25)},王`, `${line('B', 12)},=李`, `${line('C', 12)},王`]]
    const sent = await fetch(`${server.url}/v1/populations/profile?strategy=${ID}&name=a.csv`, {
      method: 'POST',
      headers: { ...bearing(server.key), 'content-type': 'application/octet-stream' },
      body: [header, ...lines].join('\n'),
    })
    const { upload, mapping } = (await sent.json()) as Answer['body']
    mapping.columns.at(-1).as = 'label'
    const again = await server.call('POST', `/v1/populations/profile/${upload}`, { strategy: ID, mapping })
    expect(again.body.mapping.columns.at(-1)).toEqual({ column: '主管', as: 'label' })
    const created = await server.call('POST', '/v1/populations', { name: 'Owned', strategy: ID, upload, mapping })
    const { items } = await get(`/v1/populations/${created.body.id}/rows`)
    expect(items[1]).toMatchObject({ subject: 'B', labels: { 主管: '=李' } })
    expect(items[1].input).not.toHaveProperty('主管')
    const made = await run(created.body.id, '2026-04-01')
    const by = encodeURIComponent('主管')
    expect((await get(`${RUNS}/${made.id}/breakdown?by=${by}`)).values).toMatchObject([
      { value: '王', subjects: 2 },
      { value: '=李', subjects: 1 },
    ])
    const asked = { from: 1, to: 1, population: created.body.id, asOf: '2026-04-01', by: '主管' }
    const found = await server.call('POST', `/v1/strategies/${ID}/impact`, asked)
    expect(found.body.by).toMatchObject({ field: '主管', values: [{ value: '王', subjects: 2 }, { value: '=李' }] })
    expect((await server.call('POST', `/v1/strategies/${ID}/impact?format=markdown`, asked)).text).toContain(
      '| 王 | 2 |',
    )
  })

  it('are audited, sent once, and refused where nothing is or may be', async () => {
    const { items } = await get('/v1/audit?limit=1&action=run.create')
    expect(items[0]).toMatchObject({ action: 'run.create', strategy: ID })
    const id = await population([line('A', 25)])
    const headers = { 'idempotency-key': 'run-1' }
    const once = await server.call('POST', RUNS, { population: id }, headers)
    expect((await server.call('POST', RUNS, { population: id }, headers)).body.id).toBe(once.body.id)
    const status = async (method: string, path: string, body?: unknown, key = server.key) => {
      const answer = await server.call(method, path, body, bearing(key))
      return [answer.status, answer.body.code ?? answer.body.type]
    }
    expect((await status('POST', RUNS, { population: 'none' }))[0]).toBe(404)
    expect((await status('POST', RUNS, { population: id, version: 9 }))[0]).toBe(404)
    expect((await status('POST', RUNS, { population: id, asOf: '2020-01-01' }))[0]).toBe(400)
    expect((await status('GET', `${RUNS}/none`))[0]).toBe(404)
    expect((await status('GET', `${RUNS}/${once.body.id}/compare/none`))[0]).toBe(404)
    expect((await status('GET', `${RUNS}/${once.body.id}/breakdown?by=region`))[0]).toBe(400)
    const [viewer, elsewhere] = [
      await keyFor(`${server.folder}/data`, 'viewer'),
      await keyFor(`${server.folder}/data`, 'admin', ['another']),
    ]
    expect((await status('POST', RUNS, { population: id }, viewer))[0]).toBe(403)
    expect((await status('GET', `${RUNS}/${once.body.id}`, undefined, viewer))[0]).toBe(200)
    expect((await status('GET', `${RUNS}/${once.body.id}/subjects`, undefined, viewer))[0]).toBe(403)
    expect((await status('GET', `${RUNS}/${once.body.id}`, undefined, elsewhere))[0]).toBe(404)
  })
})

describe('impact and calibration', () => {
  it('compare versions and drafts on a stored population', async () => {
    const id = await population([line('A', 25), line('B', 12), line('C', 3)])
    const changed = structuredClone(fixture()) as Answer['body']
    for (const band of changed.assign.bands) if (band.tier === 'key') band.from = 60
    for (const band of changed.assign.bands) if (band.tier === 'development') band.from = 50
    await server.call('PUT', `/v1/strategies/${ID}/drafts/lower`, { document: changed }, { 'if-none-match': '*' })
    const found = await server.call('POST', `/v1/strategies/${ID}/impact`, {
      from: 1,
      to: 'draft:lower',
      population: id,
      asOf: '2026-04-01',
      by: 'payment_term',
    })
    expect(found.status, found.text).toBe(200)
    expect(found.body).toMatchObject({
      from: { version: 1 },
      to: { draft: 'lower' },
      population: { id },
      subjects: 3,
      measure: { field: 'annual_sales', missing: 0, total: 3_000_000 },
      moves: { up: 1, down: 0, same: 2 },
      movers: [{ subject: 'B', name: '=Name B', from: 'development', to: 'key', cause: { kind: 'assignment' } }],
      ablation: [{ groups: ['thresholds'], result: { ok: true } }],
      by: { field: 'payment_term', values: [{ value: 'lc', moves: { up: 1 } }] },
    })
    await expectDocumented('Impact', found.body)
    const asked = { from: 1, to: 'draft:lower', population: id, asOf: '2026-04-01' }
    const { body: proposal } = await server.call('POST', `/v1/strategies/${ID}/proposals`, {
      draft: 'lower',
      note: 'Why',
    })
    const frozen = await server.call('POST', `/v1/strategies/${ID}/impact`, { ...asked, to: 'proposal:1' })
    expect(frozen.body).toMatchObject({
      to: { proposal: 1, digest: proposal.change.digest },
      moves: { up: 1, same: 2 },
    })
    await expectDocumented('Impact', frozen.body)
    const document = (await server.call('GET', `/v1/strategies/${ID}/proposals/1/document`)).body
    expect(document).toEqual({ digest: proposal.change.digest, document: changed })
    await expectDocumented('ProposedDocument', document)
    const reported = (query: string, accept?: string) =>
      server.call('POST', `/v1/strategies/${ID}/impact${query}`, asked, accept === undefined ? {} : { accept })
    expect((await reported('', 'text/markdown')).text).toContain('**v1 → lower, ')
    expect((await reported('?format=markdown&language=zh-Hans')).text).toContain('**v1 → lower，')
    const csv = await reported('?format=csv')
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="impact.csv"')
    expect(parse(csv.text, { columns: true, bom: true })).toMatchObject([
      { subject: 'B', name: "'=Name B", from: 'development', to: 'key' },
    ])
    expect((await reported('?format=xlsx')).headers.get('content-type')).toBe(XLSX_MEDIA)
    const calibrated = await server.call('POST', `/v1/strategies/${ID}/calibrate`, {
      of: 1,
      population: id,
      asOf: '2026-04-01',
    })
    expect(calibrated.body).toMatchObject({
      changed: expect.any(Boolean),
      tiers: expect.any(Array),
      document: { id: ID },
    })
    await expectDocumented('Calibrated', calibrated.body)
    const status = async (body: unknown) => (await server.call('POST', `/v1/strategies/${ID}/impact`, body)).status
    expect(await status({ from: 1, to: 7, population: id })).toBe(404)
    expect(await status({ from: 1, to: 'draft:none', population: id })).toBe(404)
    expect(await status({ from: 1, to: 'proposal:9', population: id })).toBe(404)
    expect(await status({ from: 1, to: 'newest', population: id })).toBe(400)
    expect(await status({ from: 1, to: 1, population: 'none' })).toBe(404)
    expect(await status({ from: 1, to: 1, population: id, by: 'region' })).toBe(400)
  })
})
