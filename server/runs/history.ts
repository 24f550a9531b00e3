/** What the run before says of each subject: the tier held until now, since when, and how often it has fallen. */
import type { Columns, RawColumn, Strategy } from '../../engine/index.ts'
import { waysBetween } from './ranks.ts'
import type { RunTable } from './results.ts'

/** The latest run before this one. */
export interface PriorRun {
  strategy: Strategy
  table: RunTable
}

const UNKNOWN = -1

/** By row of the population: the row of the same subject in the run before, or −1. Of several the last counts. */
export function rowsBefore({ subject, length }: Columns, prior: PriorRun | undefined): Int32Array {
  const rows = new Int32Array(length).fill(UNKNOWN)
  if (!prior || subject?.kind !== 'coded') return rows
  const { table } = prior
  const known = new Map<unknown, number>()
  for (let row = 0; row < table.length; row++) {
    const id = table.subject(row)
    if (id !== undefined) known.set(id, row)
  }
  const places = Int32Array.from(subject.dictionary, (id, code) => (code === 0 ? UNKNOWN : (known.get(id) ?? UNKNOWN)))
  for (let row = 0; row < length; row++) rows[row] = places[subject.codes[row] as number] as number
  return rows
}

/** The tiers of the run before, as a population would bring them. */
export function tiersBefore(before: Int32Array, { table }: PriorRun): RawColumn {
  const column = codedColumn(before.length)
  for (let row = 0; row < before.length; row++) {
    const old = before[row] as number
    if (old !== UNKNOWN) column.set(row, table.tier(old))
  }
  return column.raw
}

export interface History {
  since: RawColumn
  falls: RawColumn
  declines: RawColumn
}

export interface Now {
  asOf: string
  strategy: Strategy
  /** Undefined where it is refused. */
  tier: (row: number) => string | undefined
  /** The sum of the kept scores, in units of 10⁻⁴. */
  total: (row: number) => number
}

export function historyOf(before: Int32Array, prior: PriorRun | undefined, now: Now): History {
  const way = prior && waysBetween(prior.strategy, now.strategy)
  const since = codedColumn(before.length)
  const [falls, declines] = [new Float64Array(before.length), new Float64Array(before.length)]
  for (let row = 0; row < before.length; row++) {
    const tier = now.tier(row)
    if (tier === undefined) continue
    const old = before[row] as number
    const oldTier = old === UNKNOWN ? undefined : prior?.table.tier(old)
    if (oldTier === undefined || !prior || !way) {
      since.set(row, now.asOf)
      continue
    }
    const went = way(oldTier, tier)
    since.set(row, went === 'same' ? (prior.table.since(old) ?? now.asOf) : now.asOf)
    if (went === 'down') falls[row] = prior.table.falls(old) + 1
    if (now.total(row) < totalOf(prior.table.scores(old))) declines[row] = prior.table.declines(old) + 1
  }
  return {
    since: since.raw,
    falls: { kind: 'numbers', values: falls },
    declines: { kind: 'numbers', values: declines },
  }
}

/** Scores have four decimals: their sums are exact as integers. */
const totalOf = (scores: Record<string, number>): number =>
  Object.values(scores).reduce((sum, score) => sum + Math.round(score * 10_000), 0)

/** A column of few different texts, row by row. */
function codedColumn(length: number): { raw: RawColumn; set(row: number, text: string | undefined): void } {
  const codes = new Int32Array(length)
  const dictionary: (string | null)[] = [null]
  const places = new Map<string, number>()
  return {
    raw: { kind: 'coded', codes, dictionary },
    set(row, text) {
      if (text === undefined) return
      let place = places.get(text)
      if (place === undefined) {
        place = dictionary.push(text) - 1
        places.set(text, place)
      }
      codes[row] = place
    },
  }
}
