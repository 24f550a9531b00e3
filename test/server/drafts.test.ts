import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestOf } from '../../engine/index.ts'
import { bearing, fixture, keyFor, startTestServer, type TestServer } from './harness.ts'
import { personOf, type SignedIn } from './people.ts'
import { openStore } from './place.ts'

const ID = 'a-group-distributors'
const DRAFTS = `/v1/strategies/${ID}/drafts`

let server: TestServer
let ana: SignedIn
let ben: SignedIn

beforeAll(async () => {
  server = await startTestServer()
  ana = await personOf(server, 'ana', 'editor')
  ben = await personOf(server, 'ben', 'editor')
  await server.call('POST', '/v1/strategies', { document: fixture(), effectiveFrom: '2026-01-01' })
})
afterAll(() => server.end())

const titled = (title: string) => ({ ...fixture(), title })
const audited = async (action: string) =>
  (await server.call('GET', `/v1/audit?action=${action}&limit=200`)).body.items as { details: { draft: string } }[]

describe('POST …/drafts', () => {
  it('begins a draft from the version in effect, with its base and its author', async () => {
    const answer = await ana.call('POST', DRAFTS, { name: 'main' })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('location')).toBe(`${DRAFTS}/main`)
    expect(answer.body).toMatchObject({
      strategy: ID,
      name: 'main',
      revision: 1,
      baseVersion: 1,
      digest: digestOf(fixture()),
      document: fixture(),
      authors: [{ kind: 'person', id: ana.id, name: 'Test ana' }],
      savedBy: { id: ana.id },
      problems: { errors: 0 },
    })
    expect(answer.headers.get('etag')).toBe(answer.body.etag)
    expect(await audited('draft.create')).toMatchObject([{ details: { draft: 'main', revision: 1 } }])
  })

  it('begins from a version, from a document with errors, and from another draft with its authors', async () => {
    const version = await ana.call('POST', DRAFTS, { name: 'version', from: { version: 1 } })
    expect([version.status, version.body.baseVersion]).toEqual([201, 1])
    const given = await ana.call('POST', DRAFTS, { name: 'given', document: { ...fixture(), dimensions: [] } })
    expect([given.status, given.body.problems.errors > 0]).toEqual([201, true])
    const copy = await ben.call('POST', DRAFTS, { name: 'copy', from: { draft: 'given' } })
    expect(copy.body.document.dimensions).toEqual([])
    expect(copy.body.authors.map(({ id }: SignedIn) => id)).toEqual([ana.id, ben.id])
  })

  it.each<[number, string, object]>([
    [409, 'draft-exists', { name: 'main' }],
    [404, 'unknown-version', { name: 'n', from: { version: 9 } }],
    [404, 'unknown-draft', { name: 'n', from: { draft: 'nothing' } }],
    [400, 'invalid-request', { name: 'n', from: { draft: 'main', version: 1 } }],
    [400, 'invalid-request', { name: 'n', from: { version: 1 }, document: fixture() }],
    [400, 'invalid-request', { name: 'a b' }],
    [400, 'invalid-request', { name: '' }],
    [400, 'invalid-request', { name: '../x' }],
    [400, 'invalid-request', { name: 'n', document: [1] }],
    [400, 'invalid-request', { name: 'n', approved_by: 'me' }],
  ])('answers %i %s to %j', async (status, code, body) => {
    const answer = await ana.call('POST', DRAFTS, body)
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  it('needs the right to edit, and a strategy', async () => {
    const viewer = bearing(await keyFor(`${server.folder}/data`, 'viewer'))
    expect((await server.call('POST', DRAFTS, { name: 'v' }, viewer)).status).toBe(403)
    expect((await server.call('GET', DRAFTS, undefined, viewer)).status).toBe(200)
    expect((await ana.call('POST', '/v1/strategies/no/drafts', { name: 'v' })).body.code).toBe('unknown-strategy')
  })
})

describe('GET …/drafts', () => {
  it('lists them by name, without documents, in pages', async () => {
    const first = await ana.call('GET', `${DRAFTS}?limit=2`)
    expect(first.body.items.map(({ name }: { name: string }) => name)).toEqual(['copy', 'given'])
    expect(first.body.items[0]).not.toHaveProperty('document')
    expect(first.body.items[0].problems.errors).toBeGreaterThan(0)
    const second = await ana.call('GET', `${DRAFTS}?limit=2&cursor=${first.body.next}`)
    expect(second.body.items.map(({ name }: { name: string }) => name)).toEqual(['main', 'version'])
  })

  it('answers 304 to whoever has it', async () => {
    const { headers } = await ana.call('GET', `${DRAFTS}/main`)
    const again = await ana.call('GET', `${DRAFTS}/main`, undefined, { 'if-none-match': headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
    expect((await ana.call('GET', `${DRAFTS}/nothing`)).body.code).toBe('unknown-draft')
  })
})

describe('PUT …/drafts/{draft}', () => {
  const put = (who: SignedIn, name: string, body: unknown, headers: Record<string, string> = {}) =>
    who.call('PUT', `${DRAFTS}/${name}`, body, headers)

  it('saves what was made from the latest; whoever has saved is an author for good', async () => {
    const { body } = await ana.call('POST', DRAFTS, { name: 'shared' })
    const saved = await put(ben, 'shared', { document: titled('Ben') }, { 'if-match': body.etag })
    expect([saved.status, saved.body.revision, saved.headers.get('etag')]).toEqual([200, 2, saved.body.etag])
    const again = await put(ana, 'shared', { document: titled('Ana') }, { 'if-match': saved.body.etag })
    expect(again.body.authors.map(({ id }: SignedIn) => id)).toEqual([ana.id, ben.id])
    expect(again.body.savedBy.id).toBe(ana.id)
    const actions = (await audited('draft.save')).filter(({ details }) => details.draft === 'shared')
    expect(actions).toHaveLength(2)
  })

  it('412 to who is late, with what the other has saved: nothing is lost', async () => {
    const { body } = await ana.call('POST', DRAFTS, { name: 'race' })
    await put(ben, 'race', { document: titled('First') }, { 'if-match': body.etag })
    const late = await put(ana, 'race', { document: titled('Second') }, { 'if-match': body.etag })
    expect([late.status, late.body.code]).toEqual([412, 'precondition-failed'])
    expect(late.body.current).toMatchObject({
      document: { title: 'First' },
      revision: 2,
      savedBy: { id: ben.id },
      savedAt: expect.stringMatching(/^20/),
    })
    expect(late.headers.get('etag')).toBe(late.body.current.etag)
    expect((await ana.call('GET', `${DRAFTS}/race`)).body.document.title).toBe('First')
    const merged = await put(ana, 'race', { document: titled('Both') }, { 'if-match': late.body.current.etag })
    expect([merged.status, merged.body.revision]).toEqual([200, 3])
  })

  it('lets one of many who save at once through, and shows the others the one', async () => {
    const { body } = await ana.call('POST', DRAFTS, { name: 'crowd' })
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => put(ana, 'crowd', { document: titled(`t${i}`) }, { 'if-match': body.etag })),
    )
    const saved = answers.filter(({ status }) => status === 200)
    expect(saved).toHaveLength(1)
    for (const { status, body } of answers) {
      expect(status === 200 ? body.document : body.current.document).toEqual(saved[0]?.body.document)
    }
  })

  it('asks what was read: 428', async () => {
    for (const headers of [{}, { 'if-match': '*' }]) {
      const answer = await put(ana, 'main', { document: fixture() }, headers as Record<string, string>)
      expect([answer.status, answer.body.code]).toEqual([428, 'precondition-required'])
    }
    expect((await put(ana, 'unseen', { document: fixture() })).status).toBe(428)
    expect((await put(ana, 'main', { document: fixture() }, { 'if-none-match': '*' })).status).toBe(412)
  })

  it('creates with If-None-Match: *', async () => {
    const answer = await put(ana, '草稿', { document: titled('New') }, { 'if-none-match': '*' })
    expect([answer.status, answer.body.revision, answer.body.baseVersion]).toEqual([201, 1, 1])
  })

  it('takes errors, and another id: that is a matter of proposing it', async () => {
    const { body } = await ana.call('POST', DRAFTS, { name: 'broken' })
    const saved = await put(ana, 'broken', { document: { id: 'other', half: 'done' } }, { 'if-match': body.etag })
    expect(saved.status).toBe(200)
    expect(saved.body.problems.errors).toBeGreaterThan(0)
    expect((await ana.call('POST', `/v1/strategies/${ID}/proposals`, { draft: 'broken', note: '' })).status).toBe(422)
  })

  it('refuses keys that only the server writes', async () => {
    const { body } = await ana.call('GET', `${DRAFTS}/main`)
    for (const key of ['role', 'approved_by', 'digest', 'authors', 'revision', 'savedBy']) {
      const answer = await put(ana, 'main', { document: fixture(), [key]: 'x' }, { 'if-match': body.etag })
      expect([answer.status, answer.body.errors[0].code], key).toEqual([400, 'unknown-key'])
    }
    expect((await put(ana, 'main', { document: 'text' }, { 'if-match': body.etag })).status).toBe(400)
    expect((await ana.call('GET', `${DRAFTS}/main`)).body.revision).toBe(body.revision)
  })
})

describe('DELETE …/drafts/{draft}', () => {
  it('asks what was read, keeps the document, and tells the log', async () => {
    const document = titled('Not lost')
    const { body } = await ana.call('POST', DRAFTS, { name: 'gone', document })
    const remove = (etag: string) => ana.call('DELETE', `${DRAFTS}/gone`, undefined, { 'if-match': etag })
    expect((await ana.call('DELETE', `${DRAFTS}/gone`)).status).toBe(428)
    expect((await remove('"0-x"')).status).toBe(412)
    expect((await remove(body.etag)).status).toBe(204)
    expect((await remove(body.etag)).status).toBe(404)
    expect(await audited('draft.delete')).toMatchObject([{ details: { draft: 'gone', digest: digestOf(document) } }])
    const store = await openStore(`${server.folder}/data`)
    const kept = await store.read.selectFrom('documents').selectAll().where('digest', '=', body.digest).execute()
    await store.close()
    expect(JSON.parse(kept[0]?.canonical ?? '')).toEqual(document)
  })

  it('a new draft of the same name is not what somebody has read of the old one', async () => {
    const old = await ana.call('POST', DRAFTS, { name: 'again', document: titled('Old') })
    await ana.call('DELETE', `${DRAFTS}/again`, undefined, { 'if-match': old.body.etag })
    await ana.call('POST', DRAFTS, { name: 'again', document: titled('New') })
    const late = await ana.call('PUT', `${DRAFTS}/again`, { document: fixture() }, { 'if-match': old.body.etag })
    expect([late.status, late.body.current.document.title]).toEqual([412, 'New'])
  })
})

describe('a strategy without a version', () => {
  it('is created with a draft, shows in lists, evaluates nothing, and is published by a proposal', async () => {
    const document = { ...fixture(), id: 'unborn', dimensions: [] }
    const created = await ana.call('POST', '/v1/strategies', { document, publish: false, title: 'Unborn' })
    expect([created.status, created.body.draft.name, created.body.draft.revision]).toEqual([201, 'main', 1])
    expect(created.headers.get('location')).toBe('/v1/strategies/unborn')
    const summary = (await ana.call('GET', '/v1/strategies/unborn')).body
    expect(summary).toMatchObject({ id: 'unborn', title: 'Unborn' })
    expect(summary).not.toHaveProperty('latestVersion')
    expect((await ana.call('GET', '/v1/strategies')).status).toBe(200)
    const evaluated = await server.call('POST', '/v1/strategies/unborn/evaluate', { input: {} })
    expect([evaluated.status, evaluated.body.code]).toEqual([422, 'no-version-in-effect'])
    expect((await ana.call('POST', '/v1/strategies/unborn/drafts', { name: 'b' })).status).toBe(400)

    const propose = () => ana.call('POST', '/v1/strategies/unborn/proposals', { draft: 'main', note: 'First' })
    expect((await propose()).body.code).toBe('strategy-has-errors')
    await ana.call(
      'PUT',
      '/v1/strategies/unborn/drafts/main',
      { document: { ...fixture(), id: 'unborn' } },
      { 'if-match': created.body.draft.etag },
    )
    const proposed = await propose()
    expect([proposed.status, proposed.body.change.base]).toEqual([201, 0])
    const published = await ana.call('POST', '/v1/strategies/unborn/proposals/1/publish', {})
    expect([published.status, published.body.version.number]).toEqual([200, 1])
    expect((await ana.call('GET', '/v1/strategies/unborn')).body.latestVersion).toBe(1)
  })

  it('needs an id, and says nothing yet of how it is published', async () => {
    for (const body of [
      { document: {} },
      { document: { id: 7 } },
      { document: { id: 'a b' } },
      { document: { id: 'x' }, effectiveFrom: '2027-01-01' },
      { document: { id: 'x' }, note: 'why' },
      { document: { id: 'x' }, timeZone: 'Mars/Olympus' },
    ]) {
      expect((await ana.call('POST', '/v1/strategies', { ...body, publish: false })).status, JSON.stringify(body)).toBe(
        400,
      )
    }
    expect((await ana.call('POST', '/v1/strategies', { document: { id: ID }, publish: false })).status).toBe(409)
    const scoped = bearing(await keyFor(`${server.folder}/data`, 'editor', ['mine']))
    const others = await server.call('POST', '/v1/strategies', { document: { id: 'x' }, publish: false }, scoped)
    expect([others.status, others.body.code]).toEqual([403, 'forbidden'])
  })
})
