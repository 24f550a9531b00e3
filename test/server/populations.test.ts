import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodePopulation } from '../../engine/index.ts'
import { Uploads } from '../../server/services/uploads.ts'
import { EXPECTED, HEADER, strategy } from '../import/office.ts'
import { zipOf } from '../import/workbook.ts'
import { type Answer, bearing, fixture, keyFor, scratch, startTestServer, type TestServer } from './harness.ts'
import { isOnDisk } from './place.ts'

let server: TestServer
let clock = Date.parse('2026-04-01T00:00:00Z')
const LIMIT = 100_000

const sensitive = {
  ...strategy,
  id: 'patients',
  fields: strategy.fields.map((field) => (field.id === 'payment' ? { ...field, sensitive: true } : field)),
}

beforeAll(async () => {
  server = await startTestServer({ limits: { upload: LIMIT, rows: 50 }, clock: () => clock })
  for (const document of [strategy, sensitive]) await server.call('POST', '/v1/strategies', { document })
})
afterAll(() => server.end())

const CSV = [
  'A集团经销商一览表',
  HEADER.join(','),
  'D-1,上海甲公司,"1,250.5",28%,12,预付,2019/3/1,是,',
  'D-2,广州乙公司,2.5亿,15.5%,5,月结30天,2020年5月6日,否,老客户',
  'D-3,北京丙公司,80,(2%),N/A,oa-30,,,',
  'D-4,深圳丁公司,=1+1,12%,3,预付,2018/12/31,是,',
].join('\n')

const upload = async (
  content: string | Uint8Array,
  query = `strategy=${strategy.id}&name=客户.csv`,
  key = server.key,
) => {
  const response = await fetch(`${server.url}/v1/populations/profile?${query}`, {
    method: 'POST',
    headers: { ...bearing(key), 'content-type': 'application/octet-stream' },
    body: content as BodyInit,
  })
  return { status: response.status, body: (await response.json()) as Answer['body'] }
}

const create = async (content = CSV, id = strategy.id) => {
  const { body } = await upload(content, `strategy=${id}`)
  return server.call('POST', '/v1/populations', {
    name: 'March',
    strategy: id,
    upload: body.upload,
    mapping: body.mapping,
  })
}

const staged = () => readdirSync(join(server.folder, 'data', 'uploads'))
const at = (id: string, rest = '') => `/v1/populations/${id}${rest}`
const actions = async () =>
  (await server.call('GET', '/v1/audit?limit=200')).body.items.map((entry: { action: string }) => entry.action)

