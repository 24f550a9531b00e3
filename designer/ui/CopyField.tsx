import Check from 'lucide-solid/icons/check'
import Copy from 'lucide-solid/icons/copy'
import { createSignal, type JSX, Show } from 'solid-js'

/** A text that is shown once: selected as a whole, and copied by a button. */
export function CopyField(props: { label: string; text: string; copy: string; copied: string }): JSX.Element {
  const [copied, setCopied] = createSignal(false)
  let input!: HTMLInputElement
  const copy = async () => {
    input.select()
    // Without a secure origin there is no clipboard: the text is selected, for the keyboard.
    await navigator.clipboard?.writeText(props.text).then(
      () => setCopied(true),
      () => {},
    )
  }
  return (
    <div class="copy-field">
      <input
        ref={input}
        class="control mono"
        aria-label={props.label}
        readonly
        value={props.text}
        onFocus={() => input.select()}
      />
      <button type="button" class="button" onClick={copy}>
        <Show when={copied()} fallback={<Copy size={14} />}>
          <Check size={14} class="ok" />
        </Show>
        {copied() ? props.copied : props.copy}
      </button>
      <span class="hidden-visually" role="status">
        {copied() ? props.copied : ''}
      </span>
    </div>
  )
}
