import type { MessageKey } from '../../model/i18n/translate.ts'
import type { Period } from '../../model/timeline.ts'

const keys = {
  current: 'version.inEffect',
  future: 'version.scheduled',
  past: 'version.past',
} as const satisfies Record<Period['state'], MessageKey>

/** The word for a version's state; a version on no timeline is published, no more. */
export const stateKey = (period: Period | undefined): MessageKey => (period ? keys[period.state] : 'version.published')
