import { pointerTo } from '../check/problems.ts'
import type { AssignPlan, AxisPlan, HoldPlan } from '../plan/plan.ts'
import { deadRows } from './rows.ts'
import type { Survey } from './survey.ts'
import { columnsOf } from './tables.ts'
import { reaches } from './thresholds.ts'

/** Tiers that nothing leads to: neither assignment nor hold nor an override. */
export function checkTiers(survey: Survey): void {
  const { plan, report, applies } = survey
  const reachable = new Set(assignable(survey))
  for (const tier of holdable(survey)) reachable.add(tier)
  plan.overrides.forEach(({ effect }, index) => {
    if (effect.kind !== 'add' && effect.kind !== 'flag' && applies[index]) reachable.add(effect.tier)
  })
  const explained = unattainable(survey)
  plan.tiers.forEach(({ id }, tier) => {
    if (!reachable.has(tier) && !explained.has(tier))
      report('tier-unreachable', pointerTo('/tiers', tier), { tier: id })
  })
}

function assignable(survey: Survey): number[] {
  const { assign } = survey.plan
  switch (assign.kind) {
    case 'bands':
      return bandsReached(survey, assign).map((band) => assign.bands.yields[band] ?? 0)
    case 'matrix': {
      const [columns, rows] = [sidesReached(survey, assign.x), sidesReached(survey, assign.y)]
      return assign.cells.slice(...rows).flatMap((row) => row.slice(...columns))
    }
    case 'table': {
      const { table } = assign
      const dead = deadRows(table, columnsOf(table, survey.known))
      const live = table.yields.filter((_, row) => !dead.has(row))
      return table.otherwise ? [...live, table.otherwise.yield] : live
    }
  }
}

type BandsAssign = Extract<AssignPlan, { kind: 'bands' }>

/** A band is reached where the score's range goes beyond its edge and doesn't begin beyond the next. */
function bandsReached({ finalScores }: Survey, { score, bands }: BandsAssign): number[] {
  const range = finalScores[score]
  return bands.yields.flatMap((_, band) => {
    const [edge, next] = [bands.edges[band - 1], bands.edges[band]]
    const isAbove = !range || !edge || reaches(range.high, edge)
    const isBelow = !range || !next || !reaches(range.low, next)
    return isAbove && isBelow ? [band] : []
  })
}

/** From the first side that an axis can fall on until after the last. */
function sidesReached({ finalScores }: Survey, { score, edges }: AxisPlan): [number, number] {
  const range = finalScores[score]
  const sideOf = (value: number) => edges.filter((edge) => value >= edge).length
  return range ? [sideOf(range.low), sideOf(range.high) + 1] : [0, edges.length + 1]
}

/** A tier that is held needs a score near its threshold; what `maxDrop` stops at may be any tier but the best. */
function holdable({ plan, finalScores }: Survey): number[] {
  const { assign, hold } = plan
  if (!hold || assign.kind !== 'bands') return []
  const high = finalScores[assign.score]?.high ?? Number.POSITIVE_INFINITY
  return plan.tiers.map((_, tier) => tier).filter((tier) => canBeKept(tier, high, assign, hold) || stopsAt(tier, hold))
}

function canBeKept(tier: number, high: number, { bands }: BandsAssign, { margin }: HoldPlan): boolean {
  const edge = bands.edges[bands.yields.indexOf(tier) - 1]
  return edge !== undefined && high >= edge.at - margin
}

const stopsAt = (tier: number, { maxDrop }: HoldPlan): boolean => maxDrop !== undefined && tier >= maxDrop

/** Tiers whose threshold alone is out of reach: that is reported at the threshold. */
function unattainable({ plan, finalScores }: Survey): Set<number> {
  const { assign } = plan
  if (assign.kind !== 'bands') return new Set()
  const high = finalScores[assign.score]?.high ?? Number.POSITIVE_INFINITY
  return new Set(
    assign.bands.yields.filter((_, band) => {
      const edge = assign.bands.edges[band - 1]
      return edge !== undefined && !reaches(high, edge)
    }),
  )
}
