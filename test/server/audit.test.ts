import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AuditEntry, type AuditHead, GENESIS, hashEntry, macOfHead } from '../../server/audit/chain.ts'
import { storedHead } from '../../server/audit/entries.ts'
import { AuditLog } from '../../server/audit/log.ts'
import { verifyDatabase } from '../../server/audit/verify.ts'
import { SYSTEM } from '../../server/auth/principal.ts'
import { digestOfCanonical } from '../../server/services/compiled.ts'
import { publishIn } from '../../server/services/publication.ts'
import { DEFAULT_SETTINGS } from '../../server/store/records.ts'
import { copyDatabase, sqlite } from '../../server/store/sqlite/driver.ts'
import { Store } from '../../server/store/store.ts'
import { addStrategy } from '../../server/store/strategies.ts'
import type { Tables } from '../../server/store/tables.ts'
import { scratch } from './harness.ts'

const KEY = Buffer.alloc(32, 7)
const ENTRIES = 12
const clock = () => Date.parse('2026-04-01T00:00:00Z')

/** A sound database that every test gets a copy of. */
let original: string
let file: string
let folder: string
let remove: () => void
let exported: AuditHead

beforeAll(async () => {
  ;({ folder, remove } = scratch())
  original = join(folder, 'original.db')
  const source = join(folder, 'source.db')
  const store = await Store.open(source)
  const audit = new AuditLog(KEY, clock)
  const now = new Date(clock()).toISOString()
  await store.write(async (write) => {
    await addStrategy(write, { id: 'demo', createdAt: now, settings: DEFAULT_SETTINGS })
    await audit.append(write, SYSTEM, { action: 'strategy.create', strategy: 'demo', details: {} })
    for (let version = 1; version <= 4; version++) {
      const canonical = `{"version":${version}}`
      const checked = { id: 'demo', canonical, digest: digestOfCanonical(canonical), problems: [] }
      const publication = {
        checked,
        effectiveFrom: `2026-0${version}-01`,
        phase: { en: `Phase ${version}` },
        note: 'why',
        authors: [SYSTEM],
        approvers: [],
      }
      await publishIn(write, audit, SYSTEM, publication, now)
    }
    for (let count = 5; count < ENTRIES; count++) {
      await audit.append(write, SYSTEM, {
        action: 'draft.save',
        strategy: 'demo',
        details: { draft: `draft ${count}` },
      })
    }
  })
  exported = await headOf(store)
  await store.close()
  await copyDatabase(source, original)
})
afterAll(() => remove())
/** Of its own for each test: SQLite leaves files beside a database. */
let copies = 0
const freshCopy = () => {
  file = join(folder, `copy ${++copies}.db`)
  copyFileSync(original, file)
}
beforeEach(freshCopy)

const headOf = async (store: Store): Promise<AuditHead> => {
  const head = await storedHead(store.read)
  return { seq: head?.seq ?? 0, hash: head?.hash ?? '' }
}

const verify = async (options: { key?: Buffer | undefined; exported?: AuditHead } = { key: KEY }) => {
  const store = await Store.openToRead(file)
  try {
    return await store.snapshot((read) => verifyDatabase(read, options))
  } finally {
    await store.close()
  }
}

/** What somebody with the file and any SQLite tool can do. */
const tamper = async (...statements: string[]) => {
  const db = sqlite<Tables>({ file, access: 'write' })
  await sql`pragma foreign_keys = off`.execute(db)
  for (const statement of statements) await sql.raw(statement).execute(db)
  await db.destroy()
}

/** Writes the chain anew from an entry on, with right hashes, after `change`; and the head without the key. */
const rewriteFrom = async (
  seq: number,
  change: (entry: AuditEntry) => Partial<AuditEntry>,
  key = Buffer.alloc(32, 1),
) => {
  const db = sqlite<Tables>({ file, access: 'write' })
  const rows = await db.selectFrom('audit').selectAll().orderBy('seq').execute()
  let previous = rows.find((row) => row.seq === seq - 1)?.hash ?? GENESIS
  for (const row of rows.filter((one) => one.seq >= seq)) {
    const { strategy_id, actor_id: _, actor, details, ...rest } = row
    const parsed = { ...rest, actor: JSON.parse(actor), details: JSON.parse(details), previous }
    const entry = { ...parsed, ...(strategy_id === null ? {} : { strategy: strategy_id }) }
    const next = row.seq === seq ? { ...entry, ...change(entry) } : entry
    previous = hashEntry(next)
    const changed = { previous: next.previous, hash: previous, details: JSON.stringify(next.details) }
    await db.updateTable('audit').set(changed).where('seq', '=', row.seq).execute()
  }
  const head = { seq: rows.length, hash: previous }
  await db
    .updateTable('audit_head')
    .set({ ...head, mac: macOfHead(head, key) })
    .execute()
  await db.destroy()
}

