import { createEffect, createSignal, For, type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { formatNumber } from '../../model/format.ts'
import { createLoad } from '../../model/load.ts'
import { byId, nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { breakDown, dividersOf, type Run } from '../../model/runs.ts'
import { valueText } from '../../model/values.ts'
import { heading, t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { FailureNotice } from '../states.tsx'
import { TierBar } from './TierCounts.tsx'

/** So many values are shown before all are asked for. */
const FEW = 6

/** The tiers of a run by an owner, a region, an option: whatever the population tells its subjects apart by. */
export function Breakdown(props: {
  run: Run
  document: Strategy
  /** It has its place: what stands below no longer moves. */
  onSettled: () => void
}): JSX.Element {
  const dividers = createLoad(
    () => props.run,
    (run) => dividersOf(run, props.document),
  )
  const [wanted, setWanted] = createSignal<string>()
  const by = () => wanted() ?? dividers.data()?.[0]?.id
  const values = createLoad(by, async (id) => (id === undefined ? [] : breakDown(props.run, id)))
  createEffect(() => {
    if (!dividers.loading() && !values.loading()) props.onSettled()
  })
  const field = () => byId(props.document.fields, by() ?? '')
  const count = (n: number) => formatNumber(n, language())
  const [all, setAll] = createSignal(false)
  const shown = () => (all() ? values.data() : values.data()?.slice(0, FEW)) ?? []
  return (
    <Show when={(dividers.data()?.length ?? 0) > 0}>
      <section class="run-breakdown" aria-labelledby="breakdown-head">
        <div class="list-head">
          <h2 id="breakdown-head">{t('runs.breakdown')}</h2>
          <select
            class="control breakdown-by"
            aria-label={t('runs.breakdownBy')}
            onChange={(event) => setWanted(event.currentTarget.value)}
          >
            <For each={dividers.data() ?? []}>{({ id, name }) => <option value={id}>{name}</option>}</For>
          </select>
        </div>
        <Show when={values.failure()}>{(failure) => <FailureNotice failure={failure()} onRetry={values.retry} />}</Show>
        <Show when={(values.data()?.length ?? 0) > 0}>
          <ScrollX>
            <table class="rows breakdown-table" aria-busy={values.loading()}>
              <thead>
                <tr>
                  <th scope="col">{dividers.data()?.find(({ id }) => id === by())?.name}</th>
                  <th scope="col" class="num">
                    {heading('subject')}
                  </th>
                  <th scope="col">
                    <span class="hidden-visually">{t('runs.tiers')}</span>
                  </th>
                  <For each={props.document.tiers}>
                    {(tier) => (
                      <th scope="col" class="num">
                        {nameOf(tier, language())}
                      </th>
                    )}
                  </For>
                  <th scope="col" class="num">
                    {t('runs.refused')}
                  </th>
                  <th scope="col" class="num">
                    {t('runs.fell')}
                  </th>
                </tr>
              </thead>
              <tbody>
                <For each={shown()}>
                  {(entry) => (
                    <tr>
                      <th scope="row">
                        {entry.value === undefined ? (
                          <span class="ink-3">{t('runs.noValue')}</span>
                        ) : (
                          valueText(field(), entry.value, language())
                        )}
                      </th>
                      <td class="num">{count(entry.subjects)}</td>
                      <td>
                        <TierBar counted={entry} document={props.document} width={140} />
                      </td>
                      <For each={props.document.tiers}>
                        {({ id }) => <td class="num">{entry.tiers[id] ? count(entry.tiers[id]) : '–'}</td>}
                      </For>
                      <td class="num">{entry.refused === 0 ? '–' : count(entry.refused)}</td>
                      <td class="num down">{entry.fallen === 0 ? '–' : `▼ ${count(entry.fallen)}`}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </ScrollX>
          <Show when={(values.data()?.length ?? 0) > shown().length}>
            <p class="more-line">
              <button type="button" class="button" onClick={() => setAll(true)}>
                {t('runs.allValues', { n: values.data()?.length ?? 0 })}
              </button>
            </p>
          </Show>
        </Show>
      </section>
    </Show>
  )
}
