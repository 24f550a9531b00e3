/** Tiers: which there are, how they rank, what they were meant to hold. */
import type { Tier } from '../../strategy/document.ts'
import type { Comparison } from '../comparison.ts'
import { compareProperties, type Rules, textRule } from '../properties.ts'
import { fromTo, nameById, nameSay, numberSay, percentSay } from '../words/parts.ts'
import { type DiffKey, type Say, say } from '../words/say.ts'
import { compareList } from './lists.ts'

export function compareTiers(comparison: Comparison): void {
  const { a, b } = comparison
  const pairs = compareList(comparison, {
    what: 'tier',
    pointer: '/tiers',
    a: a.tiers,
    b: b.tiers,
    group: 'thresholds',
    orderIsCosmetic: false,
    added: (tier) => say('tier.added', { name: nameSay(tier) }),
    removed: (tier) => say('tier.removed', { name: nameSay(tier) }),
    order: (tier, better) =>
      better === undefined
        ? say('tier.first', { name: nameSay(tier) })
        : say('tier.after', { name: nameSay(tier), other: nameSay(better) }),
  })
  for (const pair of pairs) {
    compareProperties(comparison, pair, { what: 'tier', id: pair.b.id, name: nameSay(pair.b) }, rulesFor(comparison))
  }
}

const named = (key: DiffKey) => (tier: Tier) => say(key, { name: nameSay(tier) })

/** A target decides nothing: calibration and reports read it. */
const rulesFor = ({ a, b }: Comparison): Rules<Tier> => ({
  id: 'elsewhere',
  title: textRule(named('title')),
  description: textRule(named('description')),
  target: {
    group: 'thresholds',
    cosmetic: true,
    say: (before, after, pair) =>
      fromTo(say('target', { name: nameSay(pair.b) }), before, after, (target) =>
        targetSay(target, [...b.fields, ...a.fields]),
      ),
  },
})

function targetSay({ share, count, cumulative }: NonNullable<Tier['target']>, fields: readonly { id: string }[]): Say {
  if (share !== undefined) return say('target.share', { share: percentSay(share) })
  if (count !== undefined) return say('target.count', { count: numberSay(count), n: count })
  if (cumulative === undefined) return say('none')
  return say('target.cumulative', { share: percentSay(cumulative.share), field: nameById(fields, cumulative.of) })
}
