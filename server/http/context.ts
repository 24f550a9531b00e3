/** What routes are given: the services, the limits, and Hono's context with Node's own request in it. */
import type { ServerResponse } from 'node:http'
import type { Context, Hono } from 'hono'
import type { Logger } from 'pino'
import type { AuditLog } from '../audit/log.ts'
import type { AuditTrail } from '../audit/trail.ts'
import type { Identities } from '../auth/identities.ts'
import type { Keys } from '../auth/keys.ts'
import type { FlowSeal } from '../auth/oidc/flow.ts'
import type { OidcProvider } from '../auth/oidc/provider.ts'
import type { People } from '../auth/people.ts'
import type { SignIn } from '../auth/signIn.ts'
import type { Decisions } from '../decisions/decisions.ts'
import type { Recording } from '../decisions/recording.ts'
import type { Analyses } from '../services/analyses.ts'
import type { Catalog } from '../services/catalog.ts'
import type { Diffs } from '../services/diffs.ts'
import type { Drafts } from '../services/drafts.ts'
import type { Evaluations } from '../services/evaluations.ts'
import type { Pack } from '../services/packs.ts'
import type { Populations } from '../services/populations.ts'
import type { Proposals } from '../services/proposals.ts'
import type { Repeats } from '../services/repeats.ts'
import type { Runs } from '../services/runs.ts'
import type { StrategySettings } from '../services/settings.ts'
import type { Strategies } from '../services/strategies.ts'
import type { Store } from '../store/store.ts'
import type { Tracing } from '../telemetry/tracing.ts'
import type { Addresses } from './addresses.ts'
import type { Incoming } from './exchange.ts'
import type { Metrics } from './metrics.ts'

export interface Limits {
  /** Bytes of a JSON body. */
  body: number
  /** Nesting of JSON. */
  depth: number
  /** Bytes of one line of a batch. */
  line: number
  /** Lines of one batch. */
  lines: number
  /** Bytes of a file that becomes a population. */
  upload: number
  /** Rows of a population. */
  rows: number
  /** Requests a minute and address. */
  rate: number
  /** Threads that work on whole populations, and megabytes that one of them may take for objects. */
  threads: number
  memory: number
  /** Milliseconds that a request's headers, its body or a batch's next line may take to arrive. */
  patience: number
}

export const DEFAULT_LIMITS: Limits = {
  body: 4 * 1024 * 1024,
  depth: 100,
  line: 1024 * 1024,
  lines: 100_000_000,
  upload: 256 * 1024 * 1024,
  rows: 1_000_000,
  rate: 2_000_000,
  threads: 2,
  memory: 2_048,
  patience: 7_000,
}

export interface Services {
  store: Store
  identities: Identities
  people: People
  keys: Keys
  signIn: SignIn
  /** Where it is configured. */
  oidc?: { provider: OidcProvider; seal: FlowSeal }
  addresses: Addresses
  audit: AuditLog
  auditTrail: AuditTrail
  catalog: Catalog
  strategies: Strategies
  drafts: Drafts
  diffs: Diffs
  proposals: Proposals
  populations: Populations
  runs: Runs
  analyses: Analyses
  settings: StrategySettings
  evaluations: Evaluations
  recording: Recording
  decisions: Decisions
  repeats: Repeats
  packs: Pack[]
  metrics: Metrics
  /** Where traces are asked for. */
  tracing?: Tracing
  log: Logger
  limits: Limits
  /** True once the server has been asked to stop. */
  stopping: () => boolean
}

export type Env = { Bindings: { incoming: Incoming; outgoing: ServerResponse } }
export type App = Hono<Env>
export type Request = Context<Env>
