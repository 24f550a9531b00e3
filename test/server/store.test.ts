import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, type Migration, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DatabaseTooNew, StorageUnavailable } from '../../server/store/errors.ts'
import { migrate, migrationsDone } from '../../server/store/migrate.ts'
import { migrations } from '../../server/store/migrations/index.ts'
import { DEFAULT_SETTINGS } from '../../server/store/records.ts'
import { sqlite } from '../../server/store/sqlite/driver.ts'
import { Store, type Write } from '../../server/store/store.ts'
import { addStrategy, hasNoStrategy, readStrategies, readStrategy } from '../../server/store/strategies.ts'
import type { Tables } from '../../server/store/tables.ts'
import { addEntry, readTimeline } from '../../server/store/timeline.ts'
import { addVersion, readVersion, readVersions } from '../../server/store/versions.ts'
import { project, scratch } from './harness.ts'
import { placeOf, testServerAddress } from './place.ts'

let folder: string
let remove: () => void
/** The database: the file, or one on the server. */
let place: string
let file: string

beforeEach(async () => {
  ;({ folder, remove } = scratch())
  file = join(folder, 'tiersmith.db')
  place = await placeOf(folder)
})
afterEach(() => remove())

const nobody = { authors: [], approvers: [] }
const now = '2026-04-01T00:00:00.000Z'

const add = async (write: Write, id: string) => {
  await addStrategy(write, { id, createdAt: now, settings: DEFAULT_SETTINGS })
  await addVersion(write, { strategy: id, digest: `sha256:${id}`, canonical: '{}', note: 'first', now, ...nobody })
  return addEntry(write, { strategy: id, version: 1, effectiveFrom: '2026-04-01', note: 'first', now })
}

describe('the store', () => {
  it('gives back what was written, after being closed and opened again', async () => {
    const store = await Store.open(place)
    await store.write(async (write) => {
      await addStrategy(write, {
        id: '策略',
        createdAt: now,
        settings: { ...DEFAULT_SETTINGS, timeZone: 'Asia/Taipei', title: { en: 'T' } },
      })
      await addVersion(write, {
        strategy: '策略',
        digest: 'sha256:1',
        canonical: '{"a":1}',
        note: "it's",
        now,
        ...nobody,
      })
      await addEntry(write, { strategy: '策略', version: 1, effectiveFrom: '2026-04-01', phase: 'One', note: '', now })
    })
    await store.close()
    const again = await Store.open(place)
    expect(await readStrategy(again.read, '策略')).toEqual({
      id: '策略',
      createdAt: now,
      settings: { ...DEFAULT_SETTINGS, timeZone: 'Asia/Taipei', title: { en: 'T' } },
    })
    expect(await readVersion(again.read, '策略', 1)).toEqual({
      version: { strategy: '策略', number: 1, digest: 'sha256:1', ...nobody, note: "it's", createdAt: now },
      canonical: '{"a":1}',
    })
    expect(await readTimeline(again.read, '策略')).toEqual([
      { seq: 1, recordedAt: now, effectiveFrom: '2026-04-01', version: 1, phase: 'One', note: '' },
    ])
    expect(await readVersion(again.read, '策略', 2)).toBeUndefined()
    expect(await readStrategy(again.read, "x'; DROP TABLE strategies; --")).toBeUndefined()
    await again.close()
  })

  it('pages lists by key', async () => {
    const store = await Store.open(place)
    for (const id of ['a', 'b', 'c', 'd']) await store.write((write) => add(write, id))
    expect((await readStrategies(store.read, { limit: 2 })).map(({ id }) => id)).toEqual(['a', 'b'])
    expect((await readStrategies(store.read, { limit: 9, after: 'b' })).map(({ id }) => id)).toEqual(['c', 'd'])
    await store.close()
  })

  it('numbers versions and entries without gaps, also when many write at once', async () => {
    const store = await Store.open(place)
    await store.write((write) => add(write, 'a'))
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        store.write(async (write) => {
          const version = await addVersion(write, {
            strategy: 'a',
            digest: `d${i}`,
            canonical: '{}',
            note: '',
            now,
            ...nobody,
          })
          await addEntry(write, { strategy: 'a', version: version.number, effectiveFrom: now, note: '', now })
        }),
      ),
    )
    const versions = await readVersions(store.read, 'a', { limit: 100 })
    expect(versions.map(({ number }) => number)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1))
    expect((await readTimeline(store.read, 'a')).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 21 }, (_, i) => i + 1),
    )
    await store.close()
  })

  it('keeps an acknowledged write when another that ran at the same time is rolled back', async () => {
    const store = await Store.open(place)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, i) =>
        store.write(async (write) => {
          await add(write, `s${i}`)
          // Yields in the middle, so that another transaction would get between if it could.
          await new Promise((resolve) => setTimeout(resolve, i % 3))
          if (i % 2 === 1) throw new Error('changed my mind')
        }),
      ),
    )
    const kept = (await readStrategies(store.read, { limit: 100 })).map(({ id }) => id)
    const acknowledged = outcomes.flatMap(({ status }, i) => (status === 'fulfilled' ? [`s${i}`] : []))
    expect(acknowledged).toHaveLength(15)
    expect(kept.sort()).toEqual(acknowledged.sort())
    await store.close()
  })

  it('never records an entry before the one that was recorded before it, though the clock was set back', async () => {
    const store = await Store.open(place)
    await store.write((write) => add(write, 'a'))
    const yesterday = '2026-03-31T00:00:00.000Z'
    const entry = await store.write((write) =>
      addEntry(write, { strategy: 'a', version: 1, effectiveFrom: now, note: '', now: yesterday }),
    )
    expect(entry.recordedAt).toBe(now)
    await store.close()
  })

  it('refuses a timeline entry for a version that doesn’t exist', async () => {
    const store = await Store.open(place)
    await store.write((write) => add(write, 'a'))
    const entry = { strategy: 'a', version: 7, effectiveFrom: now, note: '', now }
    await expect(store.write((write) => addEntry(write, entry))).rejects.toThrow(/foreign key/i)
    await store.close()
  })
})

