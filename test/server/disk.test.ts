import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sqlite } from '../../server/store/sqlite/driver.ts'
import { fixture, input, scratch, startTestServer } from './harness.ts'

const PATH = '/v1/strategies/a-group-distributors/evaluate'

let folder: string
let remove: () => void
let disk: string

const mount = (...args: string[]) => spawnSync('mount', args).status === 0
const unmount = () => spawnSync('umount', [disk])

beforeEach(() => {
  ;({ folder, remove } = scratch())
  disk = join(folder, 'disk')
  mkdirSync(disk)
})
afterEach(() => {
  unmount()
  remove()
})

const create = (id: string, note = '') => ({ document: { ...fixture(), id }, note, effectiveFrom: '2026-01-01' })

describe('a full disk', () => {
  it('while publishing: 503, nothing kept, and reads and evaluation go on', async ({ skip }) => {
    if (!mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk)) skip('needs the right to mount a small disk')
    const server = await startTestServer({ folder: disk })
    expect((await server.call('POST', '/v1/strategies', create('a-group-distributors'))).status).toBe(201)
    const kept = ['a-group-distributors']
    let refused = 0
    for (let i = 0; i < 200 && refused < 3; i++) {
      const answer = await server.call('POST', '/v1/strategies', create(`s${i}`, 'x'.repeat(9_000)))
      if (answer.status === 201) kept.push(`s${i}`)
      else {
        expect([answer.status, answer.body.code]).toEqual([503, 'storage-unavailable'])
        expect((await server.call('GET', `/v1/strategies/s${i}`)).status).toBe(404)
        refused++
      }
    }
    expect(refused).toBe(3)
    expect((await server.call('POST', PATH, { input, asOf: '2026-04-01' })).body.scores.value).toBe(65.2)
    const { items } = (await server.call('GET', '/v1/strategies?limit=200')).body
    expect(items.map(({ id }: { id: string }) => id).sort()).toEqual(kept.sort())
    await server.end()
  })
})

describe('a read-only disk', () => {
  it('evaluation works, writes are 503', async ({ skip }) => {
    if (!mount('-t', 'tmpfs', 'tmpfs', disk)) skip('needs the right to mount a disk read-only')
    const before = await startTestServer({ folder: disk })
    await before.call('POST', '/v1/strategies', create('a-group-distributors'))
    await before.end()
    expect(mount('-o', 'remount,ro', disk)).toBe(true)
    const server = await startTestServer({ folder: disk })
    expect((await server.call('POST', PATH, { input, asOf: '2026-04-01' })).body.scores.value).toBe(65.2)
    expect((await server.call('GET', '/readyz')).status).toBe(200)
    const answer = await server.call('POST', '/v1/strategies', create('other'))
    expect([answer.status, answer.body.code]).toEqual([503, 'storage-unavailable'])
    await server.end()
  })
})

describe('a database that another process holds', () => {
  it('is waited for, then 503; evaluation goes on', async () => {
    const server = await startTestServer({ folder })
    await server.call('POST', '/v1/strategies', create('a-group-distributors'))
    const other = sqlite<never>({ file: join(folder, 'data', 'tiersmith.db'), access: 'write' })
    await other.connection().execute(async (connection) => {
      await sql`begin immediate`.execute(connection)
      const [answer, evaluation] = await Promise.all([
        server.call('POST', '/v1/strategies', create('other')),
        server.call('POST', PATH, { input, asOf: '2026-04-01' }),
      ])
      expect([answer.status, answer.body.code]).toEqual([503, 'storage-unavailable'])
      expect(evaluation.status).toBe(200)
      await sql`rollback`.execute(connection)
    })
    expect((await server.call('POST', '/v1/strategies', create('other'))).status).toBe(201)
    await other.destroy()
    await server.end()
  })
})
