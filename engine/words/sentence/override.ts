import type { Effect, Override } from '../../strategy/document.ts'
import { localize } from '../../strategy/text.ts'
import { exactSigned, formatDate } from '../format.ts'
import { byId, nameOf } from '../names.ts'
import { capitalised, name, type Phrase, value } from '../phrase.ts'
import { phraseOf, type SentenceKey } from './say.ts'
import { conditionPhrase } from './speak.ts'
import type { Vocabulary } from './vocabulary.ts'

/** An override as one sentence: “If claims is more than 5, then the tier is at most Maintenance.” */
export const overridePhrase = (override: Override, vocabulary: Vocabulary): Phrase =>
  capitalised(rulePhrase(override, vocabulary))

/** The same inside a sentence: “if claims is more than 5, then …” */
export function rulePhrase(override: Override, vocabulary: Vocabulary): Phrase {
  return phraseOf(vocabulary.language, 'override.sentence', {
    when: conditionPhrase(override.when, vocabulary),
    then: effectPhrase(override.then, vocabulary),
  })
}

/** What an override does: “the tier is at most Maintenance”. */
export function effectPhrase(effect: Effect, vocabulary: Vocabulary): Phrase {
  const { language, strategy } = vocabulary
  const tier = (id: string): Phrase => [
    { text: nameOf(byId(strategy.tiers, id) ?? { id }, language), role: 'tier', id },
  ]
  if (effect.atMost !== undefined) return phraseOf(language, 'effect.atMost', { tier: tier(effect.atMost) })
  if (effect.atLeast !== undefined) return phraseOf(language, 'effect.atLeast', { tier: tier(effect.atLeast) })
  if (effect.tier !== undefined) return phraseOf(language, 'effect.tier', { tier: tier(effect.tier) })
  if (effect.add) {
    const score = byId(strategy.scores, effect.add.score) ?? { id: effect.add.score }
    return phraseOf(language, 'effect.add', {
      score: name(nameOf(score, language), score.id),
      points: value(exactSigned(effect.add.points)),
    })
  }
  return phraseOf(language, 'effect.flag', { text: value(localize(effect.flag, language).replace(/[.。]$/, '')) })
}

/** What else is to be known of an override: when it is in force, whether it is final. */
export function overrideNotes(override: Override, vocabulary: Vocabulary): Phrase[] {
  const { language } = vocabulary
  const { starts, expires } = override
  const dates = {
    starts: value(formatDate(starts ?? '', language)),
    expires: value(formatDate(expires ?? '', language)),
  }
  const key: SentenceKey | undefined = starts
    ? expires
      ? 'override.period'
      : 'override.starts'
    : expires
      ? 'override.expires'
      : undefined
  return [
    ...(key ? [phraseOf(language, key, dates)] : []),
    ...(override.final ? [phraseOf(language, 'override.final')] : []),
  ]
}
