import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '../../engine/index.ts'
import { type Answer, bearing, fixture, input, keyFor, startTestServer, type TestServer } from './harness.ts'
import { personOf, type SignedIn } from './people.ts'
import { openStore } from './place.ts'

const NOW = Date.parse('2026-06-01T12:00:00Z')
const DAY = 86_400_000

let server: TestServer
let now = NOW
let ana: SignedIn
let ben: SignedIn
let cleo: SignedIn
let dora: SignedIn

beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
  ana = await personOf(server, 'ana', 'editor')
  ben = await personOf(server, 'ben', 'editor', 'approver')
  cleo = await personOf(server, 'cleo', 'approver')
  dora = await personOf(server, 'dora', 'approver')
})
afterAll(() => server.end())

let count = 0

/** A strategy of its own with version 1 and a draft "main" by Ana; so many people must approve. */
const strategy = async (approvals = 0) => {
  const id = `s${++count}`
  const path = `/v1/strategies/${id}`
  const document = { ...fixture(), id }
  await server.call('POST', '/v1/strategies', { document, effectiveFrom: '2026-01-01' })
  if (approvals > 0) {
    const { headers } = await server.call('GET', `${path}/settings`)
    const settings = { approvals, record: 'asked' }
    await server.call('PUT', `${path}/settings`, settings, { 'if-match': headers.get('etag') ?? '' })
  }
  await ana.call('POST', `${path}/drafts`, { name: 'main', document: { ...document, title: 'Changed' } })
  return { id, path, document }
}

const propose = (path: string, more: object = {}, who: { call: TestServer['call'] } = ana): Promise<Answer> =>
  who.call('POST', `${path}/proposals`, { draft: 'main', note: 'Why', ...more })

const say = (who: { call: TestServer['call'] }, path: string, word: string, body: object = {}, number = 1) =>
  who.call('POST', `${path}/proposals/${number}/${word}`, body)

const approve = (who: SignedIn, path: string, proposal: Answer) =>
  say(who, path, 'approve', { binding: proposal.body.binding }, proposal.body.number)

const codeOf = ({ status, body }: Answer) => [status, body.code]
const numbers = async (path: string) =>
  (await server.call('GET', `${path}/versions`)).body.items.map(({ number }: { number: number }) => number)

