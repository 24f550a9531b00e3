import { createUniqueId, For, type JSX } from 'solid-js'
import { nameOf } from '../../../model/names.ts'
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
      <select
        id={id}
        class="control"
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
    </span>
  )
}