// What a server of PostgreSQL does instead is in postgres.test.ts.
const onFiles = testServerAddress === undefined ? describe : () => {}

onFiles('the store in a file', () => {
  it('keeps nothing of a transaction that fills the disk, says so, and goes on reading', async () => {
    const store = await Store.open(file)
    await store.write((write) => add(write, 'small'))
    const publishing = store.write(async (write) => {
      await sql`pragma max_page_count = 40`.execute(write)
      await add(write, 'large')
      await addVersion(write, {
        strategy: 'large',
        digest: 'd',
        canonical: 'x'.repeat(500_000),
        note: '',
        now,
        ...nobody,
      })
    })
    await expect(publishing).rejects.toMatchObject({ name: 'StorageUnavailable', code: 'SQLITE_FULL' })
    expect((await readStrategies(store.read, { limit: 9 })).map(({ id }) => id)).toEqual(['small'])
    expect((await readVersion(store.read, 'small', 1))?.canonical).toBe('{}')
    await store.close()
  })

  it('has a write-ahead log, full synchronisation and foreign keys', async () => {
    await (await Store.open(file)).close()
    const db = sqlite<never>({ file, access: 'write' })
    const pragma = async (name: string) =>
      Object.values((await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(db)).rows[0] ?? {})[0]
    expect(await pragma('journal_mode')).toBe('wal')
    expect(await pragma('synchronous')).toBe(2)
    expect(await pragma('foreign_keys')).toBe(1)
    await db.destroy()
  })

  it('can’t be written through a read connection', async () => {
    await (await Store.open(file)).close()
    const db = sqlite<never>({ file, access: 'read' })
    await expect(sql`delete from strategies`.execute(db)).rejects.toBeInstanceOf(StorageUnavailable)
    await db.destroy()
  })

  it.each([[undefined], [Number.NaN], [Number.POSITIVE_INFINITY], [1n], [{}], [true]])(
    'refuses to bind %s, which sqlite3 would take for something else',
    async (value) => {
      const db = sqlite<never>({ file, access: 'write' })
      await expect(sql`select ${value} as it`.execute(db)).rejects.toThrow(TypeError)
      await db.destroy()
    },
  )

  it('is not a database: says so', async () => {
    writeFileSync(file, 'this is a text file, not a database, and long enough to be looked at. '.repeat(20))
    await expect(Store.open(file)).rejects.toBeInstanceOf(StorageUnavailable)
  })
})

