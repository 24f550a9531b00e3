/** Settings as they are typed, and what they mean once they are complete. */
import { localize } from '../../../engine/index.ts'
import type { Settings } from './settingsShape.ts'

export interface TypedSettings {
  title: string
  approvals: string
  record: Settings['record']
  retention: string
  reviewDate: string
}

/** @param language in which a title is shown that has several */
export const typedOf = (settings: Settings, language: string): TypedSettings => ({
  title: localize(settings.title, language),
  approvals: String(settings.approvals),
  record: settings.record,
  retention: settings.retention === undefined ? '' : String(settings.retention),
  reviewDate: settings.reviewDate ?? '',
})

const MOST_APPROVALS = 20

/** The settings that were meant, or the field that can't be read. */
export function settingsOf(
  typed: TypedSettings,
  before: Settings,
  language: string,
): { settings: Settings } | { wrong: 'approvals' | 'retention' } {
  const approvals = wholeNumber(typed.approvals)
  if (approvals === undefined || approvals > MOST_APPROVALS) return { wrong: 'approvals' }
  const retention = typed.retention.trim() === '' ? undefined : wholeNumber(typed.retention)
  if (typed.retention.trim() !== '' && (retention === undefined || retention < 1)) return { wrong: 'retention' }
  const title = typed.title.trim()
  // A title that was left as it is keeps its other languages.
  const kept = title === localize(before.title, language) ? before.title : title
  return {
    settings: {
      ...(kept === undefined || kept === '' ? {} : { title: kept }),
      timeZone: before.timeZone,
      approvals,
      record: typed.record,
      ...(retention === undefined ? {} : { retention }),
      ...(typed.reviewDate === '' ? {} : { reviewDate: typed.reviewDate }),
    },
  }
}

const wholeNumber = (text: string): number | undefined => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined)
