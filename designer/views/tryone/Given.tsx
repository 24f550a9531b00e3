import { For, type JSX, Show } from 'solid-js'
import type { Decision } from '../../../engine/index.ts'
import { byId, nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { yieldText } from '../../model/sentence.ts'
import { heading } from '../../model/words.ts'
import { useRules } from '../strategy/context.ts'

/** What the subject gets in its tier. */
export function Given(props: { decision: Decision }): JSX.Element {
  const view = useRules()
  const given = () => Object.entries(props.decision.treatments ?? {})
  const text = (id: string, value: (typeof props.decision.treatments & object)[string]) =>
    yieldText(value, view.vocabulary(), { kind: 'number', unit: byId(view.document().treatments, id)?.unit })
  return (
    <Show when={given().length > 0}>
      <div class="panel-block">
        <h3 class="caption">{heading('treatment')}</h3>
        <dl class="given">
          <For each={given()}>
            {([id, value]) => (
              <div>
                <dt>{nameOf(byId(view.document().treatments, id) ?? { id }, language())}</dt>
                <dd>{text(id, value)}</dd>
              </div>
            )}
          </For>
        </dl>
      </div>
    </Show>
  )
}
