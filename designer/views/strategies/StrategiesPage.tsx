import { A } from '@solidjs/router'
import Plus from 'lucide-solid/icons/plus'
import { createEffect, createMemo, createSignal, type JSX, lazy, Show, Suspense } from 'solid-js'
import { listStrategies } from '../../model/catalogue.ts'
import { createLoad } from '../../model/load.ts'
import { listPopulations } from '../../model/populations.ts'
import { bare, getOverview, isMeant, newestPopulations, openProposals } from '../../model/portfolio.ts'
import { may } from '../../model/session.ts'
import { heading, t, term } from '../../model/words.ts'
import { FailureNotice, LoadingText } from '../states.tsx'
import { TopBar } from '../TopBar.tsx'
import { Greeting } from '../tour/Greeting.tsx'
import { NextChanges } from './NextChanges.tsx'
import { StrategiesTable } from './StrategiesTable.tsx'
import { WaitingProposals } from './WaitingProposals.tsx'
import './strategies.css'

const FirstStrategy = lazy(() => import('../packs/FirstStrategy.tsx'))

/** All strategies: what each decides, which version is in effect, what is to come, and its tiers on a population. */
export function StrategiesPage(): JSX.Element {
  const list = createLoad(() => undefined, listStrategies)
  const overviews = createLoad(
    () => list.data() ?? [],
    (summaries) => Promise.all(summaries.map((summary) => getOverview(summary).catch(() => bare(summary)))),
  )
  // What waits and whom a strategy can be tried on is said beside it: without it the list is the list.
  const proposals = createLoad(
    () => undefined,
    () => openProposals().catch(() => []),
  )
  const populations = createLoad(
    () => undefined,
    async () => newestPopulations(await listPopulations().catch(() => [])),
  )
  const [query, setQuery] = createSignal('')
  const rows = createMemo(() => {
    const known = new Map(overviews.data()?.map((overview) => [overview.summary.id, overview]))
    return (list.data() ?? []).map((summary) => known.get(summary.id) ?? bare(summary))
  })
  const shown = createMemo(() => rows().filter((row) => isMeant(query(), row)))
  createEffect(() => {
    document.title = `${heading('strategy')} · Tiersmith`
  })
  return (
    <div class="page">
      <TopBar />
      <main id="content" class="page-body" tabindex="-1">
        <div class="page-head">
          <h1>{heading('strategy')}</h1>
          <Show when={list.data()}>
            {(items) => (
              <>
                <p class="ink-2">
                  {t('strategies.count', {
                    n: items().length,
                    term: items().length === 1 ? term('strategy') : heading('strategy').toLowerCase(),
                    inEffect: items().filter((summary) => summary.inEffect).length,
                  })}
                </p>
                <Show when={items().length > 0}>
                  <Filter query={query()} onInput={setQuery} shown={shown().length} all={items().length} />
                </Show>
              </>
            )}
          </Show>
          <span class="spring" />
          <Show when={may('edit')}>
            <A class="button primary" href="/new">
              <Plus size={14} />
              {t('new.title')}
            </A>
          </Show>
        </div>
        <Greeting />
        <Show when={list.failure()}>{(failure) => <FailureNotice failure={failure()} onRetry={list.retry} />}</Show>
        <Show when={list.loading() && !list.data()}>
          <LoadingText />
        </Show>
        <Show when={list.data()?.length === 0}>
          <Suspense fallback={<LoadingText />}>
            <FirstStrategy />
          </Suspense>
        </Show>
        <Show when={rows().length > 0}>
          <Show when={shown().length > 0} fallback={<NoMatch query={query()} onClear={() => setQuery('')} />}>
            <StrategiesTable
              rows={shown()}
              all={rows()}
              ready={overviews.data() !== undefined && !overviews.loading()}
              proposals={proposals.data() ?? []}
              populations={populations.data()}
            />
          </Show>
          <WaitingProposals proposals={proposals.data() ?? []} overviews={rows()} />
          <NextChanges overviews={rows()} />
        </Show>
      </main>
    </div>
  )
}

function Filter(props: { query: string; onInput: (query: string) => void; shown: number; all: number }): JSX.Element {
  return (
    <>
      <input
        type="search"
        class="control strategies-filter"
        aria-label={t('strategies.filter')}
        placeholder={t('strategies.filter')}
        autocomplete="off"
        spellcheck={false}
        value={props.query}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <span class="ink-3 tab" role="status">
        {props.query.trim() === '' ? '' : t('strategies.shown', { n: props.shown, all: props.all })}
      </span>
    </>
  )
}

function NoMatch(props: { query: string; onClear: () => void }): JSX.Element {
  return (
    <div class="strategies-none">
      <p class="ink-2">{t('strategies.noMatch', { text: props.query })}</p>
      <button type="button" class="button" onClick={props.onClear}>
        {t('strategies.clear')}
      </button>
    </div>
  )
}
