/**
 * The judgements behind a score's weights: every pair of children is compared once, the judgements agree
 * among themselves, and the weights are those that they give. The plan knows nothing of them.
 */
import { pointerTo } from '../../check/problems.ts'
import { scaleWeight, WEIGHT_SCALE } from '../../numbers/scaled.ts'
import type { Score } from '../../strategy/document.ts'
import { INCONSISTENT_FROM, type Misfit, weightsFromJudgements } from '../../weights/ahp.ts'
import { decimalWeights } from '../../weights/decimals.ts'
import { type Judgement, matrixOf } from '../../weights/judgements.ts'
import { suggest } from '../../words/suggest.ts'
import type { BuildContext } from './context.ts'

/** So far a weight may be rounded away from what the judgements give. */
const TOLERANCE = scaleWeight(0.005)

/** A child of the score, as far as it concerns judgements. */
interface Child {
  id: string
  weight: number | undefined
  pointer: string
}

/** Reports what is wrong with a score's judgements, if it has any; its children must all be known. */
export function checkJudgements(
  score: Score,
  pointer: string,
  children: readonly Child[],
  context: BuildContext,
): void {
  const { judgements } = score
  if (judgements === undefined) return
  const place = pointerTo(pointer, 'judgements')
  if (score.combine !== 'weighted') {
    context.report('judgements-not-allowed', place, { score: score.id })
    return
  }
  if (!comparesAllOnce(score.id, judgements, place, children, context)) return
  const ids = children.map(({ id }) => id)
  const { weights, ratio, leastConsistent } = weightsFromJudgements(matrixOf(ids, judgements))
  if (ratio >= INCONSISTENT_FROM && leastConsistent)
    reportMisfit(score.id, { judgements, ids, place, ratio, misfit: leastConsistent }, context)
  else reportDisagreeing(score.id, children, decimalWeights(weights), context)
}

/** Reports pairs that are unknown, compared twice or not at all; true where there are none. */
function comparesAllOnce(
  score: string,
  judgements: readonly Judgement[],
  place: string,
  children: readonly Child[],
  context: BuildContext,
): boolean {
  const known = children.map(({ id }) => id)
  const compared = new Set<string>()
  let sound = true
  // Who names a wrong part leaves a pair open; that is the same mistake.
  let misnamed = false
  for (const [index, { of, over }] of judgements.entries()) {
    const at = pointerTo(place, index)
    const key = pairKey(of, over)
    for (const [side, child] of Object.entries({ of, over })) {
      if (known.includes(child)) continue
      misnamed = true
      context.report('unknown-child', pointerTo(at, side), { child, score, known, ...suggest(child, known) })
    }
    if (of === over) {
      misnamed = true
      context.report('judgement-of-itself', at, { id: of })
    } else if (compared.has(key)) {
      sound = false
      context.report('judgement-twice', at, { of, over })
    }
    compared.add(key)
  }
  if (misnamed) return false
  const pairs = pairsOf(known).flatMap(([one, other]) =>
    compared.has(pairKey(one, other)) ? [] : [`${one} – ${other}`],
  )
  if (pairs.length > 0) context.report('judgements-missing', place, { score, pairs })
  return sound && pairs.length === 0
}

const pairsOf = (ids: readonly string[]): [string, string][] =>
  ids.flatMap((one, index) => ids.slice(index + 1).map((other): [string, string] => [one, other]))

/** The same for both directions. No id holds a space. */
const pairKey = (one: string, other: string): string => [one, other].sort().join(' ')

interface Inconsistent {
  judgements: readonly Judgement[]
  ids: readonly string[]
  place: string
  ratio: number
  misfit: Misfit
}

function reportMisfit(score: string, found: Inconsistent, context: BuildContext): void {
  const { judgements, ids, place, ratio, misfit } = found
  const [row = '', column = ''] = [ids[misfit.row], ids[misfit.column]]
  const index = judgements.findIndex(({ of, over }) => pairKey(of, over) === pairKey(row, column))
  const judged = judgements[index]
  if (judged === undefined) return
  const [fitsOf, fitsOver, fits] = misfit.fits >= 1 ? [row, column, misfit.fits] : [column, row, 1 / misfit.fits]
  context.report('judgements-inconsistent', pointerTo(place, index), {
    score,
    ratio: rounded(ratio, 4),
    limit: INCONSISTENT_FROM,
    ...judged,
    fitsOf,
    fitsOver,
    fits: rounded(fits, 1),
  })
}

const rounded = (x: number, decimals: number): number => Math.round(x * 10 ** decimals) / 10 ** decimals

function reportDisagreeing(
  score: string,
  children: readonly Child[],
  computed: readonly number[],
  context: BuildContext,
): void {
  for (const [index, { id, weight, pointer }] of children.entries()) {
    const given = computed[index]
    if (weight === undefined || given === undefined) continue
    const difference = scaleWeight(weight) - scaleWeight(given)
    if (Math.abs(difference) <= TOLERANCE) continue
    const params = { id, score, weight, computed: given, difference: difference / WEIGHT_SCALE }
    context.report('weights-disagree', pointerTo(pointer, 'weight'), params)
  }
}
