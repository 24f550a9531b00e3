/** What every pass of the analysis looks at. */
import type { Report } from '../check/problems.ts'
import type { Node } from '../logic/node.ts'
import { POINT_SCALE } from '../numbers/scaled.ts'
import type { OverridePlan, Plan, ScorePlan } from '../plan/plan.ts'
import type { Strategy } from '../strategy/document.ts'
import { assume } from './assume.ts'
import { type Facts, numbers, values } from './facts.ts'
import { type Interval, intersect, mapped } from './interval.ts'
import { type Known, knownFrom } from './known.ts'
import { DATES, type Names, namesOf, unknownFacts } from './names.ts'
import { clampTo, type PlanRanges, type ResultRange, rangesOf } from './ranges.ts'

export interface Survey {
  plan: Plan
  document: Strategy
  report: Report
  names: Names
  ranges: PlanRanges
  /** Scores at any moment from combining to the last `add`, by score. */
  finalScores: ResultRange[]
  /** Fields, derived values, points, scores, tier and subject, as overrides, treatments and tables of tiers read them. */
  known: Known
  /** By override: what is known where it applies; undefined where it is proven that it never does. */
  applies: (Known | undefined)[]
}

export function surveyOf(plan: Plan, document: Strategy, report: Report): Survey {
  const names = namesOf(plan)
  const ranges = rangesOf(plan, names)
  const finalScores = plan.scores.map((score, index) =>
    afterAdds(score, index, ranges.scores[index] as ResultRange, plan),
  )
  const known = knownFrom((read) => {
    switch (read.source) {
      case 'points':
        return resultFacts(ranges.dimensions[read.index]?.result)
      case 'score':
        return resultFacts(finalScores[read.index])
      case 'tier':
        return values(
          plan.tiers.map(({ id }) => id),
          false,
        )
      default:
        return names.known.of(read)
    }
  })
  const applies = plan.overrides.map((override) => whereApplied(override, known))
  return { plan, document, report, names, ranges, finalScores, known, applies }
}

/** Each add may happen or not, and is clamped by itself. */
function afterAdds(score: ScorePlan, index: number, start: ResultRange, plan: Plan): ResultRange {
  let range: Interval = start
  for (const { effect } of plan.overrides) {
    if (effect.kind !== 'add' || effect.score !== index) continue
    const added = mapped(range, (x) => clampTo(x + effect.points, score))
    range = { low: Math.min(range.low, added.low), high: Math.max(range.high, added.high) }
  }
  return { ...range, canBeAbsent: start.canBeAbsent }
}

function resultFacts(range: ResultRange | undefined): Facts {
  if (!range) return unknownFacts({ type: 'number' })
  return numbers(
    mapped(range, (scaled) => scaled / POINT_SCALE),
    false,
    range.canBeAbsent,
  )
}

function whereApplied({ when, starts, expires }: OverridePlan, known: Known): Known | undefined {
  const period = intersect(DATES, { low: starts ?? DATES.low, high: (expires ?? Number.POSITIVE_INFINITY) - 1 })
  const asOf = { kind: 'read', type: 'date', source: 'asOf', index: 0, name: 'asOf' } as const
  return assume(when, true, known.with(asOf, numbers(period, true, false)))
}

/** Every expression of a plan, once each. */
export function nodesOf(plan: Plan): { derived: Node[][]; others: Node[] } {
  const inputsOf = (classes: { kind: string; inputs?: Node[] } | undefined) => classes?.inputs ?? []
  const present = (node: Node | undefined) => (node ? [node] : [])
  return {
    derived: plan.derived.map(({ value, classes }) => [...present(value), ...inputsOf(classes)]),
    others: [
      ...plan.dimensions.flatMap(({ value, points }) => [
        ...present(value),
        ...(points.kind === 'formula' ? [points.formula] : points.kind === 'table' ? points.inputs : []),
      ]),
      ...(plan.assign.kind === 'table' ? plan.assign.table.inputs : []),
      ...plan.overrides.map(({ when }) => when),
      ...plan.treatments.flatMap(({ when }) => present(when)),
    ],
  }
}
