import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { Show } from 'solid-js'
import type { Proposal } from '../../model/governance/proposals.ts'
import { t } from '../../model/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { proposalPath } from './ProposalsTable.tsx'

/** It was proposed or published: where to go on. */
export function RequestSent(props: { proposal: Proposal; onClose: () => void }): JSX.Element {
  const published = () => props.proposal.state === 'published'
  return (
    <Dialog
      title={
        published() ? t('proposals.published.title', { n: props.proposal.version ?? 0 }) : t('proposals.sent.title')
      }
      onClose={props.onClose}
      onSubmit={props.onClose}
      actions={
        <>
          <A
            class="button"
            href={
              published()
                ? `/strategies/${encodeURIComponent(props.proposal.strategy)}/timeline`
                : proposalPath(props.proposal)
            }
            onClick={props.onClose}
          >
            {t(published() ? 'proposals.toTimeline' : 'proposals.sent.open')}
          </A>
          <button type="submit" class="button primary">
            {t('proposals.close')}
          </button>
        </>
      }
    >
      <Show
        when={published()}
        fallback={
          <p>{t('proposals.sent.text', { number: props.proposal.number, n: props.proposal.approvalsNeeded ?? 0 })}</p>
        }
      >
        <p>{t('proposals.published.text')}</p>
      </Show>
    </Dialog>
  )
}
