/**
 * Kills a real server at random moments while drafts are saved, proposed, approved and published, versions published
 * in one step and evaluations recorded; starts it again and looks whether everything is whole or absent, the audit
 * chain intact, and nothing lost that was acknowledged.
 *
 *   npx tsx test/faults/killLoop.ts [ROUNDS]
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Store } from '../../server/store/store.ts'
import { type Answer, call, fixture, input, type ServerProcess, scratch, spawnServer } from '../server/harness.ts'
import { personOf, type SignedIn } from '../server/people.ts'
import { openStore } from '../server/place.ts'

const GATED = 'gated'
const OPEN = 'open'
const path = (id: string) => `/v1/strategies/${id}`

/** What the server has said is done. */
class Acknowledged {
  /** Digest by strategy and version. */
  readonly versions = new Map<string, string>()
  /** The binding by number. */
  readonly proposals = new Map<number, string>()
  readonly approved = new Set<number>()
  draft = { revision: 0, digest: '' }
  readonly decisions = new Set<string>()

  get total(): number {
    return this.versions.size + this.proposals.size + this.approved.size + this.draft.revision + this.decisions.size
  }
}

export interface KillReport {
  rounds: number
  acknowledged: number
  versions: number
  decisions: number
}

/** @param delays how long each round's server lives after its first acknowledgement, in milliseconds @throws Error where something is amiss */
export const killLoop = async (delays: number[]): Promise<KillReport> => {
  const { folder, remove } = scratch()
  const data = join(folder, 'data')
  const done = new Acknowledged()
  let server: ServerProcess | undefined
  try {
    server = await start(data)
    const people = await prepare(server)
    for (const delay of delays) {
      const before = done.total
      const work = load(server, people, done)
      while (done.total === before) await sleep(5)
      await sleep(delay)
      server.kill('SIGKILL')
      await Promise.all([server.exit, ...work])
      server = await start(data)
      await verify(server, data, done)
    }
    const { versions, decisions, total } = done
    return { rounds: delays.length, acknowledged: total, versions: versions.size, decisions: decisions.size }
  } finally {
    server?.kill('SIGKILL')
    await server?.exit
    remove()
  }
}

interface People {
  author: string
  approver: string
}

const start = (data: string) => spawnServer(data, [], { TIERSMITH_LOG: 'silent' })

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const prepare = async (server: ServerProcess): Promise<People> => {
  const author: SignedIn = await personOf(server, 'author', 'editor')
  const approver: SignedIn = await personOf(server, 'approver', 'approver')
  for (const id of [GATED, OPEN]) {
    await taken(server.call('POST', '/v1/strategies', { document: { ...fixture(), id } }))
  }
  const { headers } = await server.call('GET', `${path(GATED)}/settings`)
  const settings = { approvals: 1, record: 'asked' }
  await taken(server.call('PUT', `${path(GATED)}/settings`, settings, { 'if-match': headers.get('etag') ?? '' }))
  await taken(server.call('POST', `${path(GATED)}/drafts`, { name: 'main' }, { cookie: author.cookie }))
  return { author: author.cookie, approver: approver.cookie }
}

/** Works until the server is gone. */
const load = (server: ServerProcess, people: People, done: Acknowledged): Promise<void>[] => {
  const untilGone = async (step: () => Promise<void>) => {
    for (;;) {
      try {
        await step()
      } catch (error) {
        if (error instanceof TypeError) return
        throw error
      }
    }
  }
  return [
    untilGone(() => publishGated(server, people, done)),
    untilGone(() => publishOpen(server, done)),
    untilGone(() => recordOne(server, done)),
  ]
}

/** One more change through draft, proposal, approval and publication. */
const publishGated = async (server: ServerProcess, people: People, done: Acknowledged): Promise<void> => {
  const as = (cookie: string, method: string, to: string, body?: unknown, headers = {}) =>
    call(server.url, method, `${path(GATED)}${to}`, body, { cookie, ...headers })
  const before = await taken(as(people.author, 'GET', '/drafts/main'))
  const { latestVersion } = (await taken(server.call('GET', path(GATED)))).body
  const document = { ...fixture(), id: GATED, title: `t${Math.random()}` }
  const match = { 'if-match': before.headers.get('etag') ?? '' }
  const saved = await taken(as(people.author, 'PUT', '/drafts/main', { document, baseVersion: latestVersion }, match))
  done.draft = { revision: saved.body.revision, digest: saved.body.digest }
  const proposed = (await taken(as(people.author, 'POST', '/proposals', { draft: 'main', note: 'n' }))).body
  done.proposals.set(proposed.number, proposed.binding)
  const one = `/proposals/${proposed.number}`
  await taken(as(people.approver, 'POST', `${one}/approve`, { binding: proposed.binding }))
  done.approved.add(proposed.number)
  const { version } = (await taken(as(people.author, 'POST', `${one}/publish`, {}))).body
  done.versions.set(`${GATED} ${version.number}`, version.digest)
}

