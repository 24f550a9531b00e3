import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import { For, type JSX, Show } from 'solid-js'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'
import { useStrategy } from '../strategy/context.ts'
import { complaintsOf, focusField } from './complaints.ts'

/** Why there is no decision, each with its way to the field. */
export function RefusalList(): JSX.Element {
  const view = useStrategy()
  const complaints = () => complaintsOf(view, language())
  return (
    <Show when={complaints().length > 0}>
      <section class="refusal" aria-label={t('try.undecided')}>
        <p class="refusal-title">
          <OctagonAlert size={15} aria-hidden="true" /> {t('try.refused')}
        </p>
        <ul>
          <For each={complaints()}>
            {(complaint) => (
              <li>
                <Show when={complaint.fieldId} fallback={complaint.text}>
                  <button type="button" class="complaint-link" onClick={() => focusField(complaint.fieldId)}>
                    {complaint.text}
                  </button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
