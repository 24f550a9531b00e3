import { For, type JSX } from 'solid-js'
import { recordPolicies, type Settings } from '../../model/governance/settingsShape.ts'
import { t } from '../../model/words.ts'

/** Which decisions are recorded, and what that means later. */
export function RecordChoice(props: {
  chosen: Settings['record']
  onChoose: (record: Settings['record']) => void
}): JSX.Element {
  return (
    <fieldset class="choices">
      <legend>{t('settings.record')}</legend>
      <For each={recordPolicies}>
        {(policy) => (
          <label class="choice">
            <input
              type="radio"
              name="record"
              checked={props.chosen === policy}
              onChange={() => props.onChoose(policy)}
            />
            <span>
              {t(`settings.record.${policy}`)} <span class="ink-3">{t(`settings.record.${policy}.hint`)}</span>
            </span>
          </label>
        )}
      </For>
      <p class="field-note">{t('settings.sensitive')}</p>
    </fieldset>
  )
}
