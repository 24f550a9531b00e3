import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder, tiersmith } from '../cli/tiersmith.ts'
import { type Answer, bearing, call, fixture, input, keyFor, type ServerProcess, spawnServer } from './harness.ts'
import { personOf, type SignedIn } from './people.ts'

/**
 * One story, told to a running server: who wrote and who approved what, what was in force when, what changed in words,
 * why one tier changed, whether a decision comes out the same, and that nothing of it was altered afterwards.
 */
const folder = temporaryFolder()
const data = join(folder.path, 'data')
const PATH = '/v1/strategies/a-group-distributors'
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const SOON = dayFromNow(30)
const LATER = dayFromNow(60)

let server: ServerProcess
let admin: { url: string; call: (method: string, path: string, body?: unknown, headers?: object) => Promise<Answer> }
let [ana, ben, cleo]: SignedIn[] = []

beforeAll(async () => {
  const key = await keyFor(data)
  server = await spawnServer(data)
  const { url } = server
  admin = { url, call: (method, path, body, headers) => call(url, method, path, body, { ...bearing(key), ...headers }) }
  ana = await personOf(admin, 'ana', 'editor')
  ben = await personOf(admin, 'ben', 'approver')
  cleo = await personOf(admin, 'cleo', 'approver')
})
afterAll(() => server.kill('SIGKILL'))

const people = () => {
  if (!ana || !ben || !cleo) throw new Error('Nobody is there.')
  return { ana, ben, cleo }
}

/** What it answers, if it does. */
const done = (answer: Answer, status = 200) => {
  expect(answer.status, answer.text).toBe(status)
  return answer.body
}

const publishedBy = async (proposal: { number: number; binding: string }) => {
  const { ana, ben, cleo } = people()
  const one = `${PATH}/proposals/${proposal.number}`
  const { binding } = proposal
  const early = await ana.call('POST', `${one}/publish`, { binding })
  expect([early.status, early.body.code]).toEqual([409, 'approval-required'])
  expect((await ana.call('POST', `${one}/approve`, { binding })).status).toBe(403)
  done(await ben.call('POST', `${one}/approve`, { binding, comment: 'The lower threshold is agreed.' }))
  done(await cleo.call('POST', `${one}/approve`, { binding }))
  return done(await ana.call('POST', `${one}/publish`, { binding }))
}