describe('a proposal', () => {
  it('freezes a draft: what is saved afterwards doesn’t change it', async () => {
    const { path, document } = await strategy(1)
    const phase = { en: 'Second half' }
    const proposed = await propose(path, { effectiveFrom: '2026-07-01', phase })
    expect([proposed.status, proposed.headers.get('location')]).toEqual([201, `${path}/proposals/1`])
    const digest = digestOf({ ...document, title: 'Changed' })
    expect(proposed.body).toMatchObject({
      number: 1,
      state: 'open',
      change: { kind: 'publish', digest, base: 1, draft: 'main', effectiveFrom: '2026-07-01', phase, note: 'Why' },
      authors: [{ id: ana.id }],
      createdBy: { id: ana.id },
      approvalsNeeded: 1,
      approvedBy: [],
      events: [],
    })
    const { body } = await ana.call('GET', `${path}/drafts/main`)
    await ana.call(
      'PUT',
      `${path}/drafts/main`,
      { document: { ...document, title: 'Later' } },
      { 'if-match': body.etag },
    )
    expect((await ana.call('GET', `${path}/proposals/1`)).body).toEqual(proposed.body)
    await approve(cleo, path, proposed)
    const published = await say(ana, path, 'publish')
    expect(published.body.version.digest).toBe(digest)
    expect((await ana.call('GET', `${path}/versions/2`)).body.document.title).toBe('Changed')
    expect((await ana.call('GET', `${path}/drafts/main`)).body).toMatchObject({
      baseVersion: 2,
      document: { title: 'Later' },
    })
  })

  it('is another for another digest, date, phase, note, impact or acceptance', async () => {
    const { path } = await strategy()
    const impact = { populationDigest: `sha256:${'0'.repeat(64)}`, summary: { moved: 3 } }
    const bodies = [
      {},
      { effectiveFrom: '2026-08-01' },
      { effectiveFrom: '2026-08-02' },
      { phase: 'p' },
      { note: 'Other' },
      { impact },
      { acceptedBreaks: ['x'] },
      { draft: undefined, version: 1 },
    ]
    const bindings = new Set<string>()
    for (const body of bodies) bindings.add((await propose(path, body)).body.binding)
    expect(bindings.size).toBe(bodies.length)
    const again = await propose(path, { effectiveFrom: '2026-08-01' })
    expect(bindings).toContain(again.body.binding)
  })

  it.each<[number, string, object]>([
    [404, 'unknown-draft', { draft: 'none' }],
    [404, 'unknown-version', { draft: undefined, version: 9 }],
    [400, 'invalid-request', { version: 1 }],
    [400, 'invalid-request', { draft: undefined }],
    [400, 'invalid-request', { note: undefined }],
    [400, 'invalid-request', { effectiveFrom: 'soon' }],
    [400, 'invalid-request', { approved_by: 'me' }],
    [400, 'invalid-request', { approvers: [] }],
    [409, 'stale-base', { base: 0 }],
    [409, 'stale-draft', { digest: `sha256:${'0'.repeat(64)}` }],
  ])('answers %i %s to %j', async (status, code, body) => {
    const { path } = await strategy()
    expect(codeOf(await propose(path, body))).toEqual([status, code])
    expect((await ana.call('GET', `${path}/proposals`)).body.items).toEqual([])
  })

  it('must keep the strategy’s id and have no errors', async () => {
    const { path } = await strategy()
    await ana.call('POST', `${path}/drafts`, { name: 'other', document: { ...fixture(), id: 'other' } })
    expect(codeOf(await propose(path, { draft: 'other' }))).toEqual([422, 'id-mismatch'])
    await ana.call('POST', `${path}/drafts`, { name: 'errors', document: { ...fixture(), tiers: [] } })
    expect(codeOf(await propose(path, { draft: 'errors' }))).toEqual([422, 'strategy-has-errors'])
  })

  it('with a date that is past is a correction: as known before it, nothing has changed', async () => {
    const { path } = await strategy()
    await propose(path, { effectiveFrom: '2026-03-01' })
    now = NOW + 60_000
    const published = await say(ana, path, 'publish')
    now = NOW
    expect([published.status, published.body.entry.effectiveFrom]).toEqual([200, '2026-03-01'])
    const versionAt = async (knownAt: string) => {
      const { body } = await server.call('POST', `${path}/evaluate`, { input, asOf: '2026-04-01', knownAt })
      return body.strategy.version
    }
    expect(await versionAt('2026-06-01T12:00:30Z')).toBe(1)
    expect(await versionAt('2026-06-01T12:01:00Z')).toBe(2)
  })

  it('whose date has passed since it was proposed is not published as a correction that nobody meant', async () => {
    const { path } = await strategy(1)
    const proposed = await propose(path, { effectiveFrom: '2026-07-01' })
    await approve(cleo, path, proposed)
    now = NOW + 31 * DAY
    const late = await say(server, path, 'publish')
    now = NOW
    expect(codeOf(late)).toEqual([409, 'effective-in-past'])
    expect(await numbers(path)).toEqual([1])
    expect((await say(ana, path, 'publish')).status).toBe(200)
  })

  it('is published at once where nobody need approve it, from its publication on', async () => {
    const { path } = await strategy()
    await propose(path)
    now = NOW + 60_000
    const published = await say(ana, path, 'publish')
    now = NOW
    expect(published.status).toBe(200)
    expect(published.body).toMatchObject({
      proposal: { state: 'published', version: 2, closedAt: '2026-06-01T12:01:00.000Z' },
      version: { number: 2, authors: [{ id: ana.id }], approvers: [], note: 'Why' },
      entry: { seq: 2, version: 2, effectiveFrom: '2026-06-01T12:01:00.000Z' },
    })
    expect(codeOf(await say(ana, path, 'publish'))).toEqual([409, 'proposal-closed'])
  })

  it('leaves one audit entry for each step, in the transaction of the step', async () => {
    const { id, path } = await strategy(1)
    const proposed = await propose(path)
    await approve(cleo, path, proposed)
    await say(ana, path, 'publish')
    const { items } = (await server.call('GET', `/v1/audit?strategy=${id}&limit=50`)).body
    const actions = items.map(({ action, actor }: { action: string; actor: { id: string } }) => [action, actor.id])
    expect(actions.slice(-3).concat(actions.slice(0, 3))).toEqual(
      expect.arrayContaining([
        ['proposal.create', ana.id],
        ['proposal.approve', cleo.id],
        ['version.publish', ana.id],
      ]),
    )
    const published = items.find(
      ({ action, details }: { action: string; details: { version: number } }) =>
        action === 'version.publish' && details.version === 2,
    )
    expect(published.details).toMatchObject({ proposal: 1, authors: [{ id: ana.id }], approvers: [{ id: cleo.id }] })
  })
})

