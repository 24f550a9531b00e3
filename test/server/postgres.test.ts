/** What a store on a PostgreSQL server does that a file doesn't: several at once, and connections that are lost. */
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DatabaseTooNew, ForeignDatabase, StorageUnavailable } from '../../server/store/errors.ts'
import { migrationsDone } from '../../server/store/migrate.ts'
import { migrations } from '../../server/store/migrations/index.ts'
import { postgres } from '../../server/store/postgres/driver.ts'
import { DEFAULT_SETTINGS } from '../../server/store/records.ts'
import { Store, type Write } from '../../server/store/store.ts'
import { addStrategy, readStrategies, readStrategy } from '../../server/store/strategies.ts'
import { newDatabase, noPostgres, type PostgresServer, startPostgres } from '../postgresServer.ts'
import { startProxy, type TcpProxy } from './tcpProxy.ts'

const now = '2026-04-01T00:00:00.000Z'
const add = (write: Write, id: string) => addStrategy(write, { id, createdAt: now, settings: DEFAULT_SETTINGS })

describe.skipIf(noPostgres)(`a store on PostgreSQL${noPostgres ? `: ${noPostgres}` : ''}`, () => {
  let server: PostgresServer
  let address: string
  let databases = 0
  const open: Store[] = []
  const opened = async (place = address) => {
    const store = await Store.open(place)
    open.push(store)
    return store
  }
  const inServer = async (statement: string) => {
    const client = new pg.Client(address)
    await client.connect()
    try {
      return (await client.query(statement)).rows
    } finally {
      await client.end()
    }
  }

  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server?.stop())
  beforeEach(async () => {
    address = await newDatabase(server, `store_${process.pid}_${databases++}`)
  })
  afterEach(async () => {
    for (const store of open.splice(0)) await store.close()
  })

  it('is made once by several processes that start at the same time', async () => {
    await Promise.all([opened(), opened(), opened()])
    const db = postgres<never>({ address, access: 'read' })
    expect(await migrationsDone(db)).toEqual(Object.keys(migrations))
    await db.destroy()
  })

  it('leaves alone what belongs to others, or to a newer version', async () => {
    await inServer('create table invoices (id int)')
    await expect(Store.open(address)).rejects.toBeInstanceOf(ForeignDatabase)
    expect(await inServer('select count(*)::int as n from pg_tables where schemaname = current_schema()')).toEqual([
      { n: 1 },
    ])
    await inServer('drop table invoices')
    await opened()
    await inServer(`insert into kysely_migration (name, timestamp) values ('999-from-the-future', '2030')`)
    await expect(Store.open(address)).rejects.toBeInstanceOf(DatabaseTooNew)
    await expect(Store.openToRead(address)).rejects.toThrow(/999-from-the-future/)
  })

  it('sorts texts by their bytes, as a file does, whatever the locale', async () => {
    const store = await opened()
    const ids = ['b', 'B', 'a', 'ä', 'Z', '策略', '_', '10', '9']
    await store.write(async (write) => {
      for (const id of ids) await add(write, id)
    })
    const bytes = [...ids].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    expect((await readStrategies(store.read, { limit: 99 })).map(({ id }) => id)).toEqual(bytes)
  })

  it('can’t be written through what reads', async () => {
    const store = await opened()
    const writing = store.read.deleteFrom('strategies').execute()
    await expect(writing).rejects.toMatchObject({ name: 'StorageUnavailable', code: '25006' })
  })

  it('lets changes of several processes happen one after the other, each seeing the one before it', async () => {
    const stores = await Promise.all([opened(), opened(), opened()])
    const count = (write: Write) => readStrategies(write, { limit: 200 }).then((all) => all.length)
    await Promise.all(
      Array.from({ length: 45 }, (_, i) =>
        (stores[i % 3] as Store).write(async (write) => {
          // Two that read the same count would take the same id, and one of them would be lost.
          const id = `s${String(await count(write)).padStart(3, '0')}`
          await wait(i % 3)
          await add(write, id)
        }),
      ),
    )
    const ids = (await readStrategies((stores[0] as Store).read, { limit: 99 })).map(({ id }) => id)
    expect(ids).toEqual(Array.from({ length: 45 }, (_, i) => `s${String(i).padStart(3, '0')}`))
  })

  it('lets what is only recorded pass while another process changes something', async () => {
    const [changing, recording] = await Promise.all([opened(), opened()])
    await changing.write(async (write) => {
      await add(write, 'slow')
      await recording.record((record) => add(record, 'quick'))
      expect(await readStrategy(changing.read, 'quick')).toBeDefined()
    })
  })

  it('reads one moment in a snapshot, however much is written meanwhile', async () => {
    const store = await opened()
    await store.write((write) => add(write, 'before'))
    await store.snapshot(async (read) => {
      expect(await readStrategies(read, { limit: 9 })).toHaveLength(1)
      await store.write((write) => add(write, 'after'))
      expect(await readStrategies(read, { limit: 9 })).toHaveLength(1)
    })
    expect(await readStrategies(store.read, { limit: 9 })).toHaveLength(2)
  })

  it('tells other processes of a change once it is committed', async () => {
    const [one, other] = await Promise.all([opened(), opened()])
    let heard = 0
    const listener = other.listen(() => heard++)
    await expect.poll(() => heard, { timeout: 5_000 }).toBe(1)
    await one.write((write) => add(write, 'a')).then(() => expect.poll(() => heard, { timeout: 5_000 }).toBe(2))
    await expect(
      one.write(async (write) => {
        await add(write, 'b')
        throw new Error('changed my mind')
      }),
    ).rejects.toThrow('changed my mind')
    await one.write((write) => add(write, 'c'))
    await expect.poll(() => heard, { timeout: 5_000 }).toBe(3)
    await listener.stop()
  })

  describe('that is reached through a network which fails', () => {
    let proxy: TcpProxy
    beforeEach(async () => {
      proxy = await startProxy(address)
    })
    afterEach(() => proxy.close())

    it.each(['write', 'record'] as const)('learns that a %s was kept whose answer was lost', async (kind) => {
      const store = await opened(proxy.address)
      proxy.cutNextCommit('after')
      await store[kind]((write) => add(write, 'kept'))
      expect(await readStrategy(store.read, 'kept')).toBeDefined()
    })

    it.each(['write', 'record'] as const)('says that a %s was not kept which never arrived', async (kind) => {
      const store = await opened(proxy.address)
      proxy.cutNextCommit('before')
      await expect(store[kind]((write) => add(write, 'lost'))).rejects.toBeInstanceOf(StorageUnavailable)
      expect(await readStrategy(store.read, 'lost')).toBeUndefined()
      await store[kind]((write) => add(write, 'lost'))
      expect(await readStrategy(store.read, 'lost')).toBeDefined()
    })
  })

  it('goes on after a restart of the server, which loses nothing that was acknowledged', async ({ skip }) => {
    if (!server.restart) return skip('the server isn’t ours')
    const store = await opened()
    const kept: string[] = []
    let restarted = false
    const writing = (async () => {
      for (let i = 0; !restarted || i < 20; i++) {
        const id = `s${i}`
        const done = await store
          .write((write) => add(write, id))
          .catch((error) => {
            expect(error).toBeInstanceOf(StorageUnavailable)
            return false
          })
        if (done) kept.push(id)
        else await wait(20)
      }
    })()
    await wait(100)
    await server.restart()
    const before = kept.length
    await expect.poll(() => kept.length, { timeout: 20_000 }).toBeGreaterThan(before)
    restarted = true
    await writing
    const found = new Set((await readStrategies(store.read, { limit: 10_000 })).map(({ id }) => id))
    expect(kept.filter((id) => !found.has(id))).toEqual([])
  })

  it('that hangs in the middle of a change gives way to others', async () => {
    const [hanging, other] = await Promise.all([opened(), opened()])
    await expect(
      hanging.write(async (write) => {
        await add(write, 'half')
        // What the server does to a process that has been silent for half a minute.
        await inServer(
          "select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and datname = current_database()",
        )
        await other.write((next) => add(next, 'whole'))
        await add(write, 'other half')
      }),
    ).rejects.toBeInstanceOf(StorageUnavailable)
    expect((await readStrategies(other.read, { limit: 9 })).map(({ id }) => id)).toEqual(['whole'])
  })
})
