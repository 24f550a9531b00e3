import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyExport } from '../../server/audit/verify.ts'
import { linksOf, lookupInFile } from '../../server/cli/audit/exportFile.ts'
import { temporaryFolder, tiersmith } from '../cli/tiersmith.ts'
import { type Answer, bearing, fixture, keyFor, startTestServer, type TestServer } from './harness.ts'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const folder = temporaryFolder()

let server: TestServer
let now = NOW

beforeAll(async () => {
  server = await startTestServer({ clock: () => now, folder: folder.path })
  for (const id of ['a', 'b']) {
    now += 1_000
    await server.call('POST', '/v1/strategies', { document: { ...fixture(), id }, effectiveFrom: '2026-01-01' })
  }
  now = Date.parse('2026-06-03T00:00:00Z')
  await server.call('POST', '/v1/people', { login: 'x', name: '=HYPERLINK("http://x")', roles: ['viewer'] })
})
afterAll(() => server.end())

const list = (query = '', headers?: Record<string, string>) =>
  server.call('GET', `/v1/audit${query}`, undefined, headers)
const actions = ({ body }: Answer) => body.items.map(({ action }: { action: string }) => action)
const run = (...words: string[]) => tiersmith(['audit', ...words], folder.path)
const file = (name: string) => join(folder.path, name)

describe('GET /v1/audit', () => {
  it('tells what was changed, the newest first, or from the beginning on', async () => {
    const found = await list()
    expect(actions(found)[0]).toBe('person.create')
    expect(actions(await list('?order=oldest'))).toEqual(actions(found).toReversed())
    expect(found.body.items.at(-2)).toMatchObject({ actor: { kind: 'key', name: 'test admin' }, strategy: 'a' })
  })

  it.each([
    ['?action=version.publish', ['version.publish', 'version.publish']],
    ['?strategy=b', ['version.publish', 'strategy.create']],
    ['?strategy=b&action=strategy.create', ['strategy.create']],
    ['?from=2026-06-02&to=2026-06-04', ['person.create']],
    ['?from=2026-06-01T12:00:02Z&to=2026-06-03', ['version.publish', 'strategy.create']],
    ['?actor=nobody', []],
  ])('filters by %s', async (query, expected) => expect(actions(await list(query))).toEqual(expected))

  it('pages through filters without leaving anything out', async () => {
    const first = await list('?strategy=a&limit=1')
    const second = await list(`?strategy=a&limit=1&cursor=${first.body.next}`)
    expect([...actions(first), ...actions(second)]).toEqual(['version.publish', 'strategy.create'])
    expect(second.body.next).toBeNull()
  })

  it('begins at an entry, also where that one is filtered out', async () => {
    const seqs = async (query: string) => (await list(query)).body.items.map(({ seq }: { seq: number }) => seq)
    expect(await seqs('?through=3&limit=2')).toEqual([3, 2])
    const [newest = 0] = await seqs('?strategy=a&limit=1')
    expect(await seqs(`?strategy=a&limit=1&through=${newest - 1}`)).not.toContain(newest)
    expect((await list('?through=0')).status).toBe(400)
  })

  it('in figures: by action, by who did it, by strategy, by day', async () => {
    const { body } = await list('/summary')
    const counted = (what: string) => body.actions.find(({ action }: { action: string }) => action === what)?.entries
    expect([counted('version.publish'), counted('person.create'), counted('key.revoke')]).toEqual([2, 1, undefined])
    expect(body.strategies).toEqual(['a', 'b'].map((strategy) => ({ strategy, entries: 2 })))
    expect(body.actors[0].actor).toMatchObject({ kind: 'key', name: 'test admin' })
    // The key that asks was made beside the server, by the real clock.
    const days = body.days.map(({ day }: { day: string }) => day)
    expect(days).toEqual(expect.arrayContaining(['2026-06-01', '2026-06-03']))
    const sums = [body.actions, body.actors, body.days].map((list: { entries: number }[]) =>
      list.reduce((sum, { entries }) => sum + entries, 0),
    )
    expect(sums).toEqual([body.entries, body.entries, body.entries])
    const scoped = bearing(await keyFor(file('data'), 'auditor', ['b']))
    expect((await list('/summary', scoped)).body).toMatchObject({ entries: 2, strategies: [{ strategy: 'b' }] })
  })

  it.each(['?action=fly', '?from=2026-02-30', '?order=up', '?limit=0', '?cursor=x'])('refuses %s', async (query) => {
    expect((await list(query)).status).toBe(400)
  })

  it('is for those who audit; a key for some strategies sees what was done to them', async () => {
    const data = file('data')
    const viewer = bearing(await keyFor(data, 'viewer'))
    for (const path of ['', '/summary', '/head', '/verify']) expect((await list(path, viewer)).status).toBe(403)
    const scoped = bearing(await keyFor(data, 'auditor', ['b']))
    expect(actions(await list('', scoped))).toEqual(['version.publish', 'strategy.create'])
    expect(actions(await list('?strategy=a', scoped))).toEqual([])
    for (const path of ['/head', '/verify']) expect((await list(path, scoped)).status).toBe(403)
    const exported = await list('', { ...scoped, accept: 'application/x-ndjson' })
    expect(
      exported.text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).strategy),
    ).toEqual(['b', 'b'])
  })
})

