/** Puts the server together: store → services → HTTP. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { AuditLog } from './audit/log.ts'
import { Identities } from './auth/identities.ts'
import { createApp } from './http/app.ts'
import { DEFAULT_LIMITS, type Limits } from './http/context.ts'
import { Metrics } from './http/metrics.ts'
import { createHttpServer, stopHttpServer } from './http/server.ts'
import { readSecrets } from './secrets.ts'
import { Catalog } from './services/catalog.ts'
import { CompiledStrategies } from './services/compiled.ts'
import { Evaluations } from './services/evaluations.ts'
import { loadPacks, readPacks } from './services/packs.ts'
import { Strategies } from './services/strategies.ts'
import { Store } from './store/store.ts'

export interface StartOptions {
  /** 0 takes any free port. */
  port: number
  /** Folder of the database. */
  data: string
  /** Folder of the ready-made packs. */
  rules: string
  /** Folder of the built designer. */
  designer: string
  log: Logger
  limits?: Partial<Limits>
  /** Milliseconds that requests under way may take when the server stops. */
  grace?: number
  /** Milliseconds since 1970; the system's clock by default. */
  clock?: () => number
}

export interface RunningServer {
  /** For example http://127.0.0.1:8787. */
  url: string
  /** Lets requests under way finish, then closes the database. */
  stop: () => Promise<void>
}

/** Until there is a sign-in, the server listens on loopback only. */
const HOST = '127.0.0.1'
const GRACE = 10_000

/** @throws DatabaseTooNew, StorageUnavailable, or the error of a port that is taken */
export const start = async (options: StartOptions): Promise<RunningServer> => {
  const { log, clock = Date.now, grace = GRACE } = options
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const store = await Store.open(join(options.data, 'tiersmith.db'))
  try {
    const secrets = readSecrets(options.data)
    const audit = new AuditLog(secrets.audit, clock)
    const packs = await preparePacks(store, audit, options)
    const compiled = new CompiledStrategies()
    const catalog = new Catalog(store, compiled)
    let stopping = false
    const services = {
      store,
      identities: new Identities(store, clock),
      audit,
      strategies: new Strategies(store, catalog, audit, clock),
      evaluations: new Evaluations(catalog, compiled, clock),
      packs,
      metrics: new Metrics(() => compiled.size),
      log,
      limits,
      stopping: () => stopping,
    }
    const server = createHttpServer(createApp(services, options.designer), services)
    const url = await listen(server, options.port)
    const stop = async () => {
      stopping = true
      await stopHttpServer(server, grace)
      await store.close()
    }
    return { url, stop }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Reads the packs, and loads them where the database is empty. A broken pack is reported and left out. */
const preparePacks = async (store: Store, audit: AuditLog, { rules, log, clock = Date.now }: StartOptions) => {
  const { packs, broken } = readPacks(rules)
  for (const { folder, error } of broken) log.error({ folder, err: error }, 'pack left out')
  const loaded = await loadPacks(store, audit, packs, new Date(clock()).toISOString())
  if (loaded.length > 0) log.info({ strategies: loaded }, 'packs loaded')
  return packs
}

const listen = (server: Server, port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, HOST, () => {
      server.off('error', reject)
      resolve(`http://${HOST}:${(server.address() as AddressInfo).port}`)
    })
  })
