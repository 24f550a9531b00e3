/**
 * Calibration: the thresholds of tiers with a target are set from a population's scores, before
 * overrides and hold. It says what it changes tier by tier, and what it can't set and why.
 */
import { rangesOf } from '../analysis/ranges.ts'
import type { CompiledStrategy } from '../compile.ts'
import { POINT_DECIMALS, POINT_SCALE } from '../numbers/scaled.ts'
import type { AssignPlan, EdgePlan, Plan } from '../plan/plan.ts'
import type { Strategy } from '../strategy/document.ts'
import { chooseCuts, type Edge, type Room } from './cuts.ts'
import { type Note, note } from './notes.ts'
import { amountFields, type ScoredPopulation, type Target } from './population.ts'
import { cutAt, type Ranking, rank } from './ranking.ts'
import { reachOf } from './reach.ts'
import { reportTiers, type TierCalibration } from './report.ts'
import { placeThresholds } from './thresholds.ts'

export type Calibration =
  | {
      ok: true
      /** In the order of the document's tiers. */
      tiers: TierCalibration[]
      /** Whether any threshold is another now. */
      changed: boolean
      /** The document with the new thresholds, all else as it was, in the order in which it was. */
      document: Strategy
    }
  | { ok: false; reason: Note }

type BandAssign = Extract<AssignPlan, { kind: 'bands' }>

/** How scores are counted: in units of the last decimal that the assigned score can have. */
interface Units {
  /** How many units make a whole point. */
  scale: number
  /** How many of the plan's scaled points make one unit. */
  step: number
}

/**
 * Sets the thresholds of the tiers that carry a target, from the best tier down (see README.md for the rules).
 * @param population scores must be finite: subjects that are refused are left out by the caller
 */
export function calibrate({ document, plan }: CompiledStrategy, population: ScoredPopulation): Calibration {
  const { assign } = plan
  if (assign.kind !== 'bands') return { ok: false, reason: note(`assigned-by-${assign.kind}`) }
  if (population.scores.length === 0) return { ok: false, reason: note('no-subjects') }
  const units = unitsOf(plan, assign)
  const scores = Array.from(population.scores, (score) => Math.round(score * units.scale))
  const ranking = rank(scores, requested(document, population))
  const edges = edgesOf(document, plan, assign, ranking, units)
  if (edges.every(({ reach }) => reach === undefined)) return { ok: false, reason: note('no-targets') }
  const cuts = chooseCuts(edges, ranking, roomOf(plan, assign, edges, units))
  if ('noRoomFor' in cuts) return { ok: false, reason: note('no-room', { tier: cuts.noRoomFor }) }
  const placed = placeThresholds(edges, cuts, { scale: units.scale, groups: ranking.units.length })
  const thresholds = new Map(edges.map(({ tier }, index) => [tier, placed[index] as number]))
  const isMoved = edges.map(({ unit }, index) => placed[index] !== unit)
  const moved = new Map(
    edges.flatMap(({ tier }, index) => (isMoved[index] ? [[tier, (placed[index] as number) / units.scale]] : [])),
  )
  const calibrated = withThresholds(document, moved)
  const before = new Map(edges.map(({ tier, unit }) => [tier, cutAt(ranking, unit)]))
  const after = new Map([...thresholds].map(([tier, unit]) => [tier, cutAt(ranking, unit)]))
  const tiers = reportTiers({ document, calibrated, ranking, before, after, scale: units.scale })
  return { ok: true, tiers, changed: moved.size > 0, document: calibrated }
}

/** Every field that a target adds up, also one that the population doesn't bring: all its amounts are missing. */
function requested(document: Strategy, { amounts }: ScoredPopulation): Map<string, ArrayLike<number>> {
  return new Map(amountFields(document).map((field) => [field, amounts.get(field) ?? []]))
}

/** A score has its `decimals`, or those of the limits that it is clamped to. */
function unitsOf({ scores }: Plan, assign: BandAssign): Units {
  const { decimals = POINT_DECIMALS, floor = 0, cap = 0 } = scores[assign.score] ?? {}
  const isWhole = (step: number) => floor % step === 0 && cap % step === 0
  let step = 10 ** (POINT_DECIMALS - decimals)
  while (!isWhole(step)) step /= 10
  return { scale: POINT_SCALE / step, step }
}

/** The lowest score at an edge. */
const unitAt = ({ at, inclusive }: EdgePlan, { step }: Units): number =>
  inclusive ? Math.ceil(at / step) : Math.floor(at / step) + 1

/** The edges between tiers, that of the best tier first. */
function edgesOf(document: Strategy, plan: Plan, { bands }: BandAssign, ranking: Ranking, units: Units): Edge[] {
  return bands.edges
    .map((edge, index) => {
      const { id, target } = document.tiers[bands.yields[index + 1] as number] as Strategy['tiers'][number]
      const settable = target !== undefined && (plan.ordered || target.cumulative === undefined)
      return { tier: id, unit: unitAt(edge, units), reach: settable ? reachOf(target as Target, ranking) : undefined }
    })
    .reverse()
}

/** Scores that can be reached, and wherever an edge stands already. */
function roomOf(plan: Plan, { score }: BandAssign, edges: readonly Edge[], { step }: Units): Room {
  const { low, high } = rangesOf(plan).scores[score] ?? { low: 0, high: 0 }
  return {
    bottom: Math.min(Math.ceil(low / step), (edges.at(-1)?.unit ?? 0) - 1),
    top: Math.max(Math.floor(high / step), edges[0]?.unit ?? 0),
  }
}

/** The document with other thresholds for some tiers: `from` stands where `from` or `above` stood. */
function withThresholds(document: Strategy, thresholds: ReadonlyMap<string, number>): Strategy {
  const bands = (document.assign.bands ?? []).map((band) => {
    const from = thresholds.get(band.tier)
    if (from === undefined) return band
    const entries = Object.entries(band).map(([key, value]) =>
      key === 'from' || key === 'above' ? ['from', from] : [key, value],
    )
    return Object.fromEntries(entries) as typeof band
  })
  return { ...document, assign: { ...document.assign, bands } }
}