describe('a population', () => {
  it('is made for a strategy without a version by the draft that was saved last', async () => {
    const document = { ...strategy, id: 'drafted' }
    await server.call('POST', '/v1/strategies', { document, publish: false })
    const { status, body } = await create(CSV, 'drafted')
    expect([status, body.strategy, body.rows]).toEqual([201, 'drafted', 3])
    expect((await server.call('DELETE', at(body.id))).status).toBe(204)
  })

  it('is made in two steps, told, served as rows, rejects and columns, and deleted', async () => {
    const created = await create()
    expect(created.status, created.text).toBe(201)
    const { id } = created.body
    expect(created.headers.get('location')).toBe(at(id))
    expect(created.body).toMatchObject({ name: 'March', strategy: strategy.id, rows: 3, rejected: 1 })
    expect(staged()).toEqual([])

    const told = (await server.call('GET', at(id))).body
    expect(told).toEqual(created.body)
    const field = (name: string) => told.fields.find((one: { field: string }) => one.field === name)
    expect(field('annual_sales')).toMatchObject({ missing: 0, distinct: 3, min: 800_000, max: 250_000_000 })
    expect(field('annual_sales').histogram.counts.reduce((sum: number, count: number) => sum + count, 0)).toBe(3)
    expect(field('outlets')).toMatchObject({
      missing: 1,
      distinct: 2,
      top: [
        { value: 5, count: 1 },
        { value: 12, count: 1 },
      ],
    })
    expect(field('payment').top).toEqual([
      { value: 'oa30', count: 2 },
      { value: 'prepaid', count: 1 },
    ])
    expect(field('first_order')).toMatchObject({ missing: 1, min: '2019-03-01', max: '2020-05-06' })

    const first = (await server.call('GET', at(id, '/rows?limit=2'))).body
    const second = (await server.call('GET', at(id, `/rows?limit=2&cursor=${first.next}`))).body
    expect(second.next).toBe(null)
    const fields = strategy.fields.map((one) => one.id)
    expect([...first.items, ...second.items]).toEqual(
      EXPECTED.map(({ subject, name, values }, row) => ({
        row,
        subject,
        name,
        input: Object.fromEntries(
          fields.flatMap((one, index) => (values[index] === undefined ? [] : [[one, values[index]]])),
        ),
      })),
    )

    const rejects = await server.call('GET', at(id, '/rejects'))
    expect(rejects.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(rejects.text).toContain(`6,D-4,年销售额（万元）,not-a-number,"""=1+1"" is not a number.",'=1+1`)

    const response = await fetch(server.url + at(id, '/columns'), { headers: bearing(server.key) })
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(told.digest).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`)
    const table = decodePopulation(bytes)
    expect(table.columns.length).toBe(3)
    expect(table.columns.fields.find((one) => one.id === 'annual_sales')?.column).toEqual({
      kind: 'numbers',
      values: Float64Array.of(12_505_000, 250_000_000, 800_000),
    })
    const known = await server.call('GET', at(id, '/columns'), undefined, { 'if-none-match': `"${told.digest}"` })
    expect(known.status).toBe(304)
    const plain = await fetch(server.url + at(id, '/columns'), {
      headers: { ...bearing(server.key), 'accept-encoding': 'identity' },
    })
    expect(new Uint8Array(await plain.arrayBuffer())).toEqual(bytes)

    expect((await server.call('DELETE', at(id))).status).toBe(204)
    for (const rest of ['', '/rows', '/rejects', '/columns']) {
      expect((await server.call('GET', at(id, rest))).body.code).toBe('unknown-population')
    }
    expect((await server.call('DELETE', at(id))).status).toBe(404)
    expect((await actions()).filter((action: string) => action.startsWith('population'))).toEqual(
      expect.arrayContaining(['population.create', 'population.delete']),
    )
  })

  it('is the same by digest and signature where its content is', async () => {
    const [one, two] = [await create(), await create()]
    expect(one.body.digest).toBe(two.body.digest)
    expect(one.body.signature).toBe(two.body.signature)
    const list = (await server.call('GET', `/v1/populations?strategy=${strategy.id}&limit=1`)).body
    expect(list.items.map((item: { id: string }) => item.id)).toEqual([one.body.id])
    const rest = (await server.call('GET', `/v1/populations?limit=1&cursor=${list.next}`)).body
    expect(rest.items.map((item: { id: string }) => item.id)).toEqual([two.body.id])
    for (const { body } of [one, two]) await server.call('DELETE', at(body.id))
  })

  it('can be profiled again with what has been decided', async () => {
    const content = 'subject,annual_sales,margin,payment,first_order\na,1,0.1,oa30,01/02/2024\n'
    const { body } = await upload(content)
    expect(body.undecided).toMatchObject([{ code: 'date-order', pointer: '/columns/4/dates' }])
    const mapping = structuredClone(body.mapping)
    mapping.columns[4].dates = body.undecided[0].choices[0].value
    const again = await server.call('POST', `/v1/populations/profile/${body.upload}`, {
      strategy: strategy.id,
      mapping,
    })
    expect(again.body).toMatchObject({
      upload: body.upload,
      undecided: [],
      mapping: { columns: { 4: { dates: ['dmy'] } } },
    })
    const wrong = { ...mapping, columns: [{ column: 'subjct', as: 'subject' }, ...mapping.columns.slice(1)] }
    const misfit = await server.call('POST', '/v1/populations', {
      name: 'x',
      strategy: strategy.id,
      upload: body.upload,
      mapping: wrong,
    })
    expect(misfit.status).toBe(422)
    expect(misfit.body).toMatchObject({
      code: 'mapping-misfit',
      errors: [
        {
          pointer: '/mapping/columns/0/column',
          code: 'unknown-column',
          message: 'There is no column "subjct". Is it "subject"?',
        },
      ],
    })
    expect(staged()).toEqual([body.upload])
    clock += 2 * 60 * 60_000
    const late = await server.call('POST', '/v1/populations', {
      name: 'x',
      strategy: strategy.id,
      upload: body.upload,
      mapping,
    })
    expect(late.body.code).toBe('unknown-upload')
    await upload(content).then(({ body: fresh }) => expect(staged()).toEqual([fresh.upload]))
  })

  it('is answered once for an Idempotency-Key', async () => {
    const { body } = await upload(CSV)
    const asked = { name: 'Once', strategy: strategy.id, upload: body.upload, mapping: body.mapping }
    const headers = { 'idempotency-key': 'k1' }
    const first = await server.call('POST', '/v1/populations', asked, headers)
    const second = await server.call('POST', '/v1/populations', asked, headers)
    expect(second.body).toEqual(first.body)
    await server.call('DELETE', at(first.body.id))
  })
})

describe('who may', () => {
  it('reads with read, imports with edit, and sees no other strategy', async () => {
    const { id } = (await create()).body
    const data = join(server.folder, 'data')
    const viewer = bearing(await keyFor(data, 'viewer'))
    expect((await server.call('GET', at(id), undefined, viewer)).status).toBe(200)
    expect((await server.call('DELETE', at(id), undefined, viewer)).status).toBe(403)
    expect((await upload(CSV, undefined, viewer.authorization?.slice(7))).status).toBe(403)
    const scoped = bearing(await keyFor(data, 'editor', ['another']))
    expect((await server.call('GET', at(id), undefined, scoped)).body.code).toBe('unknown-population')
    expect((await server.call('GET', '/v1/populations', undefined, scoped)).body.items).toEqual([])
    expect((await upload(CSV, undefined, scoped.authorization?.slice(7))).body.code).toBe('unknown-strategy')
    const other = bearing(await keyFor(data, 'editor'))
    const mine = (await upload(CSV)).body.upload
    const theirs = await server.call('POST', `/v1/populations/profile/${mine}`, { strategy: strategy.id }, other)
    expect(theirs.body.code).toBe('unknown-upload')
    await server.call('DELETE', at(id))
  })

  it('keeps sensitive fields from those who may not see decisions, and from the disk', async () => {
    const { body } = await create(CSV, sensitive.id)
    const payment = body.fields.find((one: { field: string }) => one.field === 'payment')
    expect(payment).toEqual({ field: 'payment', missing: 0, distinct: 2, sensitive: true })
    const viewer = bearing(await keyFor(join(server.folder, 'data'), 'viewer'))
    for (const rest of ['/rows', '/columns', '/rejects']) {
      expect((await server.call('GET', at(body.id, rest), undefined, viewer)).status).toBe(403)
    }
    expect(await isOnDisk(join(server.folder, 'data'), '上海甲公司')).toBe(false)
    await server.call('DELETE', at(body.id))
  })
})

describe('an upload', () => {
  it.each<[string, string | Uint8Array, number, string]>([
    ['is refused over the limit', 'x'.repeat(LIMIT + 1), 413, 'body-too-large'],
    ['is refused where it is empty', '', 400, 'empty-body'],
    ['is refused where it has no rows', 'subject,annual_sales\n', 422, 'unreadable-file'],
    ['is refused where it is no text', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 1), 422, 'unreadable-file'],
    [
      'is refused where it is a zip bomb',
      zipOf([{ name: 'xl/a', content: Buffer.alloc(20_000_000) }]),
      422,
      'unreadable-file',
    ],
  ])('%s, and leaves nothing', async (_, content, status, code) => {
    const before = staged()
    const { body, ...answer } = await upload(content)
    expect([answer.status, body.code]).toEqual([status, code])
    expect(JSON.stringify(body)).not.toContain(server.folder)
    expect(staged()).toEqual(before)
  })

  it('is refused over the limit where its length is not announced', async () => {
    const before = staged()
    const stream = new ReadableStream({
      start(controller) {
        for (let piece = 0; piece < 4; piece++) controller.enqueue(Buffer.alloc(LIMIT / 2, 'a,b\n'))
        controller.close()
      },
    })
    const response = await fetch(`${server.url}/v1/populations/profile?strategy=${strategy.id}`, {
      method: 'POST',
      headers: bearing(server.key),
      body: stream,
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(413)
    expect(staged()).toEqual(before)
  })

  it('that is interrupted leaves nothing', async () => {
    const before = staged()
    const { hostname, port } = new URL(server.url)
    const socket = connect(Number(port), hostname)
    socket.write(
      `POST /v1/populations/profile?strategy=${strategy.id} HTTP/1.1\r\nHost: ${hostname}\r\n` +
        `Authorization: Bearer ${server.key}\r\nContent-Length: 90000\r\n\r\nsubject,annual_sales\n`,
    )
    await until(() => staged().length === before.length + 1)
    socket.destroy()
    await until(() => staged().length === before.length)
  })

  it('is told under the name that it was sent by, whatever that name holds', async () => {
    const { body } = await upload(
      'subject,annual_sales\n',
      `strategy=${strategy.id}&name=${encodeURIComponent('$&.csv')}`,
    )
    expect([body.code, body.detail]).toEqual(['unreadable-file', expect.stringContaining('$&.csv')])
    expect(body.detail).not.toContain(server.folder)
  })

  it('counts from its first byte on, so that all together stay bounded, many at once too', async () => {
    const { folder, remove } = scratch()
    const uploads = new Uploads(join(folder, 'uploads'), 10, Date.now)
    let arrive = () => {}
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve
    })
    async function* slowly() {
      yield Buffer.alloc(5)
      await arrived
      yield Buffer.alloc(5)
    }
    const owner = { kind: 'person', id: 'ana', name: 'Ana' } as const
    const taken = Promise.allSettled(Array.from({ length: 5 }, () => uploads.take(owner, slowly(), undefined)))
    await until(() => existsSync(join(folder, 'uploads')) && readdirSync(join(folder, 'uploads')).length === 5)
    arrive()
    const refused = (await taken).flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
    const kept = readdirSync(join(folder, 'uploads'))
    expect(new Set(refused)).toEqual(new Set(['too-many-requests']))
    expect([kept.length + refused.length, kept.length > 0, kept.length <= 4]).toEqual([5, true, true])
    await uploads.stop()
    remove()
  })

  it('asks for the encoding where it can’t be told', async () => {
    const { status, body } = await upload(Buffer.from('subject,annual_sales\n1,\xbf\xcd\xbb\xa7\n', 'latin1'))
    expect(status).toBe(200)
    expect(body).toMatchObject({
      columns: [],
      undecided: [{ code: 'encoding', choices: [{ value: 'gb18030', means: 'it reads "客户"' }, {}, {}] }],
    })
    const again = await server.call('POST', `/v1/populations/profile/${body.upload}`, {
      strategy: strategy.id,
      encoding: 'gb18030',
    })
    expect(again.body.mapping.source.encoding).toBe('gb18030')
  })

  it('with more rows than a population may have is refused', async () => {
    const rows = Array.from({ length: 51 }, (_, index) => `D-${index},1,0.1,oa30`)
    const answer = await create(['subject,annual_sales,margin,payment', ...rows].join('\n'))
    expect([answer.status, answer.body.code]).toEqual([422, 'unreadable-file'])
    expect(answer.body.detail).toContain('has more than 50 rows')
  })

  it('left by a server that was killed is cleared at the next start', async () => {
    const { folder, remove } = scratch()
    mkdirSync(join(folder, 'data', 'uploads'), { recursive: true })
    writeFileSync(join(folder, 'data', 'uploads', 'left'), 'x')
    const next = await startTestServer({ folder })
    await until(() => !existsSync(join(folder, 'data', 'uploads', 'left')))
    await next.end()
    remove()
  })
})

describe('the packs’ populations', () => {
  it('are loaded once, after the start', async () => {
    const { folder, remove } = scratch()
    const rules = join(folder, 'rules')
    mkdirSync(join(rules, 'simple'), { recursive: true })
    const write = (name: string, content: string) => writeFileSync(join(rules, 'simple', name), content)
    write('pack.json', JSON.stringify({ title: { en: 'Simple' }, strategies: ['strategy.json'] }))
    write('strategy.json', JSON.stringify(fixture()))
    write(
      'population.csv',
      'subject,annual_sales,gross_profit,payment_term,first_order\n=A,1,2,lc,2024-01-01\nB,1,2,xx,2024-01-01\n',
    )
    for (const expected of [1, 0]) {
      const next = await startTestServer({ folder, rules })
      const list = async () => (await next.call('GET', '/v1/populations')).body.items
      if (expected === 1) {
        await until(async () => (await list()).length === 1)
        expect((await list())[0]).toMatchObject({
          name: { en: 'Simple' },
          rows: 1,
          rejected: 1,
          createdBy: { kind: 'system' },
        })
        await next.call('DELETE', at((await list())[0].id))
      } else expect(await list()).toEqual([])
      await next.stop()
    }
    remove()
  })
})

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let round = 0; round < 200; round++) {
    if (await condition()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('It did not come to that within 4 s.')
}
