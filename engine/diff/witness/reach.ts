/**
 * Reaching a score: which inputs make it fall into a narrow interval, such as between an old threshold
 * and a new one. Each move (a dimension to another place) changes the score by an amount that is
 * measured; sums of up to three such amounts that lead into the interval are then tried for real. Where
 * a number can be anything, the last step is bisected.
 */
import type { Node } from '../../logic/node.ts'
import type { FieldPlan, Plan } from '../../plan/plan.ts'
import { aimPlace, placesOf } from './aim.ts'
import { copyOf, type Draft, drawValue, type Marks, valuesOf } from './draft.ts'
import type { Random } from './random.ts'
import type { Outcome, Search } from './search.ts'

export interface Target {
  side: 'a' | 'b'
  score: string
  low: number
  high: number
  previousTier?: string
}

interface Move {
  /** Moves of one group exclude each other. */
  group: string
  apply(draft: Draft): void
}

interface Measured extends Move {
  by: number
}

/** How many combinations of two or three moves are tried in earnest. */
const MOST_TRIED = 12

/** How many rounds start from the nearest subject of the round before. */
const MOST_STEPS = 3

/** Answers with the nearest subject that it came to. */
export function reach(search: Search, target: Target, start: Draft, moves: readonly Move[]): Draft {
  let nearest = start
  for (let step = 0; step < MOST_STEPS && !search.isOver(); step++) {
    const nearer = approach(search, target, nearest, moves)
    if (!nearer) break
    nearest = nearer
  }
  return nearest
}

/** One round from one subject; answers with the nearest that it came to, where that is nearer than before. */
function approach(search: Search, target: Target, start: Draft, moves: readonly Move[]): Draft | undefined {
  const scoreOf = (draft: Draft): number | undefined => scoreIn(search.attempt(draft)[target.side], target.score)
  const base = scoreOf(start)
  if (base === undefined) return undefined
  let nearest: { draft: Draft; distance: number } = { draft: start, distance: distanceTo(target, base) }
  const consider = (draft: Draft): number | undefined => {
    const score = scoreOf(draft)
    const distance = score === undefined ? Number.POSITIVE_INFINITY : distanceTo(target, score)
    if (distance < nearest.distance) nearest = { draft, distance }
    return score
  }
  const measured: Measured[] = []
  for (const move of moves) {
    if (search.isOver()) return undefined
    const score = consider(moved(start, [move]))
    if (score !== undefined && score !== base) measured.push({ ...move, by: score - base })
  }
  for (const combination of combinations(measured, { low: target.low - base, high: target.high - base })) {
    if (search.isOver()) return undefined
    consider(moved(start, combination))
  }
  return nearest.draft === start ? undefined : nearest.draft
}

function moved(start: Draft, moves: readonly Move[]): Draft {
  const draft = copyOf(start)
  for (const move of moves) move.apply(draft)
  return draft
}

const distanceTo = ({ low, high }: Target, score: number): number =>
  score < low ? low - score : score > high ? score - high : 0

const scoreIn = (outcome: Outcome, id: string): number | undefined => (outcome.ok ? outcome.scores[id] : undefined)

/** Sums of two and three moves that fall into the interval; the nearest first found, not all. */
function combinations(moves: readonly Measured[], { low, high }: { low: number; high: number }): Measured[][] {
  const sorted = [...moves].sort((x, y) => x.by - y.by)
  const found: Measured[][] = []
  const slack = 1e-9
  const complete = (chosen: Measured[], sum: number): void => {
    for (let at = firstFrom(sorted, low - sum - slack); at < sorted.length; at++) {
      const move = sorted[at] as Measured
      if (move.by > high - sum + slack) return
      if (chosen.some(({ group }) => group === move.group)) continue
      found.push([...chosen, move])
      return
    }
  }
  for (const move of sorted) {
    complete([move], move.by)
    if (found.length >= MOST_TRIED) return found
  }
  for (const [index, one] of sorted.entries()) {
    for (const two of sorted.slice(index + 1)) {
      if (one.group !== two.group) complete([one, two], one.by + two.by)
      if (found.length >= 2 * MOST_TRIED) return found
    }
  }
  return found
}

function firstFrom(sorted: readonly Measured[], by: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as Measured).by < by) low = middle + 1
    else high = middle
  }
  return low
}

/** The score's way between two drafts that differ in one number, halved until it falls into the interval. */
export function bisect(
  search: Search,
  target: Target,
  from: Draft,
  field: string,
  ends: readonly [number, number],
  isWhole: boolean,
): void {
  const at = (value: number): number | undefined => {
    const draft = copyOf(from)
    draft.input[field] = value
    return scoreIn(search.attempt(draft)[target.side], target.score)
  }
  let [low, high] = ends
  const [first, last] = [at(low), at(high)]
  if (first === undefined || last === undefined) return
  if (Math.max(first, last) < target.low || Math.min(first, last) > target.high) return
  const rises = last > first
  for (let step = 0; step < 40 && !search.isOver(); step++) {
    const middle = isWhole ? Math.round((low + high) / 2) : Math.round(((low + high) / 2) * 1e8) / 1e8
    if (middle === low || middle === high) return
    const score = at(middle)
    if (score === undefined) return
    if (score >= target.low && score <= target.high) return
    if (score < target.low === rises) low = middle
    else high = middle
  }
}

/** The numbers that points follow without steps: those of curves and formulas. */
export function smoothFields({ fields, dimensions }: Plan): FieldPlan[] {
  const indices = dimensions.flatMap(({ points, fields: read }) =>
    points.kind === 'curve' || points.kind === 'formula' ? read : [],
  )
  return [...new Set(indices)]
    .map((index) => fields[index] as FieldPlan)
    .filter(({ type }) => type === 'number' || type === 'integer')
}

/** All moves: each dimension to each of its places, each number to a few values between its marks. */
export function movesOf(plan: Plan, marks: Marks, random: Random): Move[] {
  const places = plan.dimensions.flatMap(({ id, value, points }) =>
    Array.from(
      { length: Math.min(placesOf(points), MOST_PLACES) },
      (_, at): Move => ({
        group: groupOf(plan, value) ?? `dimension ${id}`,
        apply: (draft) => aimPlace(value, points, at, { plan, draft, random }),
      }),
    ),
  )
  const numbers = plan.fields.flatMap((field): Move[] => {
    if (field.type !== 'number' && field.type !== 'integer') return []
    const values = valuesOf(field, marks)
    const drawn = Array.from({ length: DRAWN_VALUES }, () => drawValue({ ...field, required: true }, values, random))
    return drawn.map((value) => ({
      group: `field ${field.id}`,
      apply: (draft) => {
        draft.input[field.id] = value
      },
    }))
  })
  return [...places, ...numbers]
}

/** What reads one field moves with that field. */
function groupOf({ fields }: Plan, value: Node | undefined): string | undefined {
  const field = value?.kind === 'read' && value.source === 'field' ? fields[value.index] : undefined
  return field && `field ${field.id}`
}

const MOST_PLACES = 12
const DRAWN_VALUES = 3
