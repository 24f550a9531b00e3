/** Which way a subject goes from one run to another, by the rank of tiers. */
import type { Strategy } from '../../engine/index.ts'

export const WAYS = ['up', 'down', 'across', 'refused', 'admitted'] as const
type Way = (typeof WAYS)[number]

/** Between two tiers by id (undefined: refused), of the older run's version and the newer one's. */
export type WayBetween = (from: string | undefined, to: string | undefined) => Way | 'same'

/** By the rank in the newer version; in the older one where the newer has only one of the two. */
export function waysBetween(older: Strategy, newer: Strategy): WayBetween {
  const ranks = (document: Strategy) => new Map(document.tiers.map(({ id }, rank) => [id, rank]))
  const orders = [newer, older].flatMap((document) => (document.ordered === false ? [] : [ranks(document)]))
  return (from, to) => {
    if (from === to) return 'same'
    if (to === undefined) return 'refused'
    if (from === undefined) return 'admitted'
    for (const order of orders) {
      const [old, now] = [order.get(from), order.get(to)]
      if (old !== undefined && now !== undefined) return now < old ? 'up' : 'down'
    }
    return 'across'
  }
}
