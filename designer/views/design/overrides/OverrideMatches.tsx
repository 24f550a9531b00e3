import { createEffect, createSignal, For, type JSX, on, Show } from 'solid-js'
import type { Field, Override } from '../../../../engine/index.ts'
import { fieldsRead } from '../../../model/condition/reads.ts'
import { formatNumber } from '../../../model/format.ts'
import { byId, localize, nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import type { OverrideFilter, OverrideMatch } from '../../../model/preview/questions/overrides.ts'
import { isNumeric, shortText, valueText } from '../../../model/values.ts'
import { label, t } from '../../../model/words.ts'
import { ScrollX } from '../../../ui/ScrollX.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { useStrategy } from '../../strategy/context.ts'
import { TierBadge } from '../../TierBadge.tsx'
import { createTaking } from './createTaking.ts'

const PAGE = 12
const MORE = 50
const MOST_FIELDS = 2
const FILTERS = ['matched', 'changed', 'same', 'unknown'] as const satisfies readonly OverrideFilter[]

/** Whom of the population an override concerns, with what its condition reads of them. */
export function OverrideMatches(props: { override: Override }): JSX.Element {
  const view = useStrategy()
  const [filter, setFilter] = createSignal<OverrideFilter>('matched')
  const [limit, setLimit] = createSignal(PAGE)
  createEffect(on([() => props.override.id, filter], () => setLimit(PAGE), { defer: true }))
  const fields = (): Field[] =>
    fieldsRead(view.document(), props.override.when)
      .flatMap((id) => byId(view.document().fields, id) ?? [])
      .slice(0, MOST_FIELDS)
  const answer = view.preview.ask('overrideMatches', () => ({
    override: props.override.id,
    filter: filter(),
    fields: fields().map(({ id }) => id),
    offset: 0,
    limit: limit(),
  }))
  const counts = () => answer()?.counts
  const lines = () => answer()?.lines ?? []
  const total = () => counts()?.[filter()] ?? 0
  const measure = () => byId(view.document().fields, view.document().subject?.measure ?? '')
  const rows = () => view.preview.summary()?.rows ?? 0
  return (
    <section class="override-matches" aria-label={t('editOverrides.filter')}>
      <Show when={view.populations.chosen()} fallback={<p class="ink-2">{t('editOverrides.noPopulation')}</p>}>
        <Show when={counts()}>
          <div class="override-matches-head">
            <h2>
              {t('editOverrides.matched', {
                n: counts()?.matched ?? 0,
                rows: formatNumber(rows(), language()),
              })}
            </h2>
            <Segmented
              name={t('editOverrides.filter')}
              choices={FILTERS.filter(
                (one) => one !== 'unknown' || (counts()?.unknown ?? 0) > 0 || filter() === one,
              ).map((one) => ({ value: one, text: t(`editOverrides.filter.${one}`, { n: counts()?.[one] ?? 0 }) }))}
              chosen={filter()}
              onChoose={setFilter}
            />
            <span class="spring" />
            <Show when={total() > lines().length}>
              <span class="ink-2">
                {t(measure() ? 'editOverrides.shownOf' : 'editOverrides.shownInOrder', {
                  shown: lines().length,
                  n: total(),
                })}
              </span>
            </Show>
          </div>
          <Show when={lines().length > 0} fallback={<p class="ink-2">{t('editOverrides.nobody')}</p>}>
            <Matches lines={lines()} fields={fields()} measure={measure()} />
            <Show when={total() > lines().length}>
              <button type="button" class="button override-more" onClick={() => setLimit(limit() + MORE)}>
                {t('editOverrides.moreRows', { n: Math.min(MORE, total() - lines().length) })}
              </button>
            </Show>
          </Show>
        </Show>
      </Show>
    </section>
  )
}

function Matches(props: {
  lines: readonly OverrideMatch[]
  fields: readonly Field[]
  measure: Field | undefined
}): JSX.Element {
  const view = useStrategy()
  const take = createTaking()
  const codeOf = (id: string) => `R${(view.document().overrides ?? []).findIndex((one) => one.id === id) + 1}`
  const headOf = (field: Field) => {
    const unit = localize(field.unit, language())
    return unit && field.show !== 'percent' ? `${nameOf(field, language())}, ${unit}` : nameOf(field, language())
  }
  const isRead = (field: Field) => props.fields.some(({ id }) => id === field.id)
  return (
    <ScrollX>
      <table class="rows override-table">
        <thead>
          <tr>
            <th scope="col" colSpan={props.lines.some(({ name }) => name) ? 2 : 1}>
              {label('subject')}
            </th>
            <For each={props.fields}>
              {(field) => (
                <th scope="col" classList={{ num: isNumeric(field) }} title={headOf(field)}>
                  <span class="override-field-head">{headOf(field)}</span>
                </th>
              )}
            </For>
            <th scope="col" class="num">
              {label('score')}
            </th>
            <th scope="col">{t('editOverrides.byScore')}</th>
            <th scope="col">{t('editOverrides.finally')}</th>
            <Show when={props.measure}>
              {(field) => (
                <Show when={!isRead(field())}>
                  <th scope="col" class="num" title={headOf(field())}>
                    <span class="override-field-head">{headOf(field())}</span>
                  </th>
                </Show>
              )}
            </Show>
          </tr>
        </thead>
        <tbody>
          <For each={props.lines}>
            {(line) => (
              <tr classList={{ here: view.tryOne.subject() === line.id }}>
                <th scope="row">
                  <button
                    type="button"
                    class="override-subject mono ink-2"
                    title={t('editOverrides.try', { name: line.name ?? line.id })}
                    onClick={() => take(line.row)}
                  >
                    {line.id}
                  </button>
                </th>
                <Show when={props.lines.some(({ name }) => name)}>
                  <td class="override-name">{line.name}</td>
                </Show>
                <For each={props.fields}>
                  {(field, index) => (
                    <td classList={{ num: isNumeric(field) }}>{valueText(field, line.values[index()], language())}</td>
                  )}
                </For>
                <td class="num">{line.score === undefined ? '—' : formatNumber(line.score, language())}</td>
                <td>{line.tierByScore ? <TierBadge id={line.tierByScore} /> : '—'}</td>
                <td>
                  <span class="override-final-tier">
                    {line.tier ? <TierBadge id={line.tier} /> : '—'}
                    <Show when={line.changedBy}>
                      {(by) => <span class="mono ink-3">{t('editOverrides.by', { code: codeOf(by()) })}</span>}
                    </Show>
                  </span>
                </td>
                <Show when={props.measure}>
                  {(field) => (
                    <Show when={!isRead(field())}>
                      <td class="num">{shortText(field(), line.measure, language())}</td>
                    </Show>
                  )}
                </Show>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </ScrollX>
  )
}
