/** Hold: what keeps a tier from flickering. */
import type { Strategy } from '../../strategy/document.ts'
import type { Comparison } from '../comparison.ts'
import { compareProperties, type Rules } from '../properties.ts'
import { fromTo, numberSay, pointsSay } from '../words/parts.ts'
import { type Say, say } from '../words/say.ts'

type Hold = NonNullable<Strategy['hold']>

const rules: Rules<Hold> = {
  margin: {
    group: 'thresholds',
    say: (before, after) => fromTo(say('hold.margin'), before, after, pointsSay),
  },
  maxDrop: {
    group: 'thresholds',
    say: (before, after) => fromTo(say('hold.maxDrop'), before, after, numberSay),
  },
}

export function compareHold(comparison: Comparison): void {
  const [a, b] = [comparison.a.hold, comparison.b.hold]
  const common = { what: 'hold', id: comparison.b.id, group: 'thresholds' } as const
  if (a && b) {
    const both = { a, b, pathA: '/hold', pathB: '/hold' }
    compareProperties(comparison, both, { what: 'hold', id: comparison.b.id, name: say('hold') }, rules)
  } else if (b) comparison.report({ ...common, kind: 'added', path: { b: '/hold' }, say: holdSay('hold.added', b) })
  else if (a) comparison.report({ ...common, kind: 'removed', path: { a: '/hold' }, say: holdSay('hold.removed', a) })
}

function holdSay(key: 'hold.added' | 'hold.removed', { margin, maxDrop }: Hold): Say {
  const margins = pointsSay(margin)
  if (key === 'hold.removed') return say(key)
  return maxDrop === undefined
    ? say('hold.added', { margin: margins })
    : say('hold.addedDrop', { margin: margins, n: maxDrop })
}
