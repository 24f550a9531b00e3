import { A } from '@solidjs/router'
import Plus from 'lucide-solid/icons/plus'
import Users from 'lucide-solid/icons/users'
import { createEffect, createSignal, For, type JSX, Show } from 'solid-js'
import { listStrategies } from '../../model/catalogue.ts'
import { formatNumber } from '../../model/format.ts'
import { formatDay } from '../../model/instant.ts'
import { createLoad } from '../../model/load.ts'
import { localize, nameOf } from '../../model/names.ts'
import { listPopulations, type PopulationEntry } from '../../model/populations.ts'
import { language } from '../../model/preferences.ts'
import { may } from '../../model/session.ts'
import { heading, label, t } from '../../model/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { FailureNotice, LoadingText } from '../states.tsx'
import { TopBar } from '../TopBar.tsx'
import './populations.css'

/** All populations: whom strategies can be tried on. */
export default function PopulationsPage(): JSX.Element {
  const list = createLoad(
    () => undefined,
    () => Promise.all([listPopulations(), listStrategies()]),
  )
  const [strategy, setStrategy] = createSignal('')
  const populations = () => list.data()?.[0] ?? []
  const strategies = () => list.data()?.[1] ?? []
  const nameOfStrategy = (id: string) => {
    const summary = strategies().find((one) => one.id === id)
    return summary ? nameOf(summary, language()) : id
  }
  const fitting = () => [...new Set(populations().map((one) => one.strategy))]
  const shown = () => populations().filter((one) => strategy() === '' || one.strategy === strategy())
  createEffect(() => {
    document.title = `${heading('population')} · Tiersmith`
  })
  const newOne = () => (
    <Show when={may('edit')}>
      <A class="button primary" href={`/populations/new${strategy() === '' ? '' : `?strategy=${strategy()}`}`}>
        <Plus size={14} />
        {t('populations.new')}
      </A>
    </Show>
  )
  return (
    <div class="page">
      <TopBar />
      <main id="content" class="page-body populations-page" tabindex="-1">
        <div class="page-head">
          <h1>{heading('population')}</h1>
          <p class="ink-2">{t('populations.lead')}</p>
          <span class="spring" />
          <Show when={fitting().length > 1}>
            <select
              class="control populations-filter"
              aria-label={label('strategy')}
              value={strategy()}
              onChange={(event) => setStrategy(event.currentTarget.value)}
            >
              <option value="">{t('populations.allStrategies')}</option>
              <For each={fitting()}>{(id) => <option value={id}>{nameOfStrategy(id)}</option>}</For>
            </select>
          </Show>
          {newOne()}
        </div>
        <Show when={list.failure()}>{(failure) => <FailureNotice failure={failure()} onRetry={list.retry} />}</Show>
        <Show when={list.loading() && !list.data()}>
          <LoadingText />
        </Show>
        <Show when={list.data() && populations().length === 0}>
          <Notice icon={<Users size={16} />} title={t('populations.empty.title')} action={newOne()}>
            <p>{t('populations.empty.text')}</p>
          </Notice>
        </Show>
        <Show when={shown().length > 0}>
          <ScrollX>
            <table class="rows populations-table">
              <thead>
                <tr>
                  <th scope="col">{t('populations.name')}</th>
                  <th scope="col" class="num">
                    {heading('subject')}
                  </th>
                  <th scope="col" class="num">
                    {t('populations.leftOut')}
                  </th>
                  <th scope="col">{label('strategy')}</th>
                  <th scope="col">{t('populations.made')}</th>
                  <th scope="col">{t('populations.by')}</th>
                </tr>
              </thead>
              <tbody>
                <For each={shown()}>
                  {(population) => <Row population={population} strategy={nameOfStrategy(population.strategy)} />}
                </For>
              </tbody>
            </table>
          </ScrollX>
        </Show>
      </main>
    </div>
  )
}

function Row(props: { population: PopulationEntry; strategy: string }): JSX.Element {
  return (
    <tr>
      <th scope="row">
        <A class="strong row-link" href={`/populations/${props.population.id}`}>
          {localize(props.population.name, language())}
        </A>
      </th>
      <td class="num">{formatNumber(props.population.rows, language())}</td>
      <td class="num">{props.population.rejected === 0 ? '–' : formatNumber(props.population.rejected, language())}</td>
      <td>
        <A class="row-link" href={`/strategies/${encodeURIComponent(props.population.strategy)}`}>
          {props.strategy}
        </A>
      </td>
      <td class="tab nowrap">{formatDay(props.population.createdAt, language())}</td>
      <td>{props.population.createdBy.name}</td>
    </tr>
  )
}
