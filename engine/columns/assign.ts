import type { AssignPlan, AxisPlan, Plan } from '../plan/plan.ts'
import { thresholdOf } from '../rows/assign.ts'
import { inclusiveEdges } from '../rows/classes.ts'
import { NO_TIER } from '../rows/frame.ts'
import { composed } from '../strategy/text.ts'
import { NO_POINTS, type PointsColumn, type TierColumn } from './column.ts'
import type { Frame } from './frame.ts'
import { holdTiers, tiersByBands, tiersByMatrix } from './kernels/tiers.ts'
import { refusalsOf } from './outcomes.ts'
import { type MaybeRefusing, type PartRefusing, refusalNumber } from './refusals.ts'
import type { RawColumn } from './table.ts'
import { tableEntries } from './tables.ts'

/** Tiers from scores, by bands, a matrix or a table, and whom that refuses, in order. */
export function assignTiers(plan: Plan, frame: Frame): { tiers: TierColumn; refusing: PartRefusing[] } {
  const { assign } = plan
  switch (assign.kind) {
    case 'bands':
      return { tiers: banded(assign, frame), refusing: withoutScore([assign.score], plan, frame) }
    case 'matrix':
      return { tiers: crossed(assign, frame), refusing: withoutScore([assign.x.score, assign.y.score], plan, frame) }
    case 'table': {
      const { id: entries, codes, outcomes } = tableEntries(assign.table, undefined, frame)
      const yields = Int16Array.from(outcomes, (outcome) => (outcome.kind === 'yield' ? outcome.yield : NO_TIER))
      const refusing = refusalsOf(
        { id: entries, codes, outcomes },
        (outcome) => (outcome.kind === 'refused' ? refusalNumber(outcome.code) : 0),
        frame,
      )
      return {
        tiers: frame.memo.recall(`table tiers:${entries}`, (id) => ({
          id,
          tiers: Int16Array.from(codes, (code) => yields[code] as number),
        })),
        refusing: refusing ? [{ refusing, part: 'assign' }] : [],
      }
    }
  }
}

/** A subject without the score that assigns is refused. */
function withoutScore(scores: readonly number[], plan: Plan, { scores: columns, memo }: Frame): PartRefusing[] {
  return scores.flatMap((index): PartRefusing[] => {
    const score = columns[index] as PointsColumn
    if (!score.hasMissing) return []
    const { id, codes } = memo.recall<MaybeRefusing>(`without:${score.id}`, (kept) => ({
      id: kept,
      codes: Uint8Array.from(score.scaled, (value) => (value === NO_POINTS ? refusalNumber('missing-value') : 0)),
    }))
    return codes ? [{ refusing: { id, codes }, part: plan.scores[index]?.id }] : []
  })
}

function banded({ score: index, bands }: Extract<AssignPlan, { kind: 'bands' }>, { scores, memo }: Frame): TierColumn {
  const { id: score, scaled } = scores[index] as PointsColumn
  const edges = inclusiveEdges(bands.edges)
  return memo.recall(`band tiers:${score}:${edges.join()}:${bands.yields.join()}`, (id) => ({
    id,
    tiers: tiersByBands(scaled, edges, Int16Array.from(bands.yields)),
  }))
}

function crossed({ x, y, cells }: Extract<AssignPlan, { kind: 'matrix' }>, { scores, memo }: Frame): TierColumn {
  const axis = ({ score, edges }: AxisPlan) => ({
    score: scores[score] as PointsColumn,
    edges: Float64Array.from(edges),
  })
  const [across, up] = [axis(x), axis(y)]
  const literals = JSON.stringify([x.edges, y.edges, cells])
  return memo.recall(`matrix tiers:${across.score.id}:${up.score.id}:${literals}`, (id) => ({
    id,
    tiers: tiersByMatrix(
      { scores: across.score.scaled, edges: across.edges },
      { scores: up.score.scaled, edges: up.edges },
      Int16Array.from(cells.flat()),
    ),
  }))
}

/** Tiers after hold: a better previous tier is kept by margin, or its fall is limited. */
export function hold(plan: Plan, assigned: TierColumn, previousTier: RawColumn | undefined, frame: Frame): TierColumn {
  const { hold: held, assign } = plan
  if (!held || assign.kind !== 'bands' || previousTier?.kind !== 'coded') return assigned
  const { margin, maxDrop = plan.tiers.length } = held
  const kept = Float64Array.from(plan.tiers, (_, tier) => {
    const threshold = thresholdOf(assign, tier)
    return threshold === undefined ? Number.POSITIVE_INFINITY : threshold - margin
  })
  const previous = previousTiers(previousTier, frame)
  const { id: score, scaled } = frame.scores[assign.score] as PointsColumn
  const key = `hold:${assigned.id}:${previous.id}:${score}:${kept.join()}:${maxDrop}`
  return frame.memo.recall(key, (id) => ({
    id,
    tiers: holdTiers(assigned.tiers, previous.tiers, scaled, kept, maxDrop),
  }))
}

/** A tier that this version doesn't know counts as none. */
function previousTiers({ codes, dictionary }: Extract<RawColumn, { kind: 'coded' }>, frame: Frame): TierColumn {
  return frame.memo.recall(`previous:${JSON.stringify(frame.tierIds)}`, (id) => {
    const lut = Int16Array.from(dictionary, (entry) =>
      typeof entry === 'string' ? frame.tierIds.indexOf(composed(entry)) : NO_TIER,
    )
    return { id, tiers: Int16Array.from(codes, (code) => lut[code] as number) }
  })
}
