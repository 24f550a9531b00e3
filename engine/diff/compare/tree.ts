/** Scores and dimensions, in the order in which the tree is read. */
import type { Dimension, Score } from '../../strategy/document.ts'
import type { Both, Comparison } from '../comparison.ts'
import { groupBy } from '../groupBy.ts'
import { treeOrder } from '../tree.ts'
import { nameSay } from '../words/parts.ts'
import { say } from '../words/say.ts'
import { addedDimension, compareDimension } from './dimensions.ts'
import { compareList } from './lists.ts'
import { addedScore, compareScore } from './scores.ts'

/**
 * Another order of scores or dimensions moves no score, but it decides ties between reasons, which
 * refusal is named, and the order of what a decision lists: it isn't cosmetic.
 */
export function compareTree(comparison: Comparison): void {
  const { a, b } = comparison
  const scores = pairsById(
    compareList<Score>(comparison, {
      what: 'score',
      pointer: '/scores',
      a: a.scores,
      b: b.scores,
      group: 'structure',
      orderIsCosmetic: false,
      added: (score) => addedScore(score, b),
      removed: (score) => say(score.into === undefined ? 'total.removed' : 'score.removed', { name: nameSay(score) }),
    }),
  )
  const dimensions = pairsById(
    compareList<Dimension>(comparison, {
      what: 'dimension',
      pointer: '/dimensions',
      a: a.dimensions,
      b: b.dimensions,
      group: 'structure',
      orderIsCosmetic: false,
      added: (dimension) => addedDimension(dimension, b),
      removed: (dimension) => say('dimension.removed', { name: nameSay(dimension) }),
    }),
  )
  for (const { what, id } of treeOrder(b)) {
    if (what === 'score') for (const pair of scores.get(id) ?? []) compareScore(comparison, pair)
    else for (const pair of dimensions.get(id) ?? []) compareDimension(comparison, pair)
  }
}

function pairsById<T extends { id: string }>(pairs: readonly Both<T>[]): Map<string, Both<T>[]> {
  return groupBy(pairs, ({ b }) => b.id)
}
