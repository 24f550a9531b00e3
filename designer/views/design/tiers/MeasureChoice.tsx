import ChevronDown from 'lucide-solid/icons/chevron-down'
import { createUniqueId, For, type JSX } from 'solid-js'
import type { Field } from '../../../../engine/index.ts'
import { localize, nameOf } from '../../../model/names.ts'
import { language } from '../../../model/preferences.ts'
import { t } from '../../../model/words.ts'
import type { Tiering } from './createTiering.ts'

/** Which field's sums are shown beside the counts. */
export function MeasureChoice(props: { tiering: Tiering }): JSX.Element {
  const id = createUniqueId()
  return (
    <span class="measure-choice">
      <label for={id} class="caption">
        {t('editTiers.measure')}
      </label>
      <Fields id={id} class="control" tiering={props.tiering} />
    </span>
  )
}

/** The same as the head of a column. */
export function MeasureHead(props: { tiering: Tiering; field: Field }): JSX.Element {
  const unit = () => localize(props.field.unit, language())
  return (
    <span class="measure-head">
      <span>
        {nameOf(props.field, language())}
        {unit() === '' ? '' : `, ${unit()}`}
      </span>
      <ChevronDown size={11} aria-hidden="true" />
      <Fields label={t('editTiers.measure')} tiering={props.tiering} />
    </span>
  )
}

function Fields(props: { id?: string; class?: string; label?: string; tiering: Tiering }): JSX.Element {
  return (
    <select
      id={props.id}
      class={props.class}
      aria-label={props.label}
      value={props.tiering.measure() ?? ''}
      onChange={(event) => props.tiering.setMeasure(event.currentTarget.value)}
    >
      <For each={props.tiering.measures()}>
        {(field) => (
          <option value={field.id} selected={field.id === props.tiering.measure()}>
            {nameOf(field, language())}
          </option>
        )}
      </For>
    </select>
  )
}
