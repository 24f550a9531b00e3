import type { RefusalCode } from '../../../engine/index.ts'
import type { MessageKey } from '../../model/i18n/translate.ts'
import { t } from '../../model/words.ts'

const keys: Record<RefusalCode, MessageKey> = {
  'invalid-subject': 'decisions.refused.invalid',
  'missing-value': 'decisions.refused.missing',
  'no-hit': 'decisions.refused.noHit',
  'ambiguous-hit': 'decisions.refused.ambiguous',
  'out-of-range': 'decisions.refused.outOfRange',
  'no-version-in-effect': 'refusal.noVersion',
}

/** Why an evaluation was refused, in a word. */
export const refusalText = (code: RefusalCode | undefined): string => t(code ? keys[code] : 'try.undecided')
