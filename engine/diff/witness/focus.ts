/** Where two plans differ, and how to stand on it: what a search tries first. */
import { formatDate } from '../../dates/calendar.ts'
import type { Node } from '../../logic/node.ts'
import { unscalePoints } from '../../numbers/scaled.ts'
import type { ClassPlan, EdgePlan, FieldPlan, Plan, PointsPlan } from '../../plan/plan.ts'
import { same } from '../same.ts'
import { aimAt, aimPlace, aimTruth, placesOf } from './aim.ts'
import { around, type Draft, shiftDays } from './draft.ts'
import type { Random } from './random.ts'
import type { Target } from './reach.ts'
import { samePart } from './samePlan.ts'

export type Focus = (draft: Draft, random: Random) => void

/** What the two plans have under one id, where it differs; one is absent where only the other has it. */
function differing<T extends { id: string }>(a: readonly T[], b: readonly T[]): { a?: T; b?: T }[] {
  const ids = [...new Set([...b, ...a].map(({ id }) => id))]
  return ids.flatMap((id) => {
    const [old, now] = [a.find((item) => item.id === id), b.find((item) => item.id === id)]
    if (old && now && samePart(old, now)) return []
    return [{ ...(old ? { a: old } : {}), ...(now ? { b: now } : {}) }]
  })
}

export function fociOf(a: Plan, b: Plan): Focus[] {
  return [
    ...differing(a.fields, b.fields).flatMap(({ a: old, b: now }) => fieldFoci(old, now)),
    ...differing(a.derived, b.derived).flatMap(({ a: old, b: now }) => [
      ...classFoci(a, old?.value, old?.classes, b, now?.value, now?.classes),
    ]),
    ...differing(a.dimensions, b.dimensions).flatMap(({ a: old, b: now }) => [
      ...classFoci(a, old?.value, old?.points, b, now?.value, now?.points),
      ...missingFoci(b, now?.fields),
    ]),
    ...differing(a.overrides, b.overrides).flatMap(({ a: old, b: now }) => [
      ...overrideFoci(a, old),
      ...overrideFoci(b, now),
    ]),
    ...(same(order(a), order(b)) ? [] : b.overrides.flatMap((override) => overrideFoci(b, override))),
    ...differing(a.treatments, b.treatments).flatMap(({ a: old, b: now }) => [
      ...conditionFoci(a, old?.when),
      ...conditionFoci(b, now?.when),
    ]),
    ...(a.assign.kind === 'table' && b.assign.kind === 'table' && !samePart(a.assign, b.assign)
      ? classFoci(a, undefined, a.assign.table, b, undefined, b.assign.table)
      : []),
  ]
}

const order = ({ overrides }: Plan) => overrides.map(({ id }) => id)

/** A value that only one version takes; and none. */
function fieldFoci(a: FieldPlan | undefined, b: FieldPlan | undefined): Focus[] {
  const id = (b ?? a)?.id ?? ''
  const limits = [a?.min, a?.max, b?.min, b?.max].filter((limit) => limit !== undefined)
  const options = [...(a?.options ?? []), ...(b?.options ?? [])]
  const values: unknown[] = [undefined, ...limits.flatMap(around), ...options]
  if (a && b && a.type !== b.type) values.push(...[a, b].map(({ type }) => samples[type]))
  return values.map((value) => (draft) => {
    draft.input[id] = value
  })
}

const samples: Record<FieldPlan['type'], unknown> = {
  number: 0.5,
  integer: 1,
  string: 'text',
  boolean: true,
  date: '2026-01-01',
}

type Part = PointsPlan | ClassPlan<unknown> | undefined

/** Every place of both, those of numbers on the edge and beside it. */
function classFoci(
  a: Plan,
  valueA: Node | undefined,
  partA: Part,
  b: Plan,
  valueB: Node | undefined,
  partB: Part,
): Focus[] {
  const sides = [
    { plan: b, value: valueB, part: partB },
    { plan: a, value: valueA, part: partA },
  ]
  const [edgesA, edgesB] = [edgesOf(partA), edgesOf(partB)]
  const moved = [...edgesB.filter((x) => !edgesA.includes(x)), ...edgesA.filter((x) => !edgesB.includes(x))]
  const all = [...new Set([...moved, ...edgesB, ...edgesA])]
  const between =
    all.length > 1 ? [...all].sort((x, y) => x - y).flatMap((x, i, xs) => [(x + (xs[i + 1] ?? x)) / 2]) : []
  const onEdges = sides.flatMap(({ plan, value }) =>
    value
      ? [...new Set([...all.flatMap(around), ...between])].map(
          (x): Focus =>
            (draft, random) =>
              aimAt(value, x, { plan, draft, random }),
        )
      : [],
  )
  const onPlaces = sides.flatMap(({ plan, value, part }) =>
    part
      ? Array.from(
          { length: placesOf(part) },
          (_, at): Focus =>
            (draft, random) =>
              aimPlace(value, part, at, { plan, draft, random }),
        )
      : [],
  )
  return [...onEdges, ...onPlaces]
}

