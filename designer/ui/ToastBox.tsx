import X from 'lucide-solid/icons/x'
import { type JSX, onCleanup, onMount, Show } from 'solid-js'
import './toast.css'

/** Milliseconds that it stays while nobody points at it or has the focus in it. */
const STAYS = 20_000

/** What was just done, and a way back. The focus goes to that way, for what had it may be gone. */
export function ToastBox(props: {
  text: string
  action?: { text: string; run: () => void } | undefined
  dismiss: string
  onDismiss: () => void
}): JSX.Element {
  let box!: HTMLDivElement
  let timer: ReturnType<typeof setTimeout> | undefined
  const stay = () => clearTimeout(timer)
  const leave = () => {
    stay()
    timer = setTimeout(() => (box.matches(':hover') ? leave() : props.onDismiss()), STAYS)
  }
  onMount(() => {
    leave()
    // After a dialog has given the focus back.
    setTimeout(() => box.querySelector('button')?.focus())
  })
  onCleanup(stay)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and focus of the buttons within
    <div
      ref={box}
      class="toast"
      onFocusIn={stay}
      onFocusOut={leave}
      onKeyDown={(event) => event.key === 'Escape' && props.onDismiss()}
    >
      <p role="status">{props.text}</p>
      <Show when={props.action}>
        {(action) => (
          <button type="button" class="button" onClick={() => action().run()}>
            {action().text}
          </button>
        )}
      </Show>
      <button type="button" class="button icon quiet" aria-label={props.dismiss} onClick={() => props.onDismiss()}>
        <X size={14} aria-hidden="true" />
      </button>
    </div>
  )
}
