/**
 * A population ranked by score: groups of subjects with equal scores, best first. A cut is a number
 * of groups, so that no cut can split one.
 */
import { CompensatedSum } from './sum.ts'

export interface Ranking {
  /** By group: its score in units of the score's last decimal, descending. */
  units: number[]
  /** By cut (0 to the number of groups): how many subjects it takes. */
  subjects: number[]
  /** By field, by cut: the sum of their amounts. */
  sums: Map<string, number[]>
  /** By field: how many subjects have no amount. */
  missing: Map<string, number>
}

/** Ranks subjects by their scores in units; the amounts are by field, NaN where missing. */
export function rank(units: readonly number[], amounts: ReadonlyMap<string, ArrayLike<number>>): Ranking {
  const distinct = [...new Set(units)].sort((a, b) => b - a)
  const groupOf = new Map(distinct.map((unit, group) => [unit, group]))
  const groups = units.map((unit) => groupOf.get(unit) as number)
  const ranking: Ranking = {
    units: distinct,
    subjects: cumulated(distinct.length, groups, () => 1),
    sums: new Map(),
    missing: new Map(),
  }
  for (const [field, values] of amounts) {
    const amount = (subject: number) => values[subject] ?? Number.NaN
    const isMissing = (subject: number) => Number.isNaN(amount(subject))
    ranking.missing.set(
      field,
      groups.reduce((count, _, subject) => count + (isMissing(subject) ? 1 : 0), 0),
    )
    ranking.sums.set(
      field,
      cumulated(distinct.length, groups, (subject) => (isMissing(subject) ? 0 : amount(subject))),
    )
  }
  return ranking
}

/** How many groups lie at or above a unit. */
export function cutAt({ units }: Ranking, unit: number): number {
  let [low, high] = [0, units.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((units[middle] as number) >= unit) low = middle + 1
    else high = middle
  }
  return low
}

/** By cut: the sum over the subjects of its groups. */
function cumulated(count: number, groups: readonly number[], amount: (subject: number) => number): number[] {
  const sums = Array.from({ length: count }, () => new CompensatedSum())
  groups.forEach((group, subject) => {
    sums[group]?.add(amount(subject))
  })
  const running = new CompensatedSum()
  return [0, ...sums.map((sum) => running.add(sum.total).total)]
}