describe('an export', () => {
  it('as NDJSON verifies by itself, against a head as well, and the export is an entry', async () => {
    const { body: head } = await list('/head')
    const { text, headers } = await list('', { accept: 'application/x-ndjson' })
    expect(headers.get('content-type')).toBe('application/x-ndjson')
    folder.write('export.ndjson', text)
    folder.write('head.json', JSON.stringify(head))
    const verified = await run('verify', 'export.ndjson', '--head', 'head.json')
    expect(verified).toMatchObject({ code: 0, stdout: '' })
    expect((await list('?limit=1')).body.items[0]).toMatchObject({
      action: 'audit.export',
      details: { what: 'entries', format: 'application/x-ndjson' },
    })
  })

  it('as CSV neutralises what a spreadsheet would run', async () => {
    const { text, headers } = await list('', { accept: 'text/csv;q=0.9, application/json;q=0.1' })
    expect(headers.get('content-type')).toContain('text/csv')
    const rows: Record<string, string>[] = parse(text, { columns: true })
    expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, index) => index + 1))
    expect(text).not.toMatch(/(^|,)"?[=+\-@\t]/m)
  })

  it('of a name that is a formula has an apostrophe before it', async () => {
    const { body } = await server.call('GET', '/v1/people')
    const admin = body.items.find(({ login }: { login: string }) => login === 'x')
    const invited = await server.call('POST', `/v1/people/${admin.id}/invitations`)
    const token = new URL(invited.body.link).hash.slice(1)
    await server.call(
      'POST',
      '/v1/session/invitation',
      { token, password: 'correct horse battery' },
      { authorization: '' },
    )
    const { text } = await list(`?actor=${admin.id}`, { accept: 'text/csv' })
    const rows: Record<string, string>[] = parse(text, { columns: true })
    expect(rows.length).toBeGreaterThan(0)
    for (const { actorName } of rows) expect(actorName).toBe(`'=HYPERLINK("http://x")`)
  })

  it('in a form that there isn’t is refused', async () => {
    expect((await list('', { accept: 'application/pdf' })).status).toBe(406)
    expect((await list('', { accept: 'text/csv;q=0' })).status).toBe(406)
  })
})

describe('GET /v1/audit/verify', () => {
  it('finds nothing in a log as it is, also against an earlier head', async () => {
    const { body: head } = await list('/head')
    await server.call('POST', '/v1/people', { login: `later${head.seq}`, name: 'Later', roles: ['viewer'] })
    const { body } = await list(`/verify?seq=${head.seq}&hash=${head.hash}`)
    expect(body).toMatchObject({ ok: true, entries: head.seq + 1, findings: [], unchecked: [] })
  })

  it('tells that the log isn’t the one that a head was taken from', async () => {
    const hash = '0'.repeat(64)
    expect((await list(`/verify?seq=2&hash=${hash}`)).body).toMatchObject({
      ok: false,
      findings: [{ kind: 'rewritten', seq: 2 }],
    })
    expect((await list(`/verify?seq=9999&hash=${hash}`)).body).toMatchObject({
      ok: false,
      findings: [{ kind: 'tail-cut' }],
    })
    expect((await list('/verify?seq=2')).status).toBe(400)
    expect((await list(`/verify?seq=0&hash=${hash}`)).body.ok).toBe(true)
    const [finding] = (await list(`/verify?seq=0&hash=${'1'.repeat(64)}`)).body.findings
    expect([finding.kind, finding.seq]).toEqual(['rewritten', undefined])
  })

  it('goes on while others write, and sees one moment', async () => {
    const writing = Array.from({ length: 20 }, (_, index) =>
      server.call('POST', '/v1/people', { login: `w${index}`, name: 'W', roles: ['viewer'] }),
    )
    const verified = await Promise.all(Array.from({ length: 5 }, () => list('/verify')))
    await Promise.all(writing)
    for (const { body } of verified) expect(body).toMatchObject({ ok: true, unchecked: [] })
  })
})

