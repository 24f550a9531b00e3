import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import type { Strategy } from '../../../engine/index.ts'
import { byId, nameOf } from '../../model/names.ts'
import { createPages } from '../../model/pages.ts'
import { type Population, type PopulationRow, populationRows } from '../../model/populations.ts'
import { language } from '../../model/preferences.ts'
import { may } from '../../model/session.ts'
import { subjectPath } from '../../model/subjectPath.ts'
import { isNumeric, valueText } from '../../model/values.ts'
import { label, t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { FailureNotice, LoadingText } from '../states.tsx'
import { TierBadge } from '../TierBadge.tsx'

const PAGE = 50

/** The subjects with their fields, a page after the other. */
export function RowsTable(props: { population: Population; document: Strategy }): JSX.Element {
  const pages = createPages(
    () => props.population.id,
    (id, cursor) => populationRows(id, cursor, PAGE),
  )
  const rows = () => pages.items() ?? []
  const fields = () =>
    props.document.fields.filter(({ id }) => props.population.fields.some(({ field }) => field === id))
  const hasNames = () => rows().some(({ name }) => name !== undefined)
  const hasTiers = () => rows().some(({ previousTier }) => previousTier !== undefined)
  return (
    <>
      <Show when={pages.failure()}>{(failure) => <FailureNotice failure={failure()} onRetry={pages.retry} />}</Show>
      <Show when={pages.loading() && !pages.items()}>
        <LoadingText />
      </Show>
      <Show when={rows().length > 0}>
        <ScrollX>
          <table class="rows subjects-table">
            <thead>
              <tr>
                <th scope="col">{label('subject')}</th>
                <Show when={hasNames()}>
                  <th scope="col">{t('populations.subjectName')}</th>
                </Show>
                <Show when={hasTiers()}>
                  <th scope="col">{t('populations.previousTier')}</th>
                </Show>
                <For each={fields()}>
                  {(field) => (
                    <th scope="col" classList={{ num: isNumeric(field) }}>
                      {nameOf(field, language())}
                    </th>
                  )}
                </For>
              </tr>
            </thead>
            <tbody>
              <For each={rows()}>
                {(row) => (
                  <tr>
                    <th scope="row" class="nowrap">
                      <SubjectLink row={row} strategy={props.population.strategy} />
                    </th>
                    <Show when={hasNames()}>
                      <td class="nowrap">{row.name}</td>
                    </Show>
                    <Show when={hasTiers()}>
                      <td>
                        <Show when={row.previousTier}>
                          {(tier) => <TierOf id={tier()} document={props.document} />}
                        </Show>
                      </td>
                    </Show>
                    <For each={fields()}>
                      {(field) => (
                        <td classList={{ num: isNumeric(field), nowrap: true }}>
                          {valueText(field, row.input[field.id], language())}
                        </td>
                      )}
                    </For>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </ScrollX>
        <p class="more-line ink-3">
          {t('populations.shown', { shown: rows().length, n: props.population.rows })}
          <Show when={pages.hasMore()}>
            <button type="button" class="button" aria-disabled={pages.loading()} onClick={pages.more}>
              {t('populations.more')}
            </button>
          </Show>
        </p>
      </Show>
    </>
  )
}

function SubjectLink(props: { row: PopulationRow; strategy: string }): JSX.Element {
  const href = () => subjectPath(props.strategy, props.row.subject)
  return (
    <Show when={may('decisions')} fallback={props.row.subject}>
      <A class="row-link" href={href()}>
        {props.row.subject}
      </A>
    </Show>
  )
}

/** A tier of the file; one that the strategy doesn't have is told by its id. */
function TierOf(props: { id: string; document: Strategy }): JSX.Element {
  return (
    <Show when={byId(props.document.tiers, props.id)} fallback={props.id}>
      <TierBadge id={props.id} of={props.document} />
    </Show>
  )
}
