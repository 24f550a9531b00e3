import { A, useNavigate, useParams } from '@solidjs/router'
import { createEffect, For, type JSX, Show } from 'solid-js'
import { localize } from '../../../engine/index.ts'
import { listStrategies } from '../../model/catalogue.ts'
import { createLoad } from '../../model/load.ts'
import { listPacks, type Pack, type PackReading, readPack } from '../../model/packs.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { FailureNotice, LoadingText } from '../states.tsx'
import { TopBar } from '../TopBar.tsx'
import { NewStrategyForm } from './NewStrategyForm.tsx'
import '../../ui/forms.css'
import './packs.css'

/** A strategy of one's own from a ready-made pack: what there is on the left, the chosen one on the right. */
export default function NewStrategyPage(): JSX.Element {
  const params = useParams<{ pack?: string; strategy?: string }>()
  const packs = createLoad(() => undefined, listPacks)
  const strategies = createLoad(() => undefined, listStrategies)
  const taken = () => new Set((strategies.data() ?? []).map((strategy) => strategy.id))
  createEffect(() => {
    document.title = `${t('new.title')} · Tiersmith`
  })
  return (
    <div class="page">
      <TopBar />
      <main id="content" class="page-body" tabindex="-1">
        <div class="page-head">
          <h1>{t('new.title')}</h1>
          <p class="ink-2">{t('new.lead')}</p>
        </div>
        <Show when={packs.failure()}>{(failure) => <FailureNotice failure={failure()} onRetry={packs.retry} />}</Show>
        <Show when={packs.loading() && !packs.data()}>
          <LoadingText />
        </Show>
        <Show when={packs.data()}>
          {(list) => (
            <div class="packs">
              <nav aria-label={t('new.packs')}>
                <Show when={list().length === 0}>
                  <p class="ink-2">{t('new.none')}</p>
                </Show>
                <ul class="pack-list">
                  <For each={list()}>{(pack) => <PackLink pack={pack} chosen={pack.id === params.pack} />}</For>
                </ul>
              </nav>
              <Show when={params.pack} keyed fallback={<Choose any={list().length > 0} />}>
                {(id) => <ChosenPack id={id} strategy={params.strategy} taken={taken()} />}
              </Show>
            </div>
          )}
        </Show>
      </main>
    </div>
  )
}

function Choose(props: { any: boolean }): JSX.Element {
  return (
    <Show when={props.any}>
      <p class="pack-choose ink-3">{t('new.choose')}</p>
    </Show>
  )
}

function PackLink(props: { pack: Pack; chosen: boolean }): JSX.Element {
  return (
    <li>
      <A class="pack-link" href={`/new/${encodeURIComponent(props.pack.id)}`} aria-current={props.chosen || undefined}>
        <span class="strong">{localize(props.pack.title, language())}</span>
        <span class="pack-purpose ink-2">{localize(props.pack.purpose, language())}</span>
      </A>
    </li>
  )
}

function ChosenPack(props: { id: string; strategy: string | undefined; taken: ReadonlySet<string> }): JSX.Element {
  const pack = createLoad(() => props.id, readPack)
  const navigate = useNavigate()
  return (
    <section class="pack-chosen" aria-live="polite">
      <Show when={pack.failure()}>{(failure) => <FailureNotice failure={failure()} onRetry={pack.retry} />}</Show>
      <Show when={pack.data()} keyed>
        {(reading) => (
          <>
            <h2 class="pack-title">{localize(reading.title, language())}</h2>
            <PackFacts pack={reading} />
            <NewStrategyForm
              pack={reading}
              strategy={props.strategy}
              taken={props.taken}
              onChosen={(id) => navigate(`/new/${encodeURIComponent(props.id)}/${encodeURIComponent(id)}`)}
              onCreated={(id) => navigate(`/strategies/${encodeURIComponent(id)}`)}
            />
          </>
        )}
      </Show>
    </section>
  )
}

function PackFacts(props: { pack: PackReading }): JSX.Element {
  return (
    <dl class="pack-facts">
      <Show when={props.pack.purpose}>
        <dt>{t('new.purpose')}</dt>
        <dd>{localize(props.pack.purpose, language())}</dd>
      </Show>
      <Show when={props.pack.source}>
        <dt>{t('new.source')}</dt>
        <dd class="ink-2">{localize(props.pack.source, language())}</dd>
      </Show>
    </dl>
  )
}