describe('approving', () => {
  it('takes as many people as the strategy asks for, each once', async () => {
    const { path } = await strategy(2)
    const proposed = await propose(path)
    expect(codeOf(await say(ana, path, 'publish'))).toEqual([409, 'approval-required'])
    await approve(cleo, path, proposed)
    const twice = await approve(cleo, path, proposed)
    expect([twice.status, twice.body.approvedBy.length, twice.body.events.length]).toEqual([200, 1, 1])
    expect(codeOf(await say(ana, path, 'publish'))).toEqual([409, 'approval-required'])
    expect((await approve(dora, path, proposed)).body.approvedBy.map(({ id }: SignedIn) => id)).toEqual([
      cleo.id,
      dora.id,
    ])
    const published = await say(ana, path, 'publish')
    expect(published.body.version.approvers.map(({ id }: SignedIn) => id)).toEqual([cleo.id, dora.id])
  })

  it('what one wrote or proposed: 403, as a person and by API key', async () => {
    const { path, document } = await strategy(1)
    const { body } = await ben.call('GET', `${path}/drafts/main`)
    await ben.call('PUT', `${path}/drafts/main`, { document: { ...document, title: 'Ben' } }, { 'if-match': body.etag })
    const after = (await ana.call('GET', `${path}/drafts/main`)).body
    await ana.call(
      'PUT',
      `${path}/drafts/main`,
      { document: { ...document, title: 'Ana' } },
      { 'if-match': after.etag },
    )
    const proposed = await propose(path)
    expect(codeOf(await approve(ben, path, proposed))).toEqual([403, 'own-work'])
    expect(codeOf(await approve(ana, path, proposed))).toEqual([403, 'forbidden'])
    for (const role of ['approver', 'admin'] as const) {
      const key = bearing(await keyFor(`${server.folder}/data`, role))
      const byKey = await server.call('POST', `${path}/proposals/1/approve`, { binding: proposed.body.binding }, key)
      expect(codeOf(byKey)).toEqual([403, 'people-only'])
    }
    expect((await ana.call('GET', `${path}/proposals/1`)).body.events).toEqual([])
    const proposer = await propose(path, {}, ben)
    expect(codeOf(await approve(ben, path, proposer))).toEqual([403, 'own-work'])
  })

  it('what a copy of one’s draft holds, or a key that one has made has saved: 403', async () => {
    const { path, document } = await strategy(1)
    await ben.call('POST', `${path}/drafts`, { name: 'of-ben', document })
    await ana.call('POST', `${path}/drafts`, { name: 'copy', from: { draft: 'of-ben' } })
    expect(codeOf(await approve(ben, path, await propose(path, { draft: 'copy' })))).toEqual([403, 'own-work'])

    const admin = await personOf(server, `admin${count}`, 'admin')
    const made = await admin.call('POST', '/v1/keys', { name: 'robot', role: 'editor' })
    const robot = bearing(made.body.key)
    await server.call('POST', `${path}/drafts`, { name: 'by-key', document }, robot)
    const proposed = await propose(path, { draft: 'by-key' })
    expect(proposed.body.authors).toMatchObject([{ kind: 'key' }])
    expect(codeOf(await approve(admin, path, proposed))).toEqual([403, 'own-work'])
    expect((await approve(cleo, path, proposed)).status).toBe(200)
  })

  it('what a key has saved that a key of one’s own has made: 403', async () => {
    const { path, document } = await strategy(1)
    const admin = await personOf(server, `admin${count}`, 'admin')
    const first = await admin.call('POST', '/v1/keys', { name: 'provisioning', role: 'admin' })
    const asked = { name: 'robot', role: 'editor' }
    const second = await server.call('POST', '/v1/keys', asked, bearing(first.body.key))
    await server.call('POST', `${path}/drafts`, { name: 'by-key', document }, bearing(second.body.key))
    const proposed = await propose(path, { draft: 'by-key' })
    expect(codeOf(await approve(admin, path, proposed))).toEqual([403, 'own-work'])
    expect((await approve(cleo, path, proposed)).status).toBe(200)
  })

  it('another proposal than the one that was read: 409', async () => {
    const { path } = await strategy(1)
    const first = await propose(path, { effectiveFrom: '2026-07-01' })
    const second = await propose(path, { effectiveFrom: '2026-08-01' })
    const mixed = await say(cleo, path, 'approve', { binding: first.body.binding }, second.body.number)
    expect(codeOf(mixed)).toEqual([409, 'binding-mismatch'])
    await approve(cleo, path, first)
    expect(codeOf(await say(ana, path, 'publish', {}, second.body.number))).toEqual([409, 'approval-required'])
    const seen = await say(ana, path, 'publish', { binding: second.body.binding }, first.body.number)
    expect(codeOf(seen)).toEqual([409, 'binding-mismatch'])
    expect(await numbers(path)).toEqual([1])
  })

  it('counts only people who are enabled and still may, when it is published', async () => {
    const { path } = await strategy(1)
    const gone = await personOf(server, `gone${count}`, 'approver')
    const proposed = await propose(path)
    await approve(gone, path, proposed)
    const person = `/v1/people/${gone.id}`
    await server.call('PUT', person, { name: 'Gone', roles: ['viewer'], disabled: false })
    expect((await ana.call('GET', `${path}/proposals/1`)).body.approvedBy).toEqual([])
    expect(codeOf(await say(ana, path, 'publish'))).toEqual([409, 'approval-required'])
    await server.call('PUT', person, { name: 'Gone', roles: ['approver'], disabled: true })
    expect(codeOf(await say(ana, path, 'publish'))).toEqual([409, 'approval-required'])
    await server.call('PUT', person, { name: 'Gone', roles: ['approver'], disabled: false })
    expect((await say(ana, path, 'publish')).status).toBe(200)
  })

  it('is void for what was changed in the database', async () => {
    const { id, path } = await strategy(1)
    const proposed = await propose(path, { effectiveFrom: '2026-07-01' })
    await approve(cleo, path, proposed)
    const store = await openStore(`${server.folder}/data`)
    const change = JSON.stringify({ ...proposed.body.change, effectiveFrom: '2026-06-02' })
    await store.write((write) => write.updateTable('proposals').set({ change }).where('strategy_id', '=', id).execute())
    await store.close()
    expect(codeOf(await say(ana, path, 'publish'))).toEqual([409, 'binding-mismatch'])
  })

  it('is asked for by every way: in one step, by API key, for a rollback', async () => {
    const { path, document } = await strategy(1)
    const body = { document: { ...document, title: 'Direct' }, note: '' }
    for (const who of [ana, server]) {
      const direct = await who.call('POST', `${path}/versions`, body)
      expect(codeOf(direct)).toEqual([409, 'approval-required'])
      expect(direct.body.detail).toContain(`${path}/proposals`)
    }
    const rollback = await propose(path, { draft: undefined, version: 1 }, server)
    expect(rollback.status).toBe(201)
    expect(codeOf(await say(server, path, 'publish'))).toEqual([409, 'approval-required'])
    expect(await numbers(path)).toEqual([1])
  })
})

