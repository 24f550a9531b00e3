import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Settings } from '../../server/store/records.ts'
import type { Tables } from '../../server/store/tables.ts'
import { bearing, input, keyFor, scratch, startTestServer, type TestServer } from './harness.ts'
import { openTables, testServerAddress } from './place.ts'
import { document, EVALUATE, ID, publishTo } from './recorded.ts'

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const NDJSON = { 'content-type': 'application/x-ndjson' }
const asOf = '2026-04-01'
const rich = { ...input, tier1_outlets: 25 }
const broken = { ...input, annual_sales: 'ten' }

let folder: string
let remove: () => void
let server: TestServer

beforeEach(() => {
  ;({ folder, remove } = scratch())
})
afterEach(async () => {
  await server.end()
  remove()
})

const start = async (record: Settings['record'], more: Partial<Settings> = {}, clock?: () => number) => {
  await publishTo(join(folder, 'data'), { '2026-01-01': document() }, { record, ...more })
  server = await startTestServer({ folder, ...(clock === undefined ? {} : { clock }) })
}

const evaluate = (body: object) => server.call('POST', EVALUATE, { asOf, ...body })
const batch = async (query: string, lines: object[]) => {
  const text = lines.map((line) => JSON.stringify(line)).join('\n')
  const answer = await server.call('POST', `${EVALUATE}/batch?asOf=${asOf}${query}`, text, NDJSON)
  return answer.text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}
const recorded = async (query = '') => (await server.call('GET', `/v1/decisions?limit=200${query}`)).body.items

/** Begins a transaction that lets no other one write. */
const KEEP_OTHERS_OUT =
  testServerAddress === undefined ? 'begin immediate' : 'begin; lock table decisions in exclusive mode'

