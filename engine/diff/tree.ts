/** The score tree as it is read: a score, then what goes into it. */
import type { Dimension, Score, Strategy } from '../strategy/document.ts'
import { groupBy } from './groupBy.ts'

export interface TreeNode {
  what: 'score' | 'dimension'
  id: string
}

/** Every score and dimension in reading order; those that hang nowhere (in a draft with errors) come last. */
export function treeOrder({ scores, dimensions }: Strategy): TreeNode[] {
  const nodes = [
    ...dimensions.map(({ id, into }) => ({ what: 'dimension' as const, id, into: into as string | undefined })),
    ...scores.map(({ id, into }) => ({ what: 'score' as const, id, into })),
  ]
  const children = groupBy(nodes, ({ into }) => into)
  const order: TreeNode[] = []
  const seen = new Set<TreeNode>()
  const visit = (node: (typeof nodes)[number]): void => {
    if (seen.has(node)) return
    seen.add(node)
    order.push({ what: node.what, id: node.id })
    if (node.what === 'score') for (const child of children.get(node.id) ?? []) visit(child)
  }
  for (const root of children.get(undefined) ?? []) visit(root)
  for (const list of children.values()) list.forEach(visit)
  return order
}

/** Shares of the root score, by `score:id` and `dimension:id`: weights multiplied down the path. */
export interface Share {
  root: string
  share: number
}

/**
 * How much each score and dimension counts in its root. Under `min` and `max` there are no shares, and
 * none below them; under `sum` a weight is a factor.
 */
export function sharesOf(strategy: Strategy): Map<string, Share> {
  const shares = new Map<string, Share>()
  const parts = [
    ...strategy.scores.map((score) => ({ key: `score:${score.id}`, ...partOf(score) })),
    ...strategy.dimensions.map((dimension) => ({ key: `dimension:${dimension.id}`, ...partOf(dimension) })),
  ]
  const children = groupBy(parts, ({ into }) => into)
  const visit = (score: Score, at: Share, depth: number): void => {
    const below = children.get(score.id) ?? []
    for (const child of below) {
      const share = shareIn(score, child.weight, below.length)
      if (share === undefined || shares.has(child.key)) continue
      const found = { root: at.root, share: exact(at.share * share) }
      shares.set(child.key, found)
      const inner = child.key.startsWith('score:')
        ? strategy.scores.find(({ id }) => child.key === `score:${id}`)
        : undefined
      if (inner && depth < strategy.scores.length) visit(inner, found, depth + 1)
    }
  }
  for (const root of strategy.scores) if (root.into === undefined) visit(root, { root: root.id, share: 1 }, 0)
  return shares
}

const partOf = ({ into, weight }: Score | Dimension) => ({ into, weight })

function shareIn({ combine }: Score, weight: number | undefined, siblings: number): number | undefined {
  if (combine === 'weighted') return weight
  if (combine === 'mean') return 1 / siblings
  return combine === 'sum' ? (weight ?? 1) : undefined
}

/** Products of weights with the noise of doubles taken off. */
const exact = (share: number): number => Math.round(share * 1e8) / 1e8
