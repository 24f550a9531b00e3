/** Scores: totals and groups. */
import type { Score, Strategy } from '../../strategy/document.ts'
import type { Both, Comparison } from '../comparison.ts'
import { compareProperties, type Rules, textRule } from '../properties.ts'
import { fromTo, nameSay, numberSay } from '../words/parts.ts'
import { type DiffKey, type Say, say } from '../words/say.ts'
import { comparePlacement, placementSay } from './placement.ts'

export function addedScore(score: Score, document: Strategy): Say {
  const combine = say(`combine.${score.combine}`)
  if (score.into === undefined) return say('total.added', { name: nameSay(score), combine })
  return say('score.added', { name: nameSay(score), parent: placementSay(score, document), combine })
}

const named = (key: DiffKey) => (score: Score) => say(key, { name: nameSay(score) })
const limit = (key: DiffKey) => ({
  group: 'structure' as const,
  say: (before: number | undefined, after: number | undefined, { b }: Both<Score>) =>
    fromTo(say(key, { name: nameSay(b) }), before, after, numberSay),
})

const rules: Rules<Score> = {
  id: 'elsewhere',
  into: 'elsewhere',
  weight: 'elsewhere',
  title: textRule(named('title')),
  description: textRule(named('description')),
  // How the weights were agreed on; the weights themselves decide.
  judgements: {
    group: 'weights',
    cosmetic: true,
    say: (_, __, { b }) => say('score.judgements', { name: nameSay(b) }),
  },
  combine: {
    group: 'structure',
    say: (before, after, { b }) =>
      fromTo(say('score.combine', { name: nameSay(b) }), before, after, (how) => say(`combine.${how}`)),
  },
  decimals: { ...limit('decimals'), absent: (score) => (score.into === undefined ? 2 : 4) },
  floor: limit('score.floor'),
  cap: limit('score.cap'),
}

export function compareScore(comparison: Comparison, pair: Both<Score>): void {
  comparePlacement(comparison, 'score', pair)
  compareProperties(comparison, pair, { what: 'score', id: pair.b.id, name: nameSay(pair.b) }, rules)
}
