import { rangesOf } from '../analysis/ranges.ts'
import type { Plan } from '../plan/plan.ts'
import { compileShares, type Shares } from './contributions.ts'
import { compileDimensionResult, type TellDimension } from './dimensions.ts'
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
  /** Contributions by root score while one decision is told; used again for each. */
  sums: Float64Array
}

export function compileExplain(plan: Plan): Explain {
  const tree = compileTree(plan)
  return {
    tree,
    shares: compileShares(plan),
    references: compileReferences(tree, rangesOf(plan)),
    dimensions: plan.dimensions.map((dimension, index) => compileDimensionResult(plan, dimension, index)),
    overrides: plan.overrides.map((override, index) => compileOverrideResult(plan, override, index)),
    sums: new Float64Array(plan.scores.length),
  }
}
