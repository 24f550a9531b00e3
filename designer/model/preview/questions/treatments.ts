/** What treatments come to over the population: who gets them, and the sum of their quantities. */
import { TRUE } from '../../../../engine/index.ts'
import type { PreviewState } from '../state.ts'

/** All treatments are told of. */
export type TreatmentsQuestion = Record<never, never>

export interface TreatmentTotal {
  id: string
  /** Subjects that get it, by index of the tier. */
  given: number[]
  /** Quantities added up, of those that are numbers; undefined where none is. */
  sum: number | undefined
}

export interface TreatmentsAnswer {
  /** Subjects by index of the tier. */
  tiers: number[]
  treatments: TreatmentTotal[]
}

export function treatmentsAnswer({ now: { scored, strategy } }: PreviewState): TreatmentsAnswer {
  const { plan } = strategy
  const counts = (truths: Uint8Array | undefined): number[] => {
    const given = new Array<number>(plan.tiers.length).fill(0)
    for (let row = 0; row < scored.length; row++) {
      const tier = scored.tiers[row] as number
      if (tier >= 0 && (truths === undefined || truths[row] === TRUE)) given[tier] = (given[tier] as number) + 1
    }
    return given
  }
  const tiers = counts(undefined)
  return {
    tiers,
    treatments: plan.treatments.map(({ id, byTier }, index) => {
      const truths = scored.conditionOf(index)
      const all = truths ? counts(truths) : tiers
      const given = all.map((count, tier) => (isGiven(byTier[tier]) ? count : 0))
      const quantities = byTier.map((value) => (typeof value === 'number' ? value : undefined))
      const isCounted = quantities.some((quantity) => quantity !== undefined)
      const sum = quantities.reduce<number>(
        (total, quantity, tier) => total + (quantity ?? 0) * (given[tier] as number),
        0,
      )
      return { id, given, sum: isCounted ? Number(sum.toPrecision(12)) : undefined }
    }),
  }
}

/** What says no isn't given. */
const isGiven = (value: unknown): boolean => value !== undefined && value !== false
