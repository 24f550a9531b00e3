/**
 * Recorded decisions where the process is killed or the disk gives way (FAULTS 31 to 33, 40). A campaign runs more
 * rounds: TIERSMITH_ROUNDS=50 npx vitest run test/faults/recordedDecisions.test.ts
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Reopener } from '../../server/decisions/reopen.ts'
import { replay } from '../../server/decisions/replay.ts'
import { readSecrets } from '../../server/secrets.ts'
import { findDecisions } from '../../server/store/decisions.ts'
import { input, scratch, spawnServer, startTestServer, type TestServer } from '../server/harness.ts'
import { openStore } from '../server/place.ts'
import { document, EVALUATE, publishTo } from '../server/recorded.ts'

const ROUNDS = Number(process.env.TIERSMITH_ROUNDS ?? 1)
const CLIENTS = 20

let folder: string
let remove: () => void

beforeEach(() => {
  ;({ folder, remove } = scratch())
})
afterEach(() => remove())

const sensitive = () => {
  const own = document()
  return { ...own, fields: own.fields.map((field) => (field.id === 'claims' ? { ...field, sensitive: true } : field)) }
}

describe('kill -9 during recorded evaluations', () => {
  it(`loses no acknowledged decision, and keeps none in halves (${ROUNDS} rounds)`, {
    timeout: 60_000 + ROUNDS * 10_000,
  }, async () => {
    const data = join(folder, 'data')
    await publishTo(data, { '2026-01-01': sensitive() }, { record: 'always' })
    const acknowledged = new Set<string>()
    for (let round = 0; round < ROUNDS; round++) {
      const server = await spawnServer(data, [], { TIERSMITH_LOG: 'warn' })
      let alive = true
      const client = async (name: number) => {
        for (let i = 0; alive; i++) {
          const claims = i % 3 === 0 ? 'many' : i % 9
          const body = { subject: `S-${name}`, asOf: '2026-04-01', input: { ...input, claims } }
          const answer = await server.call('POST', EVALUATE, body).catch(() => undefined)
          if (!answer) return
          expect([200, 422]).toContain(answer.status)
          acknowledged.add(answer.body.decisionId)
        }
      }
      const clients = Array.from({ length: CLIENTS }, (_, name) => client(name))
      const before = acknowledged.size
      await expect.poll(() => acknowledged.size, { timeout: 30_000, interval: 5 }).toBeGreaterThan(before + CLIENTS * 2)
      await new Promise((resolve) => setTimeout(resolve, (round * 7) % 50))
      server.kill('SIGKILL')
      await server.exit
      alive = false
      await Promise.all(clients)
    }
    expect(acknowledged.size).toBeGreaterThan(ROUNDS * CLIENTS)
    const store = await openStore(data)
    try {
      const rows = await findDecisions(store, {}, { limit: 1_000_000 })
      const stored = new Set(rows.map(({ id }) => id))
      expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([])
      const reopener = new Reopener(store, readSecrets(data).seal)
      for (const row of rows) expect((await replay(reopener, row)).outcome).toBe('identical')
    } finally {
      await store.close()
    }
  })
})

describe('a disk that gives way', () => {
  let disk: string
  let server: TestServer | undefined
  const mount = (...args: string[]) => spawnSync('mount', args).status === 0

  beforeEach(() => {
    disk = join(folder, 'disk')
    mkdirSync(disk)
  })
  afterEach(async () => {
    await server?.end()
    server = undefined
    spawnSync('umount', [disk])
  })

  const evaluate = (record: boolean) =>
    server?.call('POST', EVALUATE, { subject: 'A', asOf: '2026-04-01', input, record, trace: 'full' })
  const idsIn = async () => {
    const ids: string[] = []
    let cursor = ''
    do {
      const body = (await server?.call('GET', `/v1/decisions?limit=200${cursor}`))?.body
      ids.push(...body.items.map(({ id }: { id: string }) => id))
      cursor = body.next === null ? '' : `&cursor=${body.next}`
    } while (cursor !== '')
    return ids
  }

  it('full: what must be recorded is 503 and not kept, the rest is evaluated', async ({ skip }) => {
    if (!mount('-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk)) skip('needs the right to mount a small disk')
    await publishTo(join(disk, 'data'), { '2026-01-01': document() }, { record: 'asked' })
    server = await startTestServer({ folder: disk })
    const kept: string[] = []
    let refused = 0
    for (let i = 0; i < 3_000 && refused < 3; i++) {
      const answer = await evaluate(true)
      if (answer?.status === 200) kept.push(answer.body.decisionId)
      else {
        expect([answer?.status, answer?.body.code]).toEqual([503, 'storage-unavailable'])
        expect((await evaluate(false))?.body.scores.value).toBe(65.2)
        refused++
      }
    }
    expect(refused).toBe(3)
    expect(kept.length).toBeGreaterThan(10)
    expect((await idsIn()).sort()).toEqual(kept.sort())
  })

  it('read-only: recorded decisions can be read and replayed, new ones are 503, the rest is evaluated', async ({
    skip,
  }) => {
    if (!mount('-t', 'tmpfs', 'tmpfs', disk)) skip('needs the right to mount a disk read-only')
    await publishTo(join(disk, 'data'), { '2026-01-01': document() }, { record: 'asked' })
    server = await startTestServer({ folder: disk })
    const { decisionId } = (await evaluate(true))?.body ?? {}
    await server.stop()
    expect(mount('-o', 'remount,ro', disk)).toBe(true)
    server = await startTestServer({ folder: disk })
    const refused = await evaluate(true)
    expect([refused?.status, refused?.body.code]).toEqual([503, 'storage-unavailable'])
    expect((await evaluate(false))?.status).toBe(200)
    expect(await idsIn()).toEqual([decisionId])
    expect((await server.call('POST', `/v1/decisions/${decisionId}/replay`)).body.identical).toBe(true)
  })
})
