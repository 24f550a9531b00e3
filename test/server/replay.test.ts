import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Tables } from '../../server/store/tables.ts'
import { tiersmith } from '../cli/tiersmith.ts'
import { input, scratch, startTestServer, type TestServer } from './harness.ts'
import { openTables, testServerAddress } from './place.ts'
import { document, EVALUATE, ID, publishTo } from './recorded.ts'

const asOf = '2026-04-01'

let folder: string
let data: string
let remove: () => void
let server: TestServer

beforeEach(async () => {
  ;({ folder, remove } = scratch())
  data = join(folder, 'data')
  await publishTo(data, { '2026-01-01': document(), '2026-05-01': strict() }, { record: 'always' })
  server = await startTestServer({ folder })
})
afterEach(async () => {
  await server.end()
  remove()
})

/** A version that refuses where the margin can't be worked out. */
const strict = () => {
  const own = document()
  return { ...own, dimensions: own.dimensions.map(({ missing: _, ...one }) => one) }
}

const record = async (body: object): Promise<string> =>
  (await server.call('POST', EVALUATE, { asOf, subject: 'A', input, ...body })).body.decisionId
const replay = async (id: string) => (await server.call('POST', `/v1/decisions/${id}/replay`)).body

type Row = Partial<Tables['decisions']>

