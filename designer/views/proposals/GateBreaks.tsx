import { For, type JSX, Show } from 'solid-js'
import type { ContractBreak } from '../../../engine/index.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'

/** What callers will feel, to be accepted one by one. */
export function GateBreaks(props: {
  breaks: readonly ContractBreak[]
  accepted: readonly string[]
  onAccept: (accepted: string[]) => void
}): JSX.Element {
  const toggle = (key: string, on: boolean) =>
    props.onAccept([...props.accepted.filter((other) => other !== key), ...(on ? [key] : [])])
  return (
    <Show when={props.breaks.length > 0}>
      <fieldset class="choices gate-breaks">
        <legend>{t('proposals.breaks')}</legend>
        <p class="field-note">{t('proposals.breaksText')}</p>
        <For each={props.breaks}>
          {(one) => (
            <label class="choice">
              <input
                type="checkbox"
                checked={props.accepted.includes(one.key)}
                onChange={(event) => toggle(one.key, event.currentTarget.checked)}
              />
              <span>{one.message[language()]}</span>
            </label>
          )}
        </For>
      </fieldset>
    </Show>
  )
}

/** Whether each of what callers will feel is accepted. */
export const allAccepted = (breaks: readonly ContractBreak[], accepted: readonly string[]): boolean =>
  breaks.every(({ key }) => accepted.includes(key))
