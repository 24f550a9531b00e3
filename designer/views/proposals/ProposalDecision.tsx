import { A } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import {
  approve,
  giveBack,
  openBreaks,
  type Proposal,
  publish,
  waysOn,
  withdraw,
} from '../../model/governance/proposals.ts'
import { t } from '../../model/words.ts'
import { TextArea } from '../../ui/TextArea.tsx'
import { FormError } from '../account/FormError.tsx'
import { createSending } from './createSending.ts'

type Deed = 'approve' | 'return' | 'withdraw' | 'publish'

const deeds: Record<Deed, (proposal: Proposal, comment: string) => Promise<Proposal>> = {
  approve,
  return: giveBack,
  withdraw,
  publish,
}

/** What the reader may do about a proposal, and why not where it waits for others. */
export function ProposalDecision(props: {
  proposal: Proposal
  person: { id: string; permissions: readonly string[] }
  onChanged: (proposal: Proposal) => void
}): JSX.Element {
  const [comment, setComment] = createSignal('')
  const [done, setDone] = createSignal<Deed>()
  const sending = createSending()
  const ways = () => waysOn(props.proposal, props.person)
  const blocked = () => openBreaks(props.proposal.change).length > 0
  const saying = () => ways().approve || ways().return || ways().withdraw
  const act = (deed: Deed) => {
    const silent = deed === 'return' && comment().trim() === ''
    return sending.send(silent ? t('proposals.needComment') : undefined, async () => {
      const after = await deeds[deed](props.proposal, comment().trim())
      setComment('')
      setDone(deed)
      props.onChanged(after)
    })
  }
  const button = (deed: Deed, tone: string) => (
    <button type="button" class={`button ${tone}`} aria-disabled={sending.busy()} onClick={() => void act(deed)}>
      {t(`proposals.${deed}`)}
    </button>
  )
  return (
    <section aria-labelledby="proposal-decision" class="proposal-decision">
      <Show when={props.proposal.state === 'open'}>
        <h2 id="proposal-decision">{t('proposals.decide')}</h2>
        <p class="ink-2">{standingText(props.proposal, ways())}</p>
        <Show when={saying()}>
          <TextArea
            label={t('proposals.comment')}
            hint={ways().return ? t('proposals.commentHint') : undefined}
            value={comment()}
            onInput={setComment}
            rows={2}
          />
        </Show>
        <FormError text={sending.failed()} />
        <div class="proposal-actions">
          <Show when={ways().publish && !blocked()}>{button('publish', 'primary')}</Show>
          <Show when={ways().approve}>{button('approve', 'primary')}</Show>
          <Show when={ways().return}>{button('return', '')}</Show>
          <Show when={ways().withdraw}>{button('withdraw', '')}</Show>
        </div>
      </Show>
      <p role="status" class="proposal-done">
        <Show when={done()}>{(deed) => <span>{t(`proposals.done.${deed()}`)}</span>}</Show>
        <Show when={done() === 'publish'}>
          {' '}
          <A class="link" href={`/strategies/${encodeURIComponent(props.proposal.strategy)}/timeline`}>
            {t('proposals.toTimeline')}
          </A>
        </Show>
      </p>
    </section>
  )
}

/** Where it stands, for who reads it. */
function standingText(proposal: Proposal, ways: ReturnType<typeof waysOn>): string {
  const missing = Math.max(0, (proposal.approvalsNeeded ?? 0) - proposal.approvedBy.length)
  const parts = [missing > 0 ? t('proposals.needMore', { n: missing }) : t('proposals.enough')]
  if (openBreaks(proposal.change).length > 0) parts.push(t('proposals.fault.breaks-not-accepted'))
  if (missing > 0 && ways.own) parts.push(t('proposals.own'))
  if (ways.approved) parts.push(t('proposals.approvedByYou'))
  return parts.join(' ')
}
