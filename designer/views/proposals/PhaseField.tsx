import { createUniqueId, For, type JSX } from 'solid-js'
import type { Text } from '../../../engine/index.ts'
import { localizedText } from '../../model/governance/words.ts'
import { t } from '../../model/words.ts'

/** The label of a period: one of those before, in all its languages, or another. */
export function PhaseField(props: {
  known: readonly Text[]
  value: string
  onInput: (value: string) => void
}): JSX.Element {
  const id = createUniqueId()
  const names = () => [...new Set(props.known.map(localizedText))].filter(Boolean)
  return (
    <div class="text-field">
      <label for={id}>{t('proposals.phase')}</label>
      <input
        id={id}
        class="control"
        list={`${id}-known`}
        autocomplete="off"
        value={props.value}
        aria-describedby={`${id}-note`}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <datalist id={`${id}-known`}>
        <For each={names()}>{(name) => <option value={name} />}</For>
      </datalist>
      <p id={`${id}-note`} class="field-note">
        {t('proposals.phaseHint')}
      </p>
    </div>
  )
}

/** What was typed as a phase: a known one keeps its languages. */
export function phaseOf(known: readonly Text[], typed: string): { phase?: Text } {
  const text = typed.trim()
  if (text === '') return {}
  return { phase: known.find((phase) => localizedText(phase) === text) ?? text }
}
