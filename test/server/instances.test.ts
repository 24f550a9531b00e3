/** Several servers on one PostgreSQL: under load, while versions are published from two of them, and through faults. */
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AuditLog } from '../../server/audit/log.ts'
import { addKey } from '../../server/auth/keys.ts'
import { SYSTEM } from '../../server/auth/principal.ts'
import { readSecrets } from '../../server/secrets.ts'
import { Store } from '../../server/store/store.ts'
import { newDatabase, noPostgres, type PostgresServer, startPostgres } from '../postgresServer.ts'
import { type Answer, bearing, call, fixture, input, type ServerProcess, scratch, spawnServer } from './harness.ts'
import { startProxy, type TcpProxy } from './tcpProxy.ts'

const ID = 'a-group-distributors'
const EVALUATE = `/v1/strategies/${ID}/evaluate`
/** Milliseconds that an instance may answer by a version that another has replaced. */
const STALE = 2_000

/** What was asked, and when; milliseconds since 1970. */
interface Asked {
  sent: number
  received: number
  status: number
  version: number
  decisionId?: string
}

/** When a publication was sent, and when it was acknowledged. */
interface Publication {
  sent: number
  acknowledged: number
}

describe.skipIf(noPostgres)(`three servers on one PostgreSQL${noPostgres ? `: ${noPostgres}` : ''}`, () => {
  const { folder, remove } = scratch()
  let postgres: PostgresServer
  let address: string
  let key: string
  let proxy: TcpProxy
  const servers: ServerProcess[] = []
  /** By version. */
  const published = new Map<number, Publication>()

  const ask = (server: ServerProcess, method: string, path: string, body?: unknown): Promise<Answer> =>
    call(server.url, method, path, body, bearing(key))

  /** A folder of its own for what is staged, and the same keys. */
  const startInstance = (name: string, database = address) => {
    const data = join(folder, name)
    mkdirSync(data)
    cpSync(join(folder, 'secrets.json'), join(data, 'secrets.json'))
    return spawnServer(data, [], { DATABASE_URL: database, TIERSMITH_LOG: 'error' })
  }

  const publish = async (server: ServerProcess): Promise<number> => {
    const sent = Date.now()
    const { status, body } = await ask(server, 'POST', `/v1/strategies/${ID}/versions`, {
      document: { ...fixture(), title: `Published at ${sent} by ${server.pid}` },
      note: 'next',
    })
    if (status !== 201) return status
    published.set(body.version.number, { sent, acknowledged: Date.now() })
    return status
  }

  beforeAll(async () => {
    postgres = await startPostgres()
    address = await newDatabase(postgres, `instances_${process.pid}`)
    proxy = await startProxy(address)
    const store = await Store.open(address)
    const audit = new AuditLog(readSecrets(folder).audit, Date.now)
    const asked = { name: 'load', role: 'admin' as const }
    key = (await store.write((write) => addKey(write, audit, SYSTEM, asked, new Date().toISOString()))).key
    await store.close()
    servers.push(...(await Promise.all(['one', 'two', 'three'].map((name) => startInstance(name)))))
    const created = { document: fixture(), note: 'first', effectiveFrom: '2026-01-01' }
    expect((await ask(servers[0] as ServerProcess, 'POST', '/v1/strategies', created)).status).toBe(201)
    published.set(1, { sent: 0, acknowledged: Date.now() })
  })
  afterAll(async () => {
    for (const server of servers) server.kill('SIGKILL')
    await Promise.all(servers.map((server) => server.exit))
    await proxy?.close()
    await postgres?.stop()
    remove()
  })

  /** Asks these servers again and again until `end`. */
  const load = async (asking: readonly ServerProcess[], end: () => boolean): Promise<Asked[]> => {
    const all: Asked[] = []
    const client = async (server: ServerProcess, number: number) => {
      for (let turn = 0; !end(); turn++) {
        const sent = Date.now()
        const record = (turn + number) % 5 === 0
        const { status, body } = await ask(server, 'POST', EVALUATE, { subject: `S${turn}`, input, record })
        const version = body?.strategy?.version ?? 0
        all.push({ sent, received: Date.now(), status, version, ...(record ? { decisionId: body?.decisionId } : {}) })
      }
    }
    await Promise.all([...asking, ...asking].map(client))
    return all
  }

  /** Answers by a version that had been replaced for too long, or that nobody had published yet. */
  const misplaced = (answers: readonly Asked[]) =>
    answers.filter(({ sent, received, version }) => {
      const next = published.get(version + 1)
      const isStale = next !== undefined && sent > next.acknowledged + STALE
      const isEarly = received < (published.get(version)?.sent ?? Number.POSITIVE_INFINITY)
      return isStale || isEarly
    })

  const linear = async (server: ServerProcess) => {
    const { items } = (await ask(server, 'GET', `/v1/strategies/${ID}/versions?limit=200`)).body
    expect(items.map((one: { number: number }) => one.number)).toEqual(items.map((_: unknown, i: number) => i + 1))
    const timeline = (await ask(server, 'GET', `/v1/strategies/${ID}/timeline?limit=200`)).body.items
    expect(timeline.map((one: { seq: number }) => one.seq).sort((a: number, b: number) => a - b)).toEqual(
      items.map((_: unknown, i: number) => i + 1),
    )
    const verified = (await ask(server, 'GET', '/v1/audit/verify')).body
    expect([verified.ok, verified.findings]).toEqual([true, []])
    return items.length as number
  }

  it('answer without an error by what was in effect within the last 2 s, while two of them publish', async () => {
    const [one, two] = servers as [ServerProcess, ServerProcess]
    let done = false
    const answering = load(servers, () => done)
    const publisher = async (server: ServerProcess) => {
      for (let i = 0; i < 6; i++) expect(await publish(server)).toBe(201)
    }
    await Promise.all([publisher(one), publisher(two)])
    await wait(STALE + 500)
    done = true
    const answers = await answering
    expect(answers.filter(({ status }) => status !== 200)).toEqual([])
    expect(misplaced(answers)).toEqual([])
    expect(await linear(one)).toBe(13)
    // The load has seen the last version on every server, and every decision that was recorded can be found.
    expect(Math.max(...answers.map(({ version }) => version))).toBe(13)
    const recorded = answers.flatMap(({ decisionId }) => decisionId ?? [])
    expect(recorded.length).toBeGreaterThan(10)
    for (const id of [recorded[0], recorded.at(-1)])
      expect((await ask(two, 'GET', `/v1/decisions/${id}`)).status).toBe(200)
  })

  it('forget at once, everywhere, whoever is no longer let in', async () => {
    const [one, two] = servers as [ServerProcess, ServerProcess]
    const made = (await ask(one, 'POST', '/v1/keys', { name: 'guest', role: 'evaluator' })).body
    const guest = () => call(two.url, 'POST', EVALUATE, { input }, bearing(made.secret ?? made.key))
    expect((await guest()).status).toBe(200)
    expect((await ask(one, 'DELETE', `/v1/keys/${made.id}`)).status).toBeLessThan(300)
    await expect.poll(async () => (await guest()).status, { timeout: STALE }).toBe(401)
  })

  it('go on when one of them is killed, and know of a change although no notification reaches them', async () => {
    const [one, two, three] = servers as [ServerProcess, ServerProcess, ServerProcess]
    three.kill('SIGKILL')
    await three.exit
    const deaf = await startInstance('deaf', proxy.address)
    servers[2] = deaf
    proxy.muteListeners()
    let done = false
    const answering = load([one, deaf], () => done)
    for (let i = 0; i < 3; i++) {
      expect(await publish(two)).toBe(201)
      await wait(300)
    }
    await wait(STALE)
    done = true
    const answers = await answering
    expect(answers.filter(({ status }) => status !== 200)).toEqual([])
    expect(misplaced(answers)).toEqual([])
  })

  it('recover from a restart of the database, and evaluate meanwhile', async ({ skip }) => {
    if (!postgres.restart) return skip('the server isn’t ours')
    const [one, two] = servers as [ServerProcess, ServerProcess]
    let done = false
    const answering = load([one, two], () => done)
    await wait(200)
    await postgres.restart()
    const restarted = Date.now()
    await expect.poll(() => publish(two), { timeout: 15_000 }).toBe(201)
    await wait(STALE)
    done = true
    const answers = await answering
    // What must be recorded can't be while the database is away; everything else is answered.
    const refused = answers.filter(({ status }) => status !== 200)
    expect(refused.filter(({ status, decisionId }) => status !== 503 || decisionId !== undefined)).toEqual([])
    expect(refused.filter(({ sent }) => sent > restarted + 5_000)).toEqual([])
    expect(misplaced(answers.filter(({ status }) => status === 200))).toEqual([])
    expect(await linear(one)).toBe(published.size)
    expect((await ask(two, 'GET', '/readyz')).status).toBe(200)
  })

  it('don’t start with another key than the others have', async () => {
    const starting = spawnServer(join(folder, 'stranger'), [], { DATABASE_URL: address })
    await expect(starting).rejects.toThrow(/under another key/)
  })
})
