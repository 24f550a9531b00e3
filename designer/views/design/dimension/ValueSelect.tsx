import { For, type JSX, Show } from 'solid-js'
import type { Expression } from '../../../../engine/index.ts'
import { variableOf } from '../../../model/edit/variable.ts'
import { nameOf } from '../../../model/names.ts'
import { phraseText } from '../../../model/phrase.ts'
import { language } from '../../../model/preferences.ts'
import { valuePhrase } from '../../../model/sentence.ts'
import { heading, t } from '../../../model/words.ts'
import { useStrategy } from '../../strategy/context.ts'

/** What a dimension reads: a field or a derived value. Anything else stands there as a sentence, until one is chosen. */
export function ValueSelect(props: {
  value: Expression | undefined
  label: string
  onChoose: (value: Expression) => void
}): JSX.Element {
  const view = useStrategy()
  const chosen = () => variableOf(props.value)
  const option = (part: { id: string }) => (
    <option value={part.id} selected={chosen() === part.id}>
      {nameOf(part, language())}
    </option>
  )
  return (
    <select
      class="control value-select"
      aria-label={props.label}
      title={props.value === undefined ? undefined : phraseText(valuePhrase(props.value, view.vocabulary()))}
      onChange={(event) => {
        if (event.currentTarget.value !== '') props.onChoose({ var: event.currentTarget.value })
      }}
    >
      <Show when={chosen() === ''}>
        <option value="" selected>
          {props.value === undefined
            ? t('editDimension.noValue')
            : phraseText(valuePhrase(props.value, view.vocabulary()))}
        </option>
      </Show>
      <optgroup label={heading('field')}>
        <For each={view.document().fields}>{option}</For>
      </optgroup>
      <Show when={(view.document().derived ?? []).length > 0}>
        <optgroup label={heading('derivedValue')}>
          <For each={view.document().derived}>{option}</For>
        </optgroup>
      </Show>
    </select>
  )
}
