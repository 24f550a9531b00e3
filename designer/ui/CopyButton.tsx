import Check from 'lucide-solid/icons/check'
import Copy from 'lucide-solid/icons/copy'
import { createSignal, type JSX, onCleanup, Show } from 'solid-js'

/** How long it says that it has copied, in milliseconds. */
const SAID = 2_000

/** Copies a text; says so for a moment. Not there where the browser has no clipboard. */
export function CopyButton(props: { text: string; copy: string; copied: string }): JSX.Element {
  const [copied, setCopied] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const copy = () =>
    navigator.clipboard.writeText(props.text).then(
      () => {
        setCopied(true)
        clearTimeout(timer)
        timer = setTimeout(() => setCopied(false), SAID)
      },
      () => {},
    )
  return (
    // Without a secure origin there is no clipboard.
    <Show when={navigator.clipboard}>
      <button type="button" class="button copy-button" onClick={copy}>
        <Show when={copied()} fallback={<Copy size={13} aria-hidden="true" />}>
          <Check size={13} class="ok" aria-hidden="true" />
        </Show>
        {copied() ? props.copied : props.copy}
      </button>
      <span class="hidden-visually" role="status">
        {copied() ? props.copied : ''}
      </span>
    </Show>
  )
}
