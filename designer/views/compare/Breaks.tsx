import CircleCheck from 'lucide-solid/icons/circle-check'
import TriangleAlert from 'lucide-solid/icons/triangle-alert'
import { For, type JSX, Show } from 'solid-js'
import { contractBreaks } from '../../../engine/index.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import type { CompareView } from './context.ts'

/** What callers will feel of the change: requests that are answered today and will be refused. */
export function Breaks(props: { view: CompareView }): JSX.Element {
  const breaks = () => (props.view.sound() ? contractBreaks(props.view.a(), props.view.b()) : undefined)
  return (
    <Show when={breaks()}>
      {(found) => (
        <Show
          when={found().length > 0}
          fallback={
            <p class="no-breaks ink-2">
              <CircleCheck size={14} class="ok" />
              {t('compare.noBreaks')}
            </p>
          }
        >
          <section class="change-group" aria-labelledby="changes-breaks">
            <div class="change-head">
              <TriangleAlert size={14} class="warn" />
              <h3 id="changes-breaks">{t('compare.breaks')}</h3>
              <span class="ink-3 tab">{found().length}</span>
            </div>
            <p class="caption">{t('compare.breaksText')}</p>
            <ul class="change-list">
              <For each={found()}>{(one) => <li>{one.message[language()]}</li>}</For>
            </ul>
          </section>
        </Show>
      )}
    </Show>
  )
}
