import OctagonAlert from 'lucide-solid/icons/octagon-alert'
import { type JSX, Show } from 'solid-js'

/** What is wrong with a form as a whole. */
export function FormError(props: { text: string | undefined }): JSX.Element {
  return (
    <Show when={props.text}>
      <p class="form-error" role="alert">
        <OctagonAlert size={14} aria-hidden="true" />
        {props.text}
      </p>
    </Show>
  )
}
