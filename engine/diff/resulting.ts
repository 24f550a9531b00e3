/** What follows from the edits without being edited: shares of the root score that moved. */
import type { Recorder } from './comparison.ts'
import type { ResultingEntry } from './entry.ts'
import { sharesOf, treeOrder } from './tree.ts'
import { nameById, percentSay } from './words/parts.ts'
import { say } from './words/say.ts'

/**
 * The share in the total of everything that both versions have and whose share moved. What hangs directly
 * below a root is left out: there its weight is its share, and an edit of that is told already.
 */
export function resultingShares({ a, b, speak }: Recorder): ResultingEntry[] {
  const [before, after] = [sharesOf(a), sharesOf(b)]
  const roots = b.scores.filter(({ into }) => into === undefined)
  const parents = new Map([...b.scores, ...b.dimensions].map((part) => [part, part.into]))
  return treeOrder(b).flatMap(({ what, id }): ResultingEntry[] => {
    const [old, now] = [before.get(`${what}:${id}`), after.get(`${what}:${id}`)]
    const part = (what === 'score' ? b.scores : b.dimensions).find((item) => item.id === id)
    const isDirect = part !== undefined && parents.get(part) === now?.root
    if (old === undefined || now === undefined || old.share === now.share || isDirect) return []
    const params = {
      name: nameById(what === 'score' ? b.scores : b.dimensions, id),
      root: nameById(b.scores, now.root),
      before: percentSay(old.share),
      after: percentSay(now.share),
    }
    const sentence = speak(say(roots.length > 1 ? 'share.of' : 'share', params))
    return [{ what, id, root: now.root, before: old.share, after: now.share, sentence }]
  })
}
