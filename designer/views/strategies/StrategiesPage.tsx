import { A } from '@solidjs/router'
import Layers from 'lucide-solid/icons/layers'
import Plus from 'lucide-solid/icons/plus'
import { createEffect, For, type JSX, Show } from 'solid-js'
import { getOverview, listStrategies, type StrategySummary } from '../../model/catalogue.ts'
import { createLoad } from '../../model/load.ts'
import { timeSpan } from '../../model/timeline.ts'
import { heading, t, term } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { FailureNotice, LoadingText } from '../states.tsx'
import { TopBar } from '../TopBar.tsx'
import { NextChanges } from './NextChanges.tsx'
import { StrategyRow } from './StrategyRow.tsx'
import './strategies.css'
import { PhaseAxis } from './PhaseStrip.tsx'

/** All strategies: what each decides, which version is in effect, and its phases on one time axis. */
export function StrategiesPage(): JSX.Element {
  const list = createLoad(() => undefined, listStrategies)
  const overviews = createLoad(
    () => list.data() ?? [],
    (summaries) => Promise.all(summaries.map((summary) => getOverview(summary).catch(() => bare(summary)))),
  )
  const now = Date.now()
  const span = () =>
    timeSpan(
      (overviews.data() ?? []).map((item) => item.periods),
      now,
    )
  const rows = () => (list.data() ?? []).map((summary) => overviewOf(summary) ?? bare(summary))
  const overviewOf = (summary: StrategySummary) => overviews.data()?.find((item) => item.summary.id === summary.id)
  const inEffect = () => (list.data() ?? []).filter((summary) => summary.inEffect).length
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
              <p class="ink-2">
                {t('strategies.count', {
                  n: items().length,
                  term: items().length === 1 ? term('strategy') : heading('strategy').toLowerCase(),
                  inEffect: inEffect(),
                })}
              </p>
            )}
          </Show>
          <span class="spring" />
          <A class="button primary" href="/new">
            <Plus size={14} />
            {t('new.title')}
          </A>
        </div>
        <Show when={list.failure()}>{(failure) => <FailureNotice failure={failure()} onRetry={list.retry} />}</Show>
        <Show when={list.loading() && !list.data()}>
          <LoadingText />
        </Show>
        <Show when={list.data()?.length === 0}>
          <Notice
            icon={<Layers size={16} />}
            title={t('strategies.empty.title')}
            action={
              <A class="button primary" href="/new">
                {t('new.title')}
              </A>
            }
          >
            <p>{t('strategies.empty.text')}</p>
          </Notice>
        </Show>
        <Show when={rows().length > 0}>
          <section class="scroll-x strategies-scroll" tabindex="0" aria-label={heading('strategy')}>
            <table class="strategies">
              <thead>
                <tr>
                  <th scope="col">{t('strategies.strategy')}</th>
                  <th scope="col" class="strip-head">
                    <span class="hidden-visually">{t('strategies.phases')}</span>
                    <PhaseAxis span={span()} now={now} />
                  </th>
                  <th scope="col">{t('strategies.inEffect')}</th>
                  <th scope="col">{t('strategies.next')}</th>
                  <th scope="col">{t('strategies.tiers')}</th>
                </tr>
              </thead>
              <tbody>
                <For each={rows()}>
                  {(row) => (
                    <StrategyRow overview={row} span={span()} now={now} ready={overviews.data() !== undefined} />
                  )}
                </For>
              </tbody>
            </table>
          </section>
          <NextChanges overviews={rows()} />
        </Show>
      </main>
    </div>
  )
}

/** A row before its timeline is there, or when it can't be had: the summary alone. */
const bare = (summary: StrategySummary) => ({ summary, periods: [], document: undefined })
