import type { PlanRanges } from '../analysis/ranges.ts'
import type { Reason } from '../decision/decision.ts'
import { unscalePoints } from '../numbers/scaled.ts'
import type { DimensionPlan, NotePlan, OverridePlan, Plan } from '../plan/plan.ts'
import { type Frame, HIT_MISSING, HIT_OTHERWISE } from '../rows/frame.ts'
import { missingFields } from './refusal.ts'
import { rootBeforeAdds, rootWith, type ScoreTree } from './tree.ts'

/** What a dimension is measured against: scaled points, or undefined where no best is proven. */
export interface Reference {
  /** The best that its points can be, in the direction that raises the root. */
  best: number | undefined
  /** Its baseline where it has one, else its best: reasons count what is lost against this. */
  baseline: number | undefined
}

export function compileReferences(tree: ScoreTree, ranges: PlanRanges): Reference[] {
  return tree.plan.dimensions.map(({ baseline }, index) => {
    const range = ranges.dimensions[index]
    const best = range?.bounded ? (tree.raises[index] ? range.points.high : range.points.low) : undefined
    return { best, baseline: baseline ?? best }
  })
}

/** Why points were lost: overrides that lowered the tier, then dimensions by what the root lost through each. */
export function reasonsOf(tree: ScoreTree, references: readonly Reference[], frame: Frame): Reason[] {
  const reasons: Reason[] = []
  noteOverrides(tree.plan, frame, reasons)
  noteDimensions(tree, references, frame, reasons)
  return reasons
}

function noteOverrides({ overrides, tiers, ordered }: Plan, frame: Frame, reasons: Reason[]): void {
  if (!ordered) return
  for (let index = 0; index < overrides.length; index++) {
    if (frame.outcomes[index] !== 'applied') continue
    const { id, effect, reason } = overrides[index] as OverridePlan
    const [before, after] = [frame.before[index] as number, frame.after[index] as number]
    if (effect.kind === 'add' || effect.kind === 'flag' || after <= before) continue
    reasons.push({ code: id, override: id, from: tiers[before]?.id ?? '', to: tiers[after]?.id ?? '', text: reason })
  }
}

/** Dimensions by points lost, descending. */
function noteDimensions(tree: ScoreTree, references: readonly Reference[], frame: Frame, reasons: Reason[]): void {
  const first = reasons.length
  for (let index = 0; index < references.length; index++) {
    const { baseline } = references[index] as Reference
    if (baseline === undefined || baseline === frame.results[index]) continue
    const scaled = rootWith(tree, frame, index, baseline) - rootBeforeAdds(tree, frame, tree.roots[index] as number)
    if (scaled > 0) insert(reasons, first, reasonOf(tree.plan, index, scaled, frame))
  }
}

/** Puts a reason behind those that lost as much or more, so that ties stay in document order. */
function insert(reasons: Reason[], first: number, reason: Reason): void {
  let place = reasons.length
  reasons.push(reason)
  for (; place > first && (reasons[place - 1]?.lost as number) < (reason.lost as number); place--)
    reasons[place] = reasons[place - 1] as Reason
  reasons[place] = reason
}

function reasonOf(plan: Plan, index: number, lost: number, frame: Frame): Reason {
  const dimension = plan.dimensions[index] as DimensionPlan
  const hit = frame.hits[index] as number
  if (hit === HIT_MISSING) return missingReason(plan, dimension, lost, frame, Number.isNaN(frame.results[index]))
  const note = noteOf(dimension, hit)
  return {
    code: note?.code ?? dimension.id,
    dimension: dimension.id,
    lost: unscalePoints(lost),
    text: note?.reason ?? dimension.reason,
  }
}

/** A dimension that was left out says its title: its reason would claim something about a value nobody knows. */
function missingReason(plan: Plan, dimension: DimensionPlan, lost: number, frame: Frame, isLeftOut: boolean): Reason {
  return {
    code: dimension.id,
    dimension: dimension.id,
    missing: missingFields(plan, frame, dimension.fields),
    lost: unscalePoints(lost),
    text: isLeftOut ? dimension.title : dimension.reason,
  }
}

/** What the band, entry or row that was hit says of itself. */
function noteOf({ points }: DimensionPlan, hit: number): NotePlan | undefined {
  if (points.kind === 'curve' || points.kind === 'formula') return undefined
  if (hit === HIT_OTHERWISE) return points.kind === 'bands' ? undefined : points.otherwise?.note
  return points.notes[hit]
}

/** The dimensions that are at their best. */
export function strengthsOf({ dimensions }: Plan, references: readonly Reference[], frame: Frame): string[] {
  const strengths: string[] = []
  for (let index = 0; index < dimensions.length; index++)
    if (references[index]?.best === frame.results[index]) strengths.push(dimensions[index]?.id ?? '')
  return strengths
}
