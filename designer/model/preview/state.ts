/** The population under two documents, as the worker's questions see it. */
import {
  type CompiledStrategy,
  type PopulationTable,
  pairTiers,
  type Scored,
  type TierWay,
} from '../../../engine/index.ts'

export interface Scoring {
  strategy: CompiledStrategy
  scored: Scored
}

export interface PreviewState {
  table: PopulationTable
  /** YYYY-MM-DD */
  asOf: string
  now: Scoring
  /** The version in effect; undefined where there is nothing to compare with. */
  base: Scoring | undefined
  /** By row, how the subject's tier changes from the base: a place in WAYS. */
  moves: Uint8Array
  /** Scores the same population under another document, which shares most with the one at hand. */
  score(document: unknown): Scoring | undefined
}

export const WAYS = ['same', 'up', 'down', 'across', 'admitted', 'refused'] as const satisfies readonly TierWay[]
export const SAME = WAYS.indexOf('same')
export const UP = WAYS.indexOf('up')
export const DOWN = WAYS.indexOf('down')

/** Which way each subject goes; all stay where there is no base. */
export function movesBetween(base: Scoring | undefined, now: Scoring): Uint8Array {
  const moves = new Uint8Array(now.scored.length)
  if (!base) return moves
  const pairing = pairTiers(base.strategy.plan, now.strategy.plan, new Map())
  const width = now.strategy.plan.tiers.length + 1
  // One look-up a subject: by the tiers' indices, counted from −1 for who is refused.
  const ways = new Uint8Array((base.strategy.plan.tiers.length + 1) * width)
  for (let cell = 0; cell < ways.length; cell++) {
    ways[cell] = WAYS.indexOf(pairing.way(Math.floor(cell / width) - 1, (cell % width) - 1))
  }
  const [before, after] = [base.scored.tiers, now.scored.tiers]
  for (let row = 0; row < moves.length; row++) {
    moves[row] = ways[((before[row] as number) + 1) * width + (after[row] as number) + 1] as number
  }
  return moves
}
