import { For, type JSX, Show } from 'solid-js'
import type { Variable, VariableGroup } from '../../../model/condition/variables.ts'
import { heading, label, t } from '../../../model/words.ts'

const GROUPS = ['field', 'derivedValue', 'score', 'points', 'other'] as const satisfies readonly VariableGroup[]

const titleOf = (group: VariableGroup): string =>
  group === 'other' ? t('rule.more') : group === 'points' ? label('points') : heading(group)

/** What can be read, by kind, as the options of a select. */
export function VariableOptions(props: { variables: readonly Variable[]; chosen: string | undefined }): JSX.Element {
  const of = (group: VariableGroup) => props.variables.filter((variable) => variable.group === group)
  return (
    <For each={GROUPS}>
      {(group) => (
        <Show when={of(group).length > 0}>
          <optgroup label={titleOf(group)}>
            <For each={of(group)}>
              {(variable) => (
                <option value={variable.path} selected={props.chosen === variable.path}>
                  {variable.name}
                </option>
              )}
            </For>
          </optgroup>
        </Show>
      )}
    </For>
  )
}
