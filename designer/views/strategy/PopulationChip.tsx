import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { localize } from '../../../engine/index.ts'
import { formatNumber } from '../../model/format.ts'
import { language } from '../../model/preferences.ts'
import { label, t } from '../../model/words.ts'
import { useStrategy } from './context.ts'

/** Which population everything is tried on; where there is none, the way to one. */
export function PopulationChip(props: {
  /** Without its caption, for want of room. */
  bare?: boolean
}): JSX.Element {
  const view = useStrategy()
  const list = () => view.populations.list.data() ?? []
  return (
    <Show
      when={list().length > 0}
      fallback={
        <Show when={view.populations.list.data()}>
          <A
            class="button quiet population-chip"
            href={`/populations/new?strategy=${encodeURIComponent(view.reading().summary.id)}`}
          >
            {t('preview.import')}
          </A>
        </Show>
      }
    >
      <label class="population-chip">
        <span class={props.bare ? 'hidden-visually' : 'caption'}>{label('population')}</span>
        <select class="control" onChange={(event) => view.populations.choose(event.currentTarget.value)}>
          <For each={list()}>
            {(item) => (
              <option value={item.id} selected={item.id === view.populations.chosen()?.id}>
                {`${localize(item.name, language())} · ${formatNumber(item.rows, language())}`}
              </option>
            )}
          </For>
        </select>
      </label>
    </Show>
  )
}
