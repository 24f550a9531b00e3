/** Weights of a weighted score's children: whatever changes, they add up to 100 % exactly. */
import { familiesOf, type Judgement, type Strategy, withWeights } from '../../../engine/index.ts'
import type { Change } from '../editor/change.ts'

/** Weights are counted in millionths, so that sums are exact. */
const WHOLE = 1_000_000

/** A child of a weighted score with its weight, a share of 1. */
export interface Weighed {
  id: string
  kind: 'dimensions' | 'scores'
  weight: number
}

/** The children of a weighted score in the order of the document: dimensions, then scores. */
export function weighedIn(document: Strategy, score: string): Weighed[] {
  const family = familiesOf(document).find((one) => one.score === score)
  return (family?.members ?? []).map(({ id, collection, weight }) => ({ id, kind: collection, weight: weight ?? 0 }))
}

/** Sets all weights of a score's children, in their order. The judgements behind them no longer hold and go. */
export const setWeights =
  (score: string, weights: readonly number[]): Change =>
  (document) => {
    const family = familiesOf(document).find((one) => one.score === score)
    if (!family || isSame(family.members, weights)) return document
    return withJudgements(withWeights(document, family, weights), score, undefined)
  }

/** Sets the weights that judgements come to, and keeps the judgements beside them. */
export const applyJudgements =
  (score: string, judgements: readonly Judgement[], weights: readonly number[]): Change =>
  (document) => {
    const family = familiesOf(document).find((one) => one.score === score)
    return family ? withJudgements(withWeights(document, family, weights), score, judgements) : document
  }

const isSame = (members: readonly { weight: number | undefined }[], weights: readonly number[]): boolean =>
  members.every(({ weight }, index) => weight === weights[index])

function withJudgements(document: Strategy, score: string, judgements: readonly Judgement[] | undefined): Strategy {
  const scores = document.scores.map((item) => {
    if (item.id !== score) return item
    const { judgements: _, ...rest } = item
    return judgements ? { ...rest, judgements: [...judgements] } : rest
  })
  return { ...document, scores }
}

/**
 * Two neighbours trade: what the first gains the second loses, as when the divider between them is moved.
 *
 * @param gained a share of 1; held where one of the two would fall below 0
 */
export function traded(weights: readonly number[], first: number, second: number, gained: number): number[] {
  const units = weights.map(toUnits)
  const [a, b] = [units[first] ?? 0, units[second] ?? 0]
  const held = Math.min(Math.max(toUnits(gained), -a), b)
  units[first] = a + held
  units[second] = b - held
  return units.map(toShare)
}

/**
 * One weight is set; the others that aren't locked share the rest in the proportion that they have. What doesn't come
 * out even goes to the largest of them.
 *
 * @param wanted a share of 1; held to what the locked ones leave
 * @param step the others are rounded to multiples of it, as 0.01
 */
export function rebalanced(
  weights: readonly number[],
  index: number,
  wanted: number,
  locked: ReadonlySet<number>,
  step = 0.0001,
): number[] {
  const units = weights.map(toUnits)
  const free = units.map((_, place) => place).filter((place) => place !== index && !locked.has(place))
  const fixed = units.reduce((sum, unit, place) => (place !== index && locked.has(place) ? sum + unit : sum), 0)
  const room = Math.max(WHOLE - fixed, 0)
  const own = free.length === 0 ? room : Math.min(Math.max(toUnits(wanted), 0), room)
  units[index] = own
  share(units, free, room - own, Math.max(toUnits(step), 1))
  return units.map(toShare)
}

/** Divides `rest` among places in the proportion of their units, by whole steps, what is left over to the largest. */
function share(units: number[], places: readonly number[], rest: number, step: number): void {
  const [first] = places
  if (first === undefined) return
  const before = places.map((place) => units[place] ?? 0)
  const sum = before.reduce((total, unit) => total + unit, 0)
  let left = rest
  places.forEach((place, at) => {
    const exact = sum === 0 ? rest / places.length : (rest * (before[at] as number)) / sum
    const whole = Math.min(Math.floor(exact / step) * step, left)
    units[place] = whole
    left -= whole
  })
  const largest = places.reduce((best, place) => ((units[place] ?? 0) > (units[best] ?? 0) ? place : best), first)
  units[largest] = (units[largest] ?? 0) + left
}

const toUnits = (weight: number): number => Math.round(weight * WHOLE)
/** At most 6 decimals, so the nearest double prints as it should. */
const toShare = (units: number): number => Number((units / WHOLE).toFixed(6))
