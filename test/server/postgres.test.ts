/** What a store on a PostgreSQL server does that a file doesn't: several at once, and connections that are lost. */
import { getEventListeners } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { AuditLog } from '../../server/audit/log.ts'
import { SESSION_COOKIE } from '../../server/auth/credentials.ts'
import { Identities } from '../../server/auth/identities.ts'
import { addPerson } from '../../server/auth/people.ts'
import { SYSTEM } from '../../server/auth/principal.ts'
import { addSession } from '../../server/auth/sessions.ts'
import { Upkeep } from '../../server/auth/upkeep.ts'
import { asFault } from '../../server/http/problem.ts'
import { Catalog } from '../../server/services/catalog.ts'
import { Changes } from '../../server/services/changes.ts'
import { checkedDocument } from '../../server/services/checked.ts'
import { CompiledStrategies } from '../../server/services/compiled.ts'
import { loadPacks } from '../../server/services/packs.ts'
import { publishIn } from '../../server/services/publication.ts'
import { insertDecisions, latestTiers } from '../../server/store/decisions.ts'
import { DatabaseTooNew, ForeignDatabase, StorageUnavailable } from '../../server/store/errors.ts'
import { migrationsDone } from '../../server/store/migrate.ts'
import { migrations } from '../../server/store/migrations/index.ts'
import { postgres } from '../../server/store/postgres/driver.ts'
import { listen } from '../../server/store/postgres/listen.ts'
import { DEFAULT_SETTINGS } from '../../server/store/records.ts'
import { Store, type Write } from '../../server/store/store.ts'
import { addStrategy, readStrategies, readStrategy } from '../../server/store/strategies.ts'
import { newDatabase, noPostgres, type PostgresServer, startPostgres } from '../postgresServer.ts'
import { fixture } from './harness.ts'
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

  it.each(['', '?options=-c%20search_path%3Dpublic'])('can’t be written through what reads (%s)', async (options) => {
    const store = await opened(address + options)
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

  it('isn’t said to have kept what a statement that failed took with it', async () => {
    const store = await opened()
    const recording = store.record(async (write) => {
      await add(write, 'half')
      await sql`select 1 / 0`.execute(write).catch(() => {})
    })
    await expect(recording).rejects.toThrow('nothing of it was kept')
  })

  it('refuses an encoding in which not every text can be kept, and says what the server refuses', async () => {
    const at = (database: string, user = 'postgres') => {
      const url = new URL(address)
      url.pathname = `/${database}`
      url.username = user
      return url.href
    }
    const name = `latin_${process.pid}`
    await inServer(`create database ${name} encoding 'LATIN1' locale 'C' template template0`)
    await expect(Store.open(at(name))).rejects.toThrow('its encoding is LATIN1, and must be UTF8')
    await inServer(`create role ${name} login`)
    await inServer('revoke create on schema public from public')
    await expect(Store.open(at(new URL(address).pathname.slice(1), name))).rejects.toMatchObject({
      name: 'StorageUnavailable',
      code: '42501',
    })
    await inServer(`alter database ${name} allow_connections false`)
    await expect(Store.open(at(name))).rejects.toMatchObject({ name: 'StorageUnavailable', code: '55000' })
    await inServer(`drop database ${name}`)
    await inServer(`drop role ${name}`)
  })

  it('records and finds the longest subject that a request may have', async () => {
    const store = await opened()
    // Nothing in it repeats, so that it can't be stored in less.
    const subject = Array.from({ length: 1_000 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7_919) % 20_000))).join(
      '',
    )
    const texts = {
      digest: 'd',
      engine: '1',
      as_of: 'd',
      recorded_at: now,
      recorded_by: '{}',
      request: '{}',
      input: '{}',
    }
    const row = { id: 'a', strategy_id: 's', version: 1, phase: null, tier: 't', sealed: null, result: '{}', ...texts }
    await store.record((write) => insertDecisions(write, [{ ...row, subject }]))
    expect(await latestTiers(store, 's', [subject])).toEqual(new Map([[subject, 't']]))
  })

  it('gets the packs of one of two servers that begin at the same time', async () => {
    const stores = await Promise.all([opened(), opened()])
    const audit = new AuditLog(Buffer.alloc(32), Date.now)
    const timeline = [{ version: 1, effectiveFrom: '2026-01-01', note: '' }]
    const pack = (id: string) => {
      const versions = [checkedDocument({ ...fixture(), id })]
      return { id, title: id, strategies: [{ id, versions, timeline, population: 'none' }] }
    }
    const loaded = await Promise.all(stores.map((store, i) => loadPacks(store, audit, [pack(`p${i}`)], now)))
    const ids = (await readStrategies((stores[0] as Store).read, { limit: 9 })).map(({ id }) => id)
    expect(ids).toHaveLength(1)
    expect(loaded.flat()).toEqual(ids)
  })

  it('is seen by other servers however long their lists take', async () => {
    const [one, other] = await Promise.all([opened(), opened()])
    const audit = new AuditLog(Buffer.alloc(32), Date.now)
    const catalog = new Catalog(other, new CompiledStrategies(), Date.now)
    const forgotten: string[] = []
    catalog.forget = (id) => forgotten.push(id)
    catalog.forgetAll = () => forgotten.push('all')
    const changes = new Changes(other, new Identities(other, Date.now), catalog)
    // Once it listens, it trusts nothing that it knew before.
    await expect.poll(() => forgotten, { timeout: 20_000 }).toEqual(['all'])
    // As many as it has connections to read.
    const lists = Promise.allSettled(Array.from({ length: 4 }, () => sql`select pg_sleep(50)`.execute(other.read)))
    const details = { settings: DEFAULT_SETTINGS }
    await one.write((write) => audit.append(write, SYSTEM, { action: 'strategy.create', strategy: 'new', details }))
    await expect.poll(() => forgotten, { timeout: 20_000 }).toEqual(['all', 'new'])
    await changes.stop()
    await inServer("select pg_cancel_backend(pid) from pg_stat_activity where query = 'select pg_sleep(50)'")
    expect((await lists).map(({ status }) => status)).toEqual(Array(4).fill('rejected'))
  })

  it('is known anew where a backup was put in its place', async () => {
    const store = await opened()
    const audit = new AuditLog(Buffer.alloc(32), Date.now)
    const publish = (title: string) => {
      const checked = checkedDocument({ ...fixture(), id: 's', title })
      const publication = { checked, effectiveFrom: '2026-01-01', note: '', authors: [], approvers: [] }
      return store.write((write) => publishIn(write, audit, SYSTEM, publication, now))
    }
    const catalog = new Catalog(store, new CompiledStrategies(), Date.now)
    const changes = new Changes(store, new Identities(store, Date.now), catalog)
    const title = async () => {
      await changes.look()
      return (await catalog.version(await catalog.find('s'), 1)).document.title
    }
    await store.write((write) => add(write, 's'))
    await publish('lost')
    expect(await title()).toBe('lost')
    // As it was before that, and then went on another way.
    await inServer('truncate timeline, versions, documents, proposals, proposal_events, audit, audit_head')
    await publish('kept')
    expect(await title()).toBe('kept')
    await changes.stop()
  })

  it('keeps a session open on every server that was used on one of them', async () => {
    const hour = 3_600_000
    let clock = Date.parse(now)
    const stores = await Promise.all([opened(), opened()])
    const [one, other] = stores.map((store) => new Identities(store, () => clock)) as [Identities, Identities]
    const audit = new AuditLog(Buffer.alloc(32), () => clock)
    const cookie = await (stores[0] as Store).write(async (write) => {
      const person = await addPerson(write, audit, SYSTEM, { login: 'j', name: 'J', roles: ['viewer'] }, clock)
      return addSession(write, audit, { kind: 'person', id: person.id, name: 'J' }, 'password', clock)
    })
    const headers = { cookie: `${SESSION_COOKIE}=${cookie}` }
    expect(await one.identify(headers)).toMatchObject({ name: 'J' })
    clock += 8 * hour
    expect(await other.identify(headers)).toMatchObject({ name: 'J' })
    await new Upkeep(stores[1] as Store, other, () => clock).stop()
    clock += 8 * hour
    expect(await one.identify(headers)).toMatchObject({ name: 'J' })
    clock += 13 * hour
    expect(await one.identify(headers)).toBe('unknown')
  })

  it('is told apart where nobody knows whether a change was kept', () => {
    const lost = (outcome?: 'unknown') => asFault(new StorageUnavailable('X', new Error('lost'), outcome)).message
    expect([lost(), lost('unknown')]).toEqual([
      expect.stringContaining('nothing was changed'),
      expect.stringContaining('Look whether it is there'),
    ])
  })

  it('is listened to again and again while it is away, without keeping anything of it', async () => {
    const signals = new Set<AbortSignal>()
    const add = vi.spyOn(AbortSignal.prototype, 'addEventListener').mockImplementation(function (
      this: AbortSignal,
      ...given: Parameters<EventTarget['addEventListener']>
    ) {
      signals.add(this)
      EventTarget.prototype.addEventListener.apply(this, given)
    })
    const listener = listen('postgres://nobody@127.0.0.1:1/none', () => {})
    try {
      await wait(1_700)
      const kept = [...signals].map((signal) => getEventListeners(signal, 'abort').length)
      expect(kept.length).toBeGreaterThan(1)
      expect(Math.max(...kept)).toBeLessThan(3)
    } finally {
      add.mockRestore()
      await listener.stop()
    }
  })

  describe('that is reached through a network which fails', () => {
    let proxy: TcpProxy
    beforeEach(async () => {
      proxy = await startProxy(address)
    })
    afterEach(() => proxy.close())

    it('is no longer listened to although it hangs', async () => {
      const store = await opened()
      let heard = 0
      const listener = listen(proxy.address, () => heard++)
      await expect.poll(() => heard, { timeout: 5_000 }).toBe(1)
      proxy.freeze()
      await Promise.race([listener.stop(), wait(5_000).then(() => expect.fail('it waits for the server'))])
      await store.ping()
    })

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
