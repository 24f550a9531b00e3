/**
 * What a decision says beside its tier, of a whole population: contributions, the weightiest reasons, what put
 * the tier where it is and how far it is from falling. Digit for digit what `evaluate` says of each subject.
 */
import type { CompiledStrategy } from '../compile.ts'
import { lowerOf } from '../explain/tiers.ts'
import { unscalePoints } from '../numbers/scaled.ts'
import { thresholdOf } from '../rows/assign.ts'
import { HIT_MISSING, HIT_OTHERWISE, NO_TIER } from '../rows/frame.ts'
import { NO_POINTS } from './column.ts'
import { contributionColumns } from './contributions.ts'
import type { Hits } from './entries.ts'
import { rankLosses } from './losses.ts'
import type { Scored } from './scorer.ts'

/** By row of the table; of a subject that is refused nothing is told. */
export interface Explanation {
  /** By dimension: what it adds to its root, in points; NaN where it is left out. */
  contributions: Float64Array[]
  /** Codes by rank, the weightiest first: places in `reasonCodes`, 0 where there is none. */
  reasons: Int32Array[]
  /** The first stands for none. */
  reasonCodes: (string | null)[]
  /** The last override that changed the tier, by index; HELD or SCORED where none did. */
  decidedBy: Int16Array
  /** Points above the threshold of its tier; NaN where no tier lies below it. */
  sparePoints: Float64Array
}

/** The hold put the tier where it is. */
export const HELD = -1
/** The tier is what the scores gave. */
export const SCORED = -2

/** @param scored by this strategy @param most reasons of each subject */
export function explainColumns(strategy: CompiledStrategy, scored: Scored, most: number): Explanation {
  return {
    contributions: presentContributions(scored),
    ...rankReasons(strategy, scored, most),
    decidedBy: decidersOf(scored),
    sparePoints: sparePointsOf(scored),
  }
}

function presentContributions(scored: Scored): Float64Array[] {
  return contributionColumns(scored).map((contributions, dimension) => {
    const points = scored.points[dimension] as Int32Array
    for (let row = 0; row < contributions.length; row++)
      contributions[row] =
        points[row] === NO_POINTS || scored.tiers[row] === NO_TIER
          ? Number.NaN
          : unscalePoints(contributions[row] as number)
    return contributions
  })
}

/** Overrides that lowered the tier, in their order, then dimensions by what they cost. */
function rankReasons(
  { plan, explain }: CompiledStrategy,
  scored: Scored,
  most: number,
): Pick<Explanation, 'reasons' | 'reasonCodes'> {
  const { length, tiers } = scored
  const reasonCodes: (string | null)[] = [null]
  const places = new Map<string, number>()
  const placeOf = (code: string): number => {
    const known = places.get(code) ?? reasonCodes.push(code) - 1
    places.set(code, known)
    return known
  }
  const reasons = Array.from({ length: most }, () => new Int32Array(length))
  const told = new Uint8Array(length)
  const tell = (row: number, place: number): void => {
    const rank = told[row] as number
    if (rank === most || tiers[row] === NO_TIER) return
    ;(reasons[rank] as Int32Array)[row] = place
    told[row] = rank + 1
  }
  plan.overrides.forEach(({ id }, index) => {
    const around = plan.ordered ? scored.tiersAround(index) : undefined
    if (!around) return
    const { before, after } = around
    const place = placeOf(id)
    for (let row = 0; row < length; row++) if ((after[row] as number) > (before[row] as number)) tell(row, place)
  })
  const placesOf = plan.dimensions.map(({ id }, index) => {
    const { codes, otherwise, general } = explain.references.told[index] ?? NOTHING_TOLD
    const codeOf = (hit: number) =>
      hit === HIT_MISSING ? id : hit === HIT_OTHERWISE ? otherwise.code : (codes[hit] ?? general.code)
    const hits = scored.hits[index]
    return { hits, places: Int32Array.from(hits?.hits ?? [HIT_MISSING], (hit) => placeOf(codeOf(hit))) }
  })
  for (const dimensions of rankLosses(explain.tree, explain.references.baseline, scored, most).dimensions)
    for (let row = 0; row < length; row++) {
      const dimension = dimensions[row] as number
      if (dimension < 0) continue
      const { hits, places: byCode } = placesOf[dimension] as { hits: Hits | undefined; places: Int32Array }
      tell(row, byCode[hits ? (hits.codes[row] as number) : 0] as number)
    }
  return { reasons, reasonCodes }
}

const NOTHING_TOLD = { codes: [], otherwise: { code: '' }, general: { code: '' } }

function decidersOf({ plan, length, tiers, assigned, held, tiersAround }: Scored): Int16Array {
  const deciders = new Int16Array(length)
  for (let row = 0; row < length; row++)
    deciders[row] = held[row] === assigned[row] || tiers[row] === NO_TIER ? SCORED : HELD
  plan.overrides.forEach((_, index) => {
    const around = tiersAround(index)
    if (!around) return
    const { before, after } = around
    for (let row = 0; row < length; row++)
      if (before[row] !== after[row] && tiers[row] !== NO_TIER) deciders[row] = index
  })
  return deciders
}

function sparePointsOf({ plan, scores, tiers, length }: Scored): Float64Array {
  const spare = new Float64Array(length).fill(Number.NaN)
  const { assign, ordered } = plan
  if (assign.kind !== 'bands' || !ordered) return spare
  const score = scores[assign.score] as Int32Array
  const thresholds = Float64Array.from(plan.tiers, (_, tier) =>
    lowerOf(plan, tier) === undefined ? Number.NaN : (thresholdOf(assign, tier) ?? Number.NaN),
  )
  for (let row = 0; row < length; row++) {
    const tier = tiers[row] as number
    if (tier !== NO_TIER) spare[row] = unscalePoints((score[row] as number) - (thresholds[tier] as number))
  }
  return spare
}
