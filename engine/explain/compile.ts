import { rangesOf } from '../analysis/ranges.ts'
import type { Plan } from '../plan/plan.ts'
import { compileShares, type Shares } from './contributions.ts'
import { compileDimensionResult, type TellDimension } from './dimensions.ts'
import { createLosses, type Losses } from './losses.ts'
import { compileOverrideResult, type TellOverride } from './overrides.ts'
import { compileReferences, type References } from './reasons.ts'
import { compileTree, type ScoreTree } from './tree.ts'

/** What explanations know of a strategy before any subject comes. */
export interface Explain {
  tree: ScoreTree
  shares: Shares
  references: References
  dimensions: TellDimension[]
  overrides: TellOverride[]
  /** While one decision is told, and used again for each: contributions by dimension, their sums by root score. */
  contributions: Float64Array
  sums: Float64Array
  losses: Losses
}

export function compileExplain(plan: Plan): Explain {
  const tree = compileTree(plan)
  return {
    tree,
    shares: compileShares(plan),
    references: compileReferences(tree, rangesOf(plan)),
    dimensions: plan.dimensions.map((dimension, index) => compileDimensionResult(plan, dimension, index)),
    overrides: plan.overrides.map((override, index) => compileOverrideResult(plan, override, index)),
    contributions: new Float64Array(plan.dimensions.length),
    sums: new Float64Array(plan.scores.length),
    losses: createLosses(plan.dimensions.length),
  }
}
