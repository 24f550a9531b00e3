/** Overrides: their conditions, effects, periods and order. */
import type { Effect, Override } from '../../strategy/document.ts'
import { joinPhrases, phraseText } from '../../words/phrase.ts'
import { effectPhrase, overrideNotes, rulePhrase } from '../../words/sentence/index.ts'
import type { Both, Comparison } from '../comparison.ts'
import { compareProperties, type Rules, textRule } from '../properties.ts'
import { conditionSay, dateSay, fromTo, nameSay, narrowed, rewritten } from '../words/parts.ts'
import { type DiffKey, type Say, say } from '../words/say.ts'
import { compareList } from './lists.ts'

/** Each override sees what its predecessors left: their order is meaning. */
export function compareOverrides(comparison: Comparison): void {
  const { a, b } = comparison
  const pairs = compareList(comparison, {
    what: 'override',
    pointer: '/overrides',
    a: a.overrides,
    b: b.overrides,
    group: 'overrides',
    orderIsCosmetic: false,
    added: (override) => say('override.added', { name: nameSay(override), rule: ruleSay(override, 'after') }),
    removed: (override) => say('override.removed', { name: nameSay(override), rule: ruleSay(override, 'before') }),
    order: (override, before) =>
      before === undefined
        ? say('override.first', { name: nameSay(override) })
        : say('override.after', { name: nameSay(override), other: nameSay(before) }),
  })
  for (const pair of pairs)
    compareProperties(comparison, pair, { what: 'override', id: pair.b.id, name: nameSay(pair.b) }, rules)
}

/** The whole rule: its sentence, and what is to be known of it. */
const ruleSay =
  (override: Override, side: 'before' | 'after'): Say =>
  (speech) => {
    const vocabulary = speech[side]
    const notes = overrideNotes(override, vocabulary).map(phraseText)
    const tail = notes.map((note) => say('note', { note })(speech))
    return joinPhrases([rulePhrase(override, vocabulary), ...tail])
  }

const named = (key: DiffKey) => (override: Override) => say(key, { name: nameSay(override) })

const effectSay =
  (effect: Effect, side: 'before' | 'after'): Say =>
  (speech) =>
    effectPhrase(effect, speech[side])

const rules: Rules<Override> = {
  id: 'elsewhere',
  title: textRule(named('title')),
  description: textRule(named('description')),
  reason: textRule(named('reason')),
  when: {
    group: 'overrides',
    say: (before = null, after = null, { b }) => {
      const [old, now] = narrowed(before, after)
      return rewritten('override.when', 'override.rewritten', conditionSay(old, 'before'), conditionSay(now, 'after'), {
        name: nameSay(b),
      })
    },
  },
  then: {
    group: 'overrides',
    say: (_, __, { a, b }: Both<Override>) =>
      rewritten('override.then', 'override.rewritten', effectSay(a.then, 'before'), effectSay(b.then, 'after'), {
        name: nameSay(b),
      }),
  },
  starts: {
    group: 'overrides',
    say: (before, after, { b }) => fromTo(say('override.starts', { name: nameSay(b) }), before, after, dateSay),
  },
  expires: {
    group: 'overrides',
    say: (before, after, { b }) => fromTo(say('override.expires', { name: nameSay(b) }), before, after, dateSay),
  },
  final: {
    group: 'overrides',
    absent: () => false,
    say: (_, after, { b }) => say(after ? 'override.final' : 'override.notFinal', { name: nameSay(b) }),
  },
}