describe('a log as it was written', () => {
  it('is sound, with the key and an exported head, and says what could not be checked without them', async () => {
    expect(await verify({ key: KEY, exported })).toEqual({
      ok: true,
      entries: ENTRIES,
      head: exported,
      findings: [],
      unchecked: [],
      uncheckedCodes: [],
    })
    const withoutKey = await verify({})
    expect(withoutKey).toMatchObject({ ok: true, unchecked: [expect.stringContaining('the key isn’t here')] })
    expect((await verify({ key: KEY, exported: { seq: 3, hash: (await entryAt(3)).hash } })).ok).toBe(true)
  })

  it('is sound when it is empty', async () => {
    const empty = join(folder, 'empty.db')
    const store = await Store.open(empty)
    const verification = await store.snapshot((read) => verifyDatabase(read, { key: KEY }))
    await store.close()
    expect(verification).toMatchObject({ ok: true, entries: 0, head: { seq: 0, hash: GENESIS } })
  })
})

const entryAt = async (seq: number) => {
  const db = sqlite<Tables>({ file, access: 'read' })
  const row = await db.selectFrom('audit').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow()
  await db.destroy()
  return row
}

const set = (assignment: string, seq: number) => `update audit set ${assignment} where seq = ${seq}`

describe('verify names the first entry that doesn’t fit', () => {
  it.each([
    ['details', set(`details = '{"draft":"draft 6!"}'`, 7)],
    ['the time', set(`at = '2026-04-02T00:00:00.000Z'`, 7)],
    ['who did it', set(`actor = '{"kind":"system","id":"tiersmith","name":"Somebody"}'`, 7)],
    ['what filters find it by', set(`actor_id = 'somebody'`, 7)],
    ['the action', set(`action = 'draft.delete'`, 7)],
    ['the strategy', set('strategy_id = null', 7)],
    ['the hash', set(`hash = '${'0'.repeat(64)}'`, 7)],
    ['the hash before', set(`previous = '${'0'.repeat(63)}1'`, 7)],
    ['JSON that is none any more', set(`details = '{"draft'`, 7)],
    ['a blank that changes no value', set(`details = replace(details, ':', ': ')`, 7)],
    ['a lone surrogate', set(`details = '{"draft":"\\ud800"}'`, 7)],
  ])('with changed: %s', async (_, statement) => {
    await tamper(statement)
    expect(await verify()).toMatchObject({ ok: false, entries: 6, findings: [{ kind: 'changed', seq: 7 }] })
  })

  it('with one byte changed in the file', async () => {
    const bytes = readFileSync(file)
    // SQLite may leave an older copy of a row in a page's free space: the last one is the row.
    const at = bytes.lastIndexOf('"draft 8"')
    expect(at).toBeGreaterThan(0)
    bytes.writeUInt8(bytes.readUInt8(at + 7) ^ 1, at + 7)
    writeFileSync(file, bytes)
    expect(await verify()).toMatchObject({ ok: false, entries: 8, findings: [{ kind: 'changed', seq: 9 }] })
  })

  it('with an entry rewritten together with its hash', async () => {
    const row = await entryAt(7)
    const content = { seq: 7, at: row.at, actor: JSON.parse(row.actor), action: row.action, strategy: 'demo' }
    const hash = hashEntry({ ...content, details: { draft: 'other' }, previous: row.previous })
    await tamper(set(`details = '{"draft":"other"}', hash = '${hash}'`, 7))
    expect(await verify()).toMatchObject({ ok: false, findings: [{ kind: 'changed', seq: 7 }] })
  })

  it('with an entry removed, and several', async () => {
    await tamper('delete from audit where seq = 7')
    expect(await verify()).toMatchObject({ entries: 6, findings: [{ kind: 'missing', seq: 7 }] })
    await tamper('delete from audit where seq in (3, 8)')
    expect(await verify()).toMatchObject({
      entries: 2,
      findings: [
        { kind: 'missing', seq: 3, code: 'entries-missing', params: { from: 3, to: 3, next: 4 } },
        { kind: 'version', code: 'versions-unknown' },
        {},
      ],
    })
  })

  it('with an entry removed and the others moved up', async () => {
    await tamper('delete from audit where seq = 7', 'update audit set seq = seq - 1 where seq > 7')
    expect(await verify()).toMatchObject({ ok: false, entries: 6, findings: [{ seq: 7 }] })
  })

  it('with two entries swapped', async () => {
    await tamper(set('seq = 99', 7), set('seq = 7', 8), set('seq = 8', 99))
    expect(await verify()).toMatchObject({ entries: 6, findings: [{ kind: 'out-of-order', seq: 7 }] })
  })

  it('with an entry appended to another than the last', async () => {
    const { previous, action, at, actor } = await entryAt(5)
    const content = { seq: 13, at, actor: JSON.parse(actor), action, details: {}, previous }
    const values = `13, '${at}', '${actor}', 'tiersmith', '${action}', null, '{}', '${previous}', '${hashEntry(content)}'`
    await tamper(
      `insert into audit (seq, at, actor, actor_id, action, strategy_id, details, previous, hash) values (${values})`,
    )
    expect(await verify()).toMatchObject({ ok: false, entries: 12, findings: [{ kind: 'out-of-order', seq: 13 }] })
  })

  it('with an entry appended after the head', async () => {
    const { hash: previous, action, at, actor } = await entryAt(12)
    const content = { seq: 13, at, actor: JSON.parse(actor), action, details: {}, previous }
    const values = `13, '${at}', '${actor}', 'tiersmith', '${action}', null, '{}', '${previous}', '${hashEntry(content)}'`
    await tamper(
      `insert into audit (seq, at, actor, actor_id, action, strategy_id, details, previous, hash) values (${values})`,
    )
    expect(await verify()).toMatchObject({ ok: false, findings: [{ kind: 'not-covered', seq: 13 }] })
  })

  it('with the tail cut', async () => {
    await tamper('delete from audit where seq > 9')
    expect(await verify()).toMatchObject({
      ok: false,
      entries: 9,
      findings: [{ kind: 'tail-cut', seq: 10, params: { last: 9, head: 12 } }],
    })
  })

  it('with the whole log gone, or its head', async () => {
    await tamper('delete from audit_head')
    expect(await verify()).toMatchObject({ ok: false, findings: [{ kind: 'head-rewritten' }] })
    await tamper('delete from audit')
    const { ok, findings } = await verify()
    expect(ok).toBe(false)
    expect(findings.map(({ kind }) => kind)).toEqual(['version', 'timeline'])
  })
})

