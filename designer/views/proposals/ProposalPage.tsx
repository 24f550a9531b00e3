import { useParams } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { getProposal, type Proposal } from '../../model/governance/proposals.ts'
import { getSettings } from '../../model/governance/settings.ts'
import { createLoad } from '../../model/load.ts'
import { session } from '../../model/session.ts'
import { t } from '../../model/words.ts'
import { StrategyScreen } from '../StrategyScreen.tsx'
import { FailureNotice, LoadingText } from '../states.tsx'
import { changeText } from './changeText.ts'
import { ProposalBreaks } from './ProposalBreaks.tsx'
import { ProposalDecision } from './ProposalDecision.tsx'
import { ProposalFacts } from './ProposalFacts.tsx'
import { ProposalHistory } from './ProposalHistory.tsx'
import { ProposalState } from './ProposalState.tsx'
import { ProposedChanges } from './ProposedChanges.tsx'
import '../../ui/forms.css'
import './proposals.css'

/** One proposal: what it would do, what people have said, and what the reader may do about it. */
export default function ProposalPage(): JSX.Element {
  const params = useParams<{ id: string; number: string }>()
  const id = () => decodeURIComponent(params.id)
  const number = () => Number(params.number)
  return (
    <StrategyScreen id={id()} tab="none" title={t('proposals.number', { n: number() })} class="proposal-page">
      {(summary) => <ProposalView strategy={summary.id} number={number()} />}
    </StrategyScreen>
  )
}

function ProposalView(props: { strategy: string; number: number }): JSX.Element {
  const load = createLoad(
    () => ({ strategy: props.strategy, number: props.number }),
    async ({ strategy, number }) => {
      const [proposal, settings] = await Promise.all([getProposal(strategy, number), getSettings(strategy)])
      return { proposal, timeZone: settings.value.timeZone }
    },
  )
  return (
    <>
      <Show when={load.failure()}>{(failure) => <FailureNotice page failure={failure()} onRetry={load.retry} />}</Show>
      <Show when={load.loading() && !load.data()}>
        <LoadingText />
      </Show>
      <Show when={load.data()} keyed>
        {(found) => <Loaded proposal={found.proposal} timeZone={found.timeZone} />}
      </Show>
    </>
  )
}

function Loaded(props: { proposal: Proposal; timeZone: string }): JSX.Element {
  const [proposal, setProposal] = createSignal(props.proposal)
  const breaks = () => {
    const { change } = proposal()
    return change.kind === 'settings' ? undefined : change
  }
  return (
    <>
      <div class="page-head proposal-head">
        <h1>{changeText(proposal())}</h1>
        <span class="ink-3">{t('proposals.number', { n: proposal().number })}</span>
        <ProposalState proposal={proposal()} />
      </div>
      <div class="proposal-columns">
        <div class="proposal-main">
          <ProposedChanges proposal={props.proposal} />
          <Show when={breaks()}>{(change) => <ProposalBreaks change={change()} />}</Show>
        </div>
        <div class="proposal-side">
          <ProposalFacts proposal={proposal()} timeZone={props.timeZone} />
          <Show when={session()}>
            {(person) => <ProposalDecision proposal={proposal()} person={person()} onChanged={setProposal} />}
          </Show>
          <ProposalHistory proposal={proposal()} />
        </div>
      </div>
    </>
  )
}
