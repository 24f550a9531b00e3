/** Puts the server together: store → services → HTTP. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { AuditLog } from './audit/log.ts'
import { refuseOtherKey } from './audit/sharedKey.ts'
import { AuditTrail } from './audit/trail.ts'
import { Identities } from './auth/identities.ts'
import { linkOf } from './auth/invitations.ts'
import { Keys } from './auth/keys.ts'
import { FlowSeal } from './auth/oidc/flow.ts'
import { type OidcOptions, OidcProvider } from './auth/oidc/provider.ts'
import { People } from './auth/people.ts'
import { SignIn } from './auth/signIn.ts'
import { Upkeep } from './auth/upkeep.ts'
import { Decisions } from './decisions/decisions.ts'
import type { Sensitive } from './decisions/record.ts'
import { Recording } from './decisions/recording.ts'
import { Reopener } from './decisions/reopen.ts'
import { Retention } from './decisions/retention.ts'
import { Addresses } from './http/addresses.ts'
import { createApp } from './http/app.ts'
import { DEFAULT_LIMITS, type Limits } from './http/context.ts'
import { Metrics } from './http/metrics.ts'
import { createHttpServer, stopHttpServer } from './http/server.ts'
import { readSecrets } from './secrets.ts'
import { Analyses } from './services/analyses.ts'
import { Catalog } from './services/catalog.ts'
import { Changes } from './services/changes.ts'
import { CompiledStrategies } from './services/compiled.ts'
import { Diffs } from './services/diffs.ts'
import { Drafts } from './services/drafts.ts'
import { Evaluations } from './services/evaluations.ts'
import { PackPopulations } from './services/packPopulations.ts'
import { loadPacks, readPacks } from './services/packs.ts'
import { Populations } from './services/populations.ts'
import { Proposals } from './services/proposals.ts'
import { Repeats } from './services/repeats.ts'
import { Runs } from './services/runs.ts'
import { StrategySettings } from './services/settings.ts'
import { Strategies } from './services/strategies.ts'
import { Uploads } from './services/uploads.ts'
import { Store } from './store/store.ts'
import type { Tracing } from './telemetry/tracing.ts'
import { WorkerPool } from './workers/pool.ts'

export interface StartOptions {
  /** 0 takes any free port. */
  port: number
  /** The address to listen on; 127.0.0.1 by default. */
  host?: string
  /** The origin under which people and systems reach the server, where it isn't this machine's own. */
  publicUrl?: string
  /** Who vouches for people, beside their passwords here. */
  oidc?: OidcOptions
  /** Folder of the database, of the keys beside it, and of files on their way to becoming populations. */
  data: string
  /** A postgres:// address, where the database isn't a file in that folder. */
  database?: string
  /** Folder of the ready-made packs. */
  rules: string
  /** Folder of the built designer. */
  designer: string
  log: Logger
  limits?: Partial<Limits>
  /** Whether sensitive fields of recorded decisions are kept encrypted (the default) or not at all. */
  sensitive?: Sensitive['keep']
  /** Follows requests, where traces are asked for. */
  tracing?: Tracing
  /** Milliseconds that requests under way may take when the server stops. */
  grace?: number
  /** Milliseconds since 1970; the system's clock by default. */
  clock?: () => number
}

export interface RunningServer {
  /** For example http://127.0.0.1:8787. */
  url: string
  /** The port that it listens on. */
  port: number
  /** The link that makes the first admin, while nobody exists. */
  signIn?: string
  /** Lets requests under way finish, then closes the database. */
  stop: () => Promise<void>
}

const HOST = '127.0.0.1'
const GRACE = 10_000

