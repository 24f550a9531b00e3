import { For, type JSX, lazy, Show, Suspense } from 'solid-js'
import { type Derived, type Field, localize } from '../../../engine/index.ts'
import { groupsOf } from '../../model/form.ts'
import { formatQuantity } from '../../model/format.ts'
import { nameOf, optionName, optionsOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import {
  bandInterval,
  type Facet,
  facetOf,
  intervalPhrase,
  literalText,
  valuePhrase,
  yieldText,
} from '../../model/sentence.ts'
import { heading, label, t } from '../../model/words.ts'
import { PhraseText } from '../../ui/PhraseText.tsx'
import { ScrollX } from '../../ui/ScrollX.tsx'
import { useStrategy } from './context.ts'
import { PageHead } from './PageHead.tsx'
import { ValueTableView } from './TableView.tsx'

const FieldsEditor = lazy(() => import('../design/fields/FieldsEditor.tsx'))

/** What a subject must bring, and what is computed from it. */
export function FieldsPage(): JSX.Element {
  const view = useStrategy()
  return (
    <Show when={view.editing} fallback={<FieldsShown />}>
      <Suspense fallback={<FieldsShown />}>
        <FieldsEditor />
      </Suspense>
    </Show>
  )
}

function FieldsShown(): JSX.Element {
  const view = useStrategy()
  const derived = () => view.document().derived ?? []
  return (
    <>
      <PageHead title={heading('field')} text={t('fields.about')} />
      <FieldTable />
      <Show when={derived().length > 0}>
        <section class="block" aria-labelledby="derived-values">
          <h2 id="derived-values">{heading('derivedValue')}</h2>
          <ul class="derived-list">
            <For each={derived()}>{(item) => <DerivedItem derived={item} />}</For>
          </ul>
        </section>
      </Show>
    </>
  )
}

function FieldTable(): JSX.Element {
  const view = useStrategy()
  const groups = () => groupsOf(view.document(), language())
  return (
    <ScrollX>
      <table class="rows fields">
        <thead>
          <tr>
            <th scope="col">{label('field')}</th>
            <th scope="col">{t('fields.type')}</th>
            <th scope="col">{t('fields.values')}</th>
            <th scope="col">{t('fields.needed')}</th>
          </tr>
        </thead>
        <For each={groups()}>
          {(group) => (
            <tbody>
              <Show when={group.title}>
                <tr class="aspect-row">
                  <th scope="rowgroup" colspan="4">
                    {group.title}
                  </th>
                </tr>
              </Show>
              <For each={group.fields}>{(field) => <FieldRow field={field} />}</For>
            </tbody>
          )}
        </For>
      </table>
    </ScrollX>
  )
}

function FieldRow(props: { field: Field }): JSX.Element {
  const view = useStrategy()
  const notes = () =>
    [
      props.field.id === view.document().subject?.measure ? t('fields.measure') : '',
      props.field.sensitive ? t('fields.sensitive') : '',
      props.field.actionable === false ? t('dimension.notActionable') : '',
    ].filter(Boolean)
  return (
    <tr>
      <th scope="row">
        {nameOf(props.field, language())} <span class="mono ink-3">{props.field.id}</span>
        <Show when={localize(props.field.description, language())}>
          {(text) => <span class="sub ink-3">{text()}</span>}
        </Show>
      </th>
      <td class="ink-2 nowrap">
        {t(`type.${props.field.type}`)}
        <Show when={localize(props.field.unit, language())}>{(unit) => <>, {unit()}</>}</Show>
      </td>
      <td class="ink-2">{valuesText(props.field)}</td>
      <td class="ink-2">
        {[props.field.required === false ? t('fields.optional') : t('fields.required'), ...notes()].join(
          t('join.clause'),
        )}
      </td>
    </tr>
  )
}

/** The options or the range that a field allows. */
function valuesText(field: Field): string {
  if (field.options)
    return optionsOf(field.options)
      .map((option) => optionName(option, language()))
      .join(' · ')
  const text = (value: number) => formatQuantity(value, { show: field.show }, language())
  const { min, max } = field
  if (min !== undefined && max !== undefined) return `${text(min)} – ${text(max)}`
  if (min !== undefined) return `≥ ${text(min)}`
  return max === undefined ? '' : `≤ ${text(max)}`
}

function DerivedItem(props: { derived: Derived }): JSX.Element {
  const view = useStrategy()
  const now = () => {
    const evaluation = view.tryOne.evaluation()
    const found = evaluation?.ok ? evaluation.decision.derived?.[props.derived.id] : undefined
    return found === undefined
      ? undefined
      : literalText(found, { kind: 'number', show: props.derived.show, unit: props.derived.unit }, view.vocabulary())
  }
  const plain = () => !props.derived.bands && !props.derived.lookup && !props.derived.table
  return (
    <li>
      <h3>
        {nameOf(props.derived, language())} <span class="mono ink-3">{props.derived.id}</span>
      </h3>
      <Show when={localize(props.derived.description, language())}>{(text) => <p class="ink-2">{text()}</p>}</Show>
      <Show when={props.derived.value !== undefined}>
        <p class="rule">
          <Show when={plain()} fallback={t('derived.classes')}>
            =
          </Show>{' '}
          <PhraseText phrase={valuePhrase(props.derived.value ?? null, view.vocabulary())} />
          <Show when={plain() && now()}>{(text) => <span class="ink-3"> → {text()}</span>}</Show>
        </p>
      </Show>
      <Show when={props.derived.table}>{(table) => <ValueTableView table={table()} />}</Show>
      <Classes derived={props.derived} />
    </li>
  )
}

/** The classes of a derived value by bands or by lookup. */
function Classes(props: { derived: Derived }): JSX.Element {
  const view = useStrategy()
  const facet = (): Facet | undefined =>
    props.derived.value === undefined ? undefined : facetOf(props.derived.value, view.vocabulary())
  const rows = () => {
    const { bands, lookup, otherwise } = props.derived
    if (bands)
      return bands.map((band, index) => ({
        when: intervalPhrase(bandInterval(bands, index), facet(), view.vocabulary()),
        value: band.value,
      }))
    const entries = Object.entries(lookup ?? {}).map(([key, value]) => ({
      when: [{ text: literalText(key, facet(), view.vocabulary()) }],
      value,
    }))
    return otherwise === undefined
      ? entries
      : [...entries, { when: [{ text: t('lookup.otherwise') }], value: otherwise }]
  }
  return (
    <Show when={rows().length > 0}>
      <dl class="classes">
        <For each={rows()}>
          {(row) => (
            <div>
              <dt>
                <PhraseText phrase={row.when} draw={(piece) => piece.text} />
              </dt>
              <dd>{yieldText(row.value, view.vocabulary())}</dd>
            </div>
          )}
        </For>
      </dl>
    </Show>
  )
}
