/** The current list: a run's subjects by what somebody looks for, as items and as cells. */
import type { Cell } from './csv.ts'
import type { RunResult } from './results.ts'

export interface ListFilter {
  tier?: string | undefined
  /** Within so many points of falling to a lower tier. */
  within?: number | undefined
  /** Fallen at least so many times running. */
  falls?: number | undefined
  /** Whose score fell at least so many times running. */
  declines?: number | undefined
  refused?: boolean | undefined
}

export const isListed = ({ tier, sparePoints, falls, declines, refusal }: RunResult, filter: ListFilter): boolean =>
  (filter.tier === undefined || tier === filter.tier) &&
  (filter.within === undefined || (sparePoints !== undefined && sparePoints < filter.within)) &&
  (filter.falls === undefined || falls >= filter.falls) &&
  (filter.declines === undefined || declines >= filter.declines) &&
  (filter.refused === undefined || (refusal !== undefined) === filter.refused)

export const listItem = ({ contributions: _, ...item }: RunResult) => item

/** The list as cells, with a head. */
export function listCells(results: readonly RunResult[]): Cell[][] {
  const scores = [...new Set(results.flatMap((result) => Object.keys(result.scores)))]
  const head = ['subject', 'name', 'tier', 'since', ...scores.map((id) => `scores.${id}`), 'sparePoints']
  const last = ['falls', 'declines', 'decidedBy', 'reasons', 'refusal']
  const rows = results.map((result) => [
    result.subject ?? `#${result.row + 1}`,
    result.name,
    result.tier,
    result.since,
    ...scores.map((id) => result.scores[id]),
    result.sparePoints,
    result.falls,
    result.declines,
    result.decidedBy,
    result.reasons.join(' '),
    result.refusal,
  ])
  return [[...head, ...last], ...rows]
}
