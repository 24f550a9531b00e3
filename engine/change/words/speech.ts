/** The names and quantities that a change of tier is told with, in one language. */
import type { Scalar, Strategy } from '../../strategy/document.ts'
import { localize } from '../../strategy/text.ts'
import { fillPhrase, type PhraseParam } from '../../words/fill.ts'
import { exactNumber, exactSigned } from '../../words/format.ts'
import type { Language } from '../../words/glossary.ts'
import { byId, nameOf, tierName } from '../../words/names.ts'
import { phraseText } from '../../words/phrase.ts'
import { literalText, vocabularyOf } from '../../words/sentence/index.ts'
import type { Outcome } from '../change.ts'
import { type ChangeKey, type ChangeMessages, en } from './en.ts'
import { zhHans } from './zh-Hans.ts'
import { zhHant } from './zh-Hant.ts'

const messages: Record<Language, ChangeMessages> = { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans }

/** Names are those of the later version, or of the earlier one for what only that has. */
export class Speech {
  readonly language: Language
  readonly before: Strategy
  readonly after: Strategy

  constructor(language: Language, before: Strategy, after: Strategy) {
    this.language = language
    this.before = before
    this.after = after
  }

  say(key: ChangeKey, params: Record<string, PhraseParam> = {}): string {
    return phraseText(fillPhrase(this.language, messages[this.language][key], params)).trim()
  }

  list(items: readonly string[]): string {
    return items.join(messages[this.language].comma)
  }

  /** A tier by name, a refusal by its code. */
  outcome(outcome: Outcome, side: 'before' | 'after'): string {
    return 'tier' in outcome ? this.tier(outcome.tier, side) : outcome.refusal
  }

  tier(id: string | undefined, side: 'before' | 'after' = 'after'): string {
    return id === undefined ? this.say('none') : tierName(this[side], id, this.language)
  }

  name(list: 'dimensions' | 'scores' | 'overrides' | 'fields', id: string): string {
    const thing = byId<{ id: string }>(this.after[list], id) ?? byId<{ id: string }>(this.before[list], id)
    return nameOf(thing ?? { id }, this.language)
  }

  reason(override: string): string {
    return localize(byId(this.after.overrides, override)?.reason, this.language)
  }

  /** A field's value as one of the versions shows it. */
  value(field: string, value: Scalar | undefined, side: 'before' | 'after'): string {
    const vocabulary = vocabularyOf(this[side], this.language)
    return literalText(value ?? null, vocabulary.variable(field), vocabulary)
  }

  number(value: number): string {
    return exactNumber(value)
  }

  signed(value: number): string {
    return exactSigned(value)
  }
}
