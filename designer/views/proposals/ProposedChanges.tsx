import { A } from '@solidjs/router'
import { For, type JSX, Match, Show, Switch } from 'solid-js'
import type { Diff } from '../../../engine/index.ts'
import { type Proposal, type PublishChange, proposedDiff } from '../../model/governance/proposals.ts'
import { createLoad } from '../../model/load.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { FailureNotice, LoadingText } from '../states.tsx'
import { SettingsChanges } from './SettingsChanges.tsx'

/** What a proposal changes, in words: of the document that it froze, or of the settings. */
export function ProposedChanges(props: { proposal: Proposal }): JSX.Element {
  const publishes = () => (props.proposal.change.kind === 'publish' ? props.proposal.change : undefined)
  const settings = () => (props.proposal.change.kind === 'settings' ? props.proposal.change : undefined)
  return (
    <Switch>
      <Match when={publishes()}>{(change) => <DocumentChanges proposal={props.proposal} change={change()} />}</Match>
      <Match when={settings()}>{(change) => <SettingsChanges before={change().before} after={change().after} />}</Match>
    </Switch>
  )
}

function DocumentChanges(props: { proposal: Proposal; change: PublishChange }): JSX.Element {
  const first = () => props.change.base === 0
  return (
    <section aria-labelledby="proposed-changes">
      <div class="section-head">
        <h2 id="proposed-changes">{t('proposals.changes')}</h2>
        <span class="spring" />
        <Show when={!first()}>
          <A class="link" href={comparePath(props.proposal, props.change)}>
            {t('proposals.compare')}
          </A>
        </Show>
      </div>
      <Show when={!first()} fallback={<p class="ink-2">{t('proposals.first')}</p>}>
        <Differences proposal={props.proposal} base={props.change.base} />
      </Show>
    </section>
  )
}

function Differences(props: { proposal: Proposal; base: number }): JSX.Element {
  const load = createLoad(
    () => props.proposal,
    (proposal) => proposedDiff(proposal, props.base),
  )
  return (
    <>
      <Show when={load.failure()}>{(failure) => <FailureNotice failure={failure()} onRetry={load.retry} />}</Show>
      <Show when={load.loading() && !load.data()}>
        <LoadingText />
      </Show>
      <Show when={load.data()}>{(diff) => <Sentences diff={diff()} />}</Show>
    </>
  )
}

/** What was edited, then what follows from it, then what decides nothing. */
function Sentences(props: { diff: Diff }): JSX.Element {
  const deciding = () => props.diff.entries.filter(({ cosmetic }) => !cosmetic)
  const cosmetic = () => props.diff.entries.filter((entry) => entry.cosmetic)
  return (
    <Show when={props.diff.entries.length > 0} fallback={<p class="ink-2">{t('proposals.noChanges')}</p>}>
      <ul class="lines">
        <For each={deciding()}>{(entry) => <li>{entry.sentence[language()]}</li>}</For>
      </ul>
      <Aside
        title={t('proposals.follow')}
        sentences={props.diff.resulting.map(({ sentence }) => sentence[language()])}
      />
      <Aside title={t('proposals.cosmetic')} sentences={cosmetic().map(({ sentence }) => sentence[language()])} />
    </Show>
  )
}

function Aside(props: { title: string; sentences: string[] }): JSX.Element {
  return (
    <Show when={props.sentences.length > 0}>
      <h3 class="caption lines-head">{props.title}</h3>
      <ul class="lines ink-2">
        <For each={props.sentences}>{(sentence) => <li>{sentence}</li>}</For>
      </ul>
    </Show>
  )
}

/** What it froze, whatever has become of its draft: with the version that it follows. */
const comparePath = ({ strategy, number }: Proposal, { base }: PublishChange): string =>
  `/strategies/${encodeURIComponent(strategy)}/compare/${base}/proposal-${number}`
