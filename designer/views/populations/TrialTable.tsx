import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { For, type JSX, Show } from 'solid-js'
import type { Field, Strategy } from '../../../engine/index.ts'
import type { Import } from '../../model/import/createImport.ts'
import type { TrialRow } from '../../model/import/profile.ts'
import { byId, nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { isNumeric, valueText } from '../../model/values.ts'
import { label, t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { problemText } from './words.ts'

/** The first rows as they would be read, with those that would be left out, and why. */
export function TrialTable(props: { model: Import; document: Strategy }): JSX.Element {
  const trial = () => props.model.profile()?.trial
  const fields = (): { field: Field; column: string }[] =>
    (props.model.mapping()?.columns ?? []).flatMap(({ field, column }) => {
      const found = byId(props.document.fields, field ?? '')
      return found ? [{ field: found, column }] : []
    })
  const hasNames = () => props.model.mapping()?.columns.some(({ as }) => as === 'name') ?? false
  return (
    <Show when={trial()} fallback={<p class="ink-2 trial-none">{t('importing.trialNone')}</p>}>
      {(found) => (
        <ScrollX>
          <table class="rows trial-table" aria-busy={props.model.checking()}>
            <thead>
              <tr>
                <th scope="col" class="num">
                  {t('importing.lineHead')}
                </th>
                <th scope="col">{label('subject')}</th>
                <Show when={hasNames()}>
                  <th scope="col">{t('populations.subjectName')}</th>
                </Show>
                <For each={fields()}>
                  {({ field }) => (
                    <th scope="col" classList={{ num: isNumeric(field) }}>
                      {nameOf(field, language())}
                    </th>
                  )}
                </For>
              </tr>
            </thead>
            <tbody>
              <For each={found().first.filter((row) => row.input !== undefined || isLeftOut(row, props.model))}>
                {(row) => (
                  <tr classList={{ 'left-out': isLeftOut(row, props.model) }}>
                    <td class="num ink-3">{row.line}</td>
                    <th scope="row" class="nowrap">
                      {row.subject ?? '–'}
                    </th>
                    <Show when={hasNames()}>
                      <td class="nowrap">{row.name}</td>
                    </Show>
                    <Cells row={row} fields={fields()} model={props.model} />
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </ScrollX>
      )}
    </Show>
  )
}

/** What only waits for a decision isn't left out yet. */
const isLeftOut = ({ rejects = [] }: TrialRow, model: Import): boolean =>
  rejects.some(({ column }) => column === undefined || !model.waits(column))

function Cells(props: { row: TrialRow; fields: { field: Field; column: string }[]; model: Import }): JSX.Element {
  const whole = () => props.row.rejects?.find(({ column }) => column === undefined)
  const rejectIn = (column: string) => props.row.rejects?.find((reject) => reject.column === column)
  return (
    <Show
      when={whole()}
      fallback={
        <For each={props.fields}>
          {({ field, column }) => (
            <td classList={{ num: isNumeric(field), nowrap: true }}>
              <Show
                when={rejectIn(column)}
                fallback={props.row.input ? valueText(field, props.row.input[field.id], language()) : ''}
              >
                {(reject) => (
                  <Show
                    when={props.model.waits(column)}
                    fallback={
                      <span class="trial-fault">
                        <TriangleAlert size={12} aria-hidden="true" />
                        {t('importing.quoted', { text: reject().cell ?? '' })} {problemText(reject().code)}
                      </span>
                    }
                  >
                    <span class="warn">
                      {t('importing.quoted', { text: reject().cell ?? '' })} {t('importing.waits')}
                    </span>
                  </Show>
                )}
              </Show>
            </td>
          )}
        </For>
      }
    >
      {(reject) => (
        <td colspan={props.fields.length}>
          <span class="trial-fault">
            <TriangleAlert size={12} aria-hidden="true" />
            {problemText(reject().code)}
          </span>
        </td>
      )}
    </Show>
  )
}
