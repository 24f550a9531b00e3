import LockKeyhole from 'lucide-solid/icons/lock-keyhole'
import { For, type JSX, Match, Show, Switch } from 'solid-js'
import type { Field } from '../../../engine/index.ts'
import type { RecordedDecision } from '../../model/decisions.ts'
import { nameOf } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { literalText } from '../../model/sentence.ts'
import { label, t } from '../../model/words.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { useRules } from '../strategy/context.ts'

/** The input as it was recorded, field by field, what is sealed marked as such; below, all of it as JSON. */
export function RecordedInput(props: { recorded: RecordedDecision }): JSX.Element {
  const view = useRules()
  const json = () => JSON.stringify(props.recorded, null, 2)
  return (
    <section class="recorded" aria-labelledby="input-head">
      <h2 id="input-head">{t('decisions.input')}</h2>
      <table class="rows input-table">
        <thead>
          <tr>
            <th scope="col">{label('field')}</th>
            <th scope="col">{label('value')}</th>
            <th scope="col">
              <span class="hidden-visually">{t('decisions.kept')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={view.document().fields}>
            {(field) => (
              <tr>
                <th scope="row">
                  {nameOf(field, language())} <span class="mono ink-3">{field.id}</span>
                </th>
                <td class="tab">
                  <Value field={field} recorded={props.recorded} />
                </td>
                <td class="ink-2">
                  <Show when={field.sensitive}>
                    <span class="sealed">
                      <LockKeyhole size={13} aria-hidden="true" />
                      {t(props.recorded.withheld === undefined ? 'decisions.sealed' : 'decisions.sealedShut')}
                    </span>
                  </Show>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <details class="as-json">
        <summary>{t('decisions.asJson')}</summary>
        <div class="code-box">
          <CopyButton text={json()} copy={t('people.copy')} copied={t('people.copied')} />
          {/* What scrolls by itself must be reachable by keyboard. */}
          <pre class="mono" tabindex="0">
            {json()}
          </pre>
        </div>
      </details>
    </section>
  )
}

function Value(props: { field: Field; recorded: RecordedDecision }): JSX.Element {
  const view = useRules()
  const value = () => props.recorded.input[props.field.id]
  const shut = () => props.recorded.withheld !== undefined && props.field.sensitive === true
  return (
    <Switch fallback={literalText(value() ?? null, view.vocabulary().variable(props.field.id), view.vocabulary())}>
      <Match when={shut()}>
        <span class="ink-3" aria-hidden="true">
          ••••
        </span>
      </Match>
      <Match when={value() === undefined || value() === null}>
        <span class="ink-3">{t('cell.missing')}</span>
      </Match>
    </Switch>
  )
}
