/** What calibration tells of each tier: before and after, the tie at its edge, notes. */
import type { Strategy } from '../strategy/document.ts'
import { type Note, note } from './notes.ts'
import type { Target } from './population.ts'
import type { Ranking } from './ranking.ts'
import { isNearer, liesBetween, type Reach, reachOf } from './reach.ts'

/** Where a tier begins; neither for the lowest, and for a tier without a band. */
export interface Threshold {
  from?: number
  above?: number
}

/** What a tier holds, by score before overrides and hold. */
export interface Holding {
  threshold: Threshold
  subjects: number
  /** Of all subjects that were scored. */
  share: number
  /** In the unit of the target: a number of subjects, or a share; absent without a target that can be measured. */
  reached?: number
}

/** Subjects with one score on the edge, whom a nearer result would have had to split. */
export interface Tie {
  score: number
  subjects: number
  /** Whether they are in the tier now. */
  included: boolean
  /** What the tier would reach with and without them. */
  with: number
  without: number
}

export interface TierCalibration {
  tier: string
  target?: Target
  before: Holding
  after: Holding
  tie?: Tie
  notes: Note[]
}

export interface Calibrated {
  document: Strategy
  calibrated: Strategy
  ranking: Ranking
  /** By tier with an edge: its cut before and after. */
  before: ReadonlyMap<string, number>
  after: ReadonlyMap<string, number>
  scale: number
}

/** What tiers lie between: the cut at its own edge, and that at the edge of the tier above. */
interface Span {
  cut: number
  above: number
}

export function reportTiers(facts: Calibrated): TierCalibration[] {
  return facts.document.tiers.map((tier) => reportTier(tier, facts))
}

function reportTier({ id, target }: Strategy['tiers'][number], facts: Calibrated): TierCalibration {
  const { document, calibrated, ranking, before, after } = facts
  const measurable = target?.cumulative === undefined || document.ordered !== false
  const reach = target && measurable ? reachOf(target, ranking) : undefined
  const spans = { before: spanOf(id, document, ranking, before), after: spanOf(id, document, ranking, after) }
  const tie = spans.after && reach && after.has(id) ? tieAt(spans.after, reach, target as Target, facts) : undefined
  return {
    tier: id,
    ...(target === undefined ? {} : { target }),
    before: holdingOf(thresholdIn(document, id), spans.before, ranking, reach),
    after: holdingOf(thresholdIn(calibrated, id), spans.after, ranking, reach),
    ...(tie === undefined ? {} : { tie }),
    notes: notesOn(id, target, reach, spans.after, facts),
  }
}

function spanOf(
  tier: string,
  { assign }: Strategy,
  ranking: Ranking,
  cuts: ReadonlyMap<string, number>,
): Span | undefined {
  const bands = assign.bands ?? []
  const band = bands.findIndex((one) => one.tier === tier)
  if (band < 0) return undefined
  return { cut: cuts.get(tier) ?? ranking.units.length, above: cuts.get(bands[band + 1]?.tier ?? '') ?? 0 }
}

function thresholdIn({ assign }: Strategy, tier: string): Threshold {
  const { from, above } = assign.bands?.find((band) => band.tier === tier) ?? {}
  return { ...(from === undefined ? {} : { from }), ...(above === undefined ? {} : { above }) }
}

function holdingOf(
  threshold: Threshold,
  span: Span | undefined,
  { subjects: cumulated }: Ranking,
  reach: Reach | undefined,
): Holding {
  const subjects = span ? (cumulated[span.cut] ?? 0) - (cumulated[span.above] ?? 0) : 0
  const share = subjects / (cumulated.at(-1) ?? 1)
  return { threshold, subjects, share, ...(span && reach ? { reached: reach.at(span.cut, span.above) } : {}) }
}

/** The group below the edge or that above it, where the target lies inside. */
function tieAt({ cut, above }: Span, reach: Reach, target: Target, { ranking, scale }: Calibrated): Tie | undefined {
  const reached = reach.at(cut, above)
  for (const included of [false, true]) {
    const group = included ? cut - 1 : cut
    const subjects = (ranking.subjects[group + 1] ?? 0) - (ranking.subjects[group] ?? 0)
    if (group < above || subjects < 2) continue
    const [without, all] = [reach.at(group, above), reach.at(group + 1, above)]
    if (!liesBetween(reach.wanted, without, all)) continue
    if (!target.cumulative && !splittingHelps(reach.wanted, reached, (all - without) / subjects)) continue
    return { score: (ranking.units[group] as number) / scale, subjects, included, with: all, without }
  }
  return undefined
}

/** Whether some number of whole subjects would be nearer; a subject counts `one` in the target's unit. */
const splittingHelps = (wanted: number, reached: number, one: number): boolean =>
  isNearer(wanted, Math.round(wanted / one) * one, reached)

function notesOn(
  tier: string,
  target: Target | undefined,
  reach: Reach | undefined,
  span: Span | undefined,
  { document, calibrated, ranking, before, after }: Calibrated,
): Note[] {
  const notes: Note[] = []
  const field = target?.cumulative?.of
  const missing = ranking.missing.get(field ?? '') ?? 0
  const [from, to] = [thresholdIn(document, tier), thresholdIn(calibrated, tier)]
  const hasMoved = (from.from ?? from.above) !== (to.from ?? to.above) || from.from !== to.from
  if (target && !span) notes.push(note('no-band'))
  else if (target && !before.has(tier)) notes.push(note('lowest-tier'))
  else if (field !== undefined && !reach) {
    notes.push(document.ordered === false ? note('no-rank') : note('no-total', { field }))
  }
  if (field !== undefined && missing > 0) notes.push(note('field-missing', { field, count: missing }))
  if (!reach && hasMoved) notes.push(note('moved', { from: from.from ?? from.above ?? 0, to: to.from ?? 0 }))
  if (span && reach && field !== undefined && after.has(tier)) {
    if (reach.at(span.above, span.above) > reach.wanted) notes.push(note('reached-above'))
  }
  if (span && span.cut === span.above) notes.push(note('empty'))
  return notes
}
