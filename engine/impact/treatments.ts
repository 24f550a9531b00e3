/** Who would get which treatment, and how much of it in all: visits against capacity. */
import { OVERRIDE_OUTCOMES } from '../columns/overrides.ts'
import type { Scored } from '../columns/scorer.ts'
import type { CompiledStrategy } from '../compile.ts'
import type { Plan } from '../plan/plan.ts'
import { NO_TIER } from '../rows/frame.ts'
import type { Scalar, Text } from '../strategy/document.ts'
import type { Given, TreatmentChange } from './shape.ts'
import { exactSum } from './sums.ts'

/**
 * The strategy with each treatment's condition as a flag at the end of its overrides: it reads the same, in the
 * same state, and changes nothing. So one scoring answers it for all subjects.
 */
export function withConditions(strategy: CompiledStrategy): CompiledStrategy {
  const { plan } = strategy
  const flags = plan.treatments.flatMap(({ id, when }) =>
    when === undefined
      ? []
      : [
          {
            id,
            pointer: '',
            when,
            effect: { kind: 'flag' as const, text: '' },
            starts: undefined,
            expires: undefined,
            final: false,
            reason: '',
          },
        ],
  )
  return flags.length === 0 ? strategy : { ...strategy, plan: { ...plan, overrides: [...plan.overrides, ...flags] } }
}

const MATCHED = OVERRIDE_OUTCOMES.indexOf('applied')

/** By treatment of the plan, how many subjects of each tier get it. `scored` is of `withConditions`. */
function receivers(plan: Plan, scored: Scored): number[][] {
  let flag = plan.overrides.length
  const everybody = countTiers(plan, scored, undefined)
  return plan.treatments.map(({ when }) => (when ? countTiers(plan, scored, scored.outcomesOf(flag++)) : everybody))
}

/** Subjects by tier; of those with an outcome of a condition only they whose condition is true. */
function countTiers(plan: Plan, { tiers, length }: Scored, outcomes: Uint8Array | undefined): number[] {
  const counts = new Array<number>(plan.tiers.length).fill(0)
  for (let row = 0; row < length; row++) {
    const tier = tiers[row] as number
    if (tier !== NO_TIER && (!outcomes || outcomes[row] === MATCHED)) counts[tier] = (counts[tier] as number) + 1
  }
  return counts
}

function givenBy(plan: Plan, scored: Scored): Map<string, Given> {
  const counts = receivers(plan, scored)
  return new Map(plan.treatments.map(({ id, byTier }, index) => [id, given(byTier, counts[index] as number[])]))
}

function given(byTier: readonly (Scalar | Text | undefined)[], counts: readonly number[]): Given {
  const values = new Map<string, { value: Scalar | Text; subjects: number }>()
  byTier.forEach((value, tier) => {
    if (value === undefined) return
    const key = JSON.stringify(value)
    const subjects = (values.get(key)?.subjects ?? 0) + (counts[tier] as number)
    values.set(key, { value, subjects })
  })
  const found = [...values.values()]
  const amounts = found.flatMap(({ value, subjects }) => (typeof value === 'number' ? [tidy(value * subjects)] : []))
  return {
    subjects: found.reduce((sum, { subjects }) => sum + subjects, 0),
    ...(amounts.length === found.length ? { total: tidy(exactSum(amounts)) } : {}),
    values: found,
  }
}

/** A product of a literal and a count without the noise of doubles. */
const tidy = (product: number): number => Number(product.toPrecision(15))

/** Treatments of both versions, in the order of the new one; those that are gone come last. */
export function treatmentChanges(
  a: { strategy: CompiledStrategy; scored: Scored },
  b: { strategy: CompiledStrategy; scored: Scored },
  renamed: ReadonlyMap<string, string>,
): TreatmentChange[] {
  const titles = (strategy: CompiledStrategy) =>
    new Map((strategy.document.treatments ?? []).map(({ id, title }) => [id, title]))
  const [titlesA, titlesB] = [titles(a.strategy), titles(b.strategy)]
  const before = new Map(
    [...givenBy(a.strategy.plan, a.scored)].map(([id, held]) => [renamed.get(id) ?? id, { id, held }]),
  )
  const after = givenBy(b.strategy.plan, b.scored)
  return [...new Set([...after.keys(), ...before.keys()])].map((id) => {
    const old = before.get(id)
    const now = after.get(id)
    const title = titlesB.get(id) ?? titlesA.get(old?.id ?? id)
    return {
      id,
      ...(title === undefined ? {} : { title }),
      ...(old === undefined ? {} : { before: old.held }),
      ...(now === undefined ? {} : { after: now }),
    }
  })
}
