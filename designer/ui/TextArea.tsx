import { createUniqueId, type JSX, Show } from 'solid-js'

/** A labelled text of several lines, with a hint or what is wrong with it below. */
export function TextArea(props: {
  label: string
  value: string
  onInput: (value: string) => void
  hint?: string | undefined
  complaint?: string | undefined
  rows?: number
}): JSX.Element {
  const id = createUniqueId()
  const note = () => props.complaint ?? props.hint
  return (
    <div class="text-field">
      <label for={id}>{props.label}</label>
      <textarea
        id={id}
        class="control text-area"
        rows={props.rows ?? 3}
        value={props.value}
        aria-invalid={props.complaint !== undefined}
        aria-describedby={note() === undefined ? undefined : `${id}-note`}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <Show when={note()}>
        <p id={`${id}-note`} class="field-note" classList={{ err: props.complaint !== undefined }}>
          {note()}
        </p>
      </Show>
    </div>
  )
}
