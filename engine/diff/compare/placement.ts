/** Where a score or dimension stands in the tree, and with which weight. */
import type { Dimension, Score, Strategy } from '../../strategy/document.ts'
import type { Both, Comparison } from '../comparison.ts'
import type { DiffWhat } from '../entry.ts'
import { placeOfProperty } from '../properties.ts'
import { combineOf, nameById, nameSay, orNone, weightSay } from '../words/parts.ts'
import { type Say, say } from '../words/say.ts'

type Part = Score | Dimension

export function comparePlacement(
  comparison: Comparison,
  what: DiffWhat & ('score' | 'dimension'),
  part: Both<Part>,
): void {
  const { a, b } = part
  const name = nameSay(b)
  const weightChanged = a.weight !== b.weight
  if (a.into !== b.into) {
    const also = weightChanged ? [placeOfProperty(part, 'weight')] : []
    const path = placeOfProperty(part, 'into')
    const says = say(b.into === undefined ? 'moved.out' : a.into === undefined ? 'moved.in' : 'moved', {
      name,
      before: placementSay(a, comparison.a),
      after: placementSay(b, comparison.b),
    })
    comparison.report({ kind: 'moved', what, id: b.id, path, also, group: 'structure', say: says })
  } else if (weightChanged) {
    const path = placeOfProperty(part, 'weight')
    const says = say('change', {
      aspect: say('weight', { name }),
      before: weightSay(a.weight, a.into, comparison.a),
      after: weightSay(b.weight, b.into, comparison.b),
    })
    // Under `sum` a part without a weight counts once.
    const cosmetic = combineOf(b.into, comparison.b) === 'sum' && (a.weight ?? 1) === (b.weight ?? 1)
    comparison.report({
      kind: 'changed',
      what,
      id: b.id,
      path,
      group: 'weights',
      cosmetic: cosmetic && combineOf(a.into, comparison.a) === 'sum',
      say: says,
    })
  }
}

/** “Potential (weight 30 %)”. */
export function placementSay({ into, weight }: Part, document: Strategy): Say {
  const parent = orNone(into, (id) => nameById(document.scores, id))
  return weight === undefined
    ? say('placement.bare', { parent })
    : say('placement', { parent, weight: weightSay(weight, into, document) })
}
