/** Moving weights of a score tree: which ones are held, by which steps, and the edits that moving makes. */
import { createSignal } from 'solid-js'
import { rebalanced, setWeights, traded, weighedIn } from '../../../model/edit/weights.ts'
import type { Change } from '../../../model/editor/change.ts'
import { nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import type { ScoreNode, TreeNode } from '../../../model/tree.ts'
import { t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'

export interface Weighing {
  /** By how much a weight moves: a share of 1. */
  step(): number
  /** The same part in the version in effect. */
  before(node: TreeNode): TreeNode | undefined
  isLocked(node: TreeNode): boolean
  toggleLock(node: TreeNode): void
  /** Sets one weight; its siblings that aren't held share the rest. */
  set(parent: ScoreNode, node: TreeNode, weight: number): void
  /** A child and the next one trade; `all`: the others share what it gains or loses. */
  change(parent: ScoreNode, index: number, gained: number, all: boolean): Change
  /** What an edit is called. */
  label(node: TreeNode): () => string
}

export const idOf = (node: TreeNode): string =>
  node.kind === 'score' ? `scores/${node.score.id}` : `dimensions/${node.dimension.id}`

const partOf = (node: TreeNode) => (node.kind === 'score' ? node.score : node.dimension)

export function createWeighing(step: () => number, before: Weighing['before']): Weighing {
  const view = useStrategy()
  const [locked, setLocked] = createSignal<ReadonlySet<string>>(new Set())
  const held = (parent: ScoreNode) =>
    new Set(parent.children.flatMap((child, index) => (locked().has(idOf(child)) ? [index] : [])))
  const weightsIn = (document: Parameters<Change>[0], parent: ScoreNode) =>
    weighedIn(document, parent.score.id).map(({ weight }) => weight)
  const label = (node: TreeNode) => () => t('weights.of', { name: nameOf(partOf(node), language()) })
  return {
    step,
    before,
    label,
    isLocked: (node) => locked().has(idOf(node)),
    toggleLock(node) {
      const next = new Set(locked())
      if (!next.delete(idOf(node))) next.add(idOf(node))
      setLocked(next)
    },
    set(parent, node, weight) {
      const index = parent.children.indexOf(node)
      view.editing?.editor.edit(label(node), (document) =>
        setWeights(
          parent.score.id,
          rebalanced(weightsIn(document, parent), index, weight, held(parent), step()),
        )(document),
      )
    },
    change: (parent, index, gained, all) => (document) => {
      const weights = weightsIn(document, parent)
      const after = all
        ? rebalanced(weights, index, (weights[index] ?? 0) + gained, held(parent), step())
        : traded(weights, index, index + 1, gained)
      return setWeights(parent.score.id, after)(document)
    },
  }
}
