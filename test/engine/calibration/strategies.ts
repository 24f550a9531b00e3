/** Strategies whose score is a field, so that a population's scores can be written down. */
import { type CompiledStrategy, compile, type Strategy } from '../../../engine/index.ts'

type TierOf = Strategy['tiers'][number]

export interface Wanted {
  /** Best first. */
  tiers: TierOf[]
  /** Worst first, as in the document. */
  bands: NonNullable<Strategy['assign']['bands']>
  decimals?: number
}

/** A score from 0 to 100. */
export function strategyOf({ tiers, bands, decimals = 2 }: Wanted): CompiledStrategy {
  return compiled({
    format: 'tiersmith/1',
    id: 'calibrated',
    fields: [
      { id: 'level', type: 'number' },
      { id: 'sales', type: 'number', required: false },
    ],
    scores: [{ id: 'value', combine: 'sum', decimals, floor: 0, cap: 100 }],
    dimensions: [{ id: 'level_points', into: 'value', points: { formula: { var: 'level' } } }],
    tiers,
    assign: { score: 'value', bands },
  })
}

export function compiled(document: Strategy): CompiledStrategy {
  const compilation = compile(document)
  if (compilation.ok) return compilation.strategy
  throw new Error(JSON.stringify(compilation.problems))
}

/** Tiers a, b, c … best first, with these thresholds (best first) and targets. */
export function tiered(
  thresholds: readonly number[],
  targets: readonly TierOf['target'][],
  decimals = 2,
): CompiledStrategy {
  const ids = ['a', 'b', 'c', 'd', 'e'].slice(0, thresholds.length + 1)
  return strategyOf({
    decimals,
    tiers: ids.map((id, index) => {
      const target = targets[index]
      return target === undefined ? { id } : { id, target }
    }),
    bands: [
      { tier: ids.at(-1) as string },
      ...thresholds.map((from, index) => ({ from, tier: ids[index] as string })).reverse(),
    ],
  })
}
