/** A strategy's settings, with what a save is held against. */
import { formatDate, formatNumber, type Language, localize } from '../../../engine/index.ts'
import { getTagged, sendJson } from '../api.ts'
import type { Proposal } from './proposals.ts'
import type { Settings } from './settingsShape.ts'

const pathOf = (strategy: string) => `/v1/strategies/${encodeURIComponent(strategy)}/settings`

export const getSettings = (strategy: string): Promise<{ value: Settings; etag: string }> => getTagged(pathOf(strategy))

/**
 * Replaces what was read as `etag`.
 * @returns the settings as they are now, or the proposal that they have become
 */
export async function putSettings(
  strategy: string,
  settings: Settings,
  note: string,
  etag: string,
): Promise<{ settings: Settings; etag: string } | { proposal: Proposal }> {
  const body = note.trim() === '' ? settings : { ...settings, note: note.trim() }
  const answer = await sendJson<Settings | { proposal: Proposal }>('PUT', pathOf(strategy), body, { 'if-match': etag })
  if ('proposal' in answer) return answer
  const now = await getSettings(strategy)
  return { settings: now.value, etag: now.etag }
}

export type Setting = 'name' | 'approvals' | 'record' | 'retention' | 'review'

/** The settings that differ, as text; empty for none. */
export function settingRows(
  before: Settings,
  after: Settings,
  language: Language,
): { setting: Setting; before: string; after: string }[] {
  const [old, now] = [before, after].map((settings): Record<Setting, string> => {
    const { title, approvals, record, retention, reviewDate } = settings
    return {
      name: localize(title, language),
      approvals: formatNumber(approvals, language),
      record,
      retention: retention === undefined ? '' : formatNumber(retention, language),
      review: reviewDate === undefined ? '' : formatDate(reviewDate, language),
    }
  }) as [Record<Setting, string>, Record<Setting, string>]
  return (Object.keys(old) as Setting[])
    .map((setting) => ({ setting, before: old[setting], after: now[setting] }))
    .filter((row) => row.before !== row.after)
}
