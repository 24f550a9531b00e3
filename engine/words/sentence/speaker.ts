import type { Expression } from '../../strategy/document.ts'
import type { Phrase } from '../phrase.ts'
import type { Facet, Vocabulary } from './vocabulary.ts'

/**
 * Who says values and conditions. The two need each other (a value may depend on a condition, a
 * condition compares values), so each is given the speaker instead of knowing the other.
 */
export interface Speaker {
  vocabulary: Vocabulary
  value(expression: Expression, facet?: Facet): Phrase
  condition(expression: Expression): Phrase
}
