import { useParams } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { getSettings } from '../../model/governance/settings.ts'
import { createLoad } from '../../model/load.ts'
import { t } from '../../model/words.ts'
import { StrategyScreen } from '../StrategyScreen.tsx'
import { FailureNotice, LoadingText } from '../states.tsx'
import { SettingsForm } from './SettingsForm.tsx'
import '../../ui/forms.css'
import './settings.css'

/** What holds for a strategy beyond its document: who must approve, what is recorded, how long it is kept. */
export default function SettingsPage(): JSX.Element {
  const params = useParams<{ id: string }>()
  const id = () => decodeURIComponent(params.id)
  return (
    <StrategyScreen id={id()} tab="settings" title={t('settings.title')} class="settings-page">
      {(summary) => <Loaded strategy={summary.id} />}
    </StrategyScreen>
  )
}

function Loaded(props: { strategy: string }): JSX.Element {
  const load = createLoad(() => props.strategy, getSettings)
  return (
    <>
      <h1>{t('settings.title')}</h1>
      <p class="ink-2">{t('settings.lead')}</p>
      <Show when={load.failure()}>{(failure) => <FailureNotice failure={failure()} onRetry={load.retry} />}</Show>
      <Show when={load.loading() && !load.data()}>
        <LoadingText />
      </Show>
      <Show when={load.data()} keyed>
        {(tagged) => <SettingsForm strategy={props.strategy} settings={tagged.value} etag={tagged.etag} />}
      </Show>
    </>
  )
}
