/** Recorded decisions: finding them, replaying them, and what changed a subject's tier. */
import type { Decision, Language, Refusal, RefusalCode, Scalar, Strategy, Text } from '../../engine/index.ts'
import { getJson, type Page, sendJson } from './api.ts'

/** Who did something, as they were called then. */
export interface Actor {
  kind: 'person' | 'key' | 'system'
  id: string
  name: string
}

export interface DecisionSummary {
  id: string
  strategy: { id: string; version: number; digest: string; phase?: Text }
  subject?: string
  asOf: string
  /** null where the evaluation was refused. */
  tier: string | null
  scores?: Record<string, number>
  refusal?: RefusalCode
  recordedAt: string
  recordedBy: Actor
  /** The version of the engine that decided. */
  engine: string
  /** As it was asked for. */
  request: { asOf?: string; knownAt?: string; version?: number; previousTier?: string | null; trace?: string }
}

export interface RecordedDecision extends DecisionSummary {
  input: Record<string, Scalar | null>
  decision?: Decision
  refused?: Refusal
  /** Sensitive fields are stored encrypted. */
  sealed?: boolean
  /** Why the result can't be told. */
  withheld?: 'omitted' | 'unreadable' | 'damaged'
}

export type NotReplayable =
  | 'omitted'
  | 'unreadable'
  | 'damaged'
  | 'version-gone'
  | 'version-changed'
  | 'version-refused'

type Backend = 'rows' | 'jsonlogic'

export interface Difference {
  backend: Backend
  /** JSON pointer into the result. */
  path: string
  stored?: unknown
  now?: unknown
}

export interface Replay {
  outcome: 'identical' | 'different' | 'not-replayable'
  engine: { recorded: string; now: string }
  backends?: Backend[]
  differences?: Difference[]
  reason?: { code: NotReplayable; message: string }
}

export interface Explained {
  /** The other decision. */
  since: string
  change: { changed: boolean; sentences: Record<Language, string[]> }
}

export interface DecisionFilter {
  strategy?: string | undefined
  subject?: string | undefined
  version?: number | undefined
  tier?: string | undefined
  /** Days, both included. */
  from?: string | undefined
  to?: string | undefined
}

const pathOf = (id: string) => `/v1/decisions/${encodeURIComponent(id)}`

/** A page of what fits, the latest first. */
export function findDecisions(
  { from, to, ...filter }: DecisionFilter,
  cursor?: string,
  limit = 50,
): Promise<Page<DecisionSummary>> {
  const asked = { ...filter, from, to: to === undefined ? undefined : dayAfter(to), limit, cursor }
  return getJson(`/v1/decisions?${queryOf(asked)}`)
}

/** The query string of what is given; what is undefined or empty is left out. */
export function queryOf(asked: Record<string, string | number | undefined>): string {
  const given = Object.entries(asked).filter(([, value]) => value !== undefined && value !== '')
  return new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
}

/** The day after a day, YYYY-MM-DD: where a list up to and with it ends. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

export const getDecision = (id: string): Promise<RecordedDecision> => getJson(pathOf(id))

/** Evaluated again by the server, by two backends; nothing is changed by it. */
export const replayDecision = (id: string): Promise<Replay> => sendJson('POST', `${pathOf(id)}/replay`)

/** What changed a subject's tier since another of its decisions. */
export const explainDecision = (id: string, since: string): Promise<Explained> =>
  getJson(`${pathOf(id)}/explain?${queryOf({ since })}`)

/** A subject's decisions around one: since when it has this tier, and the others. */
export interface Around {
  /** The latest first, the decision itself among them. */
  all: readonly DecisionSummary[]
  /** The decisions before, the latest first. */
  earlier: readonly DecisionSummary[]
  /** The first of the unbroken row of decisions up to this one that named the same tier. */
  since: DecisionSummary | undefined
  /** True where older decisions than those fetched may belong to that row. */
  open: boolean
}

/** How many of a subject's decisions are looked at. */
const MOST = 100

export async function decisionsAround(decision: DecisionSummary): Promise<Around> {
  if (decision.subject === undefined) return { all: [decision], earlier: [], since: undefined, open: false }
  const filter = { strategy: decision.strategy.id, subject: decision.subject }
  const page = await findDecisions(filter, undefined, MOST)
  return around(decision, page.items, Boolean(page.next))
}

/** @param all a subject's decisions, the latest first; `more` where there are older ones */
export function around(decision: DecisionSummary, all: readonly DecisionSummary[], more: boolean): Around {
  const at = all.findIndex(({ id }) => id === decision.id)
  const earlier = at === -1 ? [] : all.slice(at + 1)
  const other = earlier.findIndex(({ tier }) => tier !== decision.tier)
  const same = other === -1 ? earlier : earlier.slice(0, other)
  return { all, earlier, since: same.at(-1), open: more && other === -1 }
}

/** The scores that name the tier: one, the two of a matrix, or none where a table does. */
export const decidingScores = ({ assign }: Pick<Strategy, 'assign'>): string[] =>
  assign.matrix ? [assign.matrix.y.score, assign.matrix.x.score] : assign.score === undefined ? [] : [assign.score]
