import { A, useParams } from '@solidjs/router'
import CircleHelp from 'lucide-solid/icons/circle-question-mark'
import { createEffect, type JSX, Show } from 'solid-js'
import type { Failure } from '../../model/api.ts'
import { type DecisionReading, readDecision } from '../../model/decisionReading.ts'
import { createLoad } from '../../model/load.ts'
import { nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { heading, t } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { StrategyTabs } from '../StrategyTabs.tsx'
import { FailureNotice, LoadingText } from '../states.tsx'
import { TopBar } from '../TopBar.tsx'
import { DecisionView } from './DecisionView.tsx'
import '../strategy/strategy.css'
import '../tryone/tryone.css'
import './decisions.css'

/** One recorded decision: why, what of it was recorded, and the proof that it comes out the same again. */
export default function DecisionPage(): JSX.Element {
  const params = useParams<{ decision: string }>()
  const load = createLoad(() => decodeURIComponent(params.decision), readDecision)
  const strategyName = (reading: DecisionReading) => nameOf(reading.document, language())
  createEffect(() => {
    const reading = load.data()
    const subject = reading ? (reading.recorded.subject ?? t('decisions.noSubject')) : heading('decision')
    document.title = [subject, ...(reading ? [strategyName(reading)] : []), 'Tiersmith'].join(' · ')
  })
  return (
    <div class="page">
      <Show when={load.data()} fallback={<TopBar />}>
        {(reading) => (
          <TopBar>
            <StrategyTabs id={reading().recorded.strategy.id} name={strategyName(reading())} tab="decisions" />
          </TopBar>
        )}
      </Show>
      <main id="content" class="decision-page" tabindex="-1">
        <Show when={load.failure()}>
          {(failure) => (
            <div class="page-body">
              <DecisionFailure failure={failure()} onRetry={load.retry} />
            </div>
          )}
        </Show>
        <Show when={load.loading() && !load.data()}>
          <div class="page-body">
            <LoadingText />
          </div>
        </Show>
        <Show when={!load.failure() && load.data()} keyed>
          {(reading) => <DecisionView reading={reading} />}
        </Show>
      </main>
    </div>
  )
}

function DecisionFailure(props: { failure: Failure; onRetry: () => void }): JSX.Element {
  return (
    <Show
      when={props.failure.kind === 'not-found'}
      fallback={<FailureNotice page failure={props.failure} onRetry={props.onRetry} />}
    >
      <Notice
        page
        alert
        icon={<CircleHelp size={16} />}
        title={t('decisions.unknown')}
        action={
          <A class="button" href="/decisions">
            {t('decisions.toAll')}
          </A>
        }
      >
        <p>{t('decisions.unknownText')}</p>
      </Notice>
    </Show>
  )
}