/** The database beside the server. */
const inDatabase = async <T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> => {
  const db = await openTables(join(folder, 'data'))
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

describe('recording by policy', () => {
  it('never: nothing is recorded, and who asks for it is refused', async () => {
    await start('never')
    expect((await evaluate({ input })).body.decisionId).toBeUndefined()
    const refused = await evaluate({ input, record: true })
    expect([refused.status, refused.body.code]).toEqual([409, 'recording-off'])
    expect(refused.body.errors[0].pointer).toBe('/record')
    const lines = await server.call('POST', `${EVALUATE}/batch?record=true`, JSON.stringify({ input }), NDJSON)
    expect([lines.status, lines.body.errors[0].pointer]).toEqual([409, '/query/record'])
    expect(await recorded()).toEqual([])
  })

  it('asked: what is asked for, refusals too', async () => {
    await start('asked')
    expect((await evaluate({ input })).body.decisionId).toBeUndefined()
    const { status, body } = await evaluate({ input, record: true })
    expect(status).toBe(200)
    expect(body.decisionId).toMatch(UUID_V7)
    const refused = await evaluate({ input: broken, record: true })
    expect([refused.status, refused.body.code]).toEqual([422, 'invalid-subject'])
    expect(refused.body.decisionId).toMatch(UUID_V7)
    expect((await recorded()).map(({ id }: { id: string }) => id)).toEqual([refused.body.decisionId, body.decisionId])
    const unknown = await evaluate({ input, record: true, asOf: '2025-01-01' })
    expect([unknown.status, unknown.body.decisionId]).toEqual([422, undefined])
  })

  it('always: also where the request says record: false', async () => {
    await start('always')
    expect((await evaluate({ input })).body.decisionId).toMatch(UUID_V7)
    expect((await evaluate({ input, record: false })).body.decisionId).toMatch(UUID_V7)
    expect((await evaluate({ input: broken })).body.decisionId).toMatch(UUID_V7)
    expect(await recorded()).toHaveLength(3)
  })

  it('tier-changes: held against previousTier, else against the latest that is recorded', async () => {
    await start('tier-changes')
    const isKept = async (body: object) => (await evaluate(body)).body.decisionId !== undefined
    expect(await isKept({ subject: 'A', input })).toBe(true)
    expect(await isKept({ subject: 'A', input })).toBe(false)
    expect(await isKept({ subject: 'A', input: rich })).toBe(true)
    expect(await isKept({ subject: 'A', input: broken })).toBe(false)
    expect(await isKept({ subject: 'A', input: rich })).toBe(false)
    expect(await isKept({ subject: 'A', input: rich, record: true })).toBe(true)
    expect(await isKept({ subject: 'B', input, previousTier: 'development' })).toBe(false)
    expect(await isKept({ subject: 'B', input, previousTier: 'key' })).toBe(true)
    expect(await isKept({ input })).toBe(false)
    expect(await isKept({ input, previousTier: 'opportunity' })).toBe(true)
  })

  it('tier-changes in a batch: a subject that comes twice is held against itself', async () => {
    await start('tier-changes')
    const lines = [
      { subject: 'A', input },
      { subject: 'A', input },
      { subject: 'A', input: rich },
      { subject: 'B', input: broken },
    ]
    const answers = await batch('', lines)
    expect(answers.slice(0, 4).map(({ decision }) => decision?.decisionId !== undefined)).toEqual([
      true,
      false,
      true,
      false,
    ])
    expect(answers.at(-1).summary).toMatchObject({ lines: 4, refused: 1 })
    expect((await batch('', lines)).filter(({ decision }) => decision?.decisionId)).toHaveLength(2)
  })

  it('a batch: every line’s decision by its id, in order', async () => {
    await start('asked')
    const answers = await batch('&record=true', [
      { subject: 'A', input },
      { subject: 'B', input: broken },
      { subject: 'C', input: rich },
    ])
    expect(answers[1].error.decisionId).toMatch(UUID_V7)
    const ids = [answers[0].decision.decisionId, answers[1].error.decisionId, answers[2].decision.decisionId]
    expect((await recorded()).map(({ id }: { id: string }) => id)).toEqual(ids.toReversed())
    expect((await batch('', [{ input }]))[0].decision.decisionId).toBeUndefined()
  })

  it('an unsaved strategy’s decisions are never recorded', async () => {
    await start('always')
    expect((await server.call('POST', '/v1/evaluate', { strategy: document(), input })).body.decisionId).toBeUndefined()
    expect(await recorded()).toEqual([])
  })
})

describe('what is kept', () => {
  it('is the envelope, the normalised input, the result, and who asked', async () => {
    await start('asked')
    const asked = { subject: 'Cafe\u0301', input: { ...input, unknown_key: 'x', claims: null }, previousTier: 'key' }
    const { body } = await evaluate({ ...asked, record: true, knownAt: '2026-04-01T00:00:00Z', trace: 'full' })
    const { decisionId, ...decision } = body
    const stored = (await server.call('GET', `/v1/decisions/${decisionId}`)).body
    expect(stored).toMatchObject({
      id: decisionId,
      strategy: { id: ID, version: 1 },
      subject: 'Caf\u00e9',
      asOf,
      tier: 'development',
      scores: decision.scores,
      recordedBy: { kind: 'key', name: 'test admin' },
      engine: decision.engine,
      request: { asOf, knownAt: '2026-04-01T00:00:00Z', previousTier: 'key', trace: 'full' },
      sealed: false,
    })
    expect(stored.input).toEqual(input)
    expect(stored.decision).toEqual(decision)
  })

  it('is a refusal with its code', async () => {
    await start('asked')
    const { body } = await evaluate({ input: broken, record: true })
    const stored = (await server.call('GET', `/v1/decisions/${body.decisionId}`)).body
    expect(stored).toMatchObject({ tier: null, refusal: 'invalid-subject', refused: { errors: body.errors } })
    expect(stored.decision).toBeUndefined()
  })
})

describe('GET /v1/decisions', () => {
  it('filters, and pages from the latest to the oldest', async () => {
    let now = Date.parse('2026-04-01T00:00:00Z')
    await start('always', { timeZone: 'Asia/Shanghai' }, () => now)
    const ids: string[] = []
    for (const subject of ['A', 'B', 'A', 'C']) {
      ids.push((await evaluate({ subject, input: subject === 'B' ? rich : input })).body.decisionId)
      now += 86_400_000
    }
    const listed = async (query: string) => (await recorded(query)).map(({ id }: { id: string }) => ids.indexOf(id))
    expect(await listed('')).toEqual([3, 2, 1, 0])
    expect(await listed('&subject=A')).toEqual([2, 0])
    expect(await listed('&tier=key')).toEqual([1])
    expect(await listed(`&strategy=${ID}&version=1&subject=C`)).toEqual([3])
    expect(await listed('&version=2')).toEqual([])
    expect(await listed('&from=2026-04-02T00:00:00Z&to=2026-04-04T00:00:00Z')).toEqual([2, 1])
    // Dates begin in the strategy's time zone, eight hours before they do in UTC.
    expect(await listed('&from=2026-04-02&to=2026-04-04')).toEqual([2, 1])
    expect(await listed(`&strategy=${ID}&from=2026-04-02T08:00:00%2B08:00`)).toEqual([3, 2, 1])
    expect(await listed(`&strategy=${ID}&to=2026-04-02`)).toEqual([0])

    const first = (await server.call('GET', '/v1/decisions?limit=3')).body
    expect(first.items).toHaveLength(3)
    const second = (await server.call('GET', `/v1/decisions?limit=3&cursor=${first.next}`)).body
    expect(second.items.map(({ id }: { id: string }) => ids.indexOf(id))).toEqual([0])
    expect(second.next).toBeNull()
  })

  it('knows neither unknown strategies nor unknown decisions, and wants real dates', async () => {
    await start('always')
    expect((await server.call('GET', '/v1/decisions?strategy=no')).status).toBe(404)
    for (const id of ['no', '019d4c1e-7a00-7b2c-8f3a-5d1e9c0b7a64', "' or 1=1 --"]) {
      const answer = await server.call('GET', `/v1/decisions/${encodeURIComponent(id)}`)
      expect([answer.status, answer.body.code]).toEqual([404, 'unknown-decision'])
    }
    expect((await server.call('GET', '/v1/decisions?from=2026-02-30')).status).toBe(400)
    expect((await server.call('GET', '/v1/decisions?colour=red')).status).toBe(400)
  })

  it('shows a key its strategies only, and takes the right to see decisions', async () => {
    await start('always')
    const { decisionId } = (await evaluate({ subject: 'A', input })).body
    const data = join(folder, 'data')
    const elsewhere = bearing(await keyFor(data, 'auditor', ['other']))
    expect((await server.call('GET', '/v1/decisions', undefined, elsewhere)).body.items).toEqual([])
    for (const path of [
      `/v1/decisions/${decisionId}`,
      `/v1/decisions/${decisionId}/explain`,
      `/v1/decisions?strategy=${ID}`,
      `/v1/strategies/${ID}/subjects/A`,
    ]) {
      expect((await server.call('GET', path, undefined, elsewhere)).status).toBe(404)
    }
    expect((await server.call('POST', `/v1/decisions/${decisionId}/replay`, undefined, elsewhere)).status).toBe(404)
    const here = bearing(await keyFor(data, 'auditor', [ID]))
    expect((await server.call('GET', `/v1/decisions/${decisionId}`, undefined, here)).status).toBe(200)
    for (const role of ['viewer', 'evaluator'] as const) {
      const key = bearing(await keyFor(data, role))
      expect((await server.call('GET', '/v1/decisions', undefined, key)).status).toBe(403)
      expect((await server.call('GET', `/v1/decisions/${decisionId}`, undefined, key)).status).toBe(403)
    }
    expect((await server.call('GET', '/v1/decisions', undefined, { authorization: '' })).status).toBe(401)
  })
})

describe('durability', () => {
  it('requests that come together share transactions, and each is answered with its own decision', async () => {
    await start('always')
    const subjects = Array.from({ length: 300 }, (_, i) => `S-${i}`)
    const answers = await Promise.all(subjects.map((subject) => evaluate({ subject, input, trace: 'none' })))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    expect(new Set(answers.map(({ body }) => body.decisionId)).size).toBe(300)
    const stored = await inDatabase((db) => db.selectFrom('decisions').select(['id', 'subject']).execute())
    expect(stored.map(({ id, subject }) => `${id} ${subject}`).sort()).toEqual(
      answers.map(({ body }, i) => `${body.decisionId} ${subjects[i]}`).sort(),
    )
  })

  it('a change that is rolled back beside them takes none of them with it', async () => {
    await start('always')
    const publishing = Array.from({ length: 20 }, () =>
      server.call('POST', '/v1/strategies', { document: document(), effectiveFrom: '2026-01-01' }),
    )
    const evaluations = Array.from({ length: 60 }, (_, i) => evaluate({ subject: `S-${i}`, input }))
    const [conflicts, answers] = await Promise.all([Promise.all(publishing), Promise.all(evaluations)])
    expect(conflicts.every(({ status }) => status === 409)).toBe(true)
    const ids = answers.map(({ body }) => body.decisionId)
    expect((await recorded()).map(({ id }: { id: string }) => id).sort()).toEqual(ids.sort())
  })

  it('what can’t be recorded is 503 and not kept; evaluations that aren’t recorded go on', {
    timeout: 30_000,
  }, async () => {
    await start('asked')
    await inDatabase((db) =>
      db.connection().execute(async (connection) => {
        await sql`${sql.raw(KEEP_OTHERS_OUT)}`.execute(connection)
        const [lines, free] = await Promise.all([batch('&record=true', [{ input }]), evaluate({ input })])
        expect(free.status).toBe(200)
        expect(lines).toEqual([{ line: 1, error: expect.objectContaining({ code: 'storage-unavailable' }) }])
        await sql`rollback`.execute(connection)
      }),
    )
    expect(await recorded()).toEqual([])
    expect((await evaluate({ input, record: true })).status).toBe(200)
  })
})

describe('retention', () => {
  const DAY = 86_400_000
  let now: number

  const expired = () =>
    inDatabase((db) => db.selectFrom('audit').select('details').where('action', '=', 'decisions.expire').execute())

  it('deletes at the start what is too old, with an audit entry that says how many and which', async () => {
    now = Date.parse('2026-04-01T00:00:00Z')
    await start('always', { retention: 30 }, () => now)
    const first = (await evaluate({ subject: 'A', input })).body.decisionId
    now += 10 * DAY
    const second = (await evaluate({ subject: 'A', input: rich })).body.decisionId
    expect(await expired()).toEqual([])
    now += 20 * DAY + 1
    await server.stop()
    server = await startTestServer({ folder, clock: () => now })
    await expect.poll(expired).toHaveLength(1)
    expect((await recorded()).map(({ id }: { id: string }) => id)).toEqual([second])
    expect((await server.call('GET', `/v1/decisions/${first}`)).status).toBe(404)
    expect(JSON.parse((await expired())[0]?.details ?? '')).toEqual({
      count: 1,
      from: '2026-04-01T00:00:00.000Z',
      to: '2026-04-01T00:00:00.000Z',
      retention: 30,
    })
  })

  it('keeps for ever where nothing is said', async () => {
    now = Date.parse('2026-04-01T00:00:00Z')
    await start('always', {}, () => now)
    await evaluate({ subject: 'A', input })
    now += 3_000 * DAY
    await server.stop()
    server = await startTestServer({ folder, clock: () => now })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await recorded()).toHaveLength(1)
    expect(await expired()).toEqual([])
  })
})