onFiles('migrations of a file', () => {
  it('of a newer version are refused, and the file stays as it is', async () => {
    const store = await Store.open(file)
    await store.write((write) => add(write, 'a'))
    await store.close()
    const db = sqlite<never>({ file, access: 'write' })
    await sql`insert into kysely_migration (name, timestamp) values ('999-from-the-future', '2030')`.execute(db)
    await db.destroy()
    const before = readFileSync(file)
    const refused = Store.open(file)
    await expect(refused).rejects.toBeInstanceOf(DatabaseTooNew)
    await expect(refused).rejects.toThrow(/999-from-the-future/)
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('are run once', async () => {
    await (await Store.open(file)).close()
    await (await Store.open(file)).close()
    const db = sqlite<never>({ file, access: 'read' })
    expect(await migrationsDone(db)).toEqual(Object.keys(migrations))
    await db.destroy()
  })

  it('that fail half-way leave nothing behind, and the next start completes them', async () => {
    const db = sqlite<never>({ file, access: 'write' })
    const failing = {
      ...migrations,
      '002-next': {
        up: async (trx: Kysely<never>) => {
          await sql`create table half (done text)`.execute(trx)
          throw new Error('power cut')
        },
      },
    }
    await expect(migrate(db, failing)).rejects.toThrow('power cut')
    expect(await migrationsDone(db)).toEqual([])
    expect((await sql`select name from sqlite_master where name in ('half', 'strategies')`.execute(db)).rows).toEqual(
      [],
    )
    await db.destroy()
    const store = await Store.open(file)
    expect(await hasNoStrategy(store.read)).toBe(true)
    await store.close()
  })

  it('killed half-way are completed by the next start', async () => {
    // A process of its own, which dies by SIGKILL after a migration's first statements.
    const script = `
      import { migrate } from './server/store/migrate.ts'
      import { migrations } from './server/store/migrations/index.ts'
      import { sqlite } from './server/store/sqlite/driver.ts'
      const up = async (db) => {
        await migrations['001-strategies'].up(db)
        process.kill(process.pid, 'SIGKILL')
        await new Promise(() => {})
      }
      void migrate(sqlite({ file: ${JSON.stringify(file)}, access: 'write' }), { '001-strategies': { up } })
    `
    const killed = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
      cwd: project,
    })
    expect(killed.signal, killed.stderr.toString()).toBe('SIGKILL')
    await Store.openToRead(file).then((store) => store.close())
    const store = await Store.open(file)
    await store.write((write) => add(write, 'a'))
    expect((await readTimeline(store.read, 'a')).length).toBe(1)
    await store.close()
  })

  it('killed half-way leave a database with its data as it was, and the next start completes them', async () => {
    const [first = ''] = Object.keys(migrations)
    const before = sqlite<Tables>({ file, access: 'write' })
    await migrate(before, { [first]: migrations[first] as Migration })
    await before.transaction().execute((write) => add(write, 'a'))
    await before.destroy()
    // Dies by SIGKILL once the last of several new migrations has made its tables, before their transaction ends.
    const script = `
      import { migrate } from './server/store/migrate.ts'
      import { migrations } from './server/store/migrations/index.ts'
      import { sqlite } from './server/store/sqlite/driver.ts'
      const last = Object.keys(migrations).at(-1)
      const up = async (db) => {
        await migrations[last].up(db)
        process.kill(process.pid, 'SIGKILL')
        await new Promise(() => {})
      }
      void migrate(sqlite({ file: ${JSON.stringify(file)}, access: 'write' }), { ...migrations, [last]: { up } })
    `
    const killed = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
      cwd: project,
    })
    expect(killed.signal, killed.stderr.toString()).toBe('SIGKILL')
    const between = sqlite<never>({ file, access: 'read' })
    expect(await migrationsDone(between)).toEqual([first])
    await between.destroy()
    const store = await Store.open(file)
    expect(await readTimeline(store.read, 'a')).toHaveLength(1)
    expect(await store.read.selectFrom('audit').selectAll().execute()).toEqual([])
    await store.close()
  })
})
