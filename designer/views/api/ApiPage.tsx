import { A, useParams } from '@solidjs/router'
import CalendarClock from 'lucide-solid/icons/calendar-clock'
import { type JSX, Show } from 'solid-js'
import type { StrategySummary } from '../../model/catalogue.ts'
import { documentOf } from '../../model/documents.ts'
import { formatDate } from '../../model/format.ts'
import { createLoad } from '../../model/load.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { StrategyScreen } from '../StrategyScreen.tsx'
import { FailureNotice, LoadingText } from '../states.tsx'
import { ContractTable } from './ContractTable.tsx'
import { Exports } from './Exports.tsx'
import { Snippets } from './Snippets.tsx'
import '../../ui/forms.css'
import './api.css'

/** How a system asks this strategy for decisions: ready to paste, with its own fields. */
export default function ApiPage(): JSX.Element {
  const params = useParams<{ id: string }>()
  return (
    <StrategyScreen id={decodeURIComponent(params.id)} tab="api" title={t('shell.api')} class="api-page">
      {(summary) => (
        <Show when={summary.inEffect} fallback={<NothingInEffect id={summary.id} />}>
          {(inEffect) => <Ready summary={summary} inEffect={inEffect()} />}
        </Show>
      )}
    </StrategyScreen>
  )
}

type InEffect = NonNullable<StrategySummary['inEffect']>

function Ready(props: { summary: StrategySummary; inEffect: InEffect }): JSX.Element {
  const load = createLoad(
    () => [props.summary.id, props.inEffect.version] as const,
    ([id, version]) => documentOf(id, version),
  )
  return (
    <>
      <Show when={load.failure()}>{(failure) => <FailureNotice failure={failure()} onRetry={load.retry} />}</Show>
      <Show when={load.loading() && !load.data()}>
        <LoadingText />
      </Show>
      <Show when={load.data()} keyed>
        {(document) => (
          <div class="api-grid">
            <div class="api-main">
              <h1>{t('api.title')}</h1>
              <p class="ink-2">{t('api.lead')}</p>
              <Snippets
                document={document}
                identity={{ id: props.summary.id, version: props.inEffect.version, digest: props.inEffect.digest }}
              />
              <section aria-labelledby="contract-head">
                <h2 id="contract-head">{t('api.contract')}</h2>
                <p class="ink-2">
                  {t('api.contractText', {
                    version: props.inEffect.version,
                    date: formatDate(props.inEffect.effectiveFrom, language()),
                  })}
                </p>
                <ContractTable document={document} />
              </section>
            </div>
            <Exports id={props.summary.id} version={props.inEffect.version} document={document} />
          </div>
        )}
      </Show>
    </>
  )
}

function NothingInEffect(props: { id: string }): JSX.Element {
  return (
    <Notice
      page
      icon={<CalendarClock size={16} />}
      title={t('api.none')}
      action={
        <A class="button" href={`/strategies/${encodeURIComponent(props.id)}/timeline`}>
          {t('api.toTimeline')}
        </A>
      }
    >
      <p>{t('api.noneText')}</p>
    </Notice>
  )
}
