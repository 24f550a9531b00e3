/** Two runs of one strategy compared: who rose, who fell and through what, who is new and who is gone. */
import type { Strategy } from '../../engine/index.ts'
import { WAYS, waysBetween } from './ranks.ts'
import type { RunTable } from './results.ts'

export const KINDS = [...WAYS, 'new', 'gone'] as const
export type Kind = (typeof KINDS)[number]

export interface Change {
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

/** Somebody whose tier isn't the same in two runs, by rows; one that isn't in a run has none there. */
interface Moved {
  kind: Kind
  subject: string
  old: number | undefined
  now: number | undefined
}

export interface Comparison {
  counts: Record<Kind | 'same', number>
  /** How many moved through what, the most first. */
  through: { through: string; up: number; down: number; other: number }[]
  /** In the order of the newer run, then those who are gone. */
  moved: Moved[]
  /** All about one of them. */
  tell(moved: Moved): Change
}

export interface ComparedRun {
  strategy: Strategy
  table: RunTable
}

/** Subjects are known by their ids; those without one can't be compared. */
export function compareRuns(older: ComparedRun, newer: ComparedRun): Comparison {
  const way = waysBetween(older.strategy, newer.strategy)
  const before = new Map<string, number>()
  for (let row = 0; row < older.table.length; row++) {
    const subject = older.table.subject(row)
    if (subject !== undefined) before.set(subject, row)
  }
  const counts = Object.fromEntries([...KINDS, 'same'].map((kind) => [kind, 0])) as Comparison['counts']
  const moved: Moved[] = []
  for (let now = 0; now < newer.table.length; now++) {
    const subject = newer.table.subject(now)
    if (subject === undefined) continue
    const old = before.get(subject)
    before.delete(subject)
    const kind = old === undefined ? 'new' : way(older.table.tier(old), newer.table.tier(now))
    counts[kind]++
    if (kind !== 'same') moved.push({ kind, subject, old, now })
  }
  counts.gone = before.size
  for (const [subject, old] of before) moved.push({ kind: 'gone', subject, old, now: undefined })
  return {
    counts,
    through: throughOf(moved, older.table, newer.table),
    moved,
    tell: (one) => changeOf(one, older.table, newer.table),
  }
}

function changeOf({ kind, subject, old, now }: Moved, older: RunTable, newer: RunTable): Change {
  const [before, after] = [old === undefined ? undefined : older.at(old), now === undefined ? undefined : newer.at(now)]
  const name = after?.name ?? before?.name
  return {
    kind,
    subject,
    ...(name === undefined ? {} : { name }),
    ...(before?.tier === undefined ? {} : { from: before.tier }),
    ...(after?.tier === undefined ? {} : { to: after.tier }),
    ...(before === undefined ? {} : { before: before.scores }),
    ...(after === undefined ? {} : { after: after.scores }),
    ...causeOf({ kind, old, now }, older, newer),
  }
}

/**
 * What decided only one of the two tiers goes first; then the dimension whose contribution changed most the way
 * that the subject went; where none did, the assignment is another.
 */
function causeOf(
  { kind, old, now }: Pick<Moved, 'kind' | 'old' | 'now'>,
  older: RunTable,
  newer: RunTable,
): { through?: string; change?: number } {
  if (old === undefined || now === undefined || (kind !== 'up' && kind !== 'down' && kind !== 'across')) return {}
  const [decidedBefore, decidedNow] = [older.decidedBy(old), newer.decidedBy(now)]
  if (decidedNow !== decidedBefore) return { through: decidedNow ?? decidedBefore ?? 'assignment' }
  const sign = kind === 'up' ? 1 : -1
  const [before, after] = [older.contributions(old), newer.contributions(now)]
  let [through, most, largest] = ['assignment', 0, 0]
  const weigh = (id: string) => {
    const change = (after[id] ?? 0) - (before[id] ?? 0)
    const pushed = kind === 'across' ? Math.abs(change) : sign * change
    if (pushed > largest) [through, most, largest] = [id, change, pushed]
  }
  for (const id of Object.keys(after)) weigh(id)
  for (const id of Object.keys(before)) if (after[id] === undefined) weigh(id)
  return most === 0 ? { through } : { through, change: Math.round(most * 10_000) / 10_000 }
}

function throughOf(moved: readonly Moved[], older: RunTable, newer: RunTable): Comparison['through'] {
  const found = new Map<string, Comparison['through'][number]>()
  for (const one of moved) {
    const { through } = causeOf(one, older, newer)
    if (through === undefined) continue
    const entry = found.get(through) ?? { through, up: 0, down: 0, other: 0 }
    entry[one.kind === 'up' || one.kind === 'down' ? one.kind : 'other']++
    found.set(through, entry)
  }
  const size = ({ up, down, other }: Comparison['through'][number]) => up + down + other
  return [...found.values()].sort((x, y) => size(y) - size(x))
}