describe('returning and withdrawing', () => {
  it('returns with a comment; the proposal stays closed', async () => {
    const { path } = await strategy(1)
    const proposed = await propose(path)
    const returned = await say(cleo, path, 'return', { comment: 'Too early' })
    expect(returned.body).toMatchObject({
      state: 'returned',
      events: [{ kind: 'return', actor: { id: cleo.id }, comment: 'Too early' }],
    })
    expect(codeOf(await approve(dora, path, proposed))).toEqual([409, 'proposal-closed'])
    expect(codeOf(await say(ana, path, 'publish'))).toEqual([409, 'proposal-closed'])
    expect((await propose(path)).body.number).toBe(2)
  })

  it('withdraws one’s own; an admin any', async () => {
    const { path } = await strategy(1)
    await propose(path)
    await propose(path)
    expect(codeOf(await say(ben, path, 'withdraw'))).toEqual([403, 'forbidden'])
    expect(codeOf(await say(cleo, path, 'withdraw'))).toEqual([403, 'forbidden'])
    expect((await say(ana, path, 'withdraw')).body.state).toBe('withdrawn')
    expect((await say(server, path, 'withdraw', {}, 2)).body.state).toBe('withdrawn')
  })

  it.each(['0', 'x', '2', '01', '99999999999'])('proposal %s: 404', async (number) => {
    const { path } = await strategy()
    await propose(path)
    expect(codeOf(await ana.call('GET', `${path}/proposals/${number}`))).toEqual([404, 'unknown-proposal'])
  })
})

