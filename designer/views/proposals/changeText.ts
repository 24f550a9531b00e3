import { formatDate } from '../../model/format.ts'
import type { Proposal } from '../../model/governance/proposals.ts'
import { momentText } from '../../model/governance/zone.ts'
import { formatInstant } from '../../model/instant.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'

/** What a proposal would do, in a few words. */
export function changeText({ change }: Pick<Proposal, 'change'>): string {
  switch (change.kind) {
    case 'publish':
      if (change.restores !== undefined) return t('proposals.kind.restore', { n: change.restores })
      return change.draft === undefined
        ? t('proposals.kind.document')
        : t('proposals.kind.publish', { name: change.draft })
    case 'correct':
      return t('proposals.kind.correct', { n: change.version, date: anywhere(change.effectiveFrom) })
    case 'cancel':
      return t('proposals.kind.cancel', { seq: change.seq })
    case 'settings':
      return t('proposals.kind.settings', { before: change.before.approvals, after: change.after.approvals })
  }
}

/** From when on it takes effect; in this browser's time zone where the strategy's isn't given. */
export function effectText({ change }: Pick<Proposal, 'change'>, timeZone?: string): string {
  const from = change.kind === 'publish' || change.kind === 'correct' ? change.effectiveFrom : undefined
  if (from === undefined) return t('proposals.atOnce')
  return timeZone === undefined ? anywhere(from) : momentText(from, timeZone, language())
}

const anywhere = (moment: string): string =>
  moment.length === 10 ? formatDate(moment, language()) : formatInstant(moment, language())

/** How far it has come: open, ready to publish, or how it ended. */
export const stateOf = ({ state, approvedBy, approvalsNeeded }: Proposal) =>
  state === 'open' && approvedBy.length >= (approvalsNeeded ?? 0) ? 'ready' : state

export const stateText = (proposal: Proposal): string => t(`proposals.state.${stateOf(proposal)}`)
