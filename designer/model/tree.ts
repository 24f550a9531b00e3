import type { Dimension, Score, Strategy } from '../../engine/index.ts'

/** The score tree as it is read: every root, its groups and dimensions, each with its share. */
export interface ScoreNode {
  kind: 'score'
  score: Score
  depth: number
  root: string
  /** Weight in the score above; undefined for a root and where the parent knows no weights. */
  weight: number | undefined
  /** Whether the weight is a share of 1 (weighted, mean) or a factor (sum). */
  weighing: 'share' | 'factor'
  /** Share of the root score; undefined below `min`, `max` and `sum`, where there is none. */
  share: number | undefined
  children: TreeNode[]
}

export interface DimensionNode {
  kind: 'dimension'
  dimension: Dimension
  depth: number
  root: string
  weight: number | undefined
  weighing: 'share' | 'factor'
  share: number | undefined
}

export type TreeNode = ScoreNode | DimensionNode

/** The trees of all root scores, in document order. */
export function scoreTrees(strategy: Strategy): ScoreNode[] {
  return strategy.scores
    .filter((score) => score.into === undefined)
    .map((score) =>
      scoreNode(strategy, score, { depth: 0, root: score.id, weight: undefined, weighing: 'share', share: 1 }),
    )
}

type Place = Pick<ScoreNode, 'depth' | 'root' | 'weight' | 'weighing' | 'share'>

function scoreNode(strategy: Strategy, score: Score, place: Place): ScoreNode {
  const dimensions = strategy.dimensions.filter((dimension) => dimension.into === score.id)
  const scores = strategy.scores.filter((child) => child.into === score.id)
  const count = dimensions.length + scores.length
  const placeOf = (child: Dimension | Score): Place => {
    const weight = childWeight(score, child.weight, count)
    const weighing = score.combine === 'sum' ? 'factor' : 'share'
    const share =
      weighing === 'factor' || weight === undefined || place.share === undefined ? undefined : place.share * weight
    return { depth: place.depth + 1, root: place.root, weight, weighing, share }
  }
  const children: TreeNode[] = [
    ...dimensions.map((dimension): DimensionNode => ({ kind: 'dimension', dimension, ...placeOf(dimension) })),
    ...scores.map((child) => scoreNode(strategy, child, placeOf(child))),
  ]
  return { kind: 'score', score, ...place, children }
}

function childWeight(parent: Score, weight: number | undefined, count: number): number | undefined {
  if (parent.combine === 'weighted') return weight ?? 0
  if (parent.combine === 'mean') return 1 / count
  return parent.combine === 'sum' ? (weight ?? 1) : undefined
}

/** A tree's nodes in reading order, the root first. */
export const walk = (node: TreeNode): TreeNode[] =>
  node.kind === 'score' ? [node, ...node.children.flatMap(walk)] : [node]

export const dimensionsOf = (node: TreeNode): DimensionNode[] => walk(node).filter((item) => item.kind === 'dimension')

/** All dimensions in the order in which the tree is read. */
export const orderedDimensions = (trees: readonly ScoreNode[]): DimensionNode[] => trees.flatMap(dimensionsOf)
