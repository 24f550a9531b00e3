import { type JSX, Show } from 'solid-js'

/** A labelled line of text with what it is for, and what is wrong with it. */
export function TextRow(props: {
  id: string
  label: string
  value: string
  onInput: (value: string) => void
  hint?: string
  complaint?: string | undefined
  mono?: boolean
}): JSX.Element {
  const describedBy = () =>
    [props.hint && `${props.id}-hint`, props.complaint && `${props.id}-complaint`].filter(Boolean).join(' ') ||
    undefined
  return (
    <div class="text-row">
      <label for={props.id}>{props.label}</label>
      <input
        id={props.id}
        class="control"
        classList={{ mono: props.mono ?? false }}
        type="text"
        value={props.value}
        aria-invalid={props.complaint !== undefined}
        aria-describedby={describedBy()}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <Show when={props.hint}>
        <p id={`${props.id}-hint`} class="text-hint ink-3">
          {props.hint}
        </p>
      </Show>
      <Show when={props.complaint}>
        <p id={`${props.id}-complaint`} class="text-complaint" role="alert">
          {props.complaint}
        </p>
      </Show>
    </div>
  )
}
