/** Commands about a server's database, where it is on PostgreSQL; and the way there from a file. */
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sqlite } from '../../server/store/sqlite/driver.ts'
import { newDatabase, noPostgres, type PostgresServer, startPostgres } from '../postgresServer.ts'
import { bearing, call, fixture, input, spawnServer } from '../server/harness.ts'
import { outcomeOf, start, temporaryFolder } from './tiersmith.ts'

const ID = 'a-group-distributors'
const EVALUATE = `/v1/strategies/${ID}/evaluate`

describe.skipIf(noPostgres)(`tiersmith with DATABASE_URL${noPostgres ? `: ${noPostgres}` : ''}`, () => {
  const folder = temporaryFolder()
  const data = join(folder.path, 'data')
  let postgres: PostgresServer
  let address: string
  /** Of an admin, made while the database was a file. */
  let key: string
  let decision: string
  let population: string

  const runOn = (database: string, ...words: string[]) =>
    outcomeOf(start([...words, '--data', 'data'], folder.path, undefined, { DATABASE_URL: database }))
  const run = (...words: string[]) => runOn(address, ...words)

  beforeAll(async () => {
    postgres = await startPostgres()
    address = await newDatabase(postgres, `cli_${process.pid}`)
    const server = await spawnServer(data, [], { DATABASE_URL: '' })
    key = server.key
    const created = { document: fixture(), note: 'first', effectiveFrom: '2026-01-01' }
    expect((await server.call('POST', '/v1/strategies', created)).status).toBe(201)
    decision = (await server.call('POST', EVALUATE, { subject: 'D-1', input, record: true })).body.decisionId
    population = await populate(server)
    server.kill('SIGTERM')
    expect((await server.exit).code).toBe(0)
  })
  afterAll(() => postgres?.stop())

  /** Both steps, so that bytes are among what is moved. */
  const populate = async ({ url }: { url: string }): Promise<string> => {
    const headers = { ...bearing(key), 'content-type': 'application/octet-stream' }
    const csv = `subject,${Object.keys(input).join()}\nA,${Object.values(input).join()}\n`
    const profile = await call(url, 'POST', `/v1/populations/profile?strategy=${ID}`, Buffer.from(csv), headers)
    const { upload, mapping } = profile.body
    const asked = { name: 'Customers', strategy: ID, upload, mapping }
    const created = await call(url, 'POST', '/v1/populations', asked, bearing(key))
    expect(created.status, created.text).toBe(201)
    return created.body.id
  }

  it('migrate-store says what it needs, and leaves a database alone that holds something', async () => {
    expect((await runOn('', 'migrate-store')).stderr).toContain('Say in DATABASE_URL where to')
    const wrong = await runOn('mysql://x', 'migrate-store')
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('must be postgres://')])
    const away = await runOn('postgres://nobody:secret@127.0.0.1:1/none', 'migrate-store')
    expect([away.code, away.stderr]).toEqual([2, expect.stringMatching(/127\.0\.0\.1:1\/none: .*ECONNREFUSED/)])
    expect(away.stderr).not.toContain('secret')
    const none = await outcomeOf(
      start(['migrate-store', '--data', 'nowhere'], folder.path, undefined, { DATABASE_URL: address }),
    )
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('there is no database in this folder')])
  })

  it('migrate-store moves everything, verified table by table, and the server goes on there', async () => {
    const before = readFileSync(join(data, 'tiersmith.db'))
    const moved = await run('migrate-store')
    expect([moved.code, moved.stdout]).toEqual([0, ''])
    expect(moved.stderr).toMatch(/^decisions: 1 row, sha256 [0-9a-f]{16}…$/m)
    expect(moved.stderr).toMatch(/\d+ entries, all as written/)
    expect(readFileSync(join(data, 'tiersmith.db')).equals(before)).toBe(true)

    const server = await spawnServer(data, [], { DATABASE_URL: address })
    const ask = (method: string, path: string, body?: unknown) => call(server.url, method, path, body, bearing(key))
    expect((await ask('GET', `/v1/decisions/${decision}`)).body).toMatchObject({ subject: 'D-1' })
    expect((await ask('POST', `/v1/decisions/${decision}/replay`)).body).toMatchObject({ outcome: 'identical' })
    expect((await ask('POST', EVALUATE, { input, record: true })).status).toBe(200)
    const rows = await ask('GET', `/v1/populations/${population}/rows`)
    expect(rows.body.items).toMatchObject([{ subject: 'A', input }])
    server.kill('SIGTERM')
    expect((await server.exit).code).toBe(0)

    const again = await run('migrate-store')
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('There is something in it already')])
  })

  it('migrate-store keeps nothing where a table doesn’t arrive as it was sent', async () => {
    const other = await newDatabase(postgres, `broken_${process.pid}`)
    const empty = await runOn(other, 'audit', 'head')
    expect([empty.code, empty.stderr]).toEqual([2, expect.stringContaining('there is nothing in it yet')])
    // A database that changes what is written into it.
    await runOn(other, 'keys', 'list')
    const client = new pg.Client(other)
    await client.connect()
    await client.query(`create function bend() returns trigger as 'begin new.note := ''bent''; return new; end' language plpgsql;
      create trigger bend before insert on versions for each row execute function bend()`)
    const refused = await runOn(other, 'migrate-store')
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('Table versions didn’t arrive')])
    expect((await client.query('select count(*)::int as n from strategies')).rows).toEqual([{ n: 0 }])
    await client.end()
  })

  it('audit, keys, replay and id@version look there', async () => {
    const verified = await run('audit', 'verify')
    expect([verified.code, verified.stderr]).toEqual([0, expect.stringContaining('all as written')])
    const made = await run('keys', 'create', '--name', 'desk', '--role', 'viewer')
    expect([made.code, (await run('keys', 'list')).stdout]).toEqual([0, expect.stringContaining('desk')])
    const replayed = await run('replay')
    expect([replayed.code, replayed.stderr]).toEqual([0, expect.stringContaining('2 decisions: 2 identical')])
    folder.write('subject.json', JSON.stringify(input))
    const evaluated = await run('evaluate', `${ID}@1`, '--input', 'subject.json', '--as-of', '2026-04-01')
    expect(JSON.parse(evaluated.stdout)).toMatchObject({ tier: { id: 'development' } })
  })

  it('nothing is changed under another key than the servers have', async () => {
    const stranger = (...words: string[]) =>
      outcomeOf(start([...words, '--data', 'elsewhere'], folder.path, undefined, { DATABASE_URL: address }))
    for (const words of [
      ['keys', 'create', '--name', 'desk', '--role', 'viewer'],
      ['people', 'invite', 'j.costa', '--role', 'admin'],
    ]) {
      const refused = await stranger(...words)
      expect([refused.code, refused.stdout, refused.stderr]).toEqual([2, '', expect.stringContaining('another key')])
    }
    expect(existsSync(join(folder.path, 'elsewhere'))).toBe(false)
    expect((await run('audit', 'verify')).code).toBe(0)
  })

  it('backup that is interrupted leaves nothing behind', async () => {
    const client = new pg.Client(address)
    await client.connect()
    // The copy has begun, and waits for this table.
    await client.query('begin; lock table decisions in access exclusive mode')
    const ours = () => readdirSync(folder.path).filter((name) => name.includes('stopped.db'))
    const backup = start(['backup', 'stopped.db', '--data', 'data'], folder.path, undefined, { DATABASE_URL: address })
    const outcome = outcomeOf(backup)
    await expect.poll(ours, { timeout: 20_000 }).toHaveLength(3)
    backup.kill('SIGINT')
    expect((await outcome).code).toBe(130)
    expect(ours()).toEqual([])
    await client.end()
  })

  it('backup makes one file of it, from which a server starts', async () => {
    const backup = await run('backup', 'backup.db')
    expect([backup.code, backup.stderr]).toEqual([0, expect.stringContaining('all as written')])
    expect(existsSync(join(folder.path, 'backup.db-wal'))).toBe(false)
    const db = sqlite<never>({ file: join(folder.path, 'backup.db'), access: 'read' })
    expect((await sql`select count(*) as n from decisions`.execute(db)).rows).toEqual([{ n: 2 }])
    await db.destroy()

    const restored = join(folder.path, 'restored')
    cpSync(join(data, 'secrets.json'), join(restored, 'secrets.json'))
    cpSync(join(folder.path, 'backup.db'), join(restored, 'tiersmith.db'))
    const server = await spawnServer(restored, [], { DATABASE_URL: '' })
    expect((await call(server.url, 'GET', `/v1/decisions/${decision}`, undefined, bearing(key))).status).toBe(200)
    server.kill('SIGTERM')
    await server.exit
  })
})