describe('a change of criteria', () => {
  it('is written, checked, approved, published, evaluated, undone, compared, replayed, explained and verified', async () => {
    const { ana } = people()
    const document = fixture() as ReturnType<typeof fixture> & { assign: { bands: { from?: number; tier: string }[] } }

    // In effect today: version 1. From now on two people must approve.
    done(await admin.call('POST', '/v1/strategies', { document, effectiveFrom: '2026-01-01', note: 'As agreed' }), 201)
    const { headers } = await admin.call('GET', `${PATH}/settings`)
    const settings = { approvals: 2, record: 'asked' }
    done(await admin.call('PUT', `${PATH}/settings`, settings, { 'if-match': headers.get('etag') ?? '' }))

    // A draft with a mistake; check says where; the draft is mended.
    const { draft, changed } = await draftOf(ana, document)
    expect(draft.problems.errors).toBe(1)
    const { problems } = done(await ana.call('POST', '/v1/check', { strategy: draft.document }))
    expect(problems).toMatchObject([{ severity: 'error', pointer: '/assign/bands/3/tier' }])
    done(await ana.call('PUT', `${PATH}/drafts/main`, { document: changed }, { 'if-match': draft.etag }))

    // Proposed, approved by two who haven't written it, published for a date to come.
    const asked = { draft: 'main', effectiveFrom: SOON, phase: { en: 'Deepening' }, note: 'Reach for key customers' }
    const proposal = done(await ana.call('POST', `${PATH}/proposals`, asked), 201)
    await publishedBy(proposal)

    // Today the old criteria answer, from that date on the new ones; both answers are recorded.
    const evaluate = (more: object) =>
      admin.call('POST', `${PATH}/evaluate`, { subject: 'D-1042', input, record: true, ...more })
    const before = done(await evaluate({}))
    const after = done(await evaluate({ asOf: SOON }))
    expect([before.strategy.version, before.tier.id]).toEqual([1, 'development'])
    expect([after.strategy.version, after.tier.id]).toEqual([2, 'key'])

    // Rolled back, by the same gate: version 1's document becomes version 3.
    const rollback = { version: 1, effectiveFrom: LATER, note: 'The old threshold again' }
    await publishedBy(done(await ana.call('POST', `${PATH}/proposals`, rollback), 201))
    expect(done(await evaluate({ asOf: LATER })).strategy.version).toBe(3)
    const versions = done(await admin.call('GET', `${PATH}/versions`)).items
    expect(versions.map((version: { digest: string }) => version.digest === versions[0].digest)).toEqual([
      true,
      false,
      true,
    ])
    expect(versions[1]).toMatchObject({
      authors: [{ name: 'Test ana' }],
      approvers: [{ name: 'Test ben' }, { name: 'Test cleo' }],
    })

    // What changed, as a strategy lead would say it.
    const markdown = await admin.call('GET', `${PATH}/diff?from=1&to=2`, undefined, { accept: 'text/markdown' })
    expect(markdown.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
    expect(markdown.text).toContain('**v1 → v2**')
    expect(markdown.text).toContain('- Key begins at 65 instead of 80')
    const chinese = { accept: 'text/markdown', 'accept-language': 'zh-Hant' }
    expect((await admin.call('GET', `${PATH}/diff?from=1&to=2`, undefined, chinese)).text).toMatch(/關鍵客戶.*80.*65/)

    // The old decision comes out the same, and the two tell why the tier changed.
    const replay = done(await admin.call('POST', `/v1/decisions/${before.decisionId}/replay`))
    expect(replay).toMatchObject({ outcome: 'identical' })
    const explained = await admin.call('GET', `/v1/decisions/${after.decisionId}/explain?since=${before.decisionId}`)
    expect(JSON.stringify(done(explained))).toMatch(/80 → 65/)

    // The log fits, online and offline, and against its head as it was given away.
    const head = done(await admin.call('GET', '/v1/audit/head'))
    expect(done(await admin.call('GET', `/v1/audit/verify?seq=${head.seq}&hash=${head.hash}`))).toMatchObject({
      ok: true,
      entries: head.seq,
      findings: [],
      unchecked: [],
    })
    folder.write('head.json', JSON.stringify(head))
    const verify = () => tiersmith(['audit', 'verify', '--data', 'data', '--head', 'head.json'], folder.path)
    expect(await verify()).toMatchObject({ code: 0, stdout: '' })

    // One byte of the database is changed.
    const { items } = done(await admin.call('GET', '/v1/audit?action=proposal.approve&order=oldest'))
    server.kill('SIGTERM')
    expect((await server.exit).code).toBe(0)
    changeByte(join(data, 'tiersmith.db'), JSON.stringify(items[0].details))
    const { code, stdout } = await verify()
    expect(code).toBe(1)
    expect(stdout).toContain(`changed: Entry ${items[0].seq} was changed`)
  })
})

const draftOf = async (who: SignedIn, document: ReturnType<typeof fixture>) => {
  const changed = structuredClone(document) as typeof document & {
    assign: { bands: { from?: number; tier: string }[] }
  }
  const best = changed.assign.bands[3]
  if (best) best.from = 65
  const mistaken = structuredClone(changed)
  if (mistaken.assign.bands[3]) mistaken.assign.bands[3].tier = 'keys'
  const draft = done(await who.call('POST', `${PATH}/drafts`, { name: 'main', document: mistaken }), 201)
  return { draft, changed }
}

/** Flips one bit of the last letter of a text; the text is in the file once, or the last time as its row. */
const changeByte = (file: string, text: string) => {
  const bytes = readFileSync(file)
  const at = bytes.lastIndexOf(text)
  expect(at).toBeGreaterThan(0)
  const letter = at + Buffer.byteLength(text) - 4
  bytes.writeUInt8(bytes.readUInt8(letter) ^ 1, letter)
  writeFileSync(file, bytes)
}
