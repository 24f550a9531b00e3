/** What makes contributions and root scores agree: clamps, adds and rounding, where they are not 0. */
import type { Adjustment } from '../decision/decision.ts'
import { unscalePoints } from '../numbers/scaled.ts'
import type { Plan, ScorePlan } from '../plan/plan.ts'
import type { Frame } from '../rows/frame.ts'
import { clamp } from '../rows/scores.ts'
import { type Share, shareOf } from './contributions.ts'

/** The parts of a plan that can make one, by index. */
export interface Adjusting {
  plan: Plan
  /** Scores with a floor or cap. */
  limited: number[]
  roots: number[]
  /** Overrides that add. */
  adds: Adding[]
}

interface Adding {
  override: number
  id: string
  score: number
  points: number
}

export function compileAdjusting(plan: Plan): Adjusting {
  const { scores, overrides } = plan
  return {
    plan,
    limited: scores.flatMap(({ floor, cap }, index) => (floor === undefined && cap === undefined ? [] : [index])),
    roots: scores.flatMap(({ parent }, index) => (parent === undefined ? [index] : [])),
    adds: overrides.flatMap(({ id, effect }, override) =>
      effect.kind === 'add' ? [{ override, id, score: effect.score, points: effect.points }] : [],
    ),
  }
}

/**
 * The adjustments of every root. `sums` holds the dimensions' contributions by root score, scaled, and is filled up
 * to the roots themselves.
 */
export function adjustmentsOf(
  { plan, limited, roots, adds }: Adjusting,
  frame: Frame,
  shares: readonly Share[],
  sums: Float64Array,
): Adjustment[] {
  const found: Adjustment[] = []
  for (const index of limited) {
    const score = plan.scores[index] as ScorePlan
    const rounded = frame.rounded[index] as number
    if (Number.isNaN(rounded)) continue
    const share = shares[frame.firstScore + index] as Share
    note(plan, found, sums, score.root, 'clamp', shareOf(clamp(rounded, score) - rounded, share), score.id)
  }
  for (const { override, id, score, points } of adds) {
    const outcome = frame.outcomes[override]
    if (outcome !== 'applied' && outcome !== 'no-effect') continue
    const change = (frame.after[override] as number) - (frame.before[override] as number)
    note(plan, found, sums, score, 'add', points, id)
    note(plan, found, sums, score, 'clamp', change - points, plan.scores[score]?.id)
  }
  for (const root of roots)
    note(
      plan,
      found,
      sums,
      root,
      'rounding',
      (frame.results[frame.firstScore + root] as number) - (sums[root] as number),
    )
  return found
}

function note(
  plan: Plan,
  found: Adjustment[],
  sums: Float64Array,
  root: number,
  kind: Adjustment['kind'],
  scaled: number,
  id?: string,
): void {
  if (scaled === 0) return
  sums[root] = (sums[root] as number) + scaled
  const adjustment: Adjustment = { root: plan.scores[root]?.id ?? '', kind, points: unscalePoints(scaled) }
  if (id !== undefined) adjustment.id = id
  found.push(adjustment)
}
