/** Two runs of one strategy compared: who rose, who fell and through what, who is new and who is gone. */
import type { Strategy } from '../../engine/index.ts'
import { WAYS, type Way, waysBetween } from './ranks.ts'
import type { RunResult } from './results.ts'

export const KINDS = [...WAYS, 'new', 'gone'] as const
type Kind = (typeof KINDS)[number]

interface Change {
  kind: Kind
  subject: string
  name?: string
  from?: string
  to?: string
  before?: Record<string, number>
  after?: Record<string, number>
  /** A dimension, `override:` with its id, `hold` or `assignment`; of those who moved. */
  through?: string
  /** The change of its contribution, where it is a dimension. */
  change?: number
}

export interface Comparison {
  counts: Record<Kind | 'same', number>
  /** How many moved through what, the most first. */
  through: { through: string; up: number; down: number; other: number }[]
  /** In the order of the newer run, then those who are gone. */
  changes: Change[]
}

export interface ComparedRun {
  strategy: Strategy
  results: readonly RunResult[]
}

/** Subjects are known by their ids; those without one can't be compared. */
export function compareRuns(older: ComparedRun, newer: ComparedRun): Comparison {
  const way = waysBetween(older.strategy, newer.strategy)
  const before = new Map(
    older.results.flatMap((result) => (result.subject === undefined ? [] : [[result.subject, result]])),
  )
  const counts = Object.fromEntries([...KINDS, 'same'].map((kind) => [kind, 0])) as Comparison['counts']
  const changes: Change[] = []
  for (const result of newer.results) {
    if (result.subject === undefined) continue
    const old = before.get(result.subject)
    before.delete(result.subject)
    const kind = old ? way(old.tier, result.tier) : 'new'
    counts[kind]++
    if (kind !== 'same') changes.push(changeOf(kind, result.subject, old, result))
  }
  for (const [subject, old] of before) {
    counts.gone++
    changes.push(changeOf('gone', subject, old, undefined))
  }
  return { counts, through: throughOf(changes), changes }
}

function changeOf(kind: Kind, subject: string, old: RunResult | undefined, now: RunResult | undefined): Change {
  const name = now?.name ?? old?.name
  const isMove = kind === 'up' || kind === 'down' || kind === 'across'
  return {
    kind,
    subject,
    ...(name === undefined ? {} : { name }),
    ...(old?.tier === undefined ? {} : { from: old.tier }),
    ...(now?.tier === undefined ? {} : { to: now.tier }),
    ...(old === undefined ? {} : { before: old.scores }),
    ...(now === undefined ? {} : { after: now.scores }),
    ...(isMove && old && now ? causeOf(kind, old, now) : {}),
  }
}

/**
 * What decided only one of the two tiers goes first; then the dimension whose contribution changed most the way
 * that the subject went; where none did, the assignment is another.
 */
function causeOf(kind: Way, old: RunResult, now: RunResult): { through: string; change?: number } {
  if (now.decidedBy !== old.decidedBy) return { through: now.decidedBy ?? old.decidedBy ?? 'assignment' }
  const sign = kind === 'up' ? 1 : -1
  let [through, most] = ['assignment', 0]
  for (const id of new Set([...Object.keys(now.contributions), ...Object.keys(old.contributions)])) {
    const change = (now.contributions[id] ?? 0) - (old.contributions[id] ?? 0)
    const pushed = kind === 'across' ? Math.abs(change) : sign * change
    if (pushed > Math.abs(most)) [through, most] = [id, change]
  }
  return most === 0 ? { through } : { through, change: Math.round(most * 10_000) / 10_000 }
}

function throughOf(changes: readonly Change[]): Comparison['through'] {
  const found = new Map<string, Comparison['through'][number]>()
  for (const { through, kind } of changes) {
    if (through === undefined) continue
    const entry = found.get(through) ?? { through, up: 0, down: 0, other: 0 }
    entry[kind === 'up' || kind === 'down' ? kind : 'other']++
    found.set(through, entry)
  }
  const size = ({ up, down, other }: Comparison['through'][number]) => up + down + other
  return [...found.values()].sort((x, y) => size(y) - size(x))
}