describe('GET /v1/proposals', () => {
  it('shows each what waits for them, in pages, within their scope', async () => {
    const { id, path } = await strategy(1)
    await propose(path)
    const closed = await propose(path)
    await say(ana, path, 'withdraw', {}, closed.body.number)
    const { id: other, path: otherPath } = await strategy(1)
    await propose(otherPath, {}, ben)

    const list = async (who: { call: TestServer['call'] }, query = '', headers?: Record<string, string>) => {
      const found: string[] = []
      let cursor = ''
      do {
        const { status, body } = await who.call('GET', `/v1/proposals?limit=2${query}${cursor}`, undefined, headers)
        expect(status).toBe(200)
        found.push(...body.items.map((one: { strategy: string; number: number }) => `${one.strategy}/${one.number}`))
        cursor = body.next === null ? '' : `&cursor=${body.next}`
      } while (cursor)
      return found
    }
    const all = await list(ana)
    expect(all).toEqual(expect.arrayContaining([`${id}/1`, `${id}/2`, `${other}/1`]))
    expect(new Set(all).size).toBe(all.length)
    expect(await list(ana, '&state=open')).not.toContain(`${id}/2`)
    expect(await list(ben, '&mine=true')).toContain(`${other}/1`)
    expect(await list(ben, '&mine=true')).not.toContain(`${id}/1`)
    expect(await list(cleo, '&waiting=true')).toEqual(expect.arrayContaining([`${id}/1`, `${other}/1`]))
    expect(await list(ben, '&waiting=true')).not.toContain(`${other}/1`)
    expect(await list(ana, '&waiting=true')).toEqual([])
    await approve(cleo, path, await ana.call('GET', `${path}/proposals/1`))
    expect(await list(cleo, '&waiting=true')).not.toContain(`${id}/1`)
    const scoped = bearing(await keyFor(`${server.folder}/data`, 'viewer', [other]))
    expect(await list(server, '', scoped)).toEqual([`${other}/1`])
    expect((await server.call('GET', `${path}/proposals/1`, undefined, scoped)).body.code).toBe('unknown-strategy')
    expect((await ana.call('GET', `${path}/proposals?state=withdrawn`)).body.items).toHaveLength(1)
    expect((await ana.call('GET', '/v1/proposals?cursor=eA')).status).toBe(400)
  })
})