/** @throws DatabaseTooNew, StorageUnavailable, or the error of a port that is taken */
export const start = async (options: StartOptions): Promise<RunningServer> => {
  const { log, clock = Date.now, grace = GRACE, tracing } = options
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const store = await Store.open(options.database ?? join(options.data, 'tiersmith.db'))
  try {
    const secrets = readSecrets(options.data)
    if (options.database !== undefined) await refuseOtherKey(store.read, secrets.audit)
    const audit = new AuditLog(secrets.audit, clock)
    const packs = await preparePacks(store, audit, options)
    // Another may have written the first entry of all meanwhile.
    if (options.database !== undefined) await refuseOtherKey(store.read, secrets.audit)
    const compiled = new CompiledStrategies()
    const catalog = new Catalog(store, compiled, clock)
    const drafts = new Drafts(store, catalog, audit, clock)
    const proposals = new Proposals(store, catalog, audit, clock)
    const uploads = new Uploads(join(options.data, 'uploads'), limits.upload, clock)
    const workers = new WorkerPool({ threads: limits.threads, memory: limits.memory, log })
    const populations = new Populations(store, catalog, audit, uploads, workers, {
      key: secrets.seal,
      clock,
      most: limits.rows,
    })
    const evaluations = new Evaluations(catalog, compiled, clock)
    const runs = new Runs({ store, catalog, evaluations, populations, audit, workers }, { key: secrets.seal, clock })
    const identities = new Identities(store, clock)
    const signIn = new SignIn(store, audit, identities, clock)
    const sensitive: Sensitive =
      options.sensitive === 'omit' ? { keep: 'omit' } : { keep: 'encrypt', key: secrets.seal }
    const recording = new Recording(store, sensitive, clock)
    tracing?.watch(store, 'write', 'database transaction')
    tracing?.watch(recording, 'keep', 'record decisions')
    let stopping = false
    const services = {
      store,
      identities,
      people: new People(store, audit, identities, clock),
      keys: new Keys(store, audit, identities, clock),
      signIn,
      ...(options.oidc === undefined
        ? {}
        : { oidc: { provider: new OidcProvider(options.oidc), seal: new FlowSeal(secrets.seal) } }),
      addresses: new Addresses(options.publicUrl),
      audit,
      auditTrail: new AuditTrail(store, audit, secrets.audit),
      catalog,
      strategies: new Strategies(store, catalog, audit, drafts, clock),
      drafts,
      diffs: new Diffs(catalog, drafts, proposals),
      proposals,
      populations,
      runs,
      analyses: new Analyses({ catalog, drafts, proposals, populations, runs, workers, clock }),
      settings: new StrategySettings(store, catalog, audit, proposals),
      evaluations,
      recording,
      decisions: new Decisions(store, catalog, new Reopener(store, secrets.seal)),
      repeats: new Repeats(store, secrets.seal, clock),
      packs,
      metrics: new Metrics(() => compiled.size),
      ...(tracing === undefined ? {} : { tracing }),
      log,
      limits,
      stopping: () => stopping,
    }
    const server = createHttpServer(createApp(services, options.designer), services)
    const token = await signIn.openSetup()
    const address = await listen(server, options)
    const packPopulations = new PackPopulations(store, populations, log)
    packPopulations.begin(packs)
    const retention = new Retention(store, audit, clock, log)
    const upkeep = new Upkeep(store, identities, clock)
    const changes = new Changes(store, identities, catalog)
    const url = options.publicUrl ?? address
    const stop = async () => {
      stopping = true
      await stopHttpServer(server, grace)
      await tracing?.stop()
      await changes.stop()
      await retention.stop()
      await upkeep.stop()
      await packPopulations.stop()
      await workers.stop()
      await uploads.stop()
      await store.close()
    }
    return { url, port: portOf(server), stop, ...(token === undefined ? {} : { signIn: linkOf(url, token) }) }
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

const portOf = (server: Server): number => (server.address() as AddressInfo).port

const listen = (server: Server, { port, host = HOST }: StartOptions): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const name = host.includes(':') ? `[${host}]` : host
      resolve(`http://${name}:${portOf(server)}`)
    })
  })
