import { useNavigate, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, For, type JSX, onCleanup, onMount, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { listStrategies, type StrategySummary } from '../../model/catalogue.ts'
import { createImport, type Import } from '../../model/import/createImport.ts'
import { createLoad } from '../../model/load.ts'
import { nameOf } from '../../model/names.ts'
import { currentVersion } from '../../model/populations.ts'
import { language } from '../../model/preferences.ts'
import { t, term } from '../../model/words.ts'
import { FailureNotice, LoadingText } from '../states.tsx'
import { TopBar } from '../TopBar.tsx'
import { ColumnsTable } from './ColumnsTable.tsx'
import { FileDrop } from './FileDrop.tsx'
import { FileFacts } from './FileFacts.tsx'
import { ImportBar } from './ImportBar.tsx'
import { ImportNotice } from './ImportNotice.tsx'
import { Questions } from './Questions.tsx'
import { SimilarOffer } from './SimilarOffer.tsx'
import { TakeOver } from './TakeOver.tsx'
import { TrialTable } from './TrialTable.tsx'
import '../../ui/forms.css'
import './populations.css'
import './importing.css'

/** A file becomes a population: chosen, recognised, decided on, looked over, imported. */
export default function ImportPage(): JSX.Element {
  const strategies = createLoad(() => undefined, listStrategies)
  createEffect(() => {
    document.title = `${t('populations.new')} · Tiersmith`
  })
  return (
    <div class="page">
      <TopBar />
      <main id="content" class="page-body import-page" tabindex="-1">
        <div class="page-head">
          <h1>{t('populations.new')}</h1>
          <p class="ink-2">{t('importing.lead')}</p>
        </div>
        <Show when={strategies.failure()}>
          {(failure) => <FailureNotice failure={failure()} onRetry={strategies.retry} />}
        </Show>
        <Show when={strategies.loading() && !strategies.data()}>
          <LoadingText />
        </Show>
        <Show when={strategies.data()} keyed>
          {(list) => (
            <Show when={list.length > 0} fallback={<p>{t('importing.noStrategy')}</p>}>
              <Importing strategies={list} />
            </Show>
          )}
        </Show>
      </main>
    </div>
  )
}

function Importing(props: { strategies: StrategySummary[] }): JSX.Element {
  const [search] = useSearchParams<{ strategy?: string }>()
  const wanted = props.strategies.find(({ id }) => id === search.strategy) ?? props.strategies[0]
  const model = createImport(wanted?.id ?? '')
  const version = createLoad(model.strategy, currentVersion)
  const navigate = useNavigate()
  keepWhileSending(model)
  const finish = async () => {
    const made = await model.finish()
    if (made) navigate(`/populations/${made.id}`)
  }
  const document = createMemo(() => version.data()?.document)
  return (
    <>
      <div class="import-start">
        <div class="text-field import-strategy">
          <label for="import-strategy">{t('importing.strategy')}</label>
          <select
            id="import-strategy"
            class="control"
            value={model.strategy()}
            disabled={model.stage() === 'sending' || model.stage() === 'importing'}
            onChange={(event) => model.chooseStrategy(event.currentTarget.value)}
          >
            <For each={props.strategies}>
              {(summary) => <option value={summary.id}>{nameOf(summary, language())}</option>}
            </For>
          </select>
        </div>
        <FileDrop model={model} />
        <Show when={document()}>{(strategy) => <TakeOver model={model} document={strategy()} />}</Show>
      </div>
      <Show when={version.failure()}>{(failure) => <FailureNotice failure={failure()} onRetry={version.retry} />}</Show>
      <ImportNotice model={model} />
      <Show when={model.profile() && document()}>
        {(strategy) => <Recognised model={model} document={strategy()} onFinish={() => void finish()} />}
      </Show>
    </>
  )
}

function Recognised(props: { model: Import; document: Strategy; onFinish: () => void }): JSX.Element {
  return (
    <>
      <FileFacts model={props.model} />
      <SimilarOffer model={props.model} />
      <div class="import-grid" classList={{ asking: props.model.questions().length > 0 }}>
        <Show when={props.model.questions().length > 0}>
          <Questions model={props.model} document={props.document} />
        </Show>
        <div class="import-main">
          <Show when={props.model.mapping()}>
            <section aria-labelledby="columns-head">
              <h2 id="columns-head">
                {t('importing.columns')}{' '}
                <span class="ink-3">{t('importing.columnsLead', { term: term('field') })}</span>
              </h2>
              <ColumnsTable model={props.model} document={props.document} />
            </section>
            <section aria-labelledby="trial-head">
              <h2 id="trial-head">
                {t('importing.trial')} <span class="ink-3">{t('importing.trialLead')}</span>
              </h2>
              <TrialTable model={props.model} document={props.document} />
            </section>
          </Show>
        </div>
      </div>
      <ImportBar model={props.model} onFinish={props.onFinish} />
    </>
  )
}

/** While a file is on its way, or has been decided on, the browser asks before the page is left. */
function keepWhileSending(model: Import): void {
  const onLeave = (event: BeforeUnloadEvent) => {
    if (model.stage() !== 'choose') event.preventDefault()
  }
  onMount(() => window.addEventListener('beforeunload', onLeave))
  onCleanup(() => window.removeEventListener('beforeunload', onLeave))
}