describe('sensitive fields', () => {
  const secret = '771122334455'
  /** In messages, in the value itself and in the margin that is made of it. */
  const digits = secret.slice(0, 6)
  const sensitive = () => {
    const own = document()
    const fields = own.fields.map((field) =>
      field.id === 'gross_profit' || field.id === 'payment_term' ? { ...field, sensitive: true } : field,
    )
    return { ...own, fields }
  }
  const everything = () =>
    inDatabase(async (db) => JSON.stringify(await db.selectFrom('decisions').selectAll().execute()))

  const startWith = async (keep: 'encrypt' | 'omit') => {
    await publishTo(join(folder, 'data'), { '2026-01-01': sensitive() }, { record: 'always' })
    server = await startTestServer({ folder, sensitive: keep })
  }
  const bodies = [
    { subject: 'A', input: { ...input, gross_profit: Number(secret) }, trace: 'full' },
    { subject: 'A', input: { ...input, gross_profit: secret } },
    { subject: 'A', input: { ...input, payment_term: secret }, trace: 'full' },
  ]

  it.each(['encrypt', 'omit'] as const)('stand nowhere in the database in clear (%s)', async (keep) => {
    await startWith(keep)
    for (const body of bodies) expect(JSON.stringify((await evaluate(body)).body)).toContain(digits)
    const stored = await everything()
    expect(stored).toContain('1000000')
    expect(stored).not.toContain(digits)
    expect(stored).not.toContain('"lc"')
  })

  it('are read with the key, and tier and scores without it', async () => {
    await startWith('encrypt')
    const { decisionId, ...decision } = (await evaluate(bodies[0] as object)).body
    const stored = (await server.call('GET', `/v1/decisions/${decisionId}`)).body
    expect(stored).toMatchObject({
      sealed: true,
      decision,
      input: { gross_profit: Number(secret), payment_term: 'lc' },
    })
    const [listed] = await recorded()
    expect(listed).toMatchObject({ tier: decision.tier.id, scores: decision.scores })
    expect(JSON.stringify(listed)).not.toContain(digits)
  })

  it('that were not kept leave the rest, and say so', async () => {
    await startWith('omit')
    const { decisionId, scores } = (await evaluate(bodies[0] as object)).body
    const stored = (await server.call('GET', `/v1/decisions/${decisionId}`)).body
    expect(stored).toMatchObject({ withheld: 'omitted', scores, input: { annual_sales: 1_000_000 } })
    expect(stored.decision).toBeUndefined()
    const { body } = await server.call('POST', `/v1/decisions/${decisionId}/replay`)
    expect(body).toMatchObject({ outcome: 'not-replayable', identical: false, reason: { code: 'omitted' } })
  })

  it('can’t be read with another key, nor from another decision’s row', async () => {
    await startWith('encrypt')
    const ids: string[] = []
    for (const body of bodies) ids.push((await evaluate(body)).body.decisionId)
    const withheld = async (id: string | undefined) => (await server.call('GET', `/v1/decisions/${id}`)).body.withheld
    await inDatabase(async (db) => {
      const { sealed } = await db
        .selectFrom('decisions')
        .select('sealed')
        .where('id', '=', ids[0] ?? '')
        .executeTakeFirstOrThrow()
      await db
        .updateTable('decisions')
        .set({ sealed })
        .where('id', '=', ids[1] ?? '')
        .execute()
    })
    expect(await Promise.all(ids.map(withheld))).toEqual([undefined, 'unreadable', undefined])
    await server.stop()
    process.env.TIERSMITH_SEAL_KEY = '0'.repeat(64)
    try {
      server = await startTestServer({ folder })
    } finally {
      delete process.env.TIERSMITH_SEAL_KEY
    }
    expect(await Promise.all(ids.map(withheld))).toEqual(['unreadable', 'unreadable', 'unreadable'])
    const { body } = await server.call('POST', `/v1/decisions/${ids[0]}/replay`)
    expect(body.reason).toEqual({ code: 'unreadable', message: expect.stringContaining('key') })
    const explained = await server.call('GET', `/v1/decisions/${ids[1]}/explain`)
    expect([explained.status, explained.body.code]).toEqual([409, 'not-replayable'])
  })
})
