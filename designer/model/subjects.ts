/** What is known of one subject over time: recorded decisions and runs, and why its tier changed. */
import type { Language, RefusalCode } from '../../engine/index.ts'
import { getJson } from './api.ts'
import { type DecisionSummary, type NotReplayable, queryOf } from './decisions.ts'

/** What changed the tier since the decision before, or why that can't be told. */
interface Step {
  /** The decision before. */
  since?: string
  change?: { changed: boolean; sentences: Record<Language, string[]> }
  unexplained?: { code: NotReplayable; message: string }
}

export type HistoryItem = { decision: DecisionSummary } & Step

/** A run in which the tier changed, or the first that has the subject. */
export interface SubjectRun {
  run: string
  asOf: string
  version: number
  /** The tier in the run before. */
  from?: string
  tier?: string
  refusal?: RefusalCode
  decidedBy?: string
  scores: Record<string, number>
  reasons: string[]
}

export interface SubjectHistory {
  items: HistoryItem[]
  next: string | null
  /** With the first page. */
  runs?: SubjectRun[]
}

const PAGE = 50

export const subjectHistory = (strategy: string, subject: string, cursor?: string): Promise<SubjectHistory> =>
  getJson(
    `/v1/strategies/${encodeURIComponent(strategy)}/subjects/${encodeURIComponent(subject)}?${queryOf({ cursor, limit: PAGE })}`,
  )

/** One place in a subject's history, whatever it comes from. */
export interface Moment {
  /** The evaluation date. */
  asOf: string
  version: number
  tier: string | undefined
  refusal: RefusalCode | undefined
  scores: Record<string, number>
  decision?: HistoryItem
  run?: SubjectRun
}

/** Decisions and runs in one row, the latest first; of one day the decisions stand before the runs. */
export function momentsOf(items: readonly HistoryItem[], runs: readonly SubjectRun[]): Moment[] {
  const decided = items.map((item): Moment => {
    const { asOf, strategy, tier, refusal, scores = {} } = item.decision
    return { asOf, version: strategy.version, tier: tier ?? undefined, refusal, scores, decision: item }
  })
  const ran = runs.map((run): Moment => {
    const { asOf, version, tier, refusal, scores } = run
    return { asOf, version, tier, refusal, scores, run }
  })
  return [...decided, ...ran].sort((a, b) => (a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : 0))
}

export interface Stretch {
  tier: string | undefined
  from: string
  /** The next moment that says otherwise; undefined: it still holds. */
  to: string | undefined
}

/** The stretches of time in one tier, the earliest first. */
export function stretchesOf(moments: readonly Moment[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const { asOf, tier } of [...moments].reverse()) {
    const last = stretches.at(-1)
    if (last && last.tier === tier) continue
    if (last) last.to = asOf
    stretches.push({ tier, from: asOf, to: undefined })
  }
  return stretches
}