const publishOpen = async (server: ServerProcess, done: Acknowledged): Promise<void> => {
  const document = { ...fixture(), id: OPEN, title: `t${Math.random()}` }
  const { version } = (await taken(server.call('POST', `${path(OPEN)}/versions`, { document, note: 'n' }))).body
  done.versions.set(`${OPEN} ${version.number}`, version.digest)
}

const recordOne = async (server: ServerProcess, done: Acknowledged): Promise<void> => {
  const { body } = await taken(server.call('POST', `${path(OPEN)}/evaluate`, { subject: 'D', input, record: true }))
  done.decisions.add(body.decisionId)
}

/** An answer that acknowledges. A connection that ends on the way is a TypeError of fetch. */
const taken = async (answering: Promise<Answer>): Promise<Answer> => {
  const answer = await answering
  if (answer.status < 300) return answer
  throw new Error(`The server answered ${answer.status}: ${answer.text}`)
}

const verify = async (server: ServerProcess, data: string, done: Acknowledged): Promise<void> => {
  const { body } = await taken(server.call('GET', '/v1/audit/verify'))
  if (body.ok !== true) throw new Error(`The audit log doesn't verify: ${JSON.stringify(body)}`)
  const store = await openStore(data)
  try {
    await verifyKept(store, done)
    await verifyWhole(store)
  } finally {
    await store.close()
  }
}

/** Everything that was acknowledged is there, as it was acknowledged. */
const verifyKept = async ({ read }: Store, done: Acknowledged): Promise<void> => {
  const versions = await read.selectFrom('versions').selectAll().execute()
  const digests = new Map(versions.map((row) => [`${row.strategy_id} ${row.number}`, row.digest]))
  for (const [key, digest] of done.versions) must(digests.get(key) === digest, `version ${key} is lost`)
  const proposals = await read.selectFrom('proposals').selectAll().where('strategy_id', '=', GATED).execute()
  const bindings = new Map(proposals.map((row) => [row.number, row.binding]))
  for (const [number, binding] of done.proposals) must(bindings.get(number) === binding, `proposal ${number} is lost`)
  const events = await read.selectFrom('proposal_events').selectAll().where('strategy_id', '=', GATED).execute()
  const approved = new Set(events.filter(({ kind }) => kind === 'approve').map(({ proposal }) => proposal))
  for (const number of done.approved) must(approved.has(number), `the approval of ${number} is lost`)
  const draft = await read.selectFrom('drafts').selectAll().executeTakeFirstOrThrow()
  const { revision, digest } = done.draft
  must(
    draft.revision > revision || revision === 0 || (draft.revision === revision && draft.digest === digest),
    'the draft is lost',
  )
  const decisions = new Set((await read.selectFrom('decisions').select('id').execute()).map(({ id }) => id))
  for (const id of done.decisions) must(decisions.has(id), `decision ${id} is lost`)
}

/** A publication is there with all that belongs to it, or not at all. */
const verifyWhole = async ({ read }: Store): Promise<void> => {
  const versions = await read.selectFrom('versions').selectAll().execute()
  const timeline = await read.selectFrom('timeline').selectAll().execute()
  const proposals = await read.selectFrom('proposals').selectAll().execute()
  const events = await read.selectFrom('proposal_events').selectAll().execute()
  const audit = await read.selectFrom('audit').selectAll().execute()
  must(timeline.length === versions.length, 'a version and its timeline entry part')
  const told = (action: string) => audit.filter((entry) => entry.action === action).length
  must(told('version.publish') === versions.length, 'a version and its audit entry part')
  must(told('proposal.create') === proposals.length, 'a proposal and its audit entry part')
  const approvals = events.filter(({ kind }) => kind === 'approve').length
  must(told('proposal.approve') === approvals, 'an approval and its audit entry part')
  for (const { strategy_id, number, state, version } of proposals) {
    const published = events.some(
      (event) => event.strategy_id === strategy_id && event.proposal === number && event.kind === 'publish',
    )
    const there = versions.some((row) => row.strategy_id === strategy_id && row.number === version)
    const whole = state === 'published' ? published && there : !published && version === null
    must(whole, `proposal ${strategy_id}/${number} is ${state} by halves`)
  }
}

const must = (holds: boolean, message: string): void => {
  if (!holds) throw new Error(message)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rounds = Number(process.argv[2] ?? 20)
  const delays = Array.from({ length: rounds }, () => Math.floor(Math.random() * 1_000))
  console.log(JSON.stringify(await killLoop(delays)))
}
