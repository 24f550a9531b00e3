import type { PlanRanges } from '../analysis/ranges.ts'
import type { Reason } from '../decision/decision.ts'
import { unscalePoints } from '../numbers/scaled.ts'
import type { DimensionPlan, NotePlan, OverridePlan, Plan } from '../plan/plan.ts'
import { type Frame, HIT_MISSING, HIT_OTHERWISE } from '../rows/frame.ts'
import type { Text } from '../strategy/document.ts'
import { type Known, NO_ENTRY } from './known.ts'
import type { Losses } from './losses.ts'
import { fieldsMissingFor } from './missing.ts'
import type { ScoreTree } from './tree.ts'

/** What dimensions are measured against, by dimension, in scaled points; NaN where nothing is proven. */
export interface References {
  /** The best that its points can be, in the direction that raises the root. */
  best: Float64Array
  /** Its baseline where it has one, else its best: reasons count what is lost against this. */
  baseline: Float64Array
  /** How its reasons read. */
  told: ReasonTold[]
}

/** Code and text of a dimension's reason, by the index that was hit, and where that has none of its own. */
export interface ReasonTold {
  codes: string[]
  texts: Text[]
  otherwise: { code: string; text: Text }
  general: { code: string; text: Text }
}

export function compileReferences({ plan, raises }: ScoreTree, ranges: PlanRanges): References {
  const best = plan.dimensions.map((_, index) => {
    const range = ranges.dimensions[index]
    const end = raises[index] ? 'high' : 'low'
    return range?.proven[end] ? range.points[end] : Number.NaN
  })
  return {
    best: Float64Array.from(best),
    baseline: Float64Array.from(plan.dimensions.map(({ baseline }, index) => baseline ?? (best[index] as number))),
    told: plan.dimensions.map(compileTold),
  }
}

function compileTold({ id, points, reason }: DimensionPlan): ReasonTold {
  const general = { code: id, text: reason }
  const tell = (note: NotePlan | undefined) => ({ code: note?.code ?? id, text: note?.reason ?? reason })
  if (points.kind === 'curve' || points.kind === 'formula') return { codes: [], texts: [], otherwise: general, general }
  const told = points.notes.map(tell)
  const otherwise = tell(points.kind === 'bands' ? undefined : points.otherwise?.note)
  return { codes: told.map(({ code }) => code), texts: told.map(({ text }) => text), otherwise, general }
}

/** What each entry says of the points that are known to be lost through it; shared by all decisions. */
export function knownReasons(
  { dimensions }: Plan,
  { starts, losses }: Known,
  { told }: References,
): (Reason | undefined)[] {
  const reasons = new Array<Reason | undefined>(losses.length).fill(undefined)
  starts.forEach((start, index) => {
    const { codes, texts } = told[index] as ReasonTold
    if (start === NO_ENTRY) return
    codes.forEach((code, hit) => {
      const lost = losses[start + hit] as number
      const dimension = (dimensions[index] as DimensionPlan).id
      if (lost > 0)
        reasons[start + hit] = Object.freeze({ code, dimension, lost: unscalePoints(lost), text: texts[hit] as Text })
    })
  })
  return reasons
}

/** What the reasons of one decision are told from. */
interface Reasoning {
  reasons: readonly (Reason | undefined)[]
  references: References
  losses: Losses
}

/** Why points were lost: overrides that lowered the tier, then dimensions by what the root lost through each. */
export function reasonsOf(plan: Plan, { reasons: shared, references, losses }: Reasoning, frame: Frame): Reason[] {
  const lowering = overrideReasons(plan, frame)
  const first = lowering.length
  const reasons = new Array<Reason>(first + losses.count)
  for (let place = 0; place < first; place++) reasons[place] = lowering[place] as Reason
  for (let place = 0; place < losses.count; place++) {
    const index = losses.dimensions[place] as number
    reasons[first + place] =
      shared[losses.entries[place] as number] ??
      dimensionReason(plan, references.told[index] as ReasonTold, index, losses.lost[place] as number, frame)
  }
  return reasons
}

/** The overrides that lowered the tier. */
export function overrideReasons({ overrides, tiers, ordered }: Plan, frame: Frame): readonly Reason[] {
  let reasons: Reason[] | undefined
  for (let index = 0; index < overrides.length; index++) {
    if (!ordered || frame.outcomes[index] !== 'applied') continue
    const { id, effect, reason } = overrides[index] as OverridePlan
    const [before, after] = [frame.before[index] as number, frame.after[index] as number]
    if (effect.kind === 'add' || effect.kind === 'flag' || after <= before) continue
    reasons ??= []
    reasons.push({ code: id, override: id, from: tiers[before]?.id ?? '', to: tiers[after]?.id ?? '', text: reason })
  }
  return reasons ?? NO_REASONS
}

const NO_REASONS: readonly Reason[] = []

/** What a dimension says of the points that its root lost through it; `lost` is scaled. */
export function dimensionReason(plan: Plan, told: ReasonTold, index: number, lost: number, frame: Frame): Reason {
  const dimension = plan.dimensions[index] as DimensionPlan
  const hit = frame.hits[index] as number
  if (hit === HIT_MISSING) return missingReason(plan, index, lost, frame)
  if (hit >= 0)
    return {
      code: told.codes[hit] as string,
      dimension: dimension.id,
      lost: unscalePoints(lost),
      text: told.texts[hit] as Text,
    }
  const { code, text } = hit === HIT_OTHERWISE ? told.otherwise : told.general
  return { code, dimension: dimension.id, lost: unscalePoints(lost), text }
}

/** A dimension that was left out says its title: its reason would claim something about a value nobody knows. */
function missingReason(plan: Plan, index: number, lost: number, frame: Frame): Reason {
  const dimension = plan.dimensions[index] as DimensionPlan
  const isLeftOut = Number.isNaN(frame.results[index])
  return {
    code: dimension.id,
    dimension: dimension.id,
    missing: fieldsMissingFor(plan, frame, index),
    lost: unscalePoints(lost),
    text: isLeftOut ? dimension.title : dimension.reason,
  }
}

/** Fills in the indices of the dimensions that are at their best, and answers how many they are. */
export function findBest({ best }: References, { results }: Frame, found: Int32Array): number {
  let count = 0
  for (let dimension = 0; dimension < best.length; dimension++) {
    found[count] = dimension
    count += Number(best[dimension] === results[dimension])
  }
  return count
}

/** The ids of the dimensions that are at their best; `found` is there to be filled. */
export function strengthsOf({ dimensions }: Plan, references: References, frame: Frame, found: Int32Array): string[] {
  const strengths = new Array<string>(findBest(references, frame, found))
  for (let place = 0; place < strengths.length; place++)
    strengths[place] = (dimensions[found[place] as number] as DimensionPlan).id
  return strengths
}
