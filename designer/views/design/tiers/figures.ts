import type { TierFigures } from '../../../model/preview/questions/tiers.ts'
import type { Tiering } from './createTiering.ts'

/** What a tier holds; undefined without a population, and for one that has just been added. */
export const figuresOf = (tiering: Tiering, tier: string): TierFigures | undefined =>
  tiering.figures()?.tiers.find(({ id }) => id === tier)

/** Round counts for an axis, from 0. */
export function countTicks(most: number): number[] {
  const rough = Math.max(most / 5, 1)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.95) ?? 10)
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step)
}
