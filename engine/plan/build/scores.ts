import { pointerTo } from '../../check/problems.ts'
import {
  decimalPlaces,
  POINT_DECIMALS,
  scalePoints,
  scaleWeight,
  WEIGHT_DECIMALS,
  WEIGHT_SCALE,
} from '../../numbers/scaled.ts'
import type { Dimension, Score } from '../../strategy/document.ts'
import { suggest } from '../../words/suggest.ts'
import type { ScorePlan } from '../plan.ts'
import { type BuildContext, checkPointDecimals, checkWeightDecimals, type Entry } from './context.ts'
import { checkJudgements } from './judgements.ts'

const ROOT_DECIMALS = 2

/** A dimension or score as the child of a score. */
interface Child {
  id: string
  /** Index among results: dimensions, then scores. */
  result: number
  weight: number | undefined
  pointer: string
}

/** The score tree. Reports unknown parents, cycles, scores without children and what is wrong with weights. */
export function buildScores(
  scores: readonly Entry<Score>[],
  dimensions: readonly Entry<Dimension>[],
  scoreIndex: ReadonlyMap<string, number>,
  context: BuildContext,
): { scores: ScorePlan[]; order: number[] } {
  const parents = scores.map(({ item, pointer }) => parentOf(item, pointer, scoreIndex, context))
  const roots = rootsOf(scores, parents, context)
  const families = scores.map((_, index) => childrenOf(index, scores, dimensions, scoreIndex))
  const isPlaced = (item: Score | Dimension) => item.into === undefined || scoreIndex.has(item.into)
  const allSound = [...scores, ...dimensions].every(({ item }) => item !== undefined && isPlaced(item))
  const plans = scores.flatMap(({ item, pointer }, index): ScorePlan[] => {
    const children = families[index] ?? []
    if (!item) return []
    checkScore(item, pointer, context)
    if (children.length === 0 && allSound) context.report('score-without-children', pointer, { score: item.id })
    checkWeights(item, pointer, children, allSound, context)
    return [buildScore(item, pointer, parents[index], roots[index] ?? index, children)]
  })
  return { scores: plans, order: childrenFirst(parents) }
}

function parentOf(
  score: Score | undefined,
  pointer: string,
  scoreIndex: ReadonlyMap<string, number>,
  context: BuildContext,
): number | undefined {
  if (score?.into === undefined) return undefined
  const parent = scoreIndex.get(score.into)
  if (parent === undefined) {
    const params = { score: score.into, ...suggest(score.into, scoreIndex.keys()) }
    context.report('unknown-score', pointerTo(pointer, 'into'), params)
  }
  return parent
}

/** The root above each score; reports the scores that stand above themselves. */
function rootsOf(
  scores: readonly Entry<Score>[],
  parents: readonly (number | undefined)[],
  context: BuildContext,
): number[] {
  return scores.map(({ id, pointer }, start) => {
    let place = start
    for (let steps = 0; steps <= scores.length; steps++) {
      const parent = parents[place]
      if (parent === undefined) return place
      place = parent
      if (place === start) {
        context.report('score-cycle', pointerTo(pointer, 'into'), { score: id })
        return start
      }
    }
    return start
  })
}

function childrenOf(
  parent: number,
  scores: readonly Entry<Score>[],
  dimensions: readonly Entry<Dimension>[],
  scoreIndex: ReadonlyMap<string, number>,
): Child[] {
  const under = ({ item }: Entry<{ into?: string }>) => item?.into !== undefined && scoreIndex.get(item.into) === parent
  const child = (entry: Entry<Dimension | Score>, result: number): Child => ({
    id: entry.id,
    result,
    weight: entry.item?.weight,
    pointer: entry.pointer,
  })
  return [
    ...dimensions.flatMap((entry, index) => (under(entry) ? [child(entry, index)] : [])),
    ...scores.flatMap((entry, index) =>
      under(entry as Entry<{ into?: string }>) ? [child(entry, dimensions.length + index)] : [],
    ),
  ]
}

function checkScore(score: Score, pointer: string, context: BuildContext): void {
  checkPointDecimals(context, score.floor, pointerTo(pointer, 'floor'))
  checkPointDecimals(context, score.cap, pointerTo(pointer, 'cap'))
  if (score.floor !== undefined && score.cap !== undefined && score.floor > score.cap)
    context.report('floor-above-cap', pointerTo(pointer, 'floor'), { floor: score.floor, cap: score.cap })
  if (score.into === undefined && score.weight !== undefined)
    context.report('weight-not-allowed', pointerTo(pointer, 'weight'), { id: score.id, combine: 'root' })
}

function checkWeights(
  score: Score,
  pointer: string,
  children: readonly Child[],
  allSound: boolean,
  context: BuildContext,
): void {
  for (const { id, weight, pointer: at } of children) {
    if (weight === undefined) {
      if (score.combine === 'weighted') context.report('weight-missing', at, { id, score: score.id })
      continue
    }
    const place = pointerTo(at, 'weight')
    checkWeightDecimals(context, weight, place)
    if (score.combine === 'weighted' && weight <= 0) context.report('weight-not-positive', place, { id, weight })
    if (score.combine !== 'weighted' && score.combine !== 'sum')
      context.report('weight-not-allowed', place, { id, combine: score.combine })
  }
  const complete = children.length > 0 && children.every(({ weight }) => weight !== undefined)
  if (score.combine === 'weighted' && complete && allSound) checkTotal(score, pointer, children, context)
  if (allSound) checkJudgements(score, pointer, children, context)
}

/** The weights below a weighted score total exactly 1, counted in millionths. */
function checkTotal(score: Score, pointer: string, children: readonly Child[], context: BuildContext): void {
  const total = children.reduce((sum, { weight }) => sum + scaleWeight(weight ?? 0), 0)
  if (total === WEIGHT_SCALE) return
  context.report('weights-total', pointer, {
    score: score.id,
    total: total / WEIGHT_SCALE,
    difference: (total - WEIGHT_SCALE) / WEIGHT_SCALE,
    children: children.map(({ id }) => id),
  })
}

function buildScore(
  score: Score,
  pointer: string,
  parent: number | undefined,
  root: number,
  children: readonly Child[],
): ScorePlan {
  const weightUnit = score.combine === 'sum' ? unitOf(children) : WEIGHT_SCALE
  return {
    id: score.id,
    pointer,
    parent,
    root,
    combine: score.combine,
    decimals: score.decimals ?? (score.into === undefined ? ROOT_DECIMALS : POINT_DECIMALS),
    floor: score.floor === undefined ? undefined : scalePoints(score.floor),
    cap: score.cap === undefined ? undefined : scalePoints(score.cap),
    children: children.map(({ result }) => result),
    weights: children.map(({ weight }) => Math.round((weight ?? 1) * weightUnit) + 0),
    weightUnit,
  }
}

/** The smallest power of ten that makes integers of the weights: a sum without weights needs no scale. */
const unitOf = (children: readonly Child[]): number =>
  10 ** Math.min(WEIGHT_DECIMALS, Math.max(0, ...children.map(({ weight }) => decimalPlaces(weight ?? 1))))

/** Deepest scores first; in document order within a depth. */
function childrenFirst(parents: readonly (number | undefined)[]): number[] {
  const depth = (index: number): number => {
    let steps = 0
    for (let place = parents[index]; place !== undefined && steps <= parents.length; place = parents[place]) steps++
    return steps
  }
  return parents.map((_, index) => index).sort((a, b) => depth(b) - depth(a) || a - b)
}