const edgesOf = (part: Part): number[] =>
  part?.kind === 'bands' ? part.edges.map(({ at }) => at) : part?.kind === 'curve' ? part.xs : []

const missingFoci = (plan: Plan, fields: readonly number[] = []): Focus[] =>
  fields.map((index) => (draft) => {
    draft.input[plan.fields[index]?.id ?? ''] = undefined
  })

function conditionFoci(plan: Plan, when: Node | undefined): Focus[] {
  if (!when) return []
  return [true, true, true, false].map((wanted) => (draft, random) => aimTruth(when, wanted, { plan, draft, random }))
}

/** True (and false) on the days around its period. */
function overrideFoci(plan: Plan, override: Plan['overrides'][number] | undefined): Focus[] {
  if (!override) return []
  const { when, starts, expires } = override
  const edges = [starts, expires].flatMap((date) => (date === undefined ? [] : [formatDate(date)]))
  const days = edges.flatMap((date) => [date, shiftDays(date, -1), shiftDays(date, 1)])
  return [
    ...conditionFoci(plan, when),
    ...days.map(
      (day): Focus =>
        (draft, random) => {
          draft.asOf = day
          aimTruth(when, true, { plan, draft, random })
        },
    ),
  ]
}

// ---- scores to reach

/** Scores between the old and the new edge of what assigns or holds. */
export function targetsOf(a: Plan, b: Plan): Target[] {
  const targets = [...assignTargets(a, b), ...holdTargets(a, b), ...treatmentTargets(a, b)]
  return targets.flatMap((target): Target[] => [target, { ...target, side: target.side === 'a' ? 'b' : 'a' }])
}

/** The scores that two edges put on different sides: from the lower one up to just before the higher. */
function between(x: number, y: number): { low: number; high: number } {
  const [low, high] = [Math.min(x, y), Math.max(x, y)]
  return { low: unscalePoints(low), high: unscalePoints(Math.max(low, high - 1)) }
}

/** The first score, scaled, of the band that begins at an edge. */
const firstScore = ({ at, inclusive }: EdgePlan): number => (inclusive ? at : at + 1)

/** Between each edge that went and each that came; on those that came or went alone. */
function edgeTargets(score: string, before: readonly number[], after: readonly number[]): Target[] {
  const gone = before.filter((edge) => !after.includes(edge))
  const come = after.filter((edge) => !before.includes(edge))
  const ranges =
    gone.length > 0 && come.length > 0
      ? gone.flatMap((edge) => come.map((other) => between(edge, other)))
      : [...gone, ...come].map((edge) => between(edge, edge))
  return ranges.map((range): Target => ({ side: 'b', score, ...range }))
}

function assignTargets({ assign: a, scores: scoresA }: Plan, { assign: b, scores }: Plan): Target[] {
  if (samePart(a, b)) return []
  const id = (index: number, list = scores) => list[index]?.id ?? ''
  const on =
    (side: 'a' | 'b', score: string) =>
    (edge: number): Target => ({ side, score, ...between(edge, edge) })
  if (a.kind === 'bands' && b.kind === 'bands') {
    const [before, after] = [a.bands.edges.map(firstScore), b.bands.edges.map(firstScore)]
    const moved = edgeTargets(id(b.score), before, after)
    // The same edges, but other tiers: on each of them.
    return moved.length > 0 ? moved : after.map(on('b', id(b.score)))
  }
  if (a.kind !== 'matrix' || b.kind !== 'matrix') return []
  return (['x', 'y'] as const).flatMap((axis) => [
    ...edgeTargets(id(b[axis].score), a[axis].edges, b[axis].edges),
    ...b[axis].edges.map(on('b', id(b[axis].score))),
    ...a[axis].edges.map(on('a', id(a[axis].score, scoresA))),
  ])
}

function holdTargets(a: Plan, b: Plan): Target[] {
  if (b.assign.kind !== 'bands' || same(a.hold, b.hold)) return []
  const { score: index, bands } = b.assign
  const score = b.scores[index]?.id ?? ''
  const margins = [a.hold?.margin ?? 0, b.hold?.margin ?? 0] as const
  return bands.edges.flatMap((edge, place) => {
    const tier = b.tiers[bands.yields[place + 1] as number]?.id
    if (tier === undefined) return []
    const at = firstScore(edge)
    return [{ side: 'b' as const, score, ...between(at - margins[0], at - margins[1]), previousTier: tier }]
  })
}

/** A score within the band of each tier whose treatment changed. */
function treatmentTargets(a: Plan, b: Plan): Target[] {
  if (b.assign.kind !== 'bands' || samePart(a.treatments, b.treatments)) return []
  const { score: index, bands } = b.assign
  const score = b.scores[index]?.id ?? ''
  return bands.edges.map(({ at }) => ({ side: 'b', score, ...between(at, at + 10_000) }))
}