describe('tiersmith audit', () => {
  it('verifies the database beside the running server, exports it and shows its head', async () => {
    expect(await run('verify')).toMatchObject({ code: 0, stdout: '' })
    expect((await run('export', '--out', 'all.ndjson')).code).toBe(0)
    const { stdout: head } = await run('head')
    folder.write('now.json', head)
    const { code, stdout } = await run('verify', 'all.ndjson', '--head', 'now.json', '--json')
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { ok: true, head: JSON.parse(head), unchecked: [] }])
    expect((await run('export', '--out', 'all.csv')).code).toBe(0)
    expect(readFileSync(file('all.csv'), 'utf8')).toMatch(/^seq,at,actorKind/)
  })

  it.each<[string, (lines: string[]) => string[], object]>([
    ['a changed line', (lines) => lines.with(3, lines[3]?.replace('"at":"2026', '"at":"2025') ?? ''), ['changed', 4]],
    ['a line that is no JSON', (lines) => lines.with(3, '{'), ['changed', 4]],
    ['a missing line', (lines) => lines.toSpliced(3, 1), ['missing', 4]],
    ['swapped lines', (lines) => lines.with(3, lines[4] ?? '').with(4, lines[3] ?? ''), ['out-of-order', 5]],
    ['a cut tail', (lines) => lines.slice(0, 3), ['tail-cut', 4]],
  ])('says what is wrong with an export: %s', async (_, change, expected) => {
    const lines = (await list('', { accept: 'application/x-ndjson' })).text.trim().split('\n')
    const bad = folder.write('bad.ndjson', `${change(lines).join('\n')}\n`)
    const last = JSON.parse(lines.at(-1) ?? '')
    const { ok, findings } = await verifyExport(linksOf(bad), lookupInFile(bad), { seq: last.seq, hash: last.hash })
    expect([ok, findings[0]?.kind, findings[0]?.seq]).toEqual([false, ...(expected as unknown[])])
  })

  it('answers no, by its exit code, where an export isn’t as it was written', async () => {
    const { text } = await list('', { accept: 'application/x-ndjson' })
    folder.write('changed.ndjson', text.replace('"at":"2026', '"at":"2025'))
    expect(await run('verify', 'changed.ndjson')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('changed: Entry 1 '),
    })
  })

  it.each([
    [['verify', '--data', 'nowhere'], 'there is no database'],
    [['verify', 'nowhere.ndjson'], 'there is no such file'],
    [['verify', '--head', 'empty.json'], 'is no exported head'],
    [['export', '--out', 'audit.xlsx'], 'must end in .csv'],
  ])('refuses %j', async (words, message) => {
    folder.write('empty.json', '{}')
    const { code, stderr } = await run(...words)
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) })
  })
})

describe('tiersmith backup', () => {
  const backup = (name: string) => tiersmith(['backup', name], folder.path)

  it('taken under load opens, verifies and holds every write acknowledged before it began', async () => {
    const acknowledged: string[] = []
    let writing = true
    const load = (async () => {
      for (let index = 0; writing; index++) {
        const login = `load${index}`
        const { status } = await server.call('POST', '/v1/people', { login, name: 'L', roles: ['viewer'] })
        if (status === 201) acknowledged.push(login)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    })()
    while (acknowledged.length < 10) await new Promise((resolve) => setTimeout(resolve, 5))
    const before = [...acknowledged]
    const taken = await backup('backup.db')
    writing = false
    await load
    expect(taken).toMatchObject({ code: 0, stdout: '' })

    folder.write('restored/data/tiersmith.db', readFileSync(file('backup.db')))
    folder.write('restored/data/secrets.json', readFileSync(file('data/secrets.json')))
    const restored = await startTestServer({ folder: file('restored') })
    const read = await restored.call('GET', '/v1/audit?action=person.create&limit=200')
    const logins = read.body.items.map(({ details }: { details: { login?: string } }) => details.login)
    await restored.stop()
    expect(logins).toEqual(expect.arrayContaining(before))
  })

  it('overwrites nothing, and leaves nothing where it fails', async () => {
    folder.write('there.db', 'mine')
    expect(await backup('there.db')).toMatchObject({ code: 2, stderr: expect.stringContaining('overwrites nothing') })
    expect(readFileSync(file('there.db'), 'utf8')).toBe('mine')
    expect((await backup('no/folder/backup.db')).code).toBe(2)
    expect((await tiersmith(['backup', 'x.db', '--data', 'nowhere'], folder.path)).code).toBe(2)
  })
})
