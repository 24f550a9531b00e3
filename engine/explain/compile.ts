import { rangesOf } from '../analysis/ranges.ts'
import type { Reason } from '../decision/decision.ts'
import type { Plan } from '../plan/plan.ts'
import { type Adjusting, compileAdjusting } from './adjustments.ts'
import { compileShares, fixedShares, type Shares } from './contributions.ts'
import { compileDimensionLine, type DimensionLine } from './dimensions.ts'
import { compileKnown, type Known } from './known.ts'
import { createLosses, type Losses } from './losses.ts'
import { compileOverrideResult, type TellOverride } from './overrides.ts'
import { compileReferences, knownReasons, type References } from './reasons.ts'
import { compileLadder, type Ladder } from './tiers.ts'
import { compileTree, type ScoreTree } from './tree.ts'

/** What explanations know of a strategy before any subject comes. */
export interface Explain {
  tree: ScoreTree
  shares: Shares
  references: References
  known: Known
  /** By entry of what is known: the reason for what it loses; undefined where it loses nothing, or that isn't known. */
  reasons: (Reason | undefined)[]
  adjusting: Adjusting
  ladder: Ladder
  dimensions: DimensionLine[]
  overrides: TellOverride[]
  /** While one decision is told, and used again for each: contributions by dimension, their sums by root score. */
  contributions: Float64Array
  /** Indices of dimensions that are at their best, as far as they are counted. */
  found: Int32Array
  sums: Float64Array
  losses: Losses
}

export function compileExplain(plan: Plan): Explain {
  const tree = compileTree(plan)
  const fixed = fixedShares(plan)
  const references = compileReferences(tree, rangesOf(plan))
  const known = compileKnown(tree, fixed, references.baseline)
  return {
    tree,
    shares: compileShares(plan, fixed),
    references,
    known,
    reasons: knownReasons(plan, known, references),
    adjusting: compileAdjusting(plan),
    ladder: compileLadder(plan),
    dimensions: plan.dimensions.map((dimension, index) => compileDimensionLine(plan, dimension, index, known)),
    overrides: plan.overrides.map((override, index) => compileOverrideResult(plan, override, index)),
    found: new Int32Array(plan.dimensions.length + 1),
    contributions: new Float64Array(plan.dimensions.length),
    sums: new Float64Array(plan.scores.length),
    losses: createLosses(plan.dimensions.length, known),
  }
}
