import { createUniqueId, type JSX, onMount, Show } from 'solid-js'

/** A labelled line to type into, with a hint or what is wrong with it below. */
export function TextField(props: {
  label: string
  value: string
  onInput: (value: string) => void
  type?: 'text' | 'password' | 'date' | 'time' | 'number'
  hint?: string | undefined
  complaint?: string | undefined
  autocomplete?: string
  readonly?: boolean
  /** Takes the focus when it appears. */
  focused?: boolean
  mono?: boolean
}): JSX.Element {
  const id = createUniqueId()
  let input!: HTMLInputElement
  onMount(() => props.focused && input.focus())
  const note = () => props.complaint ?? props.hint
  return (
    <div class="text-field">
      <label for={id}>{props.label}</label>
      <input
        ref={input}
        id={id}
        class="control"
        classList={{ mono: props.mono ?? false }}
        type={props.type ?? 'text'}
        value={props.value}
        readonly={props.readonly ?? false}
        autocomplete={props.autocomplete ?? 'off'}
        autocapitalize="none"
        spellcheck={false}
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