describe('two publishers on one base', () => {
  it('one succeeds, the other is told and loses nothing', async () => {
    const { path, document } = await strategy()
    await ben.call('POST', `${path}/drafts`, { name: 'other', document: { ...document, title: 'Ben' } })
    const [first, second] = [await propose(path), await propose(path, { draft: 'other' }, ben)]
    const both = await Promise.all([
      say(ana, path, 'publish', {}, first.body.number),
      say(ben, path, 'publish', {}, second.body.number),
    ])
    const statuses = both.map(({ status }) => status)
    expect(statuses.sort()).toEqual([200, 409])
    const loser = both.find(({ status }) => status === 409)
    expect(loser?.body.code).toBe('stale-base')
    expect(await numbers(path)).toEqual([1, 2])
    const [mine, theirs] = await Promise.all(
      [1, 2].map(async (number) => (await ana.call('GET', `${path}/proposals/${number}`)).body),
    )
    expect([mine.state, theirs.state].sort()).toEqual(['open', 'published'])
    expect((await ana.call('GET', `${path}/drafts/main`)).status).toBe(200)
    const lost = mine.state === 'open' ? mine : theirs
    const renewed = await propose(path, { draft: lost.change.draft })
    expect(codeOf(renewed)).toEqual([409, 'stale-base'])
    const compared = await propose(path, { draft: lost.change.draft, base: 2 })
    expect((await say(ana, path, 'publish', {}, compared.body.number)).body.version.number).toBe(3)
  })

  it('a rollback that races a publication leaves one line of versions', async () => {
    const { path, document } = await strategy()
    await propose(path)
    await say(ana, path, 'publish')
    const draft = (await ana.call('GET', `${path}/drafts/main`)).body
    await ana.call(
      'PUT',
      `${path}/drafts/main`,
      { document: { ...document, title: 'Third' } },
      { 'if-match': draft.etag },
    )
    const rollback = await propose(path, { draft: undefined, version: 1 })
    expect(rollback.body.change).toMatchObject({ restores: 1, base: 2 })
    const next = await propose(path)
    const both = await Promise.all([
      say(ana, path, 'publish', {}, rollback.body.number),
      say(ana, path, 'publish', {}, next.body.number),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await numbers(path)).toEqual([1, 2, 3])
    const { items } = (await ana.call('GET', `${path}/timeline`)).body
    expect(items.map(({ seq, version }: { seq: number; version: number }) => [seq, version])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ])
  })

  it('in one step, where the base is named', async () => {
    const { path, document } = await strategy()
    const send = (title: string) =>
      ana.call('POST', `${path}/versions`, { document: { ...document, title }, note: '', base: 1 })
    const both = await Promise.all([send('a'), send('b')])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  it('one that fails takes nothing from those beside it', async () => {
    const { path, document } = await strategy()
    await Promise.all(Array.from({ length: 8 }, () => propose(path)))
    const answers = await Promise.all(
      Array.from({ length: 8 }, async (_, i) => [
        await say(ana, path, 'publish', {}, i + 1),
        await ana.call('POST', `${path}/drafts`, { name: `d${i}`, document }),
        await server.call('POST', `${path}/evaluate`, { input }),
      ]),
    )
    const all = answers.flat().map(({ status }) => status)
    expect(all.filter((status) => status === 409)).toHaveLength(7)
    expect((await ana.call('GET', `${path}/drafts?limit=200`)).body.items).toHaveLength(9)
    expect(await numbers(path)).toEqual([1, 2])
    expect((await server.call('GET', '/v1/audit/verify')).body.ok).toBe(true)
  })
})

describe('a clock that is set', () => {
  it('changes nothing of what is in effect at a date, and "from now on" never falls behind what came before', async () => {
    const { path, document } = await strategy()
    const publish = (title: string, more = {}) =>
      server.call('POST', `${path}/versions`, { document: { ...document, title }, note: '', ...more })
    const versionAt = async (asOf: string) =>
      (await server.call('POST', `${path}/evaluate`, { input, asOf })).body.strategy?.version
    await publish('Second', { effectiveFrom: '2026-09-01' })
    const seen: unknown[] = []
    for (const time of [NOW, NOW - DAY, NOW + DAY, NOW + 365 * DAY]) {
      now = time
      seen.push([await versionAt('2026-03-01'), await versionAt('2026-08-31'), await versionAt('2026-09-01')])
    }
    expect(new Set(seen.map((one) => JSON.stringify(one)))).toEqual(new Set(['[1,1,2]']))

    now = NOW + DAY
    const ahead = await publish('By a fast clock')
    now = NOW
    const behind = await publish('By the right one')
    expect(behind.body.entry.effectiveFrom).toBe(ahead.body.entry.effectiveFrom)
    expect(behind.body.entry.recordedAt).toBe(ahead.body.entry.recordedAt)
    expect(await versionAt('2026-06-03')).toBe(4)
    expect(await versionAt('2026-06-01')).toBe(1)
  })
})