/** Changes what is stored of a decision, as nobody should. */
const tamper = async (id: string, change: (row: Tables['decisions']) => Row) => {
  const db = await openTables(data)
  try {
    const row = await db.selectFrom('decisions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    await db.updateTable('decisions').set(change(row)).where('id', '=', id).execute()
  } finally {
    await db.destroy()
  }
}

describe('POST /v1/decisions/{d}/replay', () => {
  it.each<[string, object]>([
    ['a decision', {}],
    ['one with every trace', { trace: 'full', previousTier: 'key', input: { ...input, unread: { deep: 1 }, '7': 1 } }],
    ['one without explanation', { trace: 'none', subject: null }],
    ['one whose previous tier nobody knows', { previousTier: 'Gold' }],
    ['decomposed texts', { subject: 'Cafe\u0301', previousTier: 'cle\u0301' }],
    ['a capped tier', { input: { ...input, claims: 9 } }],
    ['minus zero', { input: { ...input, tier1_outlets: -0 } }],
  ])('%s comes out identical by both backends', async (_, body) => {
    const id = await record(body)
    expect(await replay(id)).toEqual({
      decisionId: id,
      outcome: 'identical',
      identical: true,
      engine: { recorded: expect.any(String), now: expect.any(String) },
      backends: ['rows', 'jsonlogic'],
    })
  })

  it.each<[string, object, string[]]>([
    ['a wrong type', { input: { ...input, annual_sales: 'ten' } }, ['rows']],
    ['a list where a number belongs', { input: { ...input, annual_sales: [1, 2], gross_profit: { a: 1 } } }, ['rows']],
    ['an unknown option', { input: { ...input, payment_term: 'cle\u0301' } }, ['rows']],
    ['a missing field', { input: {} }, ['rows']],
    ['a division by zero', { asOf: '2026-05-02', input: { ...input, annual_sales: 0 } }, ['rows', 'jsonlogic']],
  ])('the refusal of %s is the same refusal', async (_, body, backends) => {
    const id = await record(body)
    expect((await server.call('GET', `/v1/decisions/${id}`)).body.tier).toBeNull()
    expect(await replay(id)).toMatchObject({ outcome: 'identical', identical: true, backends })
  })

  it('a number that no double holds is refused again', async () => {
    const text = JSON.stringify({ asOf, input }).replace('1000000', '1e400')
    const { status, body } = await server.call('POST', EVALUATE, text)
    expect([status, body.code]).toEqual([422, 'out-of-range'])
    expect(await replay(body.decisionId)).toMatchObject({ identical: true })
  })

  it('tells what differs: a stored score, tier or reason that is not what the version gives', async () => {
    const id = await record({})
    await tamper(id, ({ result }) => ({
      result: result.replace('65.2', '95.2').replace('"tier":{"id":"development"', '"tier":{"id":"key"'),
    }))
    const body = await replay(id)
    expect(body).toMatchObject({ outcome: 'different', identical: false })
    expect(body.differences).toContainEqual({ backend: 'rows', path: '/scores/value', stored: 95.2, now: 65.2 })
    expect(body.differences).toContainEqual({ backend: 'rows', path: '/tier/id', stored: 'key', now: 'development' })
    expect(body.differences).toContainEqual({
      backend: 'jsonlogic',
      path: '/tier/id',
      stored: 'key',
      now: 'development',
    })
  })

  it('tells what differs where the input was changed', async () => {
    const id = await record({ trace: 'none' })
    await tamper(id, (row) => ({ input: row.input.replace('"tier1_outlets":12', '"tier1_outlets":25') }))
    const { differences } = await replay(id)
    expect(differences.map(({ path }: { path: string }) => path)).toContain('/scores/potential')
  })

  it('says why where it can’t: no JSON, another document, no version', async () => {
    const ids = [await record({}), await record({}), await record({})] as [string, string, string]
    await tamper(ids[0], () => ({ input: '{' }))
    await tamper(ids[1], () => ({ digest: `sha256:${'0'.repeat(64)}` }))
    await tamper(ids[2], () => ({ version: 7 }))
    const codes = []
    for (const id of ids) codes.push((await replay(id)).reason.code)
    expect(codes).toEqual(['damaged', 'version-changed', 'version-gone'])
  })

  it('knows only what is recorded', async () => {
    const { status, body } = await server.call('POST', '/v1/decisions/019d4c1e-7a00-7b2c-8f3a-5d1e9c0b7a64/replay')
    expect([status, body.code]).toEqual([404, 'unknown-decision'])
  })
})

// On PostgreSQL the command is tried by test/cli/postgres.test.ts.
const onFiles = testServerAddress === undefined ? describe : () => {}

onFiles('tiersmith replay', () => {
  const run = (...words: string[]) => tiersmith(['replay', '--data', data, ...words], folder)

  it('replays everything beside the server, and lists what differs with exit code 1', async () => {
    const ids = [await record({}), await record({ input: {} }), await record({ subject: 'B' })] as [
      string,
      string,
      string,
    ]
    const fine = await run()
    expect([fine.code, fine.stdout]).toEqual([0, ''])
    expect(fine.stderr).toContain('3 decisions: 3 identical, 0 different, 0 not replayable.')

    await tamper(ids[0], ({ result }) => ({ result: result.replace('65.2', '95.2') }))
    await tamper(ids[1], () => ({ version: 7 }))
    const found = await run('--strategy', ID)
    expect(found.code).toBe(1)
    expect(found.stdout).toContain(`${ids[0]} rows /scores/value: 95.2 → 65.2\n`)
    expect(found.stdout).toContain(`${ids[0]} jsonlogic /scores/value: 95.2 → 65.2\n`)
    expect(found.stderr).toContain('3 decisions: 1 identical, 1 different, 1 not replayable.')
    expect(found.stderr).toContain('1 × The version that decided is not in the database.')

    const lines = (await run('--json')).stdout.trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).outcome)).toEqual(['different', 'not-replayable', 'identical'])
    expect((await run('--strategy', 'other')).stderr).toContain('0 decisions')
    expect((await run('--to', '2026-01-01')).stderr).toContain('0 decisions')
    expect((await run('--from', '2026-01-01')).stderr).toContain('3 decisions')
  })

  it('wants a database and real dates', async () => {
    expect((await tiersmith(['replay', '--data', join(folder, 'nowhere')], folder)).code).toBe(2)
    expect((await run('--from', 'yesterday')).code).toBe(2)
  })
})
