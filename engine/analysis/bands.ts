import { pointerTo } from '../check/problems.ts'
import type { Node } from '../logic/node.ts'
import type { BandsPlan, EdgePlan } from '../plan/plan.ts'
import { asNumbers } from './arithmetic.ts'
import type { NumberFacts } from './facts.ts'
import { isEmpty, nextAbove, nextBelow } from './interval.ts'
import type { Survey } from './survey.ts'
import { factsOf } from './values.ts'

/** Bands of dimensions and derived values that no value falls into. */
export function checkBands(survey: Survey): void {
  const { plan } = survey
  plan.derived.forEach(({ id, value, classes, pointer }) => {
    if (value && classes?.kind === 'bands') checkEach(survey, id, value, classes, pointerTo(pointer, 'bands'))
  })
  plan.dimensions.forEach(({ id, value, points, pointer }) => {
    if (value && points.kind === 'bands') checkEach(survey, id, value, points, pointerTo(pointer, 'points', 'bands'))
  })
}

function checkEach<Y>({ names, report }: Survey, id: string, value: Node, bands: BandsPlan<Y>, pointer: string): void {
  const facts = asNumbers(factsOf(value, names.known))
  if (isEmpty(facts.within)) return
  const { low, high } = facts.within
  bands.yields.forEach((_, band) => {
    const [edge, next] = [bands.edges[band - 1], bands.edges[band]]
    if (canFallBetween(facts, edge, next)) return
    const why = edge && high < first(edge) ? { high } : next && low > last(next) ? { low } : {}
    report('band-unreachable', pointerTo(pointer, band), { id, ...why })
  })
}

/** The lowest double of the band that begins at an edge. */
const first = ({ at, inclusive }: EdgePlan): number => (inclusive ? at : nextAbove(at))

/** The highest double of the band that ends at an edge. */
const last = ({ at, inclusive }: EdgePlan): number => (inclusive ? nextBelow(at) : at)

function canFallBetween(
  { within, whole }: NumberFacts,
  edge: EdgePlan | undefined,
  next: EdgePlan | undefined,
): boolean {
  const low = Math.max(within.low, edge ? first(edge) : Number.NEGATIVE_INFINITY)
  const high = Math.min(within.high, next ? last(next) : Number.POSITIVE_INFINITY)
  return whole ? Math.ceil(low) <= Math.floor(high) : low <= high
}
