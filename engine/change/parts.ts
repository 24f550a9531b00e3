/** What two decisions differ in: the tiers on the way, dimensions, overrides, hold. */
import type { Decision, DimensionResult, Evaluation, HoldResult, OverrideResult } from '../decision/decision.ts'
import type { DimensionChange, OverrideChange, Stages, TierChange } from './change.ts'
import { outcomeOf } from './mixtures.ts'

export function stagesOf(evaluation: Evaluation): Stages {
  const outcome = outcomeOf(evaluation)
  if (!evaluation.ok) return { outcome }
  const { decision } = evaluation
  const held = heldTier(decision)
  const { hold } = decision
  return { outcome, assigned: isFelt(hold) ? (hold.from ?? held) : held, held, scores: decision.scores }
}

/** Before tier overrides: where the first that applied came from. */
function heldTier({ overrides = [], tier }: Decision): string {
  const first = overrides.find(({ outcome, from }) => outcome === 'applied' && typeof from === 'string')
  return typeof first?.from === 'string' ? first.from : tier.id
}

const isFelt = (hold: HoldResult | undefined): hold is HoldResult =>
  hold?.outcome === 'kept' || hold?.outcome === 'limited'

/** Where one of the two is refused, there is nothing to hold the other's parts against. */
export function partChanges(
  before: Evaluation,
  after: Evaluation,
): Pick<TierChange, 'dimensions' | 'overrides' | 'hold'> {
  if (!before.ok || !after.ok) return { dimensions: [], overrides: [] }
  const [old, now] = [before.decision, after.decision]
  const hold = holdChange(old, now)
  return {
    dimensions: dimensionChanges(old, now),
    overrides: overrideChanges(old, now),
    ...(hold === undefined ? {} : { hold }),
  }
}

function dimensionChanges(before: Decision, after: Decision): DimensionChange[] {
  const [old, now] = [dimensionsOf(before), dimensionsOf(after)]
  const ids = [...new Set([...now.keys(), ...old.keys()])]
  const size = ({ before: from, after: to }: DimensionChange) =>
    Math.abs((to?.contribution ?? 0) - (from?.contribution ?? 0))
  return ids
    .map((id) => changeOf(id, old.get(id), now.get(id)))
    .filter((change) => size(change) > 0)
    .sort((a, b) => size(b) - size(a))
}

const dimensionsOf = ({ dimensions = [] }: Decision): Map<string, DimensionResult> =>
  new Map(dimensions.map((result) => [result.id, result]))

function changeOf(
  id: string,
  before: DimensionResult | undefined,
  after: DimensionResult | undefined,
): DimensionChange {
  const [from, to] = [pointsOf(before), pointsOf(after)]
  return { id, ...(from === undefined ? {} : { before: from }), ...(to === undefined ? {} : { after: to }) }
}

const pointsOf = (result: DimensionResult | undefined) =>
  result?.points === undefined ? undefined : { points: result.points, contribution: result.contribution ?? 0 }

/** Flags change nothing and are left out. */
function overrideChanges(before: Decision, after: Decision): OverrideChange[] {
  const [old, now] = [overridesOf(before), overridesOf(after)]
  const ids = [...new Set([...now.keys(), ...old.keys()])]
  return ids.flatMap((id) => {
    const [from, to] = [old.get(id), now.get(id)]
    if (effectOf(from) === effectOf(to)) return []
    const shown = to?.outcome === 'applied' ? to : from
    return [
      {
        id,
        ...(from === undefined ? {} : { before: from.outcome }),
        ...(to === undefined ? {} : { after: to.outcome }),
        ...(shown?.from === undefined ? {} : { from: shown.from }),
        ...(shown?.to === undefined ? {} : { to: shown.to }),
      },
    ]
  })
}

const overridesOf = ({ overrides = [] }: Decision): Map<string, OverrideResult> =>
  new Map(overrides.map((result) => [result.id, result]))

/** What an override did, as text to compare; a flag has no `to` and did nothing to the tier. */
const effectOf = (result: OverrideResult | undefined): string =>
  result?.outcome === 'applied' && result.to !== undefined ? `${result.from} ${result.to}` : ''

/** What the hold did in each, where that isn't the same. */
function holdChange(before: Decision, after: Decision): TierChange['hold'] {
  const [old, now] = [holdOf(before), holdOf(after)]
  if (JSON.stringify(old) === JSON.stringify(now)) return undefined
  return { ...(old === undefined ? {} : { before: old }), ...(now === undefined ? {} : { after: now }) }
}

const holdOf = ({ hold }: Decision): HoldResult | undefined => (isFelt(hold) ? hold : undefined)
