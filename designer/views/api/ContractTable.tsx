import { For, type JSX, Show } from 'solid-js'
import { type Field, localize, type Strategy } from '../../../engine/index.ts'
import { formatQuantity } from '../../model/format.ts'
import { nameOf, optionsOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { label, listed, t } from '../../model/words.ts'
import { ScrollX } from '../../ui/ScrollX.tsx'

/** The keys of the input: what each is, what it may hold, and whether it must be there. */
export function ContractTable(props: { document: Strategy }): JSX.Element {
  return (
    <ScrollX>
      <table class="rows contract">
        <thead>
          <tr>
            <th scope="col">{t('api.key.field')}</th>
            <th scope="col">{label('field')}</th>
            <th scope="col">{t('fields.type')}</th>
            <th scope="col">{t('fields.values')}</th>
            <th scope="col">{t('fields.needed')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.document.fields}>
            {(field) => (
              <tr>
                <th scope="row">
                  <code class="mono">{field.id}</code>
                </th>
                <td>
                  {nameOf(field, language())}
                  <Show when={localize(field.description, language())}>
                    {(text) => <span class="sub ink-3">{text()}</span>}
                  </Show>
                </td>
                <td class="nowrap">{t(`type.${field.type}`)}</td>
                <td>
                  <Values field={field} />
                </td>
                <td class="nowrap">
                  {t(field.required === false ? 'fields.optional' : 'fields.required')}
                  <Show when={field.sensitive}>
                    <span class="sub ink-3">{t('fields.sensitive')}</span>
                  </Show>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </ScrollX>
  )
}

function Values(props: { field: Field }): JSX.Element {
  const options = () => optionsOf(props.field.options)
  return (
    <Show when={options().length > 0} fallback={<span class="tab">{rangeText(props.field)}</span>}>
      <span class="contract-options">
        <For each={options()}>{(option) => <code class="mono">{option.id}</code>}</For>
      </span>
    </Show>
  )
}

/** As it is sent: a share is 0.25, also where the screens show 25 %. */
function rangeText({ min, max, unit }: Field): string {
  const text = (value: number) => formatQuantity(value, {}, language())
  const name = localize(unit, language())
  const range =
    min !== undefined && max !== undefined
      ? t('form.range', { min: text(min), max: text(max) })
      : min !== undefined
        ? t('form.min', { min: text(min) })
        : max !== undefined
          ? t('form.max', { max: text(max) })
          : ''
  return listed([name, range].filter(Boolean))
}
