/** The rows of a decision table over the population: whom each decides, by final tier. */
import { type Expression, TRUE } from '../../../../engine/index.ts'
import type { PreviewState } from '../state.ts'
import { withProbes } from './conditions.ts'

export interface TableRowsQuestion {
  /** A row's condition each, in their order. */
  conditions: readonly Expression[]
  /** Only the first row that a subject matches counts it; otherwise all that it matches do. */
  first: boolean
}

export interface TableRowsAnswer {
  /** By row: subjects, and of them those with a decision by index of the tier. */
  rows: { count: number; tiers: number[] }[]
  /** Subjects that match no row. */
  none: number
  total: number
}

/** Undefined where one of the conditions has an error. */
export function tableRowsAnswer(
  state: PreviewState,
  { conditions, first }: TableRowsQuestion,
): TableRowsAnswer | undefined {
  const { strategy, scored } = state.now
  const variant = state.score(withProbes(strategy.document, conditions, undefined))
  if (!variant) return undefined
  const width = strategy.plan.tiers.length
  const truths = conditions.map((_, index) => variant.scored.conditionOf(index))
  const rows = conditions.map(() => ({ count: 0, tiers: Array<number>(width).fill(0) }))
  let none = 0
  for (let subject = 0; subject < scored.length; subject++) {
    const tier = scored.tiers[subject] as number
    let isHit = false
    for (let row = 0; row < rows.length; row++) {
      const own = truths[row]
      // A condition that always holds needs no column.
      if (own !== undefined && own[subject] !== TRUE) continue
      isHit = true
      const counted = rows[row] as TableRowsAnswer['rows'][number]
      counted.count++
      if (tier >= 0) counted.tiers[tier] = (counted.tiers[tier] as number) + 1
      if (first) break
    }
    if (!isHit) none++
  }
  return { rows, none, total: scored.length }
}