describe('a tail cut together with the head, and a chain rewritten to its end', () => {
  const cut = async (key: Buffer) => {
    const { hash } = await entryAt(9)
    const mac = macOfHead({ seq: 9, hash }, key)
    await tamper('delete from audit where seq > 9', `update audit_head set seq = 9, hash = '${hash}', mac = '${mac}'`)
  }

  it('are found by the key', async () => {
    await cut(Buffer.alloc(32, 1))
    expect(await verify()).toMatchObject({ ok: false, findings: [{ kind: 'head-rewritten' }] })
    freshCopy()
    await rewriteFrom(7, () => ({ details: { draft: 'never was' } }))
    expect(await verify()).toMatchObject({ ok: false, findings: [{ kind: 'head-rewritten' }] })
  })

  it('look sound without the key, which is said', async () => {
    await rewriteFrom(7, () => ({ details: { draft: 'never was' } }))
    expect(await verify({})).toMatchObject({ ok: true, unchecked: [expect.stringContaining('rewritten')] })
  })

  it('are found by an exported head, even where the key was known', async () => {
    await cut(KEY)
    expect((await verify()).ok).toBe(true)
    expect(await verify({ key: KEY, exported })).toMatchObject({ ok: false, findings: [{ kind: 'tail-cut', seq: 10 }] })
    freshCopy()
    await rewriteFrom(7, () => ({ details: { draft: 'never was' } }), KEY)
    expect((await verify()).ok).toBe(true)
    expect(await verify({ key: KEY, exported })).toMatchObject({ findings: [{ kind: 'rewritten', seq: ENTRIES }] })
  })
})

describe('versions, timelines and documents', () => {
  it.each([
    ['document', `update documents set canonical = '{"version":9}' where canonical = '{"version":2}'`],
    ['version', `update versions set digest = (select digest from versions where number = 1) where number = 2`],
    ['version', `update versions set approvers = '[{"kind":"person","id":"p","name":"P"}]' where number = 2`],
    ['version', `update versions set created_at = '2020-01-01T00:00:00.000Z' where number = 2`],
    ['version', 'delete from versions where number = 2'],
    [
      'version',
      `insert into versions select strategy_id, 5, digest, authors, approvers, note, created_at from versions where number = 1`,
    ],
    ['timeline', `update timeline set effective_from = '2025-01-01' where seq = 2`],
    ['timeline', `update timeline set recorded_at = '2025-01-01T00:00:00.000Z' where seq = 2`],
    ['timeline', `update timeline set version = 1 where seq = 2`],
    ['timeline', `update timeline set phase = null where seq = 2`],
    ['timeline', 'delete from timeline where seq = 2'],
    [
      'timeline',
      `insert into timeline select strategy_id, 5, recorded_at, effective_from, version, phase, note, cancels from timeline where seq = 1`,
    ],
  ])('are held against the log: %s, %s', async (kind, statement) => {
    await tamper(statement)
    const { ok, entries, findings } = await verify()
    expect({ ok, entries, kinds: findings.map((finding) => finding.kind) }).toEqual({
      ok: false,
      entries: ENTRIES,
      kinds: [kind],
    })
  })
})
