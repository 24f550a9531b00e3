import type { Expression } from '../../strategy/document.ts'
import type { Phrase } from '../phrase.ts'
import { speakCondition } from './condition.ts'
import type { Speaker } from './speaker.ts'
import { speakValue } from './value.ts'
import type { Facet, Vocabulary } from './vocabulary.ts'

function speakerOf(vocabulary: Vocabulary): Speaker {
  const speaker: Speaker = {
    vocabulary,
    value: (expression, facet) => speakValue(expression, speaker, facet),
    condition: (expression) => speakCondition(expression, speaker),
  }
  return speaker
}

/** An expression that yields a value, in words; `facet` says how a literal is to be read. */
export const valuePhrase = (expression: Expression, vocabulary: Vocabulary, facet?: Facet): Phrase =>
  speakerOf(vocabulary).value(expression, facet)

/** A condition in words. */
export const conditionPhrase = (expression: Expression, vocabulary: Vocabulary): Phrase =>
  speakerOf(vocabulary).condition(expression)
