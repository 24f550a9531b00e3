import type { Strategy, Tier } from '../../engine/index.ts'

/** Rank and tone of a tier: what the glyph and the palette need. */
export interface Rank {
  /** 1 is the best. */
  rank: number
  of: number
  ordered: boolean
  /** The palette's class; up to 6 tones, more tiers share neighbouring ones. */
  tone: string
}

/** The rank of a tier among a strategy's tiers, listed best first. */
export function rankOf(strategy: Strategy, tierId: string): Rank {
  const index = strategy.tiers.findIndex((tier) => tier.id === tierId)
  return rankAt(index, strategy.tiers.length, strategy.ordered !== false)
}

export function rankAt(index: number, of: number, ordered = true): Rank {
  const tones = Math.min(of, 6)
  const step = of <= 6 ? index : Math.round((index * 5) / (of - 1))
  return { rank: index + 1, of, ordered, tone: ordered && index >= 0 ? `tone-${tones}-${step + 1}` : 'tone-none' }
}

/** One step of the ladder of tiers by score, from worst to best. */
export interface Rung {
  tier: Tier
  rank: Rank
  /** Where it begins; undefined for the lowest. */
  threshold: number | undefined
  /** True where a score on the threshold still belongs to the tier below. */
  exclusive: boolean
}

/** The tiers by score from worst to best; empty where tiers are not assigned by bands. */
export function ladderOf(strategy: Strategy): Rung[] {
  return (strategy.assign.bands ?? []).map((band) => ({
    tier: strategy.tiers.find((tier) => tier.id === band.tier) ?? { id: band.tier },
    rank: rankOf(strategy, band.tier),
    threshold: band.from ?? band.above,
    exclusive: band.above !== undefined,
  }))
}

/** The scale that a score is drawn on: 0 to 100 where all thresholds lie in it, else around them. */
export function scoreRange(strategy: Strategy, scoreId: string): [low: number, high: number] {
  const score = strategy.scores.find((item) => item.id === scoreId)
  const { assign } = strategy
  const edges = [
    ...(assign.score === scoreId ? (assign.bands ?? []).map((band) => band.from ?? band.above) : []),
    ...[assign.matrix?.x, assign.matrix?.y].flatMap((axis) => (axis?.score === scoreId ? axis.edges : [])),
  ].filter((edge) => edge !== undefined)
  const low = score?.floor ?? Math.min(0, ...edges)
  const high = score?.cap ?? Math.max(...edges, 0)
  if (low >= 0 && high <= 100 && high > 10) return [Math.min(low, 0), 100]
  const room = (high - low || 1) * 0.25
  return [score?.floor ?? low - (low < 0 ? room : 0), score?.cap ?? high + room]
}
