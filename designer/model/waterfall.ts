import type { Adjustment, Decision, DimensionResult, Language, Strategy } from '../../engine/index.ts'
import { nameOf } from './names.ts'
import { type DimensionNode, dimensionsOf, type ScoreNode, type TreeNode } from './tree.ts'

/** One step of the staircase that leads from 0 to a root score. */
export interface Step {
  id: string
  kind: 'dimension' | Adjustment['kind']
  name: string
  /** The group it stands in: the score that the dimension goes into. */
  group: string
  start: number
  end: number
  /** What it would add at its best; undefined where that is not known. */
  most: number | undefined
  result?: DimensionResult
}

interface GroupTotal {
  score: ScoreNode
  /** What the group's dimensions add to the root. */
  adds: number
  most: number | undefined
  steps: Step[]
}

export interface Waterfall {
  root: ScoreNode
  total: number
  steps: Step[]
  groups: GroupTotal[]
  adjustments: Step[]
}

/** The staircase of contributions to a root score; undefined where the decision has no such score. */
export function waterfallOf(
  tree: ScoreNode,
  decision: Decision,
  strategy: Strategy,
  language: Language,
): Waterfall | undefined {
  const total = decision.scores[tree.score.id]
  if (total === undefined || !decision.dimensions) return undefined
  const results = new Map(decision.dimensions.map((result) => [result.id, result]))
  const groups: GroupTotal[] = []
  const steps: Step[] = []
  const climb = stair()
  for (const group of groupsIn(tree)) {
    const own = group.nodes.map((node) =>
      dimensionStep(node, group.score, results.get(node.dimension.id), decision, climb, language),
    )
    steps.push(...own)
    groups.push({
      score: group.score,
      adds: rounded(sum(own.map((step) => step.end - step.start))),
      most: sumKnown(own),
      steps: own,
    })
  }
  const adjustments = (decision.adjustments ?? [])
    .filter((adjustment) => adjustment.root === tree.score.id)
    .map(
      (adjustment): Step => ({
        id: adjustment.id ?? adjustment.kind,
        kind: adjustment.kind,
        name: adjustmentName(adjustment, strategy, language),
        group: '',
        ...climb(adjustment.points),
        most: undefined,
      }),
    )
  return { root: tree, total, steps: [...steps, ...adjustments], groups, adjustments }
}

/** Dimensions by the score directly under the root that holds them; the root's own come first. */
function groupsIn(tree: ScoreNode): { score: ScoreNode; nodes: DimensionNode[] }[] {
  const own = tree.children.filter((child): child is DimensionNode => child.kind === 'dimension')
  const scores = tree.children.filter((child): child is ScoreNode => child.kind === 'score')
  const groups = scores.map((score) => ({ score, nodes: dimensionsOf(score as TreeNode) }))
  return own.length > 0 ? [{ score: tree, nodes: own }, ...groups] : groups
}

/** Contributions have at most 4 places; summing them in doubles must not show more. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

function sumKnown(steps: readonly Step[]): number | undefined {
  return steps.every((step) => step.most !== undefined)
    ? rounded(sum(steps.map((step) => step.most as number)))
    : undefined
}

function stair() {
  let height = 0
  return (rise: number) => {
    const start = height
    height = rounded(height + rise)
    return { start, end: height }
  }
}

function dimensionStep(
  node: DimensionNode,
  group: ScoreNode,
  result: DimensionResult | undefined,
  decision: Decision,
  climb: (rise: number) => { start: number; end: number },
  language: Language,
): Step {
  const adds = result?.contribution
  const lost = lostBy(node.dimension.id, decision)
  return {
    id: node.dimension.id,
    kind: 'dimension',
    name: nameOf(node.dimension, language),
    group: group.score.id,
    ...climb(adds ?? 0),
    most: adds === undefined || lost === undefined ? undefined : rounded(adds + lost),
    ...(result ? { result } : {}),
  }
}

/** Points of the root that a dimension loses; 0 for a strength, undefined where nothing says. */
function lostBy(id: string, decision: Decision): number | undefined {
  const reason = decision.reasons?.find((item) => item.dimension === id)
  if (reason) return reason.lost
  return decision.strengths?.includes(id) ? 0 : undefined
}

function adjustmentName(adjustment: Adjustment, strategy: Strategy, language: Language): string {
  if (adjustment.id === undefined) return ''
  const thing =
    strategy.overrides?.find((override) => override.id === adjustment.id) ??
    strategy.scores.find((score) => score.id === adjustment.id)
  return nameOf(thing ?? { id: adjustment.id }, language)
}
